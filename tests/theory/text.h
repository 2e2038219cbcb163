/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as text in the fixture of the models: what is held against theory is then what a user
 * writes, the loader and its defaults included. */
#ifndef TESTS_THEORY_TEXT_H
#define TESTS_THEORY_TEXT_H

#include "tests/models/fixture.h"

/* A fixture of its own, to be released; printf's format. Fails the test if the text has an error.
 */
void text_fixture(struct fixture *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
