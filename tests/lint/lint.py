# SPDX-License-Identifier: GPL-3.0-or-later
"""lint.py RULE ROOT: prints what breaks the rule, one finding a line, and exits 1 if anything does;
77, meson's "skipped", where the rule cannot be tried here."""
import importlib
import sys

RULES = ("floors", "format", "headers", "mirror", "registries", "sizes", "text")


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in RULES:
        print(__doc__, file=sys.stderr)
        return 2
    findings = importlib.import_module(arguments[0]).check(arguments[1])
    if findings is None:
        print("skipped: the program that this rule needs is missing")
        return 77
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
