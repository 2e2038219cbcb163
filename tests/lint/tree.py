# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint rules know about the tree: its files, and C text without comments and strings."""
import os
import re

SKIPPED = re.compile(r"^(\.git|build.*|b-.*|__pycache__|node_modules)$")
SOURCES = ("sim/", "models/", "reports/")


def files(root, *endings):
    """Paths relative to root, sorted, of files with one of the endings (all files without any)."""
    found = []
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [s for s in subfolders if not SKIPPED.match(s)]
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), root)
            if path == ".git":  # of a linked worktree, and never committed
                continue
            if not endings or name.endswith(endings):
                found.append(path)
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as f:
        return f.read()


def code(text):
    """C text with comments blanked and strings emptied; line numbers stay."""
    token = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)

    def blank(match):
        found = match.group(0)
        if found[0] == "/":
            return re.sub(r"[^\n]", " ", found)
        return found[0] + found[-1]

    return token.sub(blank, text)
