/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small study of the store's tests, exported. */
#ifndef TESTS_REPORTS_EXPORT_FIXTURE_H
#define TESTS_REPORTS_EXPORT_FIXTURE_H

#include "reports/export.h"
#include "tests/sim/store/fixture.h"

struct exported {
    struct fixture f;
    struct fixture_study study;
    struct run_row run;
    struct buf out, passed; /* what is left, and what has been passed on */
    size_t flushes, limit;  /* how often it was, and may be */
};

static bool exported_flush(void *subject)
{
    struct exported *e = subject;
    buf_add(&e->passed, buf_text(&e->out));
    buf_clear(&e->out);
    return ++e->flushes < e->limit;
}

static inline struct export exported_make(struct exported *e, bool play)
{
    *e = (struct exported){.limit = SIZE_MAX};
    fixture_open(&e->f);
    fixture_study_make(&e->study);
    int64_t run = play ? fixture_play(&e->f, &e->study)
                       : recording_insert(&e->f.archive, &e->study.recording);
    assert_int_equal(runs_read(&e->f.archive, &e->study.arena, run, &e->run), 1);
    return (struct export){.archive = &e->f.archive,
                           .run = &e->run,
                           .metrics = engine_models.metrics,
                           .out = &e->out,
                           .flush = exported_flush,
                           .subject = e};
}

static inline size_t exported_count(const struct exported *e, const char *part)
{
    size_t count = 0;
    for (const char *s = buf_text(&e->passed); (s = strstr(s, part)); s++) {
        count++;
    }
    return count;
}

static inline void exported_release(struct exported *e)
{
    buf_release(&e->out);
    buf_release(&e->passed);
    fixture_study_release(&e->study);
    fixture_close(&e->f);
}

#endif
