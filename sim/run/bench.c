/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/bench.h"

void bench_init(struct bench *b, const struct engine *engine, atomic_bool *interrupt)
{
    size_t metrics = engine->metrics->count;
    *b = (struct bench){.engine = engine, .interrupt = interrupt};
    arena_init(&b->arrays, 0);
    arena_init(&b->incidents, 0);
    b->row.value = arena_array(&b->arrays, metrics, sizeof *b->row.value);
    b->row.censored = arena_array(&b->arrays, metrics, sizeof *b->row.censored);
}

static void clear(struct bench *b)
{
    b->engine->world_free(b->world);
    task_drop(b->task);
    b->world = NULL;
    b->task = NULL;
}

void bench_release(struct bench *b)
{
    clear(b);
    arena_release(&b->arrays);
    arena_release(&b->incidents);
}

const struct row *bench_play(struct bench *b, struct task *t, uint32_t number)
{
    if (b->task != t) {
        clear(b);
        b->world = b->engine->world_new(task_plan(t, NULL), b->interrupt);
        b->task = t;
        task_hold(t);
    }
    arena_reset(&b->incidents);
    row_clear(&b->row, b->engine->metrics->count);
    enum stop stop = b->engine->replicate(b->world, number, &b->incidents, &b->row);
    b->row.replication = number;
    b->row.stop = (int)stop;
    return &b->row;
}
