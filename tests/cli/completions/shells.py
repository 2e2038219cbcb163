# SPDX-License-Identifier: GPL-3.0-or-later
"""Real shells at pseudo-terminals, in which a line is typed and Tab pressed.

ask(line) returns what the shell offers, as a set, and what the line is afterwards; fish, which tells
what it offers without a terminal, returns None for the line."""
import os
import pty
import select
import shutil
import subprocess
import time

WAIT_S = 30


class Shell:
    """An interactive shell; `start` reads the completion and binds ^T to note the line."""

    def __init__(self, command, start, folder, environment):
        self.folder = folder
        self.seen = b""
        self.leader, follower = pty.openpty()
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=follower, stdout=follower,
            stderr=follower, start_new_session=True)
        os.close(follower)
        self.type(start + "\n")
        self.wait("ready")

    def path(self, name):
        return os.path.join(self.folder, name)

    def type(self, text):
        os.write(self.leader, text.encode())

    def drain(self):
        while select.select([self.leader], [], [], 0)[0]:
            try:
                self.seen += os.read(self.leader, 65536)
            except OSError:
                break

    def wait(self, name):
        """Until the shell has written that file; returns it."""
        end = time.monotonic() + WAIT_S
        while not os.path.exists(self.path(name)):
            self.drain()
            assert time.monotonic() < end and self.process.poll() is None, \
                f"no answer: {self.seen.decode(errors='replace')}"
            time.sleep(0.01)
        with open(self.path(name), encoding="utf-8") as file:
            text = file.read()
        os.remove(self.path(name))
        return text

    def ask(self, line):
        if os.path.exists(self.path("offered")):
            os.remove(self.path("offered"))
        self.type(line + "\t\x14")
        buffer = self.wait("line")
        try:
            with open(self.path("offered"), encoding="utf-8") as file:
                offered = set(file.read().splitlines())
        except FileNotFoundError:
            offered = set()
        return offered, buffer

    def close(self):
        os.close(self.leader)
        self.process.kill()
        self.process.wait()


BASH = """
PS1='$ '; bind 'set enable-bracketed-paste off'; bind 'set bell-style none'
. '{script}'
spy() {{ _ninefold; local status=$?; printf '%s\\n' "${{COMPREPLY[@]}}" > offered; return $status; }}
complete -F spy ninefold
note() {{ printf '%s' "$READLINE_LINE" > line.part; mv line.part line; READLINE_LINE=; READLINE_POINT=0; }}
bind -x '"\\C-t": note'
: > ready
"""

ZSH = """
PS1='$ '; unsetopt beep; fpath=('{folder}' $fpath); autoload -Uz compinit; compinit -D -u
compadd() {{
    if [[ ${{@[1,(i)(-|--)]}} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
    local -a hits; builtin compadd -A hits "$@"; print -rl -- $hits >> offered
    builtin compadd "$@"
}}
note() {{ print -rn -- "$BUFFER" > line.part; mv line.part line; BUFFER= }}
zle -N note; bindkey -e; bindkey '^T' note; bindkey '^I' complete-word; LISTMAX=1000
: > ready
"""


def bash(script, folder, environment):
    return Shell(["bash", "--norc", "--noprofile", "-i"], BASH.format(script=script), folder, environment)


def zsh(script, folder, environment):
    return Shell(["zsh", "-f", "-i"], ZSH.format(folder=os.path.dirname(script)), folder, environment)


class Fish:
    def __init__(self, script, folder, environment):
        self.script, self.folder, self.environment = script, folder, environment

    def ask(self, line):
        done = subprocess.run(
            ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", self.script, line],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=True)
        assert not done.stderr, done.stderr
        return {row.split("\t")[0] for row in done.stdout.splitlines()}, None

    def close(self):
        pass


SHELLS = {"bash": bash, "fish": Fish, "zsh": zsh}


def start(name, script, folder, environment):
    """None if that shell, or a pseudo-terminal for it, is not to be had."""
    if not shutil.which(name):
        return None
    try:
        os.close(pty.openpty()[0])
    except OSError:
        return None
    return SHELLS[name](script, folder, environment)
