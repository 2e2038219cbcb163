/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a small sweep that has been played into a store. */
#ifndef TESTS_REPORTS_PAGE_STORE_FIXTURE_H
#define TESTS_REPORTS_PAGE_STORE_FIXTURE_H

#include "tests/reports/page_fixture.h"
#include "tests/sim/store/fixture.h"

struct page_store {
    struct fixture store;
    struct fixture_study study;
    struct stored_run run;
    struct dossier dossier;
    struct buf out;
    struct page page;
};

static inline void page_store_open(struct page_store *f)
{
    struct run_row row;
    fixture_open(&f->store);
    fixture_study_make(&f->study);
    int64_t run = fixture_play(&f->store, &f->study);
    assert_int_equal(runs_read(&f->store.archive, &f->study.arena, run, &row), 1);
    assert_true(stored_run_read(&f->store.archive, &row, &f->study.arena, &f->run));
    f->out = (struct buf)BUF_INIT;
    f->dossier = (struct dossier){
        .store = &f->store.archive, .store_path = "a<b.db", .runs = &f->run, .count = 1};
    f->page = (struct page){&f->dossier, &f->study.arena, &f->out};
}

static inline void page_store_close(struct page_store *f)
{
    buf_release(&f->out);
    stored_run_release(&f->run);
    fixture_study_release(&f->study);
    fixture_close(&f->store);
}

#endif
