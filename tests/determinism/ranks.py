# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranks of MPI give the bytes of one thread: ranks.py PROGRAM SCENARIOS MPIRUN CASE...

Exits with 77, which is a skipped test, where the program is built without MPI or the machine cannot
start ranks."""
import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM, SCENARIOS, MPIRUN = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
PAIR = os.path.join(SCENARIOS, "front-door-pair.yaml")
YEARS = os.path.join(SCENARIOS, "years.yaml")
TIMEOUT_S = 240
# More ranks than cores, as root, in a container, on this machine alone; other libraries than Open
# MPI do not look at any of it.
ENVIRONMENT = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                   OMPI_MCA_rmaps_base_oversubscribe="1", OMPI_MCA_plm="isolated",
                   OMPI_MCA_hwloc_base_binding_policy="none",
                   OMPI_MCA_btl_vader_single_copy_mechanism="none")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def alone(*words, **more):
    return subprocess.run([PROGRAM, *words], capture_output=True, timeout=TIMEOUT_S, check=False,
                          **more)


def mpirun(ranks, *words, **more):
    return subprocess.run([MPIRUN, "-n", str(ranks), *words], env=ENVIRONMENT, capture_output=True,
                          timeout=TIMEOUT_S, check=False, **more)


def check_machine():
    library = re.search(rb"^MPI: (.*)$", alone("version").stdout, re.M).group(1)
    if library == b"none":
        skip("the program is built without MPI (-Dmpi=enabled)")
    if not shutil.which(MPIRUN):
        skip("there is no mpirun")
    version = subprocess.run([MPIRUN, "--version"], capture_output=True, check=False).stdout
    if (b"Open MPI" in library) != (b"Open MPI" in version or b"Open MPI" in library and
                                    b"OpenRTE" in version):
        skip(f"{MPIRUN} is not that of {library.decode()}")
    done = mpirun(2, "true")
    if done.returncode != 0:
        skip(f"{MPIRUN} starts no processes here: {done.stderr.decode(errors='replace')}")


def same(folder):
    """Any number of ranks and threads, for what replications can differ in: how many incidents
    they have, whether a rule stops them, how they are played, how many there are."""
    other = os.path.join(folder, "other.yaml")
    with open(other, "w", encoding="utf-8") as file:
        file.write(f"ninefold: 1\nextends: {PAIR}\nedge: {{probe: {{interval: 28s}}}}\n")
    rule = "replications={min: 50, max: 2000, until: {metric: rto.service, relative: 0.05%}}"
    commands = (("run", PAIR, "--replications", "1250", "--set", "edge.probe.loss=2%"),
                ("run", PAIR, "--replications", "1"),
                ("run", YEARS, "--replications", "400", "--seed", "3"),
                ("run", PAIR, "--set", rule),
                ("run", PAIR, "--replications", "30", "--exact"),
                ("run", PAIR, "--replications", "90", "--first-replication", "4294967206"),
                ("sweep", PAIR, "--vary", "edge.probe.interval=10s,20s,28s", "--vary",
                 "edge.probe.sample_size=4,5", "--replications", "130"),
                ("compare", PAIR, other, "--replications", "250"))
    for words in commands:
        for name, counts in (("json", ((1, 2), (2, 1), (4, 1), (2, 2))), ("csv", ((4, 1),))):
            one = alone(*words, "--format", name, "--threads", "1")
            assert one.returncode == 0 and len(one.stdout) > 300, one
            for ranks, threads in counts:
                many = mpirun(ranks, PROGRAM, *words, "--format", name, "--threads", str(threads))
                assert many.returncode == 0, many
                assert many.stdout == one.stdout, (words, name, ranks, threads)


def small(folder):
    """Many points of few replications, of which several are under way at once, some of them stopped by
    a rule, beyond which eight hands play ahead: the same is told, and the same is kept."""
    seconds = ",".join(f"{n}s" for n in range(5, 45))
    words = ["sweep", PAIR, "--vary", f"edge.probe.interval={seconds}", "--vary",
             "replications=1,7,{min: 50, max: 200, until: {metric: rto.service, relative: 2%}}"]
    kept = "SELECT * FROM replications ORDER BY point, replication"
    told, stored = set(), set()
    for ranks, threads in ((1, 1), (1, 3), (2, 1), (4, 2)):
        store = os.path.join(folder, f"{ranks}-{threads}.db")
        options = [*words, "--format", "json", "--threads", str(threads), "--store", store]
        done = alone(*options) if ranks == 1 else mpirun(ranks, PROGRAM, *options)
        assert done.returncode == 0, done
        told.add(done.stdout)
        with contextlib.closing(sqlite3.connect(store)) as rows:
            stored.add(repr(rows.execute(kept).fetchall()))
    assert len(told) == len(stored) == 1, (len(told), len(stored))
    assert len(json.loads(told.pop())["points"]) == 120


def statuses(folder):
    """Rank 0's status is that of mpirun, and whatever is said is said once."""
    wrong = os.path.join(folder, "wrong.yaml")
    with open(wrong, "w", encoding="utf-8") as file:
        file.write(f"extends: {PAIR}\nhorizon: soon\n")
    for status, words in ((0, ["help"]), (2, ["rum"]), (2, ["run", PAIR, "--threads", "0"]),
                          (3, ["run", wrong]), (3, ["run", "nowhere.yaml"]),
                          (1, ["run", PAIR, "--assert", "--replications", "300"]),
                          (4, ["run", PAIR, "--replications", "9"])):
        shell = ["sh", "-c", 'exec "$0" "$@" > /dev/full'] if status == 4 else []
        one = subprocess.run([*shell, PROGRAM, *words], capture_output=True, cwd=folder, check=False)
        many = mpirun(3, *shell, PROGRAM, *words, cwd=folder)
        assert one.returncode == many.returncode == status, (words, one, many)
        assert many.stdout == one.stdout, (words, many.stdout)
        for line in one.stderr.splitlines():
            assert many.stderr.splitlines().count(line) == one.stderr.splitlines().count(line), line


def files(folder):
    """Only rank 0 can read the scenario, what it extends and its table; names are what they are."""
    home = os.path.join(folder, "zwölf Bäume's")
    os.mkdir(home)
    with open(os.path.join(home, "times.csv"), "w", encoding="utf-8") as file:
        file.write("n,s\n1,0.5\n2,2\n3,7\n")
    shutil.copy(YEARS, os.path.join(home, "base.yaml"))
    with open(os.path.join(home, "grün & blau.yaml"), "w", encoding="utf-8") as file:
        file.write("extends: base.yaml\ntitle: \"“Grün” & 'blau'\"\n"
                   "edge: {propagation: {empirical: {file: times.csv, column: s}}}\n"
                   "cost: {price_book: azure-2026-europe, prices: {egress_gb: 0.123}}\n")
    words = [PROGRAM, "run", "grün & blau.yaml", "--set", "cost.downtime_per_minute=7",
             "--replications", "150", "--format", "json"]
    one = subprocess.run(words, capture_output=True, cwd=home, check=False)
    assert one.returncode == 0, one
    # Of ranks in one application all begin in the same folder, so the others go away first.
    leave = 'test "${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-}}" = 0 || cd /; exec "$0" "$@"'
    many = mpirun(3, "sh", "-c", leave, *words, cwd=home)
    assert many.returncode == 0, many
    assert many.stdout == one.stdout


def listed():
    """The runs in the store of this folder."""
    done = alone("list", "--format", "json") if os.path.exists("ninefold.db") else None
    return json.loads(done.stdout)["runs"] if done and done.returncode == 0 else []


class Job:
    """Ranks at work on more than they can do, and the processes that they are."""

    def __init__(self, folder, ranks, words=None):
        self.folder = tempfile.mkdtemp(dir=folder)
        note = f'echo $$ > "{self.folder}/${{OMPI_COMM_WORLD_RANK:-$PMI_RANK}}"; exec "$0" "$@"'
        self.before = len(listed())
        self.words = ["run", YEARS, "--format", "json", "--replications"]
        self.process = subprocess.Popen(
            [MPIRUN, "-n", str(ranks), "sh", "-c", note, PROGRAM,
             *(words or [*self.words, "4000000000"])],
            env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        # How soon that is differs tenfold between machines.
        while (len(os.listdir(self.folder)) < ranks or not self.kept()) and not self.over():
            time.sleep(0.02)

    def over(self):
        return self.process.poll() is not None

    def kept(self):
        """How many replications the store has of it by now."""
        runs = listed()
        return runs[-1]["replications"] if len(runs) > self.before else 0

    def rank(self, number):
        with open(os.path.join(self.folder, str(number)), encoding="ascii") as file:
            return int(file.read())

    def end(self, process, number):
        """Sends a signal. What the job says then, and how long it takes."""
        start = time.monotonic()
        assert not self.over(), self.process.communicate()
        os.kill(process, number)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err, time.monotonic() - start


def runs(process):
    """Whether it still does anything; what nobody has buried yet does not."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def asked_for(err, words):
    """The bytes of as many replications as an interrupted run says it has played."""
    count = int(re.search(rb"interrupted after (\d+) replications", err).group(1))
    assert count > 0, err
    done = alone(*words, str(count))
    assert json.loads(done.stdout)["replications"] == count
    return done.stdout


def interrupt(folder):
    """A signal to any rank ends all, and leaves what asking for just that many gives."""
    for rank, number in ((0, signal.SIGTERM), (3, signal.SIGINT)):
        job = Job(folder, 4)
        status, out, err, _ = job.end(job.rank(rank), number)
        assert status == 130, (rank, status, err)
        assert asked_for(err, job.words) == out, (rank, err)


def lost(folder):
    """A rank that dies, and an mpirun that is told to end, end the job at once. How much of the
    output of a job that it is ending mpirun lets through is its own affair."""
    for whom, number in ((3, signal.SIGKILL), (None, signal.SIGTERM), (0, signal.SIGKILL)):
        job = Job(folder, 4)
        process = job.process.pid if whom is None else job.rank(whom)
        status, out, err, took = job.end(process, number)
        assert status != 0 and took < 20, (whom, status, took, err)
        if whom != 0 and b"interrupted after" in err:
            assert asked_for(err, job.words).startswith(out), (whom, err)
        deadline = time.monotonic() + 10
        while any(runs(job.rank(rank)) for rank in range(4)):
            assert time.monotonic() < deadline, "mpirun is gone and ranks are not"
            time.sleep(0.1)


def unlike(_folder):
    """A rank whose arithmetic differs in last digits is refused."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            if " fma " not in file.read():
                return
    except FileNotFoundError:
        return
    other = ('test "${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-}}" != 1 || '
             'export GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2; exec "$0" "$@"')
    done = mpirun(3, "sh", "-c", other, PROGRAM, "run", PAIR, "--replications", "5")
    assert done.returncode == 4 and done.stdout == b"", done
    assert re.search(rb"^ninefold: rank 1 on \S+ has another processor or C library", done.stderr,
                     re.M), done.stderr


def resumed(folder):
    """A lost rank costs no finished work: going on, with ranks or without, gives the bytes of one
    thread."""
    words = ["sweep", PAIR, "--vary", "edge.probe.interval=10s,20s,30s,60s", "--vary",
             "edge.probe.timeout=2s,5s", "--replications", "6000", "--format", "json"]
    whole = alone(*words, "--no-store", "--threads", "1").stdout
    for again in (lambda: mpirun(4, PROGRAM, *words, "--resume"), lambda: alone(*words, "--resume")):
        for _ in range(5):  # a job may be over before the signal is there
            job = Job(folder, 4, words)
            if job.over():
                job.process.communicate()
            else:
                job.end(job.rank(3), signal.SIGKILL)
            kept = listed()[-1]
            if kept["state"] == "interrupted":
                break
        assert kept["state"] == "interrupted" and 0 < kept["replications"] < 48000, kept
        done = again()
        assert done.returncode == 0 and done.stdout == whole, done.stderr
        assert f"{kept['replications']} replications are kept".encode() in done.stderr, done.stderr


CASES = {case.__name__: case
         for case in (same, small, statuses, files, interrupt, lost, unlike, resumed)}

check_machine()
for wanted in sys.argv[4:]:
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)  # where the store is made
        CASES[wanted](scratch)
        os.chdir("/")
assert len(sys.argv) > 4
