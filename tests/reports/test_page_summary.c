/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_summary.h"

#include "tests/reports/fixture.h"
#include "tests/reports/page_fixture.h"

static struct buf summary_of(const struct result *r)
{
    struct page_fixture f;
    const struct result *results[] = {r};
    page_fixture_open(&f, STORED_RUN, results, 1);
    page_summary_write(&f.page);
    struct buf out = f.out;
    f.out = (struct buf)BUF_INIT;
    page_fixture_close(&f);
    return out;
}

static void what_was_asked_and_what_came_out(void **state)
{
    struct result r = fixture_result();
    (void)state;
    struct buf out = summary_of(&r);
    page_contains(&out, "One design of the scenario pair. 400 replications of 1y, seed 7. Targets: "
                        "mean of availability.requests ≥ 99.9 %");
    page_contains(&out, "1 of 3 targets is missed, 1 undecided, each judged by its 95 % interval.");
    page_contains(&out, "<h2 id=\"summary-title\">Summary</h2>");
    buf_release(&out);
    r.target_count = 1;
    out = summary_of(&r);
    page_contains(&out, "met</span> <strong>The target is met, judged by");
    buf_release(&out);
    r.target_count = 0;
    out = summary_of(&r);
    page_contains(&out, "No targets are set, so nothing is met or missed.");
    page_lacks(&out, "class=\"verdict");
    buf_release(&out);
}

static void names_are_text(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.name = "<script>alert('x')</script>\xe2\x80\xae\xff";
    struct buf out = summary_of(&r);
    page_contains(&out, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\xef\xbf\xbd\xef\xbf\xbd.");
    page_lacks(&out, "<script");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_asked_and_what_came_out),
        cmocka_unit_test(names_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
