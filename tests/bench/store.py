# SPDX-License-Identifier: GPL-3.0-or-later
"""store.py PROGRAM SCENARIO [INCIDENTS]: a store of ten million incidents. `list` and `show` answer
within 100 ms, and `export` writes it all in memory that does not grow with it."""
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM, SCENARIO = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
INCIDENTS = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000_000
EACH = 100  # incidents a replication
ANSWER_S = 0.1
SLACK_KIB = 8 << 10  # of memory, large store against small
# Of both tables every column that is not its key, as the one row that is really played has them.
PLAYED = """PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF"""


def copies(db, table, keys, source):
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] not in keys]
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({', '.join(keys)}, {columns}) SELECT {source}, {columns} FROM {table}"


def fill(folder):
    """One replication is played, and copied as if it had been so many of so many incidents."""
    subprocess.run([PROGRAM, "run", SCENARIO, "--replications", "1"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    db = sqlite3.connect(os.path.join(folder, "ninefold.db"))
    db.executescript(PLAYED)
    count = INCIDENTS // EACH
    series = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT i FROM n)"
    db.execute(copies(db, "replications", ("run", "point", "replication"), "1, 1, n.i + 1")
               + " JOIN " + series.format(count) + " n WHERE replication = 1 ORDER BY n.i")
    db.execute(copies(db, "incidents", ("run", "point", "replication", "incident"),
                      "1, 1, n.i + 1, m.i")
               + " JOIN " + series.format(count) + " n JOIN " + series.format(EACH)
               + " m WHERE replication = 1 AND incident = 1 ORDER BY n.i, m.i")
    db.execute("UPDATE points SET replications = ?", (count + 1,))
    db.commit()
    found, = db.execute("SELECT count(*) FROM incidents").fetchone()
    db.close()
    assert found == INCIDENTS + 1, found
    return os.path.getsize(os.path.join(folder, "ninefold.db"))


def timed(folder, *words):
    times = []
    for _ in range(9):
        start = time.monotonic()
        subprocess.run([PROGRAM, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        times.append(time.monotonic() - start)
    return statistics.median(times)


def peak(folder, *words):
    """Seconds, bytes written and KiB of memory at the most."""
    start = time.monotonic()
    with subprocess.Popen([PROGRAM, *words], cwd=folder, stdout=subprocess.PIPE) as process:
        written = 0
        while piece := process.stdout.read(1 << 20):
            written += len(piece)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.monotonic() - start, written, usage.ru_maxrss


def main():
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        small = os.path.join(folder, "small")
        os.mkdir(small)
        subprocess.run([PROGRAM, "run", SCENARIO, "--replications", "1"], cwd=small, check=True,
                       stdout=subprocess.DEVNULL)
        size = fill(folder)
        print(f"{INCIDENTS:,} incidents, {size / 1e9:.2f} GB")
        for words in (("list",), ("show", "1"), ("show", "1", "--format", "json")):
            answer = timed(folder, *words)
            print(f"{' '.join(words):24} {1e3 * answer:6.1f} ms (wanted: at most {1e3 * ANSWER_S:.0f})")
            failed += [] if answer <= ANSWER_S else [words]
        for words in (("export", "1"), ("export", "1", "--format", "csv", "--table", "incidents")):
            base = peak(small, *words)[2]
            seconds, written, memory = peak(folder, *words)
            print(f"{' '.join(words):48} {seconds:6.1f} s, {written / 1e6:7.0f} MB written, memory "
                  f"{memory / 1024:.1f} MiB against {base / 1024:.1f} of one replication")
            failed += [] if memory - base <= SLACK_KIB else [words]
    sys.exit(f"failed: {failed}" if failed else 0)


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
main()
