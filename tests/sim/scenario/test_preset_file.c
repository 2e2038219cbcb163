/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/describe.h"
#include "sim/scenario/preset_file.h"
#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"

static const char base[] = "ninefold: 1\n"
                           "clients: {web: {requests: 100/s, write_share: 20%}}\n"
                           "regions: {here: {}, there: {}}\n"
                           "links: [{between: [here, there], rtt: 17ms}]\n"
                           "stamps:\n"
                           "  one: {region: here, components: {app: {store: NAME}}}\n"
                           "  two: {region: there, components: {app: {store: NAME}}}\n";

static const char in_stores[] = "stores.NAME.regions=[here, there]";

/* What takes effect, without origins and without the words that name a preset. */
static const char *effective(struct fixture *f, const char *text, const char *set, const char *more)
{
    const struct scenario *sc = load_with(f, text, set, more, NULL);
    struct buf out = BUF_INIT, bare = BUF_INIT;

    if (sc == NULL) {
        fail_msg("%s: %s: %s", set, f->diag.first->path, f->diag.first->message);
    }
    scenario_write_effective(sc, &out);
    for (const char *s = buf_text(&out); *s != '\0';) {
        size_t length = strcspn(s, "\n"), end = 0;

        while (end < length && strncmp(s + end, " #", 2) != 0) {
            end++;
        }
        while (end > 0 && s[end - 1] == ' ') {
            end--;
        }
        const char *line = arena_strndup(&f->arena, s, end);

        if (strstr(line, "preset:") == NULL && strstr(line, "price_book:") == NULL) {
            buf_printf(&bare, "%s\n", line);
        }
        s += length + (s[length] == '\n');
    }
    const char *kept = arena_strdup(&f->arena, buf_text(&bare));

    buf_release(&out);
    buf_release(&bare);
    return kept;
}

/* Whether b has the lines of a in their order. It may have more: of what a file says, even what
 * acts on nothing takes effect, of which it is warned. */
static void assert_has_lines(const char *b, const char *a)
{
    while (*a != '\0') {
        size_t length = strcspn(a, "\n") + 1;

        while (*b != '\0' && strncmp(a, b, length) != 0) {
            b += strcspn(b, "\n") + 1;
        }
        if (*b == '\0') {
            fail_msg("this is missing: %.*s", (int)length, a);
        }
        a += length;
        b += length;
    }
}

static const char *file_of(struct fixture *f, const char *name)
{
    struct buf out = BUF_INIT;

    assert_true(preset_file_write(name, &out));
    const char *text = arena_strdup(&f->arena, buf_text(&out));

    buf_release(&out);
    return text;
}

static void check_family(struct fixture *f, const struct choice *c, const char *naming,
                         const char *others, const char *set)
{
    for (; c->name != NULL; c++) {
        if (c->later) {
            continue;
        }
        const char *start = arena_printf(&f->arena, "%s%s", base, others);
        const char *with = arena_printf(&f->arena, "%s%s", start, file_of(f, c->name));
        const char *named = arena_printf(&f->arena, "%s: %s}", naming, c->name);

        assert_has_lines(effective(f, with, set, NULL), effective(f, start, named, set));
    }
}

static void a_file_says_what_the_preset_does(void **state)
{
    struct fixture *f = *state;

    check_family(f, preset_choices, "edge={preset", "stores: {NAME: {model: async}}\n", in_stores);
    check_family(f, price_book_choices, "cost={price_book",
                 "edge: {}\nstores: {NAME: {model: async}}\n", in_stores);
    check_family(f, store_preset_choices, "stores.NAME={preset", "edge: {}\n", in_stores);
}

static void names_stand_for_others_and_lists_have_one_entry(void **state)
{
    const char *text = file_of(*state, "documented-rates");

    assert_non_null(strstr(text, "\nregions:\n  NAME:\n    zone_outage:\n      # RATE-02: "));
    assert_non_null(strstr(text, "\nlinks:\n  - partition:\n      # assumption: RATE-04"));
    assert_non_null(strstr(text, "\nstamps:\n  NAME:\n    components:\n"
                                 "      NAME-WITH-INSTANCES:\n        fail:\n"));
    assert_non_null(strstr(text, "\n      NAME-WITHOUT-INSTANCES:\n        fail:\n"));
}

static void what_others_say_stands_below_the_source(void **state)
{
    const char *text = file_of(*state, "azure-front-door");

    assert_non_null(strstr(text, "    # AFD-02, concept page: default probe frequency of 30 "
                                 "seconds\n    # others say: 240 s in the REST"));
    for (const char *s = text; *s != '\0'; s += strcspn(s, "\n") + 1) {
        assert_true(strcspn(s, "\n") <= 120);
    }
}

static void note(void *to, const char *folder, const char *name)
{
    buf_printf(to, "%s/%s ", folder, name);
}

static void every_one_is_told_of(void **state)
{
    struct buf all = BUF_INIT, out = BUF_INIT;

    (void)state;
    preset_file_each(note, &all);
    assert_non_null(strstr(buf_text(&all), "presets/azure-front-door "));
    assert_non_null(strstr(buf_text(&all), "presets/documented-rates "));
    assert_non_null(strstr(buf_text(&all), "price-books/azure-2026-europe "));
    assert_non_null(strstr(buf_text(&all), "presets/aws-route53 "));
    assert_false(preset_file_write("bogus", &out));
    assert_int_equal(out.len, 0);
    buf_release(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_file_says_what_the_preset_does),
        FIXTURE_TEST(names_stand_for_others_and_lists_have_one_entry),
        FIXTURE_TEST(what_others_say_stands_below_the_source),
        cmocka_unit_test(every_one_is_told_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
