# SPDX-License-Identifier: GPL-3.0-or-later
"""Registries are sorted and unique: an array whose comment says that it is sorted, or in the order of
an enum (whose names are sorted too), is held to it; and the registries of the project must be found,
so that the rule cannot go blind."""
import re

import tree

# Where the registries stand and how many rows each has at least.
EXPECTED = {
    "models/fault_kinds.c": 11,
    "models/metrics.c": 21,
    "reports/report.c": 4,
    "sim/cli/codes.c": 15,
    "sim/scenario/fault_kinds.c": 11,
    "sim/scenario/pitfalls/pitfalls.c": 25,
    "sim/scenario/presets.c": 3,
}

MARK = re.compile(r"\bsorted\b|\bin the order of enum\b", re.I)
ARRAY = re.compile(r"(?:static\s+)?const\s[^;{}()=]*\[[^\]]*\]\s*=\s*\{")
COMMENT = re.compile(r"/\*(?:(?!\*/).)*\*/", re.S)
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
REFERENCE = re.compile(r"\b[a-z_]\w*\b")


def elements(text, start):
    """The elements of the initialiser whose brace opens at start, comments left out."""
    found, depth, element = [], 0, ""
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|.', text[start:], re.S):
        token = match.group(0)
        if token.startswith("/*"):
            continue
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(token, 0)
        if depth == 0 or (depth == 1 and token == ","):
            found.append(element)
            element = ""
        elif depth > 1 or token != "{":
            element += token
        if depth == 0:
            return found
    return found


def name(element):
    """Its first string, or the descriptor that it points to; None for a row that ends the array."""
    if re.match(r"\s*\{?\s*NULL\b", element):
        return None
    match = STRING.search(element)
    if match:
        return match.group(1)
    match = REFERENCE.search(element)
    return match.group(0) if match else None


def arrays(text):
    """(line, names) of every array whose comment, just above, says so."""
    for match in ARRAY.finditer(text):
        above = [c for c in COMMENT.finditer(text, 0, match.start())]
        if not above or text[above[-1].end():match.start()].strip():
            continue
        if MARK.search(above[-1].group(0)):
            line = text.count("\n", 0, match.start()) + 1
            names = [name(e) for e in elements(text, match.end() - 1)]
            yield line, [n for n in names if n]


def check(root):
    findings, found = [], {}
    for path in tree.files(root, ".c"):
        if not path.startswith(tree.SOURCES):
            continue
        for line, names in arrays(tree.read(root, path)):
            found[path] = max(found.get(path, 0), len(names))
            for before, after in zip(names, names[1:]):
                if before >= after:
                    findings.append(f'{path}:{line}: "{after}" stands after "{before}"')
    for path, least in EXPECTED.items():
        if found.get(path, 0) < least:
            findings.append(f"{path}:1: no registry of at least {least} rows whose comment says "
                            f"that it is sorted (found {found.get(path, 0)})")
    return findings
