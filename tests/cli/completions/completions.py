# SPDX-License-Identifier: GPL-3.0-or-later
"""completions.py SHELL SCRIPT PROGRAM: what a shell offers at places of a command line, and
what a line becomes. 77, meson's "skipped", where the shell is missing."""
import os
import shutil
import subprocess
import sys
import tempfile

import shells

# A line up to Tab; what must be offered, and what must not; the line afterwards, where one thing is
# meant. zsh and bash offer the part behind = of an option by itself, fish with it: `fish` says so.
CASES = [
    ("ninefold ", ["run", "sweep", "delete", "help"], ["complete", "describe"], None),
    ("ninefold exp", ["explain", "export"], ["run"], None),
    ("ninefold expl", ["explain"], ["export"], "ninefold explain "),
    ("ninefold --ver", ["--version"], ["--help"], "ninefold --version "),
    ("ninefold run --fo", ["--format"], ["--quiet"], None),
    ("ninefold run --", ["--set", "--assert", "--no-store", "--help"], ["--vary", "--point"], None),
    ("ninefold sweep --va", ["--vary"], [], None),
    ("ninefold run --format ", ["csv", "json", "markdown", "table"], ["front-door-pair"], None),
    ("ninefold run --format j", ["json"], ["csv"], "ninefold run --format json "),
    ("ninefold run --format=j", ["json"], ["csv"], "ninefold run --format=json "),
    ("ninefold run --color a", ["auto", "always"], ["never"], None),
    ("ninefold run ", ["mine.yaml", "front-door-pair", "ladder/active-active", "folder/"],
     ["notes.txt", "ninefold.db", "active-active", "presets/azure-front-door"], None),
    ("ninefold run mi", ["mine.yaml"], [], "ninefold run mine.yaml "),
    ("ninefold run folder/", ["folder/other.yaml"], [], "ninefold run folder/other.yaml "),
    ("ninefold run two", [], [], "ninefold run two\\ words.yaml "),
    ("ninefold run wallet-l", ["wallet-lww"], ["mine.yaml"], "ninefold run wallet-lww "),
    ("ninefold run --store n", ["notes.txt", "ninefold.db"], ["mine.yaml"], None),
    ("ninefold init years -o fold", ["folder/"], [], "ninefold init years -o folder/"),
    ("ninefold run mine.yaml --set edge.probe.int", ["edge.probe.interval="], ["edge.probe.path="],
     "ninefold run mine.yaml --set edge.probe.interval="),
    ("ninefold run mine.yaml --set stamps.only.comp", ["stamps.only.components.app.instances="], [], None),
    ("ninefold sweep front-door-pair --vary stamps.we.pri", ["stamps.we.priority="], [],
     "ninefold sweep front-door-pair --vary stamps.we.priority="),
    ("ninefold sweep mine.yaml --vary edge.probe.path=de", ["deep"], ["shallow"],
     "ninefold sweep mine.yaml --vary edge.probe.path=deep "),
    ("ninefold sweep mine.yaml --vary edge.probe.path=deep,sh", ["deep,shallow"], [],
     "ninefold sweep mine.yaml --vary edge.probe.path=deep,shallow "),
    ("ninefold sweep mine.yaml --metric rto.det", ["rto.detect_first", "rto.detect_last"],
     ["rto.service"], None),
    ("ninefold sweep mine.yaml --metric rto.service:p9", ["p90", "p95", "p99"], ["max"], None),
    ("ninefold sweep mine.yaml --metric rto.service:ma", ["max"], [],
     "ninefold sweep mine.yaml --metric rto.service:max "),
    ("ninefold size mine.yaml --minimise probe.l", ["probe.load"], ["probe.false_flips"],
     "ninefold size mine.yaml --minimise probe.load "),
    ("ninefold show ", ["1", "2", "last"], ["mine.yaml", "3"], None),
    ("ninefold show --store notes.txt ", [], ["1"], None),
    ("ninefold diff 1 l", ["last"], ["1"], "ninefold diff 1 last "),
    ("ninefold compare mine.yaml wallet-m", ["wallet-merge"], [], "ninefold compare mine.yaml wallet-merge "),
    ("ninefold explain azure-fr", ["azure-front-door"], [], "ninefold explain azure-front-door "),
    ("ninefold explain S20", ["S201", "S204"], ["S101"], None),
    ("ninefold explain edge.probe.sam", ["edge.probe.sample_size"], [], "ninefold explain edge.probe.sample_size "),
    ("ninefold init full-europe-", ["full-europe-50ms"], ["full-europe"], "ninefold init full-europe-50ms "),
    ("ninefold help sw", ["sweep"], ["size"], "ninefold help sweep "),
    ("ninefold run --threads ", [], ["mine.yaml", "front-door-pair"], None),
    ("ninefold list ", [], ["mine.yaml", "1"], None),
]


def agrees(offered, wanted):
    """A shell may offer a word whole or what stands behind the = or : in it, with a blank behind."""
    for offer in offered:
        offer = offer.rstrip(" ")
        if wanted == offer or offer in (wanted + "=", wanted.rstrip("/"), wanted.rstrip("=")):
            return True
        if any(offer == begin + wanted or offer.endswith(begin + wanted) for begin in ("=", ":")):
            return True
        if wanted.startswith("folder/") and offer == os.path.basename(wanted):
            return True
    return False


def complaint(shell, case):
    line, wanted, unwanted, after = case
    offered, buffer = shell.ask(line)
    missing = [w for w in wanted if not agrees(offered, w)]
    extra = [w for w in unwanted if w in {o.rstrip(" ") for o in offered}]
    if missing:
        return f"{line}: does not offer {missing}: {sorted(offered)[:40]}"
    if extra:
        return f"{line}: offers {extra}"
    if after is not None and buffer is not None and buffer.rstrip() != after.rstrip():
        return f"{line}: becomes {buffer!r}, not {after!r}"
    if after is not None and after.endswith("=") and buffer is not None and buffer.endswith(" "):
        return f"{line}: a blank stands behind the ="
    return None


def furnish(folder, program):
    """What completions look at: a scenario, files of other kinds, a store of two runs."""
    tools = os.path.join(folder, ".tools")
    os.mkdir(tools)
    os.mkdir(os.path.join(folder, "folder"))
    os.symlink(os.path.abspath(program), os.path.join(tools, "ninefold"))
    for path in ("mine.yaml", "two words.yaml", "folder/other.yaml"):
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write("ninefold: 1\nclients: {web: {requests: 1/s}}\nedge: {}\nregions: {here: {}}\n"
                       "stamps: {only: {region: here, components: {app: {}}}}\n")
    with open(os.path.join(folder, "notes.txt"), "w", encoding="utf-8") as file:
        file.write("no store\n")
    environment = {"PATH": tools + os.pathsep + os.environ["PATH"], "HOME": folder, "TERM": "dumb",
                   "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    for _ in range(2):
        subprocess.run(["ninefold", "run", "front-door-pair", "--replications", "2", "--quiet"],
                       cwd=folder, env=environment, capture_output=True, check=True)
    return environment


def main(name, script, program):
    folder = tempfile.mkdtemp()
    try:
        environment = furnish(folder, program)
        shell = shells.start(name, os.path.abspath(script), folder, environment)
        if shell is None:
            print(f"skipped: {name}, or a pseudo-terminal for it, is missing")
            return 77
        complaints = [c for c in (complaint(shell, case) for case in CASES) if c]
        shell.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for text in complaints:
        print(text)
    print(f"{name}: {len(CASES)} lines, {len(complaints)} wrong")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
