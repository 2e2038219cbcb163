/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision record in MADR 4 (https://adr.github.io/madr/), drafted from stored runs: what was to
 * be decided, between which options, what the numbers support and what they do not, and the claims
 * (claims.h) by which `report --check` tests it later.
 *
 * It says nothing that the data do not: where they leave the decision open, so does the record.
 * People and what they decide are left to fill in. */
#ifndef REPORTS_ADR_H
#define REPORTS_ADR_H

#include "reports/dossier.h"

#define ADR_FILE "adr.md"

/* Both absolute, so that scenarios can be named from where the record stands. */
struct adr_place {
    const char *here;   /* the working directory, by which the store names scenarios */
    const char *folder; /* of the record */
};

/* False if the store cannot be read, which says why. */
bool adr_write(const struct dossier *d, const struct adr_place *place, struct buf *out);

#endif
