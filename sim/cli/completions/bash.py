# SPDX-License-Identifier: GPL-3.0-or-later
"""bash.py COMMANDS.json OUT: the completion for bash. It needs no other package, and works whether
readline takes `=` and `:` for ends of words or not."""
import commands

HEAD = """\
# bash completion for ninefold. Made of the program's table of commands; do not edit.

# Sets `words` to those of the line up to the cursor, put together again where readline has cut them
# at = or :, and `cur` to the last one.
_ninefold_words() {
    local i joins=
    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        if [[ ${#words[@]} -gt 0 && ( $joins || ${COMP_WORDS[i]} == [=:]* ) ]]; then
            words[-1]+=${COMP_WORDS[i]}
        else
            words+=("${COMP_WORDS[i]}")
        fi
        joins=
        [[ ${COMP_WORDS[i]} == [=:]* && $i -lt $COMP_CWORD ]] && joins=1
    done
    cur=${words[-1]}
}

# What the program says may stand here: KIND START.
_ninefold_ask() {
    local line store=()
    local i
    for ((i = 2; i < ${#words[@]} - 1; i++)); do
        case ${words[i]} in
        --store) store=(--store "${words[i + 1]}") ;;
        --store=*) store=(--store "${words[i]#*=}") ;;
        esac
    done
    while IFS= read -r line; do
        COMPREPLY+=("$3${line%%$'\\t'*}")
    done < <("${words[0]/#\\~/$HOME}" complete "$1" "${store[@]}" -- "$2" "${words[@]:2}" 2>/dev/null)
}

# Files whose names end in one of the given endings, and folders. PREFIX START ENDING... Not by
# readline's own means (compopt -o filenames), which would cut names of scenarios at their /.
_ninefold_files() {
    local prefix=$1 start=${2//\\ / } file ending
    shift 2
    while IFS= read -r file; do
        if [[ -d ${file/#\~/$HOME} ]]; then
            _ninefold_file "$prefix" "$file/"
            compopt -o nospace 2>/dev/null
            continue
        fi
        for ending; do
            [[ $file == *"$ending" ]] && _ninefold_file "$prefix" "$file" && break
        done
    done < <(compgen -f -- "$start")
}

_ninefold_file() {
    local name=$2
    [[ $name == *[^A-Za-z0-9_./~+:@%,=-]* ]] && printf -v name %q "$name"
    COMPREPLY+=("$1$name")
}

# What one takes: KIND START PREFIX, with the choices behind them for words.
_ninefold_take() {
    local kind=$1 start=$2 prefix=$3 word
    shift 3
    case $kind in
    words)
        for word; do
            [[ $word == "$start"* ]] && COMPREPLY+=("$prefix$word")
        done
        ;;
    file) _ninefold_files "$prefix" "$start" '' ;;
    folder) _ninefold_files "$prefix" "$start" ;;
    scenario)
        _ninefold_ask scenarios "$start" "$prefix"
        _ninefold_files "$prefix" "$start" .yaml .yml
        ;;
    fields)
        _ninefold_ask fields "$start" "$prefix"
        [[ $start == *=* ]] || compopt -o nospace 2>/dev/null
        ;;
    nothing) ;;
    *) _ninefold_ask "$kind" "$start" "$prefix" ;;
    esac
}

# Takes off what readline keeps: all up to the last = or : at which it cuts words.
_ninefold_cut() {
    local i ends= kept
    [[ $COMP_WORDBREAKS == *=* ]] && ends+==
    [[ $COMP_WORDBREAKS == *:* ]] && ends+=:
    [[ $ends && $cur == *[$ends]* ]] || return 0
    kept=${cur%"${cur##*[$ends]}"}
    for i in "${!COMPREPLY[@]}"; do
        COMPREPLY[i]=${COMPREPLY[i]#"$kept"}
    done
}

# An option's value, in the word itself or the one before it. 1: there is none to give.
_ninefold_value() {
    local before=${words[${#words[@]} - 2]} option value=$cur prefix=
    if [[ $cur == --*=* ]]; then
        option=${cur%%=*} value=${cur#*=} prefix=${cur%%=*}=
    elif [[ $before == -* && ${#words[@]} -gt 3 ]]; then
        option=$before
    fi
    case $command:$option in
"""

TAIL = """\
    *) return 1 ;;
    esac
}

_ninefold() {
    local words cur command
    COMPREPLY=()
    _ninefold_words
    if [[ ${#words[@]} -le 2 ]]; then
        _ninefold_take words "$cur" '' @COMMANDS@ --help --version
        return 0
    fi
    command=${words[1]}
    if ! _ninefold_value; then
        if [[ $cur == -* ]]; then
            _ninefold_options
        else
            _ninefold_operand
        fi
    fi
    _ninefold_cut
}

complete -F _ninefold ninefold
"""


def values(all_commands):
    for command in all_commands:
        for option in command.options:
            takes = option.takes()
            if takes:
                names = " | ".join(f"{command.name}:{s}" for s in option.spellings())
                words = " ".join([""] + option.choices) if option.choices else ""
                yield f'    {names}) _ninefold_take {takes} "$value" "$prefix"{words} ;;\n'


def options(all_commands):
    yield "_ninefold_options() {\n    case $command in\n"
    for command in all_commands:
        names = " ".join(s for option in command.options for s in option.spellings())
        yield f"    {command.name})\n        _ninefold_take words \"$cur\" '' {names}\n        ;;\n"
    yield "    esac\n}\n\n"


def operands(all_commands):
    yield "_ninefold_operand() {\n    case $command in\n"
    for command in all_commands:
        takes = command.takes()
        if takes == "command":
            names = " ".join(c.name for c in all_commands)
            yield f"    {command.name}) _ninefold_take words \"$cur\" '' {names} ;;\n"
        elif takes:
            yield f"    {command.name}) _ninefold_take {takes} \"$cur\" '' ;;\n"
    yield "    esac\n}\n\n"


def write(all_commands):
    value, rest = TAIL.split("_ninefold() {", 1)
    names = " ".join(c.name for c in all_commands)
    return "".join([HEAD, *values(all_commands), value, *options(all_commands), *operands(all_commands),
                    "_ninefold() {", rest.replace("@COMMANDS@", names)])


commands.main(write)
