/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built with MPI. Nothing here waits for another rank once the party is open: sends are started and
 * forgotten until they are done, and what is received has arrived. */
#include <mpi.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/metrics.h"
#include "sim/base/die.h"
#include "sim/run/hello.h"
#include "sim/run/party.h"

enum {
    TAG = 9,
    /* So small that every MPI sends it at once; what is larger waits for the receiver to look up,
     * and whoever receives it then for the sender. */
    PIECE = 4000,
    COMPLAINT = 512,
    HURRIED_S = 1,
    PATIENT_S = 60
};

/* A piece that is under way. */
struct piece {
    struct piece *next;
    MPI_Request request;
    char bytes[];
};

struct post {
    struct piece *first, **end;
};

/* The library's own way is to abort, with a page of text. */
static void check(int code, const char *what)
{
    if (code != MPI_SUCCESS) {
        char text[MPI_MAX_ERROR_STRING] = "";
        int length;
        MPI_Error_string(code, text, &length);
        die_world("MPI cannot %s: %s", what, text);
    }
}

/* In the order in which they were sent; one that is slow holds up no more than memory. */
static void clear_away(struct post *p)
{
    int done = true;
    while (p->first && done) {
        struct piece *piece = p->first;
        check(MPI_Test(&piece->request, &done, MPI_STATUS_IGNORE), "send");
        if (done) {
            p->first = piece->next;
            p->end = p->first ? p->end : &p->first;
            free(piece);
        }
    }
}

static void send(void *subject, size_t to, const char *bytes, size_t length)
{
    struct post *p = subject;
    for (size_t at = 0, n; at < length; at += n) {
        n = length - at < PIECE ? length - at : PIECE;
        struct piece *piece = xmalloc(sizeof *piece + n);
        piece->next = NULL;
        memcpy(piece->bytes, bytes + at, n);
        *p->end = piece;
        p->end = &piece->next;
        check(MPI_Isend(piece->bytes, (int)n, MPI_BYTE, (int)to, TAG, MPI_COMM_WORLD,
                        &piece->request),
              "send");
    }
    clear_away(p);
}

static bool receive(void *subject, struct buf *out, size_t *ret_from)
{
    MPI_Status status;
    int there, length;
    size_t at = out->len;
    clear_away(subject);
    check(MPI_Iprobe(MPI_ANY_SOURCE, TAG, MPI_COMM_WORLD, &there, &status), "look for messages");
    if (!there) {
        return false;
    }
    check(MPI_Get_count(&status, MPI_BYTE, &length), "measure a message");
    buf_pad(out, '\0', (size_t)length);
    check(MPI_Recv(out->text + at, length, MPI_BYTE, status.MPI_SOURCE, TAG, MPI_COMM_WORLD,
                   MPI_STATUS_IGNORE),
          "receive");
    *ret_from = (size_t)status.MPI_SOURCE;
    return true;
}

/* What keeps this rank from working with rank 0, for rank 0 to say. */
static void complain(const char *version, int rank, char text[COMPLAINT])
{
    struct hello own, first;
    struct buf difference = BUF_INIT, out = BUF_INIT;
    char host[MPI_MAX_PROCESSOR_NAME] = "";
    int length;
    hello_make(&own, version, &metric_table);
    first = own;
    check(MPI_Bcast(&first, sizeof first, MPI_BYTE, 0, MPI_COMM_WORLD), "greet the other ranks");
    hello_compare(&first, &own, &difference);
    if (difference.len > 0) {
        MPI_Get_processor_name(host, &length);
        buf_printf(&out, "rank %d on %s %s", rank, host, buf_text(&difference));
        memcpy(text, out.text, out.len < COMPLAINT ? out.len : COMPLAINT - 1);
    }
    buf_release(&difference);
    buf_release(&out);
}

/* The first complaint of all, in rank 0. Returns whether there is none, in every rank. */
static bool agree(const char *version, int rank, int count, struct buf *ret_wrong)
{
    char own[COMPLAINT] = "";
    char *all = rank == 0 ? xcalloc((size_t)count, COMPLAINT) : NULL;
    int good = true;
    complain(version, rank, own);
    check(MPI_Gather(own, COMPLAINT, MPI_BYTE, all, COMPLAINT, MPI_BYTE, 0, MPI_COMM_WORLD),
          "greet the other ranks");
    for (int i = 0; rank == 0 && i < count && good; i++) {
        const char *complaint = all + (size_t)i * COMPLAINT;
        good = complaint[0] == '\0';
        buf_add(ret_wrong, complaint);
    }
    free(all);
    check(MPI_Bcast(&good, 1, MPI_INT, 0, MPI_COMM_WORLD), "greet the other ranks");
    return good;
}

bool party_open(struct party *ret, const char *version, struct buf *ret_wrong)
{
    int threads, rank, count;
    *ret = (struct party){.count = 1};
    if (!party_expected()) {
        return true;
    }
    check(MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &threads), "start");
    check(MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN), "start");
    check(MPI_Comm_rank(MPI_COMM_WORLD, &rank), "start");
    check(MPI_Comm_size(MPI_COMM_WORLD, &count), "start");
    struct post *p = xmalloc(sizeof *p);
    *p = (struct post){.end = &p->first};
    *ret = (struct party){(size_t)rank, (size_t)count, p, send, receive};
    if (threads < MPI_THREAD_FUNNELED) { /* which is so in all ranks, or in none */
        buf_add(ret_wrong, rank == 0 ? "this MPI library knows no threads" : "");
        return false;
    }
    return agree(version, rank, count, ret_wrong);
}

static volatile sig_atomic_t leave_status; /* a signal handler reaches nothing but globals */

static void leave(int signal_number)
{
    (void)signal_number;
    _exit(leave_status);
}

/* MPI_Finalize waits for every rank, and for a launcher that may be ending the job already. */
void party_close(struct party *p, bool hurried, int status)
{
    if (!p->subject) {
        return;
    }
    struct post *post = p->subject;
    leave_status = status;
    signal(SIGALRM, leave);
    alarm(hurried ? HURRIED_S : PATIENT_S);
    while (post->first) {
        clear_away(post);
    }
    free(post);
    MPI_Finalize();
    alarm(0);
    *p = (struct party){.count = 1};
}

/* "Open MPI v4.1.4" of "Open MPI v4.1.4, package: Debian OpenMPI, ..."; MPICH has lines and tabs.
 */
void party_library(struct buf *out)
{
    char text[MPI_MAX_LIBRARY_VERSION_STRING] = "";
    int length;
    MPI_Get_library_version(text, &length);
    for (const char *c = text; *c && *c != ',' && *c != '\n'; c++) {
        buf_add_char(out, *c == '\t' ? ' ' : *c);
    }
}
