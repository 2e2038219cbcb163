# SPDX-License-Identifier: GPL-3.0-or-later
"""The files and figures of `ninefold report`: report.py PROGRAM SCENARIOS."""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

PROGRAM, SCENARIOS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PAIR = os.path.join(SCENARIOS, "front-door-pair.yaml")
PNG = b"\x89PNG\r\n\x1a\n"


def ninefold(*words, status=0, **environment):
    done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=300, check=False,
                          env={**os.environ, **environment})
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done


def figures(folder):
    return sorted({name.rsplit(".", 1)[0] for name in os.listdir(os.path.join(folder, "figures"))})


def drawn():
    """Each figure is a table, a script, a drawing in well-formed SVG and a picture; the script draws
    the same again by itself."""
    ninefold("report", "1", "-o", "a/b")
    names = figures("a/b")
    assert names == ["run-1-" + name for name in ("detection", "incident", "rto", "waterfall")], names
    for name in names:
        stem = os.path.join("a/b/figures", name)
        tree = xml.etree.ElementTree.parse(stem + ".svg").getroot()
        assert tree.tag == "{http://www.w3.org/2000/svg}svg", tree.tag
        text = "".join(tree.itertext())
        assert len(text) > 50, text
        with open(stem + ".png", "rb") as file:
            assert file.read(8) == PNG
        with open(stem + ".tsv", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        assert rows[0][0] == "series" and len(rows) > 2, rows[:3]
        again = subprocess.run(["gnuplot", "-e", "set terminal dumb", name + ".gp"],
                               cwd="a/b/figures", capture_output=True, check=False)
        assert again.returncode == 0 and len(again.stdout) > 500, again


def pure():
    """The same store gives the same bytes."""
    ninefold("report", "1", "2", "-o", "once")
    ninefold("report", "1", "2", "-o", "twice")
    done = subprocess.run(["diff", "-r", "once", "twice"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def edited():
    """What people have written into a record is kept beside it when it is drafted again."""
    ninefold("report", "1", "-o", "edit")
    assert not ninefold("report", "1", "-o", "edit").stderr
    with open("edit/adr.md", encoding="utf-8") as file:
        drafted = file.read()
    for number, mine in ((1, "mine"), (2, "mine, too")):
        with open("edit/adr.md", "a", encoding="utf-8") as file:
            file.write(mine)
        said = ninefold("report", "1", "-o", "edit").stderr.decode()
        assert f"it is kept as edit/adr.md.~{number}~" in said, said
        with open(f"edit/adr.md.~{number}~", encoding="utf-8") as file:
            assert file.read() == drafted + mine
        with open("edit/adr.md", encoding="utf-8") as file:
            assert file.read() == drafted


def damaged():
    """What a sizing concluded and its targets must agree, and a confidence is between 0 and 1."""
    ninefold("size", PAIR, "--vary", "edge.probe.interval=25s,26s", "--minimise", "probe.load",
             "--store", "size.db", "--quiet")
    for wrong in ("DELETE FROM targets", "UPDATE selections SET confidence = 5"):
        shutil.copy("size.db", "wrong.db")
        with sqlite3.connect("wrong.db") as store:
            store.execute(wrong)
        store.close()
        for words in (["show", "last"], ["report", "last", "-o", "wrong"]):
            done = ninefold(*words, "--store", "wrong.db", status=4)
            assert b"wrong.db is damaged" in done.stderr, done.stderr


def hostile():
    """Names from a scenario are text wherever they turn up."""
    name = "it's \"`touch pwned`\" $(touch pwned) <b>\t@x"
    with open("hostile.yaml", "w", encoding="utf-8") as file:
        file.write(f"extends: {PAIR}\nname: {name!r}\n".replace("\\'", "''"))
    done = subprocess.run([PROGRAM, "check", "hostile.yaml"], capture_output=True, check=False)
    if done.returncode == 0:
        ninefold("run", "hostile.yaml", "--replications", "20")
        ninefold("report", "last", "-o", "hostile")
        assert not os.path.exists("pwned") and not os.path.exists("hostile/figures/pwned")
    ninefold("sweep", PAIR, "--vary", "edge.probe.interval=10s,20s", "--vary",
             "edge.probe.timeout=1s,2s", "--replications", "5")
    ninefold("report", "last", "-o", "grid")
    assert any("map" in name for name in figures("grid"))


def terminal():
    """Figures as text, as wide as the terminal, without colours that nobody wants."""
    text = ninefold("report", "1", "--format", "ascii", COLUMNS="80").stdout.decode()
    assert "How long until the service is back\n" in text and "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "\x1b[" in ninefold("report", "1", "--format", "ascii", "--color", "always").stdout.decode()
    sixel = subprocess.run([PROGRAM, "report", "1", "--format", "sixel"], capture_output=True,
                           check=False)
    assert (sixel.returncode == 0 and b"\x1bP" in sixel.stdout or
            sixel.returncode == 4 and b"no terminal for sixel" in sixel.stderr), sixel


def without_gnuplot():
    """Says what is missing and what there is all the same."""
    done = ninefold("report", "1", "-o", "bare", status=4, PATH="/nowhere")
    assert b"gnuplot, which draws the figures, is not installed" in done.stderr, done.stderr
    assert done.stdout == b"", done.stdout
    kinds = {name.rsplit(".", 1)[1] for name in os.listdir("bare/figures")}
    assert kinds == {"tsv", "gp"}, kinds
    done = ninefold("report", "1", "--format", "ascii", status=4, PATH="/nowhere")
    assert done.stdout == b"", done.stdout


def refused():
    """One sentence each."""
    open("file", "w", encoding="utf-8").close()
    for words, status, said in (
            (["report", "1", "-o", "file"], 4, "cannot make the folder file/figures: Not a directory"),
            (["report", "9", "-o", "x"], 3, "has no run 9"),
            (["report", "nine", "-o", "x"], 2, "nine is no run"),
            (["report", "1"], 2, "-o DIR"),
            (["report", "1", "-o", ""], 2, "-o DIR"),
            (["report", "1", "2", "1", "-o", "x"], 2, "run 1 is named twice"),
            (["report", "1", "-o", "x", "--threads", "2"], 2, "a report plays nothing"),
            (["report", "1", "--title", "t", "--format", "ascii"], 2, "--title is of the page"),
            (["report", "-o", "x"], 2, ""),
            (["report", "1", "-o", "x", "--format", "ascii"], 2, "--format ascii")):
        done = ninefold(*words, status=status)
        assert said in done.stderr.decode(), (words, done.stderr)
        assert done.stdout == b"", done.stdout
    assert not os.path.exists("x")


if not shutil.which("gnuplot"):
    print("skipped: there is no gnuplot")
    sys.exit(77)
with tempfile.TemporaryDirectory() as scratch:
    os.chdir(scratch)
    ninefold("run", PAIR, "--replications", "200", "--quiet")
    ninefold("compare", PAIR, os.path.join(SCENARIOS, "shallow-probe.yaml"), "--replications", "50",
             "--quiet")
    for case in (drawn, pure, edited, damaged, hostile, terminal, without_gnuplot, refused):
        case()
    os.chdir("/")
