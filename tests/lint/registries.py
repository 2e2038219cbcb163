# SPDX-License-Identifier: GPL-3.0-or-later
"""Registries are sorted and unique: an array whose comment says "sorted" is held to it, and the
registries of the project must be found, so that the rule cannot go blind."""
import re

import tree

# Where the registries stand and how many rows each has at least.
EXPECTED = {}

ARRAY = re.compile(r"(?:static\s+)?const\s[^;{}()=]*\[[^\]]*\]\s*=\s*\{")
COMMENT = re.compile(r"/\*(?:(?!\*/).)*\*/", re.S)
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
REFERENCE = re.compile(r"&?\b([a-z_]\w*)\b")


def block(text, start):
    """The text between the brace that opens at start and its partner."""
    depth, position = 0, start
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|[{}]', text[start:], re.S):
        depth += {"{": 1, "}": -1}.get(match.group(0), 0)
        position = start + match.start()
        if depth == 0:
            break
    return text[start + 1:position]


def rows(body):
    """The name of each row: its first string, or the descriptor it points to."""
    body = COMMENT.sub(" ", body)
    inner = re.findall(r"\{((?:[^{}]|\{[^{}]*\})*)\}", body)
    if inner:
        names = [STRING.search(row) for row in inner]
        return [match.group(1) for match in names if match]
    strings = STRING.findall(body)
    return strings if strings else REFERENCE.findall(body)


def arrays(text):
    """(line, names) of every array whose comment, just above, says that it is sorted."""
    for match in ARRAY.finditer(text):
        above = [c for c in COMMENT.finditer(text, 0, match.start())]
        if not above or text[above[-1].end():match.start()].strip():
            continue
        if re.search(r"\bsorted\b", above[-1].group(0), re.I):
            line = text.count("\n", 0, match.start()) + 1
            yield line, rows(block(text, match.end() - 1))


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
