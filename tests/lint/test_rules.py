# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule finds a planted violation and lets the clean file beside it pass."""
import os
import tempfile
import unittest

import floors
import format as formatting
import headers
import mirror
import registries
import sizes
import text

SPDX = "/* " + text.SPDX + " */\n"


class Planted(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def plant(self, path, content):
        full = os.path.join(self.folder.name, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as f:
            f.write(content)

    def found(self, rule):
        return rule.check(self.folder.name)

    def assert_one(self, rule, *parts):
        findings = self.found(rule)
        self.assertEqual(len(findings), 1, findings)
        for part in parts:
            self.assertIn(part, findings[0])


class Floors(Planted):
    def setUp(self):
        super().setUp()
        self.plant("sim/base/a.h", "")
        self.plant("sim/kernel/k.h", "")
        self.plant("models/m.h", "")

    def test_down_is_fine(self):
        self.plant("models/m.c", '#include "models/m.h"\n\n#include <pwd.h>\n#include "sim/base/a.h"\n')
        self.assertEqual(self.found(floors), [])

    def test_up(self):
        self.plant("sim/kernel/k.c", '\n#include "models/m.h"\n')
        self.assert_one(floors, "sim/kernel/k.c:2:", "above")

    def test_up_within_a_condition(self):
        self.plant("sim/base/a.c", '#if 1\n#  include "sim/kernel/k.h"\n#endif\n')
        self.assert_one(floors, "sim/base/a.c:2:", "above")

    def test_relative_path(self):
        self.plant("sim/base/a.c", '#include "a.h"\n')
        self.assert_one(floors, "not a path from the root")

    def test_a_folder_without_a_floor(self):
        self.plant("sim/odd/o.c", "")
        self.assert_one(floors, "sim/odd/o.c:1:", "no floor")

    def test_reports_know_no_model(self):
        self.plant("reports/r.c", '#include "models/m.h"\n')
        self.assert_one(floors, "must not know")

    def test_threads_in_one_place(self):
        self.plant("sim/run/pool.c", "#include <pthread.h>\n")
        self.plant("models/m.c", "#include <pthread.h>\n")
        self.assert_one(floors, "models/m.c:1:", "alone")


class Sizes(Planted):
    def test_function(self):
        body = "    x++;\n"
        self.plant("sim/a.c", "int f(void)\n{\n" + body * 58 + "}\n")
        self.assertEqual(self.found(sizes), [])
        self.plant("sim/a.c", "int f(void)\n{\n" + body * 59 + "}\n")
        self.assert_one(sizes, "sim/a.c:2:", "61 lines")

    def test_file(self):
        self.plant("sim/a.h", "int a;\n" * 400)
        self.assertEqual(self.found(sizes), [])
        self.plant("sim/a.h", "int a;\n" * 401)
        self.assert_one(sizes, "sim/a.h:1:", "401 lines")


class Mirror(Planted):
    def test_test_missing(self):
        self.plant("sim/base/a.c", "")
        self.assert_one(mirror, "tests/sim/base/test_a.c")
        self.plant("tests/sim/base/test_a.c", "")
        self.assertEqual(self.found(mirror), [])

    def found(self, rule):
        return [f for f in rule.check(self.folder.name) if "is gone" not in f]


class Text(Planted):
    def test_clean(self):
        self.plant("sim/base/a.h", SPDX + "#ifndef SIM_BASE_A_H\n#define SIM_BASE_A_H\n\n#endif\n")
        self.plant("sim/base/a.c", SPDX + '/* printf( */ char *s = "printf(";\n')
        self.plant("sim/cli/main.c", SPDX + "int f(void) { return printf(s); }\n")
        self.assertEqual(self.found(text), [])

    def test_licence(self):
        self.plant("sim/base/a.c", "int a;\n")
        self.assert_one(text, "a.c:1:", "SPDX")

    def test_guard(self):
        self.plant("sim/base/a.h", SPDX + "#ifndef A_H\n#define A_H\n#endif\n")
        self.assert_one(text, "SIM_BASE_A_H")

    def test_printing(self):
        self.plant("sim/base/a.c", SPDX + "\nvoid f(void) { fprintf(stderr, s); }\n")
        self.assert_one(text, "a.c:3:", "roof")
        self.plant("sim/base/a.c", SPDX + "void f(void) { snprintf(b, 3, s); buf_printf(b, s); }\n")
        self.assertEqual(self.found(text), [])

    def test_machine(self):
        for name in ("/wo" "rk/main", " /fa" "rm/x", ".lib" "rary", "shared/sp" "ec/model.md"):
            self.plant("docs/a.md", f"see {name}\n")
            self.assert_one(text, "docs/a.md:1:", "machine")
        self.plant("docs/a.md", "tests/work/a and framework/ and sim/shared/x\n")
        self.assertEqual(self.found(text), [])

    def test_linked_worktree(self):
        self.plant(".git", "gitdir: /wo" "rk/main/.git/worktrees/x\n")
        self.assertEqual(self.found(text), [])
        self.plant("sub/.git", "gitdir: /wo" "rk/main/.git/worktrees/x\n")
        self.assert_one(text, "only one machine has")

    def test_unfinished(self):
        self.plant("sim/base/a.c", SPDX + "/* TO" "DO */\n")
        self.assert_one(text, "a.c:2:")

    def test_typedef(self):
        self.plant("sim/base/a.c", SPDX + "typedef void fn(int);\ntypedef struct a a;\n")
        self.assert_one(text, "a.c:3:", "typedef")


class Headers(Planted):
    def test_needs_another(self):
        self.plant("sim/base/a.h", "#ifndef A\n#define A\nstruct a {\n    int x;\n};\n#endif\n")
        self.assertEqual(self.found(headers), [])
        self.plant("sim/base/b.h", "size_t f(void);\n")
        self.assert_one(headers, "sim/base/b.h:1:", "size_t")

    def test_no_guard(self):
        self.plant("sim/base/a.h", "struct a {\n    int x;\n};\n")
        self.assert_one(headers, "redefinition")


class Registries(Planted):
    def test_rows(self):
        good = '/* Sorted by name. */\nstatic const struct x t[] = {\n    {"a", "z"},\n    {"b", "y"},\n};\n'
        self.plant("sim/a.c", good)
        self.assertEqual(self.check(), [])
        self.plant("sim/a.c", good.replace('"b"', '"A"'))
        self.assertIn('"A" stands after "a"', self.check()[0])
        self.plant("sim/a.c", good.replace('"b"', '"a"'))
        self.assertEqual(len(self.check()), 1)

    def test_designated_rows_of_rows(self):
        self.plant("sim/a.c", '/* sorted */\nconst struct x t[N] = {\n    {.n = "b", .l = {"q", "p"}},\n'
                   '    {.n = "a", .l = {"q"}},\n};\n')
        self.assertIn('"a" stands after "b"', self.check()[0])

    def test_pointers_and_strings(self):
        self.plant("sim/a.c", "/* sorted */\nstatic const struct x *const t[] = {\n    &run,\n    &check,\n};\n")
        self.assertIn('"check" stands after "run"', self.check()[0])
        self.plant("sim/a.c", '/* sorted */\nstatic const char *const t[] = {"run", "check"};\n')
        self.assertIn('"check" stands after "run"', self.check()[0])

    def test_macros_and_designators(self):
        self.plant("sim/a.c", '/* In the order of enum e. */\nstatic const struct x t[N] = {\n'
                   '    ROW("b", 1, {"z", "y"}),\n    {"a", 2},\n};\n')
        self.assertIn('"a" stands after "b"', self.check()[0])
        self.plant("sim/a.c", "/* In the order of enum e. */\nconst struct x *const t[N] = {\n"
                   "    [B] = &b,\n    [A] = &a,\n};\n")
        self.assertIn('"a" stands after "b"', self.check()[0])

    def test_unmarked_is_free(self):
        self.plant("sim/a.c", '/* by meaning */\nstatic const struct x t[] = {\n    {"b"},\n    {"a"},\n};\n')
        self.assertEqual(self.check(), [])

    def check(self):
        return [f for f in registries.check(self.folder.name) if "no registry" not in f]


@unittest.skipIf(formatting.program() is None, "no clang-format " + formatting.VERSION)
class Format(Planted):
    def test_layout(self):
        self.plant(".clang-format", "BasedOnStyle: LLVM\n")
        self.plant("sim/a.c", "int a;\n")
        self.assertEqual(self.found(formatting), [])
        self.plant("sim/a.c", "int  a ;\n")
        self.assertEqual(len(self.found(formatting)), 1)


if __name__ == "__main__":
    unittest.main()
