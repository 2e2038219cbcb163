/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field table: one const row a field, and everything that is known about the field is in it.
 *
 * From these rows come the loader (read.h), the checks of ranges and choices, the hints for
 * misspelt names, overrides (assign.h), `explain` (explain.h), the reference page (reference.h),
 * JSON Schema (jsonschema.h) and the effective scenario (effective.h). The type carries the unit: a
 * FIELD_DURATION is written with its unit and stored in nanoseconds.
 *
 * A table fills a struct whose first member is a struct item; offsets count from that struct.
 * Fields of type FIELD_SECTION nest another such struct at their offset; FIELD_MAP and FIELD_LIST
 * store a struct items that points at an array of them. */
#ifndef SIM_SCHEMA_FIELD_H
#define SIM_SCHEMA_FIELD_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/schema/node.h"
#include "sim/schema/path.h"

enum field_type {
    FIELD_INTEGER,     /* int64_t */
    FIELD_SEED,        /* uint64_t */
    FIELD_NUMBER,      /* double */
    FIELD_SHARE,       /* double */
    FIELD_DURATION,    /* simtime; range in seconds */
    FIELD_RATE,        /* double, per second */
    FIELD_SIZE,        /* double, bytes */
    FIELD_BOOL,        /* bool */
    FIELD_STRING,      /* const char * */
    FIELD_CHOICE,      /* int: the value of the choice */
    FIELD_NAME,        /* struct name: of something else in the scenario, resolved after reading */
    FIELD_DIST,        /* struct dist of a duration in seconds */
    FIELD_DIST_NUMBER, /* struct dist of a plain number */
    FIELD_NUMBERS,     /* struct numbers */
    FIELD_NAMES,       /* struct names */
    FIELD_DURATIONS,   /* struct durations: a mapping from names */
    FIELD_SECTION,     /* nested struct, from its own table */
    FIELD_MAP,         /* struct items: a mapping from names to tables */
    FIELD_LIST,        /* struct items: a list of tables */
    FIELD_ONE_OF,      /* int: index of the row of `section` whose form the value has */
    FIELD_ANY          /* nothing: only for fields that are not supported yet */
};

enum field_flag {
    FIELD_OPTIONAL = 1, /* may be absent without a default: NaN, SIMTIME_NEVER, NULL, 0, empty */
    FIELD_MIN_OPEN = 2, /* min itself is not allowed */
    FIELD_MAX_OPEN = 4,
    FIELD_LATER = 8,      /* any value but the default is refused as not supported yet */
    FIELD_NO_EFFECT = 16, /* read and checked, but changes nothing yet: a warning says so */
    FIELD_TAGGED = 32,    /* a FIELD_ONE_OF whose form is told by its first key */
    FIELD_SIGNED = 64,    /* a FIELD_DURATION or FIELD_DURATIONS that may be negative: -3ms */
    FIELD_NEVER = 256,    /* a FIELD_DIST that may be the word never: beyond all time */
    FIELD_IF_GIVEN = 128 /* a FIELD_SECTION that is not read where it is absent, so that it may have
                            required fields; FIELD_OPTIONAL too */
};

/* Ends with name NULL. */
struct choice {
    const char *name;
    int value;
    const char *help;
    bool later;         /* known, and refused as not supported yet */
    const void *detail; /* what the section keeps about it: the row of a fault kind, a preset */
};

struct section;

struct field {
    const char *key;
    enum field_type type;
    size_t offset;
    const char *def;     /* as a user would write it, through the same parser; NULL: required, or
                            FIELD_OPTIONAL */
    const char *derived; /* the default in words where it depends on other fields; the section
                            fills it in. With FIELD_OPTIONAL. */
    double min, max;     /* of numbers, in the unit stored (durations: seconds); of maps and lists:
                            entries */
    unsigned flags;
    const struct choice *choices;
    const struct section
        *section;        /* FIELD_SECTION, FIELD_MAP, FIELD_LIST; FIELD_ONE_OF: its forms */
    size_t length;       /* of FIELD_NUMBERS and FIELD_NAMES: exactly; 0: any but none */
    const char *names;   /* FIELD_NAME, FIELD_NAMES, FIELD_DURATIONS, FIELD_MAP: of what, as
                            in "stamp" */
    const char *example; /* where the default is none */
    const char *help;    /* one line or two */
    const char *source;  /* of the default: a fact and its document, or "assumption..." */
    const char *since;   /* release; NULL: the first */
};

struct section {
    const char *help;
    const struct field *fields;
    size_t count;
    size_t size; /* of the struct that it fills; 0 for the forms of a FIELD_ONE_OF */
};

#define SECTION_FIELDS(array) .fields = (array), .count = sizeof(array) / sizeof((array)[0])

/* What a struct filled from a table begins with. */
struct item {
    const char *name;        /* in a map; else NULL */
    struct mark mark;        /* of its key, or where it begins */
    const struct path *path; /* to it */
    const struct section *section;
    const struct node *raw; /* its mapping as it was given */
    struct node *node;      /* its mapping with every default filled in; fields that were in error
                               are left out */
};

struct items {
    void *first;
    size_t count;
};

struct name {
    const char *text; /* NULL: absent */
    struct mark mark;
};

struct names {
    const struct name *first;
    size_t count;
    struct mark mark;
};

struct numbers {
    const double *first;
    size_t count;
    struct mark mark;
};

struct duration_entry {
    struct name name;
    simtime value;
};

struct durations {
    const struct duration_entry *first;
    size_t count;
    struct mark mark;
};

/* NULL if the table has no such key. */
const struct field *field_find(const struct section *t, const char *key);
enum { FIELD_MAX_KEYS = 128 };
/* The keys in order, with or without those not supported yet; their number. */
size_t field_keys(const struct section *t, bool later, const char *ret_keys[FIELD_MAX_KEYS]);
/* The nearest known key to a misspelt one, or NULL. */
const char *field_closest(const struct section *t, const char *key);
const char *choice_closest(const struct choice *c, const char *word);
/* What is written there, in words: "a duration such as 30s". Static storage. */
const char *field_type_words(const struct field *f);
bool field_is_required(const struct field *f);

/* Where one stands among the tables while following keys down a tree. */
struct place {
    enum { PLACE_SECTION, PLACE_MAP, PLACE_LIST, PLACE_VALUE, PLACE_UNKNOWN } kind;
    const struct section *section; /* PLACE_SECTION; the entries' of PLACE_MAP and PLACE_LIST */
    const struct field *field;     /* NULL at the root and inside a map or list */
};

struct place place_root(const struct section *t);
/* A FIELD_ONE_OF that may be a mapping is entered as that mapping. */
struct place place_key(struct place at, const char *key);
struct place place_index(struct place at);
/* The value's form is told by its first key, as a distribution's is. */
bool place_is_tagged(struct place at);

#endif
