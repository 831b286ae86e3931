/* SPDX-License-Identifier: MIT */
#ifndef PRINT_TEXT_H
#define PRINT_TEXT_H

/*
 * What the parts of the text renderer share: a line that is being made, and
 * how far in it stands. Everything that comes from a plan goes through
 * text_put or text_wrap, which make it safe to show.
 */

#include "model/chart.h"
#include "model/field.h"
#include "page.h"
#include "print/set.h"

#define TEXT_DUE_SIZE 64

struct text {
	const struct render_options *options;
	struct page page;
	struct str line;
	/* Where a role begins in the line, and who gets it when it ends. */
	struct text_mark {
		size_t at;
		enum set_role role;
	} * marks;
	size_t mark_count, mark_room;
	set_line_fn *give; /* NULL: the page */
	void *context;
	struct set_run *runs;
	struct str safe; /* the text being wrapped, made safe */
	struct str spare;
	enum chart_style style;
	int width;
	/* Words of rows, translated once, for there may be very many rows. */
	const char *status[STATUS_COUNT], *trend;
	char due[TEXT_DUE_SIZE]; /* "due 1970-01-01" */
	size_t due_at;		 /* where its day stands */
	int status_width, due_width;
	bool span_shown; /* the title line has it already */
};

/* Adds it to the line, cut to `cells` and filled up to them; -1: as it is. */
void text_put(struct text *text, const char *string, int cells);

/* Adds spaces until the line is that many cells wide from `from`, which is
 * what has been used so far. */
void text_spaces(struct text *text, int cells);

/* A blank line, unless there is one. */
void text_blank(struct text *text);

/* Ends the line and empties it. */
void text_end(struct text *text);

/* What is added from now on plays another role, until the line ends. */
void text_role(struct text *text, enum set_role role);

/* Sets `string` into the cells from `left` on to the width less `right`, line
 * after line; the first goes on in the line begun, which is `left` wide
 * already. The last line is not ended; returns the cells it takes, without
 * `left`. */
int text_wrap(struct text *text, const char *string, int left, int right);

/* text_row.c: an objective, key result or action. */
void text_row(struct text *text, const struct block *block);
/* Looks its words up, and how wide they are. */
void text_row_begin(struct text *text);

/* text_chart.c: charts, figures and tables. */
void text_chart(struct text *text, const struct doc_chart *chart);
void text_figures(struct text *text, const struct figure *figures);
void text_table(struct text *text, const struct doc_table *table);
/* A thin meter as canvas_bar draws it. */
#define TEXT_BAR_WIDTH 10
void text_bar(struct text *text, int tenths, enum set_role role);

#endif
