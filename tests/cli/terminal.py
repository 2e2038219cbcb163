# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown on a terminal, and only there: terminal.py PROGRAM SCENARIO."""
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

PROGRAM, SCENARIO = os.path.abspath(sys.argv[1]), sys.argv[2]
LONG = ["run", SCENARIO, "--no-store", "--replications", "6000", "--threads", "1"]
SHORT = ["run", SCENARIO, "--no-store", "--replications", "5"]


def on_terminal(arguments, stream, columns=0, **environment):
    """What a program writes to one stream that is a terminal, the other being a pipe."""
    try:
        leader, follower = pty.openpty()
    except OSError as error:  # a bare chroot has no pseudo-terminals
        print(f"skipped: {error}")
        sys.exit(77)
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    other = "stderr" if stream == "stdout" else "stdout"
    env = {**os.environ, "TERM": "xterm"}
    for name in ("NO_COLOR", "COLUMNS"):
        env.pop(name, None)
    env.update(environment)
    with subprocess.Popen([PROGRAM, *arguments], env=env, stdin=subprocess.DEVNULL,
                          **{stream: follower, other: subprocess.DEVNULL}) as process:
        os.close(follower)
        text = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            text += piece
    assert process.returncode == 0, (arguments, process.returncode, text)
    os.close(leader)
    return text.decode()


bar = on_terminal(LONG, "stderr")
frames = bar.split("\r")
drawn = [frame for frame in frames if frame.startswith("[")]
assert len(drawn) >= 2, bar
for frame in drawn:
    assert re.fullmatch(r"\[=* *\] +\d+ %  \d+ of 6000(  [\d.e+]+/s  .* left)?\x1b\[K", frame), frame
assert bar.index("\r\x1b[K6000 replications in ") > bar.rindex("[="), bar
number, unit = re.search(r"replications in ([\d.]+) (ms|s|min)", bar).groups()
seconds = float(number) * {"ms": 1e-3, "s": 1, "min": 60}[unit]
assert len(drawn) <= 10 * seconds + 1, (len(drawn), seconds)

# How many there will be is not known when they go where they are needed.
SIZE = ["size", SCENARIO, "--no-store", "--vary", "edge.probe.interval=25s,26s", "--minimise", "probe.load", "--set",
        "targets.percentile=99.99", "--replications", "5000", "--threads", "1"]
frames = on_terminal(SIZE, "stderr").split("\r")
drawn = [frame for frame in frames if frame.startswith("[")]
assert len(drawn) >= 2, frames
for frame in drawn:
    assert re.fullmatch(r"\[=* *\] +\d+ %  \d+ of at most 10000(  [\d.e+]+/s)?\x1b\[K",
                        frame), frame

assert on_terminal(LONG + ["--quiet"], "stderr") == ""
piped = subprocess.run([PROGRAM, *LONG], capture_output=True, check=True)
assert piped.stderr == b""

assert "\x1b[" in on_terminal(SHORT, "stdout")
assert "\x1b[" not in on_terminal(SHORT, "stdout", NO_COLOR="1")
assert "\x1b[" not in on_terminal(SHORT, "stdout", TERM="dumb")
assert "\x1b[" in on_terminal(SHORT + ["--color", "always"], "stdout", NO_COLOR="1")
assert "\x1b[" not in on_terminal(SHORT + ["--color", "never"], "stdout")

# Lines fit the window: the bar is clipped, and the table drops columns.
for width in (1, 10, 30, 60, 200):
    frames = on_terminal(LONG, "stderr", width).split("\r")
    drawn = [frame.removesuffix("\x1b[K") for frame in frames if frame.startswith("[")]
    assert drawn or width == 1, width
    assert all(len(frame) < width for frame in drawn), (width, drawn)


def table(text):
    return [line for line in text.splitlines() if not line.startswith(("front-door-pair:", "20 "))]


LARGE = ["run", SCENARIO, "--no-store", "--replications", "20", "--color", "never"]
for width in (80, 96, 100, 200):
    lines = table(on_terminal(LARGE, "stdout", width))
    assert max(map(len, lines)) <= width, (width, max(lines, key=len))
    asked = subprocess.run([PROGRAM, *LARGE], env={**os.environ, "COLUMNS": str(width)},
                           capture_output=True, check=True).stdout.decode()
    assert table(asked) == lines, width


def revealed(enters):
    """What trace --hidden shows on a terminal for so many Enters, before the input ends."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    with subprocess.Popen([PROGRAM, "trace", SCENARIO, "--hidden"], stdin=follower, stdout=follower,
                          stderr=follower, env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"}) as process:
        os.close(follower)
        os.write(leader, b"\n" * enters + b"\x04")
        text = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            text += piece
    assert process.returncode == 0, (process.returncode, text)
    os.close(leader)
    return text.decode()


# Step by step, and the cause only after the last one.
early, late = revealed(1), revealed(6)
assert "[Enter: what is seen next]" in early and "holds we unhealthy" in early, early
assert "healthy again" not in early and "westeurope" not in early, early
assert late.index("[Enter: what was behind it]") < late.index("region-outage of westeurope begins"), late
