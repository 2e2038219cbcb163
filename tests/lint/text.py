# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that a line of text shows: the licence line, include guards, who may print, what no file
may name, and words that belong in no finished file."""
import re

import tree

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
CODE = (".c", ".h", ".py", ".sh")
SCRIPTS = ("meson.build", "quickstart", ".ci/run")
BINARY = (".db", ".png", ".bin", ".pyc")

PRINTS = re.compile(r"\b(v?f?printf|puts|fputs|putc|fputc|putchar|fwrite|perror)\s*\(")
# The roof prints results, and the two ways to end at once print their last words.
MAY_PRINT = ("sim/cli/", "sim/base/die.c")

# Put together here so that this file does not name them itself.
NAMES_MACHINE = re.compile(r"(?<![\w.])/(?:wo" r"rk|fa" r"rm)/|\.lib" r"rary\b|"
                           r"\bshared/(?:sp" r"ec|refer" r"ence)\b")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
TYPEDEF = re.compile(r"^\s*typedef\s+(struct|union|enum)\b", re.M)


def lines(text, pattern, message):
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, message.format(match.group(0).strip())


def guard(path):
    return re.sub(r"\W", "_", path).upper()


def check_c(path, text):
    bare = tree.code(text)
    if path.startswith(tree.SOURCES) and not path.startswith(MAY_PRINT):
        yield from lines(bare, PRINTS, "{}...): only the roof prints")
    yield from lines(bare, TYPEDEF, "{}: a plain struct, union or enum needs no typedef")
    if path.endswith(".h") and not path.startswith("tests/"):
        wanted = guard(path)
        if not re.search(rf"^#ifndef {wanted}\n#define {wanted}\n", text, re.M):
            yield 1, f"the include guard is not {wanted}"


def check_file(path, text):
    if path.endswith(CODE) or path in SCRIPTS:
        if SPDX not in "\n".join(text.split("\n")[:3]):
            yield 1, f"no line '{SPDX}' on top"
        yield from lines(text, UNFINISHED, "{}: finish it, or file it")
    yield from lines(text, NAMES_MACHINE, "{}: names a place that only one machine has")
    if path.endswith((".c", ".h")):
        yield from check_c(path, text)


def check(root):
    findings = []
    for path in tree.files(root):
        if path.endswith(BINARY) or path.startswith("tests/fuzz/corpus/"):
            continue
        try:
            text = tree.read(root, path)
        except UnicodeDecodeError:
            continue  # a malformed scenario of the tests
        findings += [f"{path}:{line}: {message}" for line, message in check_file(path, text)]
    return findings
