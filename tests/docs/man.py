# SPDX-License-Identifier: GPL-3.0-or-later
"""man.py render COMMANDS.json PAGE...: every command has its page; pages render without a warning, in 80
columns; what they refer to is there. 77, meson's "skipped", without pages or without what shows them.
man.py examples ROOT PROGRAM: every example of a page that is written by hand runs."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import commands

ELSEWHERE = {"sqlite3(1)"}
WIDTH = 80
BLOCK = re.compile(r"^```\n(.*?)^```$", re.M | re.S)


def rendered(page):
    """The text, and what `man` warns of."""
    environment = {**os.environ, "MANWIDTH": str(WIDTH), "LC_ALL": "C.UTF-8", "MANROFFOPT": "",
                   "MAN_KEEP_FORMATTING": "", "MAN_DISABLE_SECCOMP": "1", "TERM": "dumb"}
    done = subprocess.run(["man", "--warnings", "-l", page], env=environment, capture_output=True,
                          stdin=subprocess.DEVNULL, text=True, check=False)
    return re.sub(r".\x08|\x1b\[[\d;]*m", "", done.stdout), done.stderr.strip()


def lint(page):
    if not shutil.which("mandoc"):
        return ""
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True,
                          text=True, check=False)
    return done.stdout.strip()


def complaints(page, names):
    text, warnings = rendered(page)
    yield from (f"man: {w}" for w in warnings.split("\n") if w)
    yield from (w for w in lint(page).split("\n") if w)
    if "SEE ALSO" not in text:
        yield "no SEE ALSO"
    yield from (f"{len(line)} columns: {line}" for line in text.split("\n") if len(line) > WIDTH)
    for name in set(re.findall(r"\b[a-z0-9-]+\(\d\)", text)) - ELSEWHERE:
        if name not in names:
            yield f"refers to {name}, which is no page"


def render(table, *pages):
    if not pages or not shutil.which("man"):
        print("skipped: scdoc or man is missing")
        return 77
    names = {re.sub(r"\.(\d)$", r"(\1)", os.path.basename(page)) for page in pages}
    with open(table, encoding="utf-8") as file:
        wanted = {f"ninefold-{c['name']}(1)" for c in json.load(file)["commands"] if c["available"]}
    found = [f"{name} has no page: docs/man/meson.build" for name in sorted(wanted - names)]
    found += [f"{os.path.basename(page)}: {c}" for page in pages for c in complaints(page, names)]
    print(*found, f"{len(pages)} pages", sep="\n")
    return 1 if found else 0


def examples(root, program):
    failures, count = [], 0
    for page in sorted(glob.glob(os.path.join(root, "docs", "man", "**", "*.scd"), recursive=True)):
        with open(page, encoding="utf-8") as file:
            blocks = BLOCK.findall(file.read())
        with tempfile.TemporaryDirectory() as folder:
            shell = commands.Shell(root, program, folder)
            text = "".join(blocks).replace("\\\\\n", " ")
            for command in re.findall(r"^\$ (.*)$", text, re.M):
                count += 1
                wrong, _ = commands.try_command(shell, command, [])
                if wrong:
                    failures.append(f"{os.path.relpath(page, root)}: $ {command}\n{wrong}")
    print(*failures, f"{count} examples", sep="\n")
    return 1 if failures or count == 0 else 0


if __name__ == "__main__":
    sys.exit({"render": render, "examples": examples}[sys.argv[1]](*sys.argv[2:]))
