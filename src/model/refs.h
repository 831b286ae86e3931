/* SPDX-License-Identifier: MIT */
#ifndef REFS_H
#define REFS_H

/* What a node serves, as it is typed and as files have it. */

#include "model/value.h"

/* The node that the text names; NULL for none, and where no plan is known. */
const struct node *refs_node(
	const struct value_context *context, const char *text, size_t length);

/* Reads references with commas, semicolons or lines between, or with blanks where
 * each is found: lasting ids of what they name stand in the value, once each. What
 * a person names has to be an objective or key result of the plan or of one
 * beside it; in a file it may come later, and stays as it is written. */
bool refs_read(struct value_context *context, const char *text, size_t length,
	struct value *value, struct err *err);

/* Adds the list with a comma between. */
void refs_write(const char *list, struct str *out);

#endif
