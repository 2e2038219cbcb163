# SPDX-License-Identifier: GPL-3.0-or-later
"""fish.py COMMANDS.json OUT: the completion for fish."""
import commands

HEAD = """\
# fish completion for ninefold. Made of the program's table of commands; do not edit.

# What the program says may stand here: of a KIND of things.
function __ninefold_ask
    set -l words (commandline -opc)
    set -l start (commandline -ct)
    set -l store
    string match -qr '^--?[a-z-]+=' -- $start; and set start (string replace -r '^[^=]*=' '' -- $start)
    for i in (seq 3 (count $words))
        switch $words[$i]
            case --store
                set store --store $words[(math $i + 1)]
            case '--store=*'
                set store --store (string replace -r '^[^=]*=' '' -- $words[$i])
        end
    end
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    command -q -- $program; or return
    $program complete $argv[1] $store -- $start $words[3..-1] 2>/dev/null
end

function __ninefold_scenarios
    __ninefold_ask scenarios
    complete -C "'' "(commandline -ct) | string match -r '^[^\\t]*(?:/|\\.ya?ml)(?:\\t.*)?$'
end

function __ninefold_at_command
    test (count (commandline -opc)) -eq 1
end

function __ninefold_in
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

complete -c ninefold -f
complete -c ninefold -n __ninefold_at_command -l help -s h -d 'list the commands'
complete -c ninefold -n __ninefold_at_command -l version -d 'show the version and the licence'
"""


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def source(takes):
    """What `-a` gets; for a file nothing, since files are what fish offers by itself."""
    if takes == "folder":
        return "'(__fish_complete_directories)'"
    if takes == "scenario":
        return "'(__ninefold_scenarios)'"
    return f"'(__ninefold_ask {takes})'"


def value(option):
    """How the value of an option is completed; -x: it has one, and no files are offered."""
    takes = option.takes()
    if takes == "words":
        return f" -xa {quoted(' '.join(option.choices))}"
    return {None: "", "nothing": " -x", "file": " -rF"}.get(takes, f" -xa {source(takes)}")


def operands(command, all_commands):
    takes = command.takes()
    if takes == "command":
        return [f"-a {other.name} -d {quoted(other.summary)}" for other in all_commands]
    if takes == "file":
        return ["-F"]
    # runs come with the youngest first, and stay so
    return [f"{'-ka' if takes == 'runs' else '-a'} {source(takes)}"] if takes else []


def lines(all_commands):
    for command in all_commands:
        yield (f"complete -c ninefold -n __ninefold_at_command -a {command.name} "
               f"-d {quoted(command.summary)}\n")
    for command in all_commands:
        inside = f"complete -c ninefold -n '__ninefold_in {command.name}'"
        yield "\n"
        for option in command.options:
            letter = f" -s {option.letter}" if option.letter else ""
            yield f"{inside} -l {option.name}{letter}{value(option)} -d {quoted(option.help)}\n"
        for offer in operands(command, all_commands):
            yield f"{inside} {offer}\n"


def write(all_commands):
    return HEAD + "\n" + "".join(lines(all_commands))


commands.main(write)
