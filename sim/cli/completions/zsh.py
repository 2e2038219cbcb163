# SPDX-License-Identifier: GPL-3.0-or-later
"""zsh.py COMMANDS.json OUT: the completion for zsh."""
import commands

HEAD = """\
#compdef ninefold
# zsh completion for ninefold. Made of the program's table of commands; do not edit.

# What the program says may stand here: KIND, and what compadd is to be told.
_ninefold_ask() {
    local kind=$1 line name i
    local -a told store
    shift
    for ((i = 3; i < CURRENT; i++)); do
        case $all[i] in
        --store) store=(--store $all[i+1]) ;;
        --store=*) store=(--store ${all[i]#*=}) ;;
        esac
    done
    for line in ${(f)"$(${(e)~all[1]} complete $kind $store -- "$PREFIX" ${all[3,-1]} 2>/dev/null)"}; do
        name=${line%%$'\\t'*}
        told+=("${name//:/\\\\:}${${line#$name}/$'\\t'/:}")
    done
    _describe -V -t $kind $kind told "$@"
}

_ninefold_fields() {
    if [[ $PREFIX == *=* ]]; then
        _ninefold_ask fields
    else
        _ninefold_ask fields -S ''
    fi
}
_ninefold_metrics() { _ninefold_ask metrics }
_ninefold_names() { _ninefold_ask names }
_ninefold_runs() { _ninefold_ask runs }
_ninefold_scenarios() { _ninefold_ask scenarios }
_ninefold_templates() { _ninefold_ask templates }
_ninefold_scenario() {
    _alternative 'files:file:_path_files -g "*.(yaml|yml)"' 'folders:folder:_path_files -/' \\
        'scenarios:scenario:_ninefold_scenarios'
}
"""

COMMANDS = """
_ninefold_command() {{
    local -a list=(
{rows}    )
    _describe -V -t commands command list
}}

_ninefold() {{
    local curcontext=$curcontext state line
    local -a all=($words)
    typeset -A opt_args
    _arguments -C \\
        '(- : *)'{{-h,--help}}'[list the commands]' \\
        '(- : *)--version[show the version and the licence]' \\
        '1:command:_ninefold_command' \\
        '*::argument:->rest'
    [[ $state == rest ]] || return
    curcontext=${{curcontext%:*}}-$words[1]:
    case $words[1] in
{cases}    esac
}}

_ninefold "$@"
"""

ACTIONS = {"command": "_ninefold_command", "file": "_files", "folder": "_files -/", "nothing": ""}


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def plain(text):
    """As a message or a help: without what _arguments reads."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def action(takes, choices=None):
    if takes == "words":
        return "(" + " ".join(choices) + ")"
    return ACTIONS.get(takes, "_ninefold_" + takes)


def option_rows(option):
    takes = option.takes()
    value = f":{plain(option.argument)}:{action(takes, option.choices)}" if takes else ""
    help_text = f"[{plain(option.help)}]"
    if option.name == "help":
        yield "'(- *)'{-h,--help}" + quoted(help_text)
    elif option.letter:
        yield (f"'(-{option.letter} --{option.name})'{{-{option.letter}+,--{option.name}=}}"
               + quoted(help_text + value))
    else:
        repeat = "*" if option.collects else ""
        yield quoted(f"{repeat}--{option.name}{'=' if takes else ''}{help_text}{value}")


def case(command):
    rows = [row for option in command.options for row in option_rows(option)]
    takes = command.takes()
    if takes:
        rows.append(quoted(f"{'*' if command.many else '1'}:{takes}:{action(takes)}"))
    body = " \\\n            ".join(["_arguments -S", *rows])
    return f"    {command.name})\n        {body}\n        ;;\n"


def write(all_commands):
    rows = "".join(f"        {quoted(c.name + ':' + c.summary)}\n" for c in all_commands)
    cases = "".join(case(c) for c in all_commands)
    return HEAD + COMMANDS.format(rows=rows, cases=cases)


commands.main(write)
