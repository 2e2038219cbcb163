# SPDX-License-Identifier: GPL-3.0-or-later
"""No C file over 400 lines and no function over 60, from its opening to its closing brace."""
import statistics

import tree

FILE_LINES = 400
FUNCTION_LINES = 60


def functions(text):
    """(line of the opening brace, number of lines) of every function: .clang-format puts the braces
    of a function, and of nothing else, into the first column on lines of their own."""
    opened = None
    for number, line in enumerate(tree.code(text).split("\n"), 1):
        line = line.rstrip()
        if line == "{":
            opened = number
        elif line == "}" and opened is not None:
            yield opened, number - opened + 1
            opened = None


def check(root):
    findings, lengths, count = [], [], 0
    for path in tree.files(root, ".c", ".h"):
        text = tree.read(root, path)
        count += 1
        lines = text.count("\n")
        if lines > FILE_LINES:
            findings.append(f"{path}:1: {lines} lines, the limit is {FILE_LINES}: split it by job")
        for start, length in functions(text):
            lengths.append(length)
            if length > FUNCTION_LINES:
                findings.append(f"{path}:{start}: a function of {length} lines, "
                                f"the limit is {FUNCTION_LINES}")
    if lengths:
        print(f"{count} files, {len(lengths)} functions: median {statistics.median(lengths):.0f} "
              f"lines, longest {max(lengths)}")
    return findings
