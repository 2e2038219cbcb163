# SPDX-License-Identifier: GPL-3.0-or-later
"""Equal runs give equal bytes: determinism.py PROGRAM SCENARIO CASE..."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, SCENARIO = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FORMATS = ("table", "json", "csv", "markdown")


def run(*options, status=0, **more):
    done = subprocess.run([PROGRAM, "run", SCENARIO, "--no-store", *options], capture_output=True, timeout=600,
                          check=False, **more)
    assert done.returncode == status, (options, done.returncode, done.stderr)
    return done.stdout


def threads():
    """Any number of threads, more than replications too."""
    for options in (["--replications", "350"], ["--replications", "5"],
                    ["--set", "replications={min: 50, max: 2000, until: "
                     "{metric: rto.service, relative: 0.05%}}"],
                    ["--replications", "20", "--exact"],
                    ["--replications", "150", "--set", "edge.probe.loss=2%"]):
        one = run("--format", "json", "--threads", "1", *options)
        for count in ("2", "7", "40"):
            assert run("--format", "json", "--threads", count, *options) == one, (options, count)


def command(*words):
    done = subprocess.run([PROGRAM, *words, "--no-store"], capture_output=True, timeout=600,
                          check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def studies():
    """Any number of threads; a point of a sweep and a design of a comparison are what they are alone."""
    vary = ("--vary", "edge.probe.interval=10s,28s", "--replications", "250")
    with tempfile.TemporaryDirectory() as folder:
        other = os.path.join(folder, "other.yaml")
        with open(other, "w", encoding="utf-8") as file:
            file.write(f"ninefold: 1\nextends: {SCENARIO}\nedge: {{probe: {{interval: 28s}}}}\n")
        rows = ("--vary", "edge.probe.loss=0%,2%", "--design", "saltelli:16", *vary[:2],
                "--replications", "40")
        # Few probes are lost, so that false flips hardly differ and many rounds are played.
        size = ("size", SCENARIO, "--vary", "edge.probe.interval=24s,25s,26s", "--set",
                "edge.probe.loss=0.1%", "--minimise", "probe.false_flips", "--replications", "300")
        for words in (("sweep", SCENARIO, *vary), ("sweep", SCENARIO, *rows),
                      ("compare", SCENARIO, other, *vary[2:]), size):
            for name in FORMATS:
                one = command(*words, "--format", name, "--threads", "1")
                assert len(one) > 300
                for count in ("2", "7"):
                    assert command(*words, "--format", name, "--threads", count) == one, words
        points = json.loads(command("sweep", SCENARIO, *vary, "--format", "json"))["points"]
        designs = json.loads(command("compare", SCENARIO, other, *vary[2:], "--format", "json"))
    alone = json.loads(run("--format", "json", "--replications", "250", "--set",
                           "edge.probe.interval=28s"))
    for part in (points[1], designs["designs"][1]):
        for key in ("metrics", "targets", "engine", "replications", "seed"):
            assert part[key] == alone[key], key


def formats():
    for name in FORMATS:
        options = ("--format", name, "--replications", "120")
        first = run(*options, "--threads", "1")
        assert len(first) > 500
        assert run(*options, "--threads", "7") == first, name


def seeds():
    options = ("--format", "json", "--replications", "100")
    assert run(*options, "--seed", "7") == run(*options, "--seed", "7")
    one, other = (json.loads(run(*options, "--seed", seed)) for seed in ("7", "8"))
    assert one["metrics"]["rto.service"]["mean"] != other["metrics"]["rto.service"]["mean"]
    assert other["seed"] == 8


def alone():
    """A replication played alone is the one of the run: the mean of three is that of the three."""
    def means(*options):
        metrics = json.loads(run("--format", "json", *options))["metrics"]
        return {name: m["mean"] for name, m in metrics.items() if name != "availability.nines"}
    whole = means("--first-replication", "41", "--replications", "3")
    parts = [means("--first-replication", str(k), "--replications", "1") for k in (41, 42, 43)]
    for name, mean in whole.items():
        values = [part[name] for part in parts]
        assert mean is None or abs(mean - sum(values) / 3) <= 1e-12 * abs(mean), name


def environment():
    """Neither locale nor time zone nor folder nor the size of the environment matter."""
    plain = run("--format", "json", "--replications", "50")
    odd = dict(os.environ, LC_ALL="de_DE.UTF-8", TZ="Asia/Tokyo", PADDING="x" * 5000)
    assert run("--format", "json", "--replications", "50", env=odd, cwd="/") == plain


def interrupt():
    """What an interrupt leaves is the same as asking for just that many."""
    for number in (signal.SIGINT, signal.SIGTERM):
        options = [PROGRAM, "run", SCENARIO, "--no-store", "--format", "json", "--replications"]
        with subprocess.Popen(options + ["4000000000"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            time.sleep(1)
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
        assert process.returncode == 130, (process.returncode, err)
        assert b"interrupted after " in err, err
        count = json.loads(out)["replications"]
        assert count > 0
        assert run("--format", "json", "--replications", str(count)) == out, count


def effective():
    """The scenario written out with all its defaults gives the same numbers."""
    text = subprocess.run([PROGRAM, "check", "--effective", SCENARIO, "--horizon", "50m"],
                          capture_output=True, check=True).stdout
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([PROGRAM, "run", file.name, "--no-store", "--format", "json", "--replications",
                               "60"], capture_output=True, check=True)
    given = json.loads(run("--format", "json", "--replications", "60", "--horizon", "50m"))
    written = json.loads(done.stdout)
    for key in ("seed", "replications", "horizon_s", "metrics", "targets", "engine"):
        assert given[key] == written[key], key


def closed(redirection, command="run \"$2\" --replications 5 --no-store"):
    done = subprocess.run(["sh", "-c", f'"$1" {command} {redirection}', "sh", PROGRAM, SCENARIO],
                          stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stderr


def output():
    """Results that could not be written are a failure, for every command."""
    for command in ("run \"$2\" --replications 5 --no-store", "check \"$2\"", "init", "schema", "version",
                    "explain rto.service", "help"):
        for redirection in (">&-", "> /dev/full"):
            status, err = closed(redirection, command)
            assert status == 4, (command, redirection, status)
            assert b"cannot write the results" in err, err
    # A reader that has seen enough is told by the status alone.
    status, err = closed("", "schema | true; exit 0")
    assert (status, err) == (0, b""), err
    # Descriptors that come closed are not mistaken for files, and nothing is lost for them.
    status, err = closed("<&- > /dev/null")
    assert (status, err) == (0, b""), err
    status, err = closed("2>&- > /dev/null")
    assert status == 0


CASES = {case.__name__: case for case in
         (threads, studies, formats, seeds, alone, environment, effective, interrupt, output)}

for wanted in sys.argv[3:]:
    CASES[wanted]()
assert len(sys.argv) > 3
