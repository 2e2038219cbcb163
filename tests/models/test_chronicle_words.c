/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/chronicle.h"

#include <string.h>

#include "tests/models/check.h"
#include "tests/models/fixture.h"

static void names_are_sorted(void **state)
{
    (void)state;
    for (int i = 1; i < HAPPENING_COUNT; i++) {
        assert_true(
            strcmp(happening_name((enum happening)(i - 1)), happening_name((enum happening)i)) < 0);
    }
    for (int i = 1; i < LINE_KIND_COUNT; i++) {
        assert_true(strcmp(line_name((enum line_kind)(i - 1)), line_name((enum line_kind)i)) < 0);
    }
}

static void check(const struct fixture *f, struct happened e, const char *text, const char *subject,
                  const char *object)
{
    struct buf out = BUF_INIT;
    chronicle_write(f->plan, &e, &out);
    assert_string_equal(buf_text(&out), text);
    buf_clear(&out);
    chronicle_subject(f->plan, &e, &out);
    assert_string_equal(buf_text(&out), subject);
    buf_clear(&out);
    chronicle_object(f->plan, &e, &out);
    assert_string_equal(buf_text(&out), object);
    buf_release(&out);
}

static void events_read_as_sentences(void **state)
{
    struct fixture f;
    (void)state;
    fixture_orders(&f, STORE_ASYNC);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), MODE_REFUSE, 0);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(1200), 1);
    fixture_plan(&f, false);
    check(&f, (struct happened){0, HAPPENING_FAULT_BEGINS, 0, -1, NAN},
          "region-outage of westeurope begins", "region-outage of westeurope", "");
    check(&f, (struct happened){0, HAPPENING_FAULT_ENDS, 1, -1, NAN},
          "link-partition of westeurope to northeurope is over",
          "link-partition of westeurope to northeurope", "");
    check(&f, (struct happened){0, HAPPENING_OUTAGE_BEGINS, -1, -1, 0.75},
          "outage: 75 % of requests succeed", "", "");
    check(&f, (struct happened){0, HAPPENING_STORE_PROMOTED, 0, 1, NAN},
          "northeurope is the writer of orders", "orders", "northeurope");
    check(&f, (struct happened){0, HAPPENING_STORE_LOSES, 0, -1, 12345},
          "orders has lost 12345 acknowledged writes for good", "orders", "");
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_sorted),
                                       cmocka_unit_test(events_read_as_sentences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
