/* SPDX-License-Identifier: MIT */
#ifndef TUI_FIELDS_H
#define TUI_FIELDS_H

/*
 * The fields of a node, edited where its details stand: a row for each field
 * of the table that it can have. With several marked a field is set for all of
 * them, as one change.
 */

#include "form.h"

struct desk;

struct fields {
	struct form form;
	uint32_t
		node; /* whose values are shown: the selected one, or a marked */
	bool several; /* the fields are those of all that are marked */
	int from;     /* enum focus, where it goes back to */
};

/* Shows them for what is selected, or marked, in the tree. */
bool fields_open(struct desk *desk, struct err *err);

/* Types in one of them, the spot's field, and goes back to where one was when that
 * is done; Tab goes on from there. `text` is offered in the place of what is there,
 * NULL for none. */
bool fields_type(
	struct desk *desk, struct spot spot, const char *text, struct err *err);

/* The same in any row of theirs, as its spot says. */
bool fields_type_at(struct desk *desk, const struct spot *spot,
	const char *text, struct err *err);

/* The pane's title, and what is in it, which was measured. */
void fields_title(const struct desk *desk, struct str *out);
void fields_draw(const struct desk *desk, struct canvas *canvas);

#endif
