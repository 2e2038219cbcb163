# SPDX-License-Identifier: GPL-3.0-or-later
"""malformed.py [--update] NINEFOLD DIRECTORY: checks every malformed scenario in the directory with
`ninefold check` and compares what it says with the .expected file beside it; the status must be 3
and standard output hold no more than a summary. Files that no repository should hold (huge ones,
directories, files that may not be read) are made on the way. Parts named *.part.yaml are only
extended by others."""
import difflib
import os
import subprocess
import sys
import tempfile

INVALID = 3


def check(program, directory, name, allowed=(INVALID,)):
    """What check says about a file, on standard error."""
    done = subprocess.run([program, "check", name], cwd=directory, capture_output=True, check=False,
                          timeout=60)
    told = done.stderr.decode("utf-8", "strict")
    if done.returncode not in allowed:
        raise SystemExit(f"{name}: status {done.returncode} instead of {INVALID}\n{told}")
    if done.stdout.count(b"\n") > 1:
        raise SystemExit(f"{name}: problems on standard output:\n{done.stdout.decode()}")
    return told


def write(directory, name, text):
    with open(os.path.join(directory, name), "wb") as file:
        file.write(text)


def make(directory):
    """Makes the files that are not kept, and yields their names."""
    os.mkdir(os.path.join(directory, "directory.yaml"))
    yield "directory.yaml"
    yield "no-such-file.yaml"
    write(directory, "plain.yaml", b"ninefold: 1\n")
    yield "plain.yaml/below-a-file.yaml"
    os.symlink("loop.yaml", os.path.join(directory, "loop.yaml"))
    yield "loop.yaml"
    write(directory, "huge.yaml", b"# " + b"x" * (4 << 20))
    yield "huge.yaml"
    write(directory, "abyss.yaml", b"[" * 1000000)
    yield "abyss.yaml"
    write(directory, "many-values.yaml", b"title: [" + b"1," * 1000000 + b"]\n")
    yield "many-values.yaml"
    write(directory, "many-anchors.yaml", b"".join(b"&a%d k%d: 1\n" % (i, i) for i in range(3000)))
    yield "many-anchors.yaml"
    write(directory, "many-duplicates.yaml", b"ninefold: 1\n" * 1000)
    yield "many-duplicates.yaml"
    write(directory, "long-line.yaml", b"title: " + b"long " * 100000 + b"\nhorizon: [\n")
    yield "long-line.yaml"
    for i in range(40):
        write(directory, f"chain-{i}.yaml", b"extends: chain-%d.yaml\n" % (i + 1))
    yield "chain-0.yaml"
    if os.geteuid() != 0:
        write(directory, "unreadable.yaml", b"ninefold: 1\n")
        os.chmod(os.path.join(directory, "unreadable.yaml"), 0)
        yield "unreadable.yaml"


def compare(path, told, update):
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(told)
        return True
    try:
        with open(path, encoding="utf-8") as file:
            expected = file.read()
    except FileNotFoundError:
        expected = ""
    if told == expected:
        return True
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), told.splitlines(True),
                                               path, "what it says"))
    return False


def kept(program, directory, update):
    """One case for each file; the number of cases and of failures."""
    names = sorted(n for n in os.listdir(directory)
                   if n.endswith(".yaml") and not n.endswith(".part.yaml"))
    failed = 0
    for name in names:
        told = check(program, directory, name)
        path = os.path.join(directory, name[:-len(".yaml")] + ".expected")
        failed += not compare(path, told, update)
    return len(names), failed


def made(program, directory, update):
    """The made files in one .expected; a long answer is kept by its beginning and its length."""
    told, count = "", 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in make(scratch):
            answer = check(program, scratch, name)
            count += 1
            if name == "unreadable.yaml":
                if "Permission denied" not in answer:
                    raise SystemExit(f"{name}: {answer}")
                continue
            lines = answer.splitlines(True)
            told += f"==> {name}: {len(lines)} lines\n" + "".join(lines[:6])
    return count, int(not compare(os.path.join(directory, "made.expected"), told, update))


def main(arguments):
    update = arguments[:1] == ["--update"]
    if len(arguments) != 2 + update:
        raise SystemExit(__doc__)
    program, directory = os.path.abspath(arguments[-2]), arguments[-1]
    cases = [kept(program, directory, update), made(program, directory, update)]
    count, failed = (sum(c[i] for c in cases) for i in (0, 1))
    print(f"{count} malformed scenarios, {failed} told differently")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
