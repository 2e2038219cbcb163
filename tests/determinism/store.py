# SPDX-License-Identifier: GPL-3.0-or-later
"""A store loses nothing that was reported as done, and --resume goes on to the same bytes: store.py
PROGRAM SCENARIO CASE..."""
import json
import os
import pty
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM, SCENARIO = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SWEEP = ["sweep", SCENARIO, "--vary", "edge.probe.interval=10s,20s,30s,60s", "--vary",
         "edge.probe.timeout=2s,5s", "--replications", "400", "--format", "json"]
REPLICATIONS = 8 * 400
KILLS = 50
SEED = 20261127


def ninefold(*words, status=0, **more):
    done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=300, check=False, **more)
    assert done.returncode == status, (words, done.returncode, done.stderr)
    return done


def numbers(folder, *statements):
    with sqlite3.connect(os.path.join(folder, "ninefold.db")) as db:
        result = [db.execute(statement).fetchone()[0] for statement in statements]
    db.close()
    return result


def sound(folder):
    assert numbers(folder, "PRAGMA integrity_check") == ["ok"]
    with sqlite3.connect(os.path.join(folder, "ninefold.db")) as db:
        assert not db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()


def play_and_kill(folder, seconds):
    """Plays with a progress line, kills at that instant, and returns what the line had said was kept.
    None if it had ended before."""
    leader, follower = pty.openpty()
    with subprocess.Popen([PROGRAM, *SWEEP, "--resume"], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=follower,
                          env={**os.environ, "TERM": "xterm"}) as process:
        os.close(follower)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        status = process.wait()
        text = b""
        try:
            while piece := os.read(leader, 65536):
                text += piece
        except OSError:
            pass
    os.close(leader)
    said = re.findall(rb"(\d+) of \d+ kept", text)
    return None if status == 0 else int(said[-1]) if said else 0


def kill():
    """kill -9 at fifty random instants: the store opens and is sound, everything that was said to be
    kept is there, and going on gives the bytes of an uninterrupted run."""
    whole = ninefold(*SWEEP, "--no-store").stdout
    luck, kills, studies = random.Random(SEED), 0, 0
    while kills < KILLS:
        with tempfile.TemporaryDirectory() as folder:
            studies += 1
            for _ in range(luck.randint(1, 6)):
                said = play_and_kill(folder, luck.uniform(0, 0.25))
                if said is None:
                    break
                kills += 1
                if not os.path.exists(os.path.join(folder, "ninefold.db")):
                    continue
                sound(folder)
                tables, = numbers(folder, "SELECT count(*) FROM sqlite_master")
                if tables == 0:  # killed before the store had a form
                    continue
                kept, = numbers(folder, "SELECT count(*) FROM replications WHERE run ="
                                " (SELECT max(id) FROM runs)")
                assert kept >= said, (kept, said)
                runs = json.loads(ninefold("list", "--format", "json", cwd=folder).stdout)["runs"]
                assert not runs or runs[-1]["state"] in ("interrupted", "done"), runs
            assert ninefold(*SWEEP, "--resume", cwd=folder).stdout == whole
            sound(folder)
            assert numbers(folder, "SELECT count(*) FROM replications WHERE run ="
                           " (SELECT max(id) FROM runs)") == [REPLICATIONS]
            assert ninefold("show", "last", "--format", "json", cwd=folder).stdout == whole
    print(f"# {kills} kills of {studies} studies, nothing lost")


def limited(folder, size):
    """A file system with room for so much, or None where it cannot be had."""
    os.mkdir(folder)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder],
                          capture_output=True, check=False)
    return done.returncode == 0


def room(folder):
    return os.statvfs(folder).f_bavail * os.statvfs(folder).f_bsize


def remove(path):
    """Until its room is free: some systems take their time over that."""
    folder, size = os.path.dirname(path), os.stat(path).st_blocks * 512
    wanted, deadline = room(folder) + size, time.monotonic() + 60
    os.remove(path)
    while room(folder) < wanted:
        assert time.monotonic() < deadline, (room(folder), wanted)
        time.sleep(0.02)


def fill(path):
    """Takes all room there is."""
    with open(path, "wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            pass
    assert room(os.path.dirname(path)) == 0


def full():
    """A full disk: what was kept stays, the message says what to do, and once there is room again
    going on gives the same bytes."""
    whole = ninefold(*SWEEP, "--no-store").stdout
    with tempfile.TemporaryDirectory() as folder:
        disk = os.path.join(folder, "disk")
        if not limited(disk, "16m"):
            print("# no file system can be mounted here: skipped")
            sys.exit(77)
        try:
            filler = os.path.join(disk, "filler")
            with open(filler, "wb") as file:
                file.write(b"\0" * (15 << 20))
            done = ninefold(*SWEEP, cwd=disk, status=4)
            assert b"the disk is full" in done.stderr and b"--resume" in done.stderr, done.stderr
            assert done.stdout == b"", done.stdout
            sound(disk)
            kept, = numbers(disk, "SELECT count(*) FROM replications")
            assert 0 < kept < REPLICATIONS, kept
            remove(filler)
            done = ninefold(*SWEEP, "--resume", cwd=disk)
            assert f"{kept} replications are kept".encode() in done.stderr, done.stderr
            assert done.stdout == whole
            sound(disk)
            # With no room at all not even a store can be made, and nothing is played in vain.
            remove(os.path.join(disk, "ninefold.db"))
            fill(filler)
            done = ninefold(*SWEEP, cwd=disk, status=4)
            assert b"the disk is full" in done.stderr, done.stderr
        finally:
            subprocess.run(["umount", disk], check=True)


def as_nobody(*words, cwd):
    """Root may write everywhere, so the test has to be somebody else."""
    def drop():
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
    return subprocess.run([PROGRAM, *words], capture_output=True, timeout=300, check=False, cwd=cwd,
                          preexec_fn=drop)


def read_only():
    """A folder that cannot be written to: refused before anything is played; what lies there can be
    read; --no-store and a store elsewhere work."""
    scenario = os.path.basename(SCENARIO)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SCENARIO, folder)
        short = ["run", scenario, "--replications", "100", "--format", "json"]
        made = ninefold(*short, cwd=folder).stdout
        os.chmod(os.path.join(folder, "ninefold.db"), 0o444)
        os.chmod(folder, 0o555)
        if as_nobody("version", cwd=folder).returncode != 0:
            print("# the program cannot be run by another user here: skipped")
            sys.exit(77)
        done = as_nobody(*short, cwd=folder)
        assert done.returncode == 4 and not done.stdout, done
        assert b"--store FILE" in done.stderr and b"--no-store" in done.stderr, done.stderr
        done = as_nobody("run", scenario, "--store", "new.db", cwd=folder)
        assert done.returncode == 4 and b"cannot open new.db" in done.stderr, done
        assert as_nobody(*short, "--no-store", cwd=folder).stdout == made
        for words, wanted in ((("show", "1", "--format", "json"), made),
                              (("list", "--format", "csv"), None), (("export", "1"), None),
                              (("diff", "1", "1"), None)):
            done = as_nobody(*words, cwd=folder)
            assert done.returncode == 0 and wanted in (None, done.stdout), (words, done)
        done = as_nobody("delete", "1", cwd=folder)
        assert done.returncode == 4, done
        os.chmod(folder, 0o755)
        os.chmod(os.path.join(folder, "ninefold.db"), 0o644)
        sound(folder)


def two():
    """Two programs, one of them killed and gone on with, write one store while a third reads it."""
    other = ["run", SCENARIO, "--replications", "3000", "--format", "json"]
    whole, alone = (ninefold(*words, "--no-store").stdout for words in (SWEEP, other))
    with tempfile.TemporaryDirectory() as folder:
        def start(words):
            return subprocess.Popen([PROGRAM, *words], cwd=folder, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE)
        for _ in range(4):
            with start(SWEEP) as first, start(other) as second, start(SWEEP) as third:
                time.sleep(0.2)
                third.send_signal(signal.SIGKILL)
                while second.poll() is None:
                    if os.path.exists(os.path.join(folder, "ninefold.db")):
                        done = subprocess.run([PROGRAM, "list"], cwd=folder, capture_output=True,
                                              timeout=60, check=False)
                        assert done.returncode in (0, 4), done
                        assert done.returncode == 0 or b"there is no store" in done.stderr, done
                out, err = first.communicate(timeout=300)
                assert (first.returncode, err, out) == (0, b"", whole), (first.returncode, err)
                out, err = second.communicate(timeout=300)
                assert (second.returncode, err, out) == (0, b"", alone), (second.returncode, err)
                third.communicate()
            done = ninefold(*SWEEP, "--resume", cwd=folder)
            assert done.stdout == whole
        sound(folder)
        assert numbers(folder, "SELECT count(*) FROM runs WHERE state = 'done'")[0] >= 12
        # Two that would go on with the same run: one does, the other begins afresh.
        assert play_and_kill(folder, 0.25) is not None
        with start([*SWEEP, "--resume"]) as first, start([*SWEEP, "--resume"]) as second:
            outs = [process.communicate(timeout=300) for process in (first, second)]
        for out, err in outs:
            assert out == whole or b"taken up by another" in err, err
        sound(folder)


def interrupted():
    """SIGINT and SIGTERM: what is finished is kept, the message says so, and going on gives the same
    bytes; for every command that plays."""
    other = os.path.join(os.path.dirname(SCENARIO), "shallow-probe.yaml")
    for words in (["run", SCENARIO, "--replications", "12000", "--format", "csv"],
                  ["compare", SCENARIO, other, "--replications", "6000", "--format", "json"],
                  ["size", SCENARIO, "--vary", "edge.probe.interval=24.9s,25s,25.1s,25.2s", "--set",
                   "edge.probe.loss=0.1%", "--minimise", "probe.false_flips", "--confidence", "99.99%",
                   "--replications", "2000", "--format", "json"], SWEEP):
        whole = ninefold(*words, "--no-store").stdout
        for number in (signal.SIGINT, signal.SIGTERM):
            with tempfile.TemporaryDirectory() as folder:
                with subprocess.Popen([PROGRAM, *words], cwd=folder, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE) as process:
                    time.sleep(0.25)
                    process.send_signal(number)
                    err = process.communicate(timeout=60)[1]
                assert process.returncode == 130, (words, process.returncode, err)
                assert b"--resume goes on from there" in err, err
                assert numbers(folder, "SELECT state FROM runs") == ["interrupted"]
                done = ninefold(*words, "--resume", cwd=folder)
                assert done.stdout == whole, words
                assert done.stderr.count(b"going on with run 1 in ninefold.db") == 1, done.stderr
                assert numbers(folder, "SELECT count(*) FROM runs WHERE state = 'done'") == [1]


CASES = {case.__name__: case for case in (kill, full, read_only, two, interrupted)}

for wanted in sys.argv[3:]:
    CASES[wanted]()
assert len(sys.argv) > 3
