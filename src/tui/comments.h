/* SPDX-License-Identifier: MIT */
#ifndef TUI_COMMENTS_H
#define TUI_COMMENTS_H

/* Comments where a node's details and fields stand. */

#include "form.h"

struct desk;

/* As part of the details. */
void comments_lines(const struct plan *plan, const struct node *node, int width,
	struct lines *lines);

/* A row for each of a node, and one for a new one. */
void comments_rows(
	const struct desk *desk, const struct node *node, struct form *form);

/* What is typed in one of them. "" takes it away. */
bool comments_store(struct desk *desk, const struct spot *spot,
	const char *text, struct err *err);
/* Marks one as solved, or not. */
bool comments_turn(struct desk *desk, const struct spot *spot, struct err *err);

#endif
