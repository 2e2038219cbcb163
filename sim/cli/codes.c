/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/codes.h"

/* Sorted by code. S1: the text of a file; S2: fields and their values; S3: what fields say
 * together; S4: what this version does not do yet; R: the run. */
const struct code codes[] = {
    {"R101", "The stopping rule names a metric that does not exist.",
     "Take a name from `ninefold explain`."},
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
};

const size_t code_count = sizeof codes / sizeof *codes;
