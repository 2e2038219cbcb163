# SPDX-License-Identifier: GPL-3.0-or-later
"""links.py ROOT: every relative link of a Markdown page leads to a file of the tree, and to a heading
of it where it names one; every fact cited in code, scenarios or pages stands in docs/facts.md."""
import os
import re
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.M)
FACT = re.compile(r"\b(?:AFD|AUR|COS|DDB|DEC|GA|GCP|INC|LAG|PGF|R53|REG|SQL|TM|V)-\d+b?\b")
SKIPPED = re.compile(r"^(\.git|build.*|b-.*|__pycache__|node_modules)$")


def anchor(heading):
    """The name that GitHub gives a heading."""
    bare = re.sub(r"[`*]", "", heading).lower()
    return re.sub(r" ", "-", re.sub(r"[^\w\- ]", "", bare))


def files(root, *endings):
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(s for s in subfolders if not SKIPPED.match(s))
        yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(endings))


def read(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return f.read()


def check_links(root, page):
    text = FENCE.sub("", read(page))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, wanted = target.partition("#")
        full = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
        name = os.path.relpath(page, root)
        if not os.path.exists(full):
            yield f"{name}: {target}: no such file"
        elif wanted and wanted not in {anchor(h) for h in HEADING.findall(read(full))}:
            yield f"{name}: {target}: no such heading"


def check_facts(root):
    known = set(FACT.findall(read(os.path.join(root, "docs", "facts.md"))))
    for path in files(root, ".c", ".h", ".yaml", ".md"):
        for fact in sorted(set(FACT.findall(read(path))) - known):
            yield f"{os.path.relpath(path, root)}: {fact} is not in docs/facts.md"


def main(root):
    findings = [f for page in files(root, ".md") for f in check_links(root, page)]
    findings += check_facts(root)
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
