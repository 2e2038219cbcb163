# SPDX-License-Identifier: GPL-3.0-or-later
"""install.py BUILD PREFIX: what an installation has, that it works wherever it stands and from everywhere, and
that nothing is left of it when it is taken away."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = "ninefold"
PLACES = [
    "bin/ninefold",
    "share/bash-completion/completions/ninefold",
    "share/doc/ninefold/LICENSE",
    "share/doc/ninefold/README.md",
    "share/doc/ninefold/docs/model.md",
    "share/doc/ninefold/docs/adr/0005-presets-are-compiled-in.md",
    "share/doc/ninefold/scenarios/README.md",
    "share/fish/vendor_completions.d/ninefold.fish",
    "share/ninefold/scenarios/front-door-pair.yaml",
    "share/ninefold/scenarios/ladder/common.yaml",
    "share/ninefold/scenarios/presets/azure-front-door.yaml",
    "share/ninefold/scenarios/price-books/azure-2026-europe.yaml",
    "share/ninefold/scenarios/studies/probe-dial.yaml",
    "share/zsh/site-functions/_ninefold",
]
PAGES = ["ninefold.1", "ninefold-run.1", "ninefold-scenario.5", "ninefold-store.5"]


class Installation:
    """Into a folder of its own; the log by which the build uninstalls stays as it was."""

    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        self.log = os.path.join(build, "meson-logs", "install-log.txt")
        self.kept = os.path.join(folder, "kept-log")
        self.root = os.path.join(folder, "root")

    def __enter__(self):
        if os.path.exists(self.log):
            shutil.copy(self.log, self.kept)
        self.meson("install", "-C", self.build, "--no-rebuild", "--destdir", self.root)
        return self

    def meson(self, *arguments, cwd=None):
        done = subprocess.run(["meson", *arguments], cwd=cwd, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"

    def uninstall(self):
        self.meson("--internal", "uninstall", cwd=self.build)

    def __exit__(self, *_):
        if os.path.exists(self.kept):
            shutil.copy(self.kept, self.log)
        elif os.path.exists(self.log):
            os.remove(self.log)


def ninefold(here, folder, *arguments):
    """Run by its name, with nothing but itself on the path, from another folder."""
    environment = {"PATH": os.path.join(here, "bin"), "HOME": folder, "LC_ALL": "C.UTF-8"}
    environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    done = subprocess.run([shutil.which(PROGRAM, path=environment["PATH"]), *arguments], cwd=folder,
                          env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def check_program(here, folder):
    assert re.match(r"ninefold \d+\.\d+\.\d+\n", ninefold(here, folder, "version"))
    result = json.loads(ninefold(here, folder, "run", "front-door-pair", "--replications", "5",
                                 "--format", "json", "--quiet"))
    found = result["scenario"]["file"]
    assert os.path.samefile(found, os.path.join(here, PLACES[8])), found
    ninefold(here, folder, "check", "ladder/active-active")
    ninefold(here, folder, "check", "studies/probe-size")
    with open(os.path.join(folder, "mine.yaml"), "w", encoding="utf-8") as file:
        file.write("ninefold: 1\nextends: full-europe\nseed: 3\n")
    ninefold(here, folder, "check", "mine.yaml")
    names = ninefold(here, folder, "complete", "scenarios").split("\n")
    assert any(name.startswith("years") for name in names), names


def check_pages(here):
    """Found by their names, as `man` does; a build without scdoc has none."""
    pages = os.path.join(here, "share", "man")
    if not os.path.isdir(pages):
        print("without manual pages")
        return
    for page in PAGES:
        assert os.path.isfile(os.path.join(pages, "man" + page[-1], page)), page
    if shutil.which("man"):
        for name in ("ninefold", "ninefold-run", "ninefold-store"):
            found = subprocess.run(["man", "-w", name], env={**os.environ, "MANPATH": pages},
                                   capture_output=True, text=True, check=True).stdout
            assert found.startswith(pages), found


def check_links(here):
    """Links of the manual hold where it is installed, but for those to the sources."""
    doc = os.path.join(here, "share", "doc", "ninefold")
    with open(os.path.join(doc, "README.md"), encoding="utf-8") as file:
        links = re.findall(r"\]\(([^)#:]+)[^)]*\)", file.read())
    assert len(links) > 10, links
    for link in links:
        assert os.path.exists(os.path.join(doc, link)), link


def left(root):
    return [os.path.join(at, name) for at, folders, names in os.walk(root) for name in folders + names]


def main(build, prefix):
    if not shutil.which("meson"):
        print("skipped: meson is not on the path")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        with Installation(build, folder) as made:
            here = os.path.join(made.root, prefix.lstrip("/"))
            missing = [place for place in PLACES if not os.path.exists(os.path.join(here, place))]
            assert not missing, missing
            elsewhere = os.path.join(folder, "elsewhere")
            os.mkdir(elsewhere)
            check_program(here, elsewhere)
            check_pages(here)
            check_links(here)
            made.uninstall()
            remains = left(made.root)
            assert not remains, remains
    print("installed, used and taken away")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
