/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/codes.h"

#include <string.h>

/* Sorted by code. A: decision records; S1: the text of a file; S2: fields and their values; S3:
 * what fields say together; S4: what this version does not do yet; R: the run. */
const struct code codes[] = {
    {"A101",
     "A decision record makes no claims: its front matter is missing, or has no key ninefold.",
     "docs/adr-claims.md tells what it holds."},
    {"A102", "A claim of a decision record no longer holds.",
     "Write the record anew with `ninefold report`, or decide anew."},
    {"A103", "The text of a decision record does not say what its front matter claims.",
     "Mend the text, or what the claim `says`."},
    {"A104", "A claim of a decision record can be told no longer: what was decided is undecided.",
     "More replications would tell."},
    {"A105",
     "The text of a decision record gives a number with its interval for a metric of a claim, and "
     "no claim gives that number.",
     "Take the number of the table, or write the record anew with `ninefold report`."},
    {"R101", "The stopping rule names a metric that does not exist.",
     "Take a name from `ninefold explain`."},
    {"R102", "A replication would have to play more writes than is sensible.",
     "Count conflicts only while an incident is open (conflicts.track: incidents), or shorten the "
     "horizon."},
    {"S101", "A file cannot be read.", "Check the path and the permissions."},
    {"S102", "The file is over 4 MiB.", "Split it with `extends`, or write less by anchors."},
    {"S103", "The file is not UTF-8 text, or holds control characters.",
     "Save it as UTF-8 without control characters."},
    {"S104", "The file is not YAML.", "The mark shows where the reader lost the thread."},
    {"S105", "Values are nested too deeply.", "At most 64 levels; no field needs more."},
    {"S106", "Aliases blow the file up beyond 1,000,000 values.", "Alias less."},
    {"S107", "An alias names no anchor above it, or stands inside what it names.",
     "Define the anchor (&name) before its alias (*name)."},
    {"S108", "YAML tags are not read.", "Leave the tag out: the field says what the value means."},
    {"S109", "A key is not a plain name.", "Write the key out."},
    {"S110", "The file holds several documents.", "A scenario is one document: split the file."},
    {"S111", "The file is empty.", "`ninefold init` writes one to start from."},
    {"S112", "A key is given twice in one mapping.", "Remove one of them."},
    {"S113", "A merge key (<<) takes a mapping or a list of mappings.",
     "Merge an alias of a mapping: <<: *name."},
    {"S114", "Scenarios extend each other in a circle, or too many do in a row.",
     "Follow the `extends` of the files named, and break the circle."},
    {"S115", "The file is a part that other scenarios extend, and no scenario by itself.",
     "Play those that extend it."},
    {"S201", "No field has this name.", "`ninefold explain` lists the fields of the section."},
    {"S202", "A field that is required is missing.", "Give it a value."},
    {"S203", "A mapping, a list or a single value stands where another of these belongs.",
     "`ninefold explain PATH` tells what the field takes."},
    {"S204", "A key has no value.", "Give it one, or leave the key out."},
    {"S205", "A value is not written as its type asks: a unit is missing, say.",
     "Write 30s, 5m, 800/s, 20% and so on; `ninefold explain PATH` tells the type."},
    {"S206", "A number is out of range.", "The message tells what is allowed."},
    {"S207", "A word is none of those allowed.", "The message lists them."},
    {"S208", "A truth value is neither true nor false.",
     "YAML's yes, no, on and off are not read."},
    {"S209", "A distribution or its data cannot be read.",
     "Write a constant (30s) or {exponential: {mean: 30s}} and the like."},
    {"S210", "A list or mapping has too few or too many entries.", "The message tells how many."},
    {"S211", "A name has characters that names cannot have.", "Use letters, digits, - and _."},
    {"S212", "Two fields contradict each other.", "The mark shows one, the note the other."},
    {"S213", "A kind of fault does not take this field.", "`ninefold explain KIND` lists them."},
    {"S214", "A --set cannot be applied to the scenario.",
     "Write PATH=VALUE with a path that is there."},
    {"S215", "A field has no effect with the other settings.", "Remove it, or change the others."},
    {"S216", "A client group has no round trip to a stamp, so 0s is taken.",
     "Give it in the group's `latency`."},
    {"S217", "A counter only adds, so its updates and deletes are taken in order of acceptance.",
     "Leave them out, or take another policy."},
    {"S218", "Something that the design has counts nothing, or is priced as something else.",
     "Give the price, the size or the working hour that the message names."},
    {"S219",
     "What incidents cost a year is projected from faults scripted within less than a year.",
     "Take a horizon of 1y, or leave out what the message names."},
    {"S220", "A store has failover policy runbook and there is no runbook.",
     "Write operations.failover, or take policy none."},
    {"S221", "Failure biasing gives no percentiles, so a target that rests on one stays undecided.",
     "Judge it in a run with rare_events: off."},
    {"S222", "A percentile is below 1 %: it looks like a share.", "Write 95, not 0.95."},
    {"S223", "A constant up time makes several like things fail at the same instant.",
     "Draw it: {exponential: {mean: 90d}}."},
    {"S224", "A client group gives up before any stamp could have answered.",
     "Take a timeout above the round trip to some stamp."},
    {"S301", "A name refers to nothing in the scenario.", "Define it, or mend the spelling."},
    {"S302", "A reference is of the wrong kind.", "The message tells what is expected there."},
    {"S303", "A reference goes beyond what there is: a zone, a count.", "The note shows how many."},
    {"S401", "This field is not supported yet.",
     "A later version will read it; remove it for now."},
    {"S402", "This choice is not supported yet.",
     "A later version will; choose another one for now."},
};

const size_t code_count = sizeof codes / sizeof *codes;

const struct code *code_find(const char *code)
{
    for (size_t i = 0; i < code_count; i++) {
        if (strcmp(codes[i].code, code) == 0) {
            return &codes[i];
        }
    }
    return NULL;
}
