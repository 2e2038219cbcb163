/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/sensitivity.h"

#include "tests/reports/rows_fixture.h"

static struct rows_fixture f;

/* Of 3 a + c + 2 (a - 1/2)(c - 1/2) with uniform a and c the variances are 9/12, 1/12 and 4/144. */
static void inputs_are_ranked(void **state)
{
    const double all = 9.0 / 12 + 1.0 / 12 + 4.0 / 144;
    (void)state;
    rows_setup(&f);
    struct sensitivity s = sensitivity_of(&f.report, &f.columns.items[0], &f.arena);
    assert_null(s.reason);
    assert_int_equal(s.inputs[0].factor, 0);
    assert_int_equal(s.inputs[1].factor, 1);
    assert_int_equal(s.inputs[2].factor, 2);
    const double first[] = {9.0 / 12 / all, 1.0 / 12 / all};
    const double total[] = {(9.0 / 12 + 4.0 / 144) / all, (1.0 / 12 + 4.0 / 144) / all};
    for (size_t i = 0; i < 2; i++) {
        assert_true(fabs(s.inputs[i].index.first - first[i]) < 0.03);
        assert_true(fabs(s.inputs[i].index.total - total[i]) < 0.03);
        assert_true(s.inputs[i].index.total_lo < total[i]);
        assert_true(s.inputs[i].index.total_hi > total[i]);
    }
    assert_true(s.inputs[2].index.total == 0);
    assert_true(s.least >= 0 && s.most <= 4.5 && s.most > 3.5 && s.least < 0.8);
    rows_release(&f);
}

static void what_has_no_indices_says_why(void **state)
{
    (void)state;
    rows_setup(&f);
    struct sensitivity same = sensitivity_of(&f.report, &f.columns.items[2], &f.arena);
    struct sensitivity some = sensitivity_of(&f.report, &f.columns.items[3], &f.arena);
    assert_string_equal(same.reason, "the same at all points");
    assert_string_equal(some.reason, "no value at 1097 of 1280 points");
    assert_null(same.inputs);
    assert_true(same.empty && !some.empty);
    f.report.count = 3 * (ROW_FACTORS + 2) + 4; /* interrupted within the fourth row */
    struct sensitivity few = sensitivity_of(&f.report, &f.columns.items[0], &f.arena);
    assert_string_equal(few.reason, "too few points were played");
    f.report.count++;
    assert_null(sensitivity_of(&f.report, &f.columns.items[0], &f.arena).reason);
    rows_release(&f);
}

/* Means that vary, and the columns whatever they are, in the order of the metrics. */
static void programs_get_all_there_is(void **state)
{
    static const struct column wanted[] = {
        {F_DOWNTIME, STATISTIC_MEAN},
        {F_DETECT, STATISTIC_MEAN},
        {F_SERVICE, STATISTIC_P95},
        {F_WRITE, STATISTIC_MEAN},
    };
    (void)state;
    rows_setup(&f);
    struct sensitivities all = sensitivity_all(&f.report, &f.arena);
    assert_int_equal(all.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < all.count; i++) {
        assert_int_equal(all.items[i].column.metric, wanted[i].metric);
        assert_int_equal(all.items[i].column.statistic, wanted[i].statistic);
    }
    f.columns.count = 0;
    assert_int_equal(sensitivity_all(&f.report, &f.arena).count, 2); /* detect and write */
    f.report.count = 0;
    assert_int_equal(sensitivity_all(&f.report, &f.arena).count, 0);
    assert_true(sensitivity_asked(&f.report));
    f.factors.rows = 0;
    assert_false(sensitivity_asked(&f.report));
    rows_release(&f);
}

static void assert_sentence(size_t column, const char *wanted)
{
    struct buf text = BUF_INIT;
    struct sensitivity s = sensitivity_of(&f.report, &f.columns.items[column], &f.arena);
    sensitivity_sentence(&f.report, &s, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_release(&text);
}

static void a_sentence_sums_it_up(void **state)
{
    (void)state;
    rows_setup(&f);
    assert_sentence(0,
                    "rto.detect_first is moved most by edge.a (90 % of its variance, interactions "
                    "included), then by stores.c (13 %); of these stores.c is an assumption.");
    assert_sentence(1, "rto.service p95 is moved most by stores.c (100 % of its variance, "
                       "interactions included); it is an assumption.");
    assert_sentence(3, "rto.write has no indices: no value at 1097 of 1280 points.");
    f.inputs[0] = f.inputs[1];
    assert_sentence(0,
                    "rto.detect_first is moved most by edge.a (90 % of its variance, interactions "
                    "included), then by stores.c (13 %); of these edge.a and stores.c are "
                    "assumptions.");
    f.inputs[0] = f.inputs[1] = f.inputs[2];
    assert_sentence(0,
                    "rto.detect_first is moved most by edge.a (90 % of its variance, interactions "
                    "included), then by stores.c (13 %); all of these are stated or documented.");
    assert_sentence(1, "rto.service p95 is moved most by stores.c (100 % of its variance, "
                       "interactions included); it is stated or documented.");
    rows_release(&f);
}

/* Two inputs of nearly the same weight, at sixteen rows. */
static void what_is_not_certain_is_not_said(void **state)
{
    struct buf text = BUF_INIT;
    (void)state;
    rows_setup(&f);
    f.report.count = 16 * (ROW_FACTORS + 2);
    for (size_t point = 0; point < f.report.count; point++) {
        double a = strtod(factors_value(&f.factors, point, 0), NULL);
        double c = strtod(factors_value(&f.factors, point, 1), NULL);
        f.summaries[point][F_DETECT].mean = a + 0.9 * c;
    }
    struct sensitivity s = sensitivity_of(&f.report, &f.columns.items[0], &f.arena);
    sensitivity_sentence(&f.report, &s, &text);
    assert_non_null(strstr(buf_text(&text), "; of these stores.c is an assumption. More rows would "
                                            "tell which is first."));
    buf_release(&text);
    rows_release(&f);
}

static void sources_are_told(void **state)
{
    static const char *const wanted[] = {"stated in pair.yaml:12",
                                         "default: assumption: nobody says",
                                         "has no value but what the sweep gives it"};
    (void)state;
    rows_setup(&f);
    for (size_t i = 0; i < ROW_FACTORS; i++) {
        struct buf text = BUF_INIT;
        sensitivity_source(&f.report, i, &text);
        assert_string_equal(buf_text(&text), wanted[i]);
        assert_int_equal(sensitivity_is_assumption(&f.report, i), i == 1);
        buf_release(&text);
    }
    rows_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inputs_are_ranked),
        cmocka_unit_test(what_has_no_indices_says_why),
        cmocka_unit_test(programs_get_all_there_is),
        cmocka_unit_test(a_sentence_sums_it_up),
        cmocka_unit_test(what_is_not_certain_is_not_said),
        cmocka_unit_test(sources_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
