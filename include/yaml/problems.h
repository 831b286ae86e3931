/* SPDX-License-Identifier: MIT */
#ifndef YAML_PROBLEMS_H
#define YAML_PROBLEMS_H

/*
 * What a reader finds wrong, on its way to who asked. The first twenty errors
 * are told one by one and the rest only counted: a file of another kind would
 * otherwise scroll everything useful away.
 */

#include "base/err.h"

#define PROBLEMS_SHOWN 20

enum severity {
	PROBLEM_NOTE,  /* read, but worth knowing ("kept as a note") */
	PROBLEM_ERROR, /* the line is refused: nothing is stored */
};

/* Told about each line that could not be placed or read. Lines and columns
 * count from 1, columns in bytes; 0 where there is none. The text is one
 * sentence, translated, made safe to show by whoever prints it. */
struct reporter {
	void (*report)(void *context, enum severity severity, int line,
		int column, const char *what);
	void *context;
};

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
