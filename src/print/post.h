/* SPDX-License-Identifier: MIT */
#ifndef PRINT_POST_H
#define PRINT_POST_H

/*
 * A Markdown post being written: lines, text that stays text, prose, rows.
 * What is written is read back as what it was, so every text is written in a
 * form that our reader and a site's take for the same.
 */

#include <stdio.h>

#include "base/str.h"
#include "print/render.h"

#define POST_DEPTH 16

struct post {
	const struct render_options *options;
	FILE *out;
	struct str text; /* not written yet */
	struct str safe;
	bool begun, blank, failed;
	bool whole; /* a plan with all its cycles, its title at the top */
	bool ahead; /* the next cycle has come: what follows stands beside it */
	bool backlog;		     /* what nobody works on yet */
	int priority;		     /* of the backlog at hand */
	int numbers[POST_DEPTH];     /* of the last items of lists, by depth */
	const struct row *objective; /* its score is still to come */
	bool key_result;	     /* one has come below it */
	bool alone;		     /* what comes stands below nothing */
};

void post_flush(struct post *post);
void post_end_line(struct post *post);
/* One empty line, if there is not one and something stands above it. */
void post_gap(struct post *post);

/* Adds text so that it stays text. `first`: it begins a line. */
void post_escape(struct post *post, const char *string, bool first);
/* The same of text that is safe to show. */
void post_escape_bytes(
	struct post *post, const char *text, size_t length, bool first);
/* Whether the line, or in the backlog a word that groups others, needs a guard
 * (guard.h). */
bool post_is_data(const struct post *post, const char *text, size_t length);
/* Adds an address so that it cannot end before its end. */
void post_address(struct str *out, const char *address, size_t length);
/* Adds the runs of a block; lines after the first are set in by `indent`. */
void post_runs(struct post *post, const struct run *run, int indent);
/* A plain text of several lines, blank ones between its paragraphs. */
void post_lines(struct post *post, const char *text, int indent);

/* An objective, key result or action (post_row.c). */
void post_row(struct post *post, const struct block *block);
/* What is shown nowhere, as a comment that is read back: the record it is of, and
 * lines "owner: 小李". Without lines: what follows stands below nothing. */
void post_unshown(struct post *post, const struct block *block);
/* The score of the objective whose rows have ended, if it is still to come. */
void post_score(struct post *post);

#endif
