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


def source(takes, choices=None):
    """What `-a` gets, or how else a value is completed."""
    if takes == "words":
        return f"-xa {quoted(' '.join(choices))}"
    if takes == "nothing":
        return "-x"
    if takes == "file":
        return "-rF"
    if takes == "folder":
        return "-xa '(__fish_complete_directories)'"
    if takes == "scenario":
        return "-xa '(__ninefold_scenarios)'"
    return f"-xa '(__ninefold_ask {takes})'"


def lines(all_commands):
    for command in all_commands:
        yield (f"complete -c ninefold -n __ninefold_at_command -a {command.name} "
               f"-d {quoted(command.summary)}\n")
    for command in all_commands:
        inside = f"complete -c ninefold -n '__ninefold_in {command.name}'"
        yield "\n"
        for option in command.options:
            letter = f" -s {option.letter}" if option.letter else ""
            takes = option.takes()
            value = " " + source(takes, option.choices) if takes else ""
            yield f"{inside} -l {option.name}{letter}{value} -d {quoted(option.help)}\n"
        takes = command.takes()
        if takes == "command":
            for other in all_commands:
                yield f"{inside} -a {other.name} -d {quoted(other.summary)}\n"
        elif takes:
            yield f"{inside} {source(takes).replace('-xa', '-ka' if takes == 'runs' else '-a').replace('-rF', '-F')}\n"


def write(all_commands):
    return HEAD + "\n" + "".join(lines(all_commands))


commands.main(write)
