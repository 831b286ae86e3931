/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_PROBLEMS_H
#define FORMAT_PROBLEMS_H

/*
 * What a reader finds wrong, on its way to who asked. The first twenty errors
 * are told one by one and the rest only counted: a file of another kind would
 * otherwise scroll everything useful away.
 */

#include "format/format.h"

#define PROBLEMS_SHOWN 20

struct problems {
	const struct reporter *reporter; /* borrowed */
	int errors;
};

/* An error; line and column may be 0. Takes a whole sentence. */
void problems_error(struct problems *problems, int line, int column,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Something read that is worth knowing. */
void problems_note(struct problems *problems, int line, int column,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* True when there were no errors, else false and their number in *err. */
bool problems_end(const struct problems *problems, struct err *err);

/* Whether a text may be read at all: its size and its bytes. Reports what is
 * wrong with it. */
bool problems_check(struct problems *problems, const char *text, size_t length);

#endif
