# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a report as a browser sees it: page.py PROGRAM SAMPLE SCENARIOS MODULES

Plays one run of every kind, writes their pages and has page.mjs look at them in a headless Chromium.
Skipped (77) where Node, Chromium or the modules of package.json are missing; ./quickstart test
installs them."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, SAMPLE, SCENARIOS, MODULES = (os.path.abspath(a) for a in sys.argv[1:5])
HERE = os.path.dirname(os.path.abspath(__file__))
HOSTILE = r'''"<script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" 'so' \u202E & </title>"'''


def skip(what):
    print(f"skipped: {what}")
    sys.exit(77)


def ninefold(folder, *words, fine=(0,)):
    done = subprocess.run([PROGRAM, *words], cwd=folder, check=False, stdout=subprocess.DEVNULL, timeout=120)
    assert done.returncode in fine, (words, done.returncode)


def scenario(*parts):
    return os.path.join(SCENARIOS, *parts)


def hostile(folder):
    """A scenario whose title, file and names mean to be more than text."""
    with open(scenario("front-door-pair.yaml"), encoding="utf-8") as f:
        text = f.read()
    text, count = re.subn(r"^title: .*$", lambda _: "title: " + HOSTILE, text, flags=re.M)
    assert count == 1
    path = os.path.join(os.fsencode(folder), b"a<b onload='x'>\xff\"&.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return os.fsdecode(path)


def play(folder):
    """What is played, in the order of the runs' numbers."""
    quiet = ("--quiet",)
    ninefold(folder, "run", hostile(folder), *quiet, "--replications", "100")
    ninefold(folder, "compare", *(scenario("ladder", d + ".yaml") for d in ("warm-dr", "active-active")),
             *quiet, "--replications", "20")
    # 240 points, 10,800 incidents
    ninefold(folder, "sweep", scenario("studies", "probe-dial.yaml"), *quiet, "--replications", "45")
    ninefold(folder, "size", scenario("studies", "probe-size.yaml"), *quiet)
    ninefold(folder, "sweep", scenario("front-door-pair.yaml"), *quiet, "--replications", "10",
             "--vary", "edge.probe.interval=5s,60s", "--vary", "edge.probe.loss=0%,1%",
             "--design", "saltelli:16")


def report(folder):
    pages = {}
    for name, runs in (("run", "1"), ("compare", "2"), ("dial", "3"), ("size", "4"), ("inputs", "5"),
                       ("all", "1 2 3 4 5")):
        out = os.path.join(folder, "made", "of", name)
        ninefold(folder, "report", *runs.split(), "-o", out, fine=(0, 4))  # 4: without gnuplot
        pages[name] = os.path.join(out, "report.html")
    pages["sample"] = os.path.join(folder, "sample.html")
    subprocess.run([SAMPLE, os.path.join(folder, "ninefold.db"), os.path.join(HERE, "figure.svg"),
                    pages["sample"]], check=True, timeout=60)
    return pages


def main():
    node = shutil.which("node") or skip("node is missing")
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or skip("chromium is missing")
    if not os.path.isdir(os.path.join(MODULES, "node_modules", "playwright-core")):
        skip("the modules of tests/page/package.json are not installed")
    with tempfile.TemporaryDirectory() as folder:
        play(folder)
        pages = report(folder)
        for name, path in pages.items():
            print(f"{name}: {os.path.getsize(path)} bytes")
        sys.stdout.flush()
        words = [f"{name}={path}" for name, path in pages.items()]
        sys.exit(subprocess.run([node, os.path.join(HERE, "page.mjs"), MODULES, chromium, *words],
                                check=False, timeout=280).returncode)


main()
