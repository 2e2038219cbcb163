# SPDX-License-Identifier: GPL-3.0-or-later
"""Decision records of every kind of run: adr.py PROGRAM SCENARIOS [--lint FOLDER]

Each has all headings of MADR 4 and a front matter that YAML readers read, passes `report --check`
as it stands and from elsewhere, and fails it, with the claim named, when a value of the scenario is
changed. With --lint the records are given to markdownlint instead, whose packages `npm ci` has put
into FOLDER/node_modules; 77, "skipped", if it has not."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

HEADINGS = ["# .+", "## Context and Problem Statement", "## Decision Drivers",
            "## Considered Options", "## Decision Outcome", "### Consequences", "### Confirmation",
            "## Pros and Cons of the Options", "### .+", "## More Information"]
FRONT = ["status", "date", "decision-makers", "consulted", "informed", "ninefold"]

PAIR = "scenarios/front-door-pair.yaml"
HOSTILE = "scenarios/hostile.yaml"
LADDER = "scenarios/ladder/"
PAIR_BREAKS = (PAIR, "sample_size: 4", "sample_size: 6", "rto.service")
LADDER_BREAKS = (LADDER + "common.yaml", "drills_per_year: 4", "drills_per_year: 400",
                 "cost.annual")
INPUTS = (f"sweep {PAIR} --replications 20 --design saltelli:16 "
          "--vary edge.probe.timeout=1s,4s --vary edge.connect_timeout=1s,20s")

# name, commands that are stored, the outcome that the record must tell, what breaks a claim
RECORDS = [
    ("run", [f"run {PAIR} --replications 100"], '"Change it"', PAIR_BREAKS),
    ("kept", [f"run {PAIR} --replications 100 --set edge.probe.interval=20s"], '"Keep ',
     PAIR_BREAKS),
    ("sweep", [f"sweep {PAIR} --replications 100 --vary edge.probe.interval=10s,25s,60s"],
     '"interval=25s"', PAIR_BREAKS),
    ("size", ["size scenarios/studies/probe-size.yaml --vary edge.probe.interval=20s,25s,26s"],
     '"interval=25s"', PAIR_BREAKS),
    ("compare", [f"compare {LADDER}warm-dr.yaml {LADDER}active-active.yaml --replications 20 "
                 "--set targets.availability=99%"], '"active-active"', LADDER_BREAKS),
    ("untold", [f"compare {LADDER}warm-dr.yaml {LADDER}active-active.yaml --replications 20"],
     "none yet", LADDER_BREAKS),
    ("inputs", [INPUTS], "", PAIR_BREAKS),
    ("several", [f"run {PAIR} --replications 60", f"run {HOSTILE} --replications 60", INPUTS],
     "none", PAIR_BREAKS),
]
TITLE = 'Two <b>regions</b>: [x](http://a) `c` | *d*\n---\nstatus: accepted, mail a@b.c <!-- 1. #.'


class Bench:
    """A folder with a copy of the scenarios, one of them with words that try to be markup."""

    def __init__(self, program, scenarios, folder):
        self.program, self.folder = os.path.abspath(program), folder
        shutil.copytree(scenarios, os.path.join(folder, "scenarios"))
        with open(os.path.join(scenarios, "front-door-pair.yaml"), encoding="utf-8") as file:
            text = file.read()
        quoted = TITLE.replace('"', '\\"').replace("\n", "\\n")
        text, count = re.subn(r"^title: .*$", lambda _: f'title: "{quoted}"', text, flags=re.M)
        assert count == 1
        with open(os.path.join(folder, HOSTILE), "w", encoding="utf-8") as file:
            file.write(text)

    def run(self, *arguments, cwd=None, status=0):
        done = subprocess.run([self.program, *arguments], cwd=cwd or self.folder, text=True,
                              capture_output=True, check=False)
        assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
        return done

    def record(self, name, commands):
        """Its path from the folder."""
        store = name + ".db"
        for command in commands:
            self.run(*command.split(), "--quiet", "--store", store)
        runs = [str(i + 1) for i in range(len(commands))]
        title = ["--title", TITLE] if name == "several" else []
        # without gnuplot the record is written, and the figures are not
        drawn = 0 if shutil.which("gnuplot") else 4
        self.run("report", *runs, "--store", store, "-o", f"docs/{name}", *title, status=drawn)
        return f"docs/{name}/adr.md"

    def read(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()


def check_form(text, outcome):
    assert text.startswith("---\n")
    front, body = text[4:].split("\n---\n", 1)
    told = yaml.safe_load(front)
    assert list(told) == FRONT, list(told)
    found = re.findall(r"^#+ .*$", body, re.M)
    for heading in HEADINGS:
        while found and not re.fullmatch(heading, found[0]):
            found.pop(0)
        assert found, heading
        found.pop(0)
    chosen = re.search(r"^Chosen option: (.*)$", body, re.M).group(1)
    assert chosen.startswith(outcome), chosen
    options = body.split("## Pros and Cons of the Options")[1].split("## More Information")[0]
    for option in options.split("\n### ")[1:]:
        assert re.search(r"^- (Good|Neutral|Bad), because ", option, re.M), option
    return told["ninefold"]


def check_broken(bench, path, breaks):
    """Exit 1, and a line of the record that makes a claim about the metric is named."""
    file, old, new, metric = breaks
    scenario = os.path.join(bench.folder, file)
    text = bench.read(file)
    assert old in text
    with open(scenario, "w", encoding="utf-8") as out:
        out.write(text.replace(old, new))
    done = bench.run("report", "--check", path, "--quiet", status=1)
    with open(scenario, "w", encoding="utf-8") as out:
        out.write(text)
    lines = bench.read(path).split("\n")
    named = re.findall(rf"^{re.escape(path)}:(\d+):\d+: error: the claim no longer holds: "
                       rf".*{re.escape(metric)}", done.stderr, re.M)
    assert named, done.stderr
    assert all("metric: " + metric in lines[int(n) - 1].replace('"', "") for n in named), named
    assert "has changed" in done.stdout


def check_record(bench, name, commands, outcome, breaks):
    path = bench.record(name, commands)
    claims = check_form(bench.read(path), outcome)
    assert all(os.path.isfile(os.path.join(bench.folder, "docs", name, o["scenario"]))
               for o in claims["options"])
    done = bench.run("report", "--check", path, "--quiet")
    assert " hold" in done.stdout and "no longer" not in done.stdout
    one = bench.run("report", "--check", path, "--quiet", "--threads", "1").stdout
    assert one == done.stdout
    if name == "compare":  # moved together with its scenarios, and asked from elsewhere
        with tempfile.TemporaryDirectory() as other:
            shutil.copytree(os.path.join(bench.folder, "docs"), os.path.join(other, "docs"))
            shutil.copytree(os.path.join(bench.folder, "scenarios"),
                            os.path.join(other, "scenarios"))
            bench.run("report", "--check", os.path.join(other, path), "--quiet", cwd="/")
    check_broken(bench, path, breaks)
    print("ok", name)


def lint(bench, folder):
    program = os.path.join(folder, "node_modules", ".bin", "markdownlint-cli2")
    if not os.path.exists(program) or not shutil.which("node"):
        print("skipped: npm ci has not been run in", folder)
        return 77
    for name, commands, _, _ in RECORDS:
        bench.record(name, commands)
    return subprocess.run([program, "docs/**/*.md"], cwd=bench.folder, check=False).returncode


def main(arguments):
    program, scenarios = arguments[:2]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, os.path.abspath(scenarios), folder)
        if arguments[2:3] == ["--lint"]:
            return lint(bench, os.path.abspath(arguments[3]))
        for record in RECORDS:
            check_record(bench, *record)
    return 0


sys.exit(main(sys.argv[1:]))
