# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores that somebody has edited: edited.py PROGRAM SCENARIOS [--all]

Every numeric column of every table is set to what no run gives, one after another. Whatever reads
the store then shows finite numbers or says with exit 4 what is wrong; it never crashes."""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, SCENARIOS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PAIR = "scenarios/front-door-pair.yaml"
MADE = [
    f"run {PAIR} --replications 12",
    f"sweep {PAIR} --replications 4 --vary edge.probe.interval=10s,30s",
    "compare scenarios/ladder/warm-dr.yaml scenarios/ladder/active-active.yaml --replications 3",
    f"size {PAIR} --vary edge.probe.interval=20s,30s --minimise probe.load --budget 400",
]
# inf and -inf, what overflows when squared, what casts and sums overflow on, and what no count is
VALUES = [float("inf"), 1e99, 9223372036854775807, -1]
if "--all" in sys.argv:
    VALUES += [float("-inf"), 1e308, "text", None]
ODD = re.compile(rb"(?<![\w.])[+-]?(inf|infinity|nan|1e\+?(99|308))(?![\w])", re.I)


def ninefold(*words):
    return subprocess.run([PROGRAM, *words, "--store", "edited.db"], capture_output=True,
                          timeout=60, check=False)


def columns(store):
    tables = [name for name, in store.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
    for table in tables:
        for _, name, kind, *_ in store.execute(f"PRAGMA table_info({table})").fetchall():
            if kind in ("INTEGER", "REAL"):
                yield table, name


def edit(table, name, run, value):
    """False if the store takes no such value."""
    for end in ("", "-wal", "-shm"):
        if os.path.exists("edited.db" + end):
            os.unlink("edited.db" + end)
    shutil.copy("whole.db", "edited.db")
    store = sqlite3.connect("edited.db")
    key = "id" if table == "runs" else "run"
    try:
        with store:
            store.execute(f'UPDATE {table} SET "{name}" = ? WHERE {key} = ?', (value, run))
        return True
    except sqlite3.IntegrityError:
        return False
    finally:
        store.close()


def runs_of(store, table):
    return [run for run, in store.execute(
        f"SELECT DISTINCT {'id' if table == 'runs' else 'run'} FROM {table}")]


def read(run, table, name, value):
    """What was refused."""
    refused = 0
    commands = [["list"], ["show", run], ["export", run], ["diff", run, run],
                ["report", run, "-o", "out"]]
    if table in ("replications", "incidents"):  # not read by the others
        commands = [commands[2], commands[4]] if table == "replications" else commands[2:]
    for words in commands:
        done = ninefold(*words)
        where = (words, table, name, value, done.returncode, done.stderr[-2000:])
        assert done.returncode in (0, 3, 4), where
        assert b"Sanitizer" not in done.stderr and b"runtime error" not in done.stderr, where
        if done.returncode == 0:
            text = done.stdout
            if words[0] == "report":
                for file in ("adr.md", "report.html"):
                    with open(os.path.join("out", file), "rb") as f:
                        text += re.sub(rb"<(style|script).*?</\1>", b"", f.read(), flags=re.S)
            found = ODD.search(text)
            assert value == 1e99 or not found, (where, text[found.start() - 80:found.end() + 40])
        refused += done.returncode == 4
        if refused and "--all" not in sys.argv:  # the others ask the same
            break
    return refused


def main():
    shutil.copytree(SCENARIOS, "scenarios")
    for command in MADE:
        done = subprocess.run([PROGRAM, *command.split(), "--quiet", "--store", "whole.db"],
                              capture_output=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
    shutil.copy("whole.db", "edited.db")
    whole = sqlite3.connect("whole.db")
    edited = [(table, name, runs_of(whole, table)) for table, name in list(columns(whole))]
    whole.close()
    tried = refused = 0
    for table, name, runs in edited:
        for run in runs[-1:]:
            for value in VALUES:
                if not edit(table, name, run, value):
                    continue
                tried += 1
                refused += read(str(run), table, name, value) > 0
    print(f"ok: {tried} edits, {refused} refused")
    assert tried > 300 and refused > tried / 3


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    main()
