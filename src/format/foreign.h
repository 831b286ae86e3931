/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FOREIGN_H
#define FORMAT_FOREIGN_H

/*
 * YAML and JSON that other programs write, read by shape: a map with a word for
 * a title is a node, a list of such maps in it is what lies below. What words
 * mean is told by the names of columns (columns.h); what nobody knows is kept
 * in the note.
 */

#include "format/format.h"

/* A plan of ours when it says so or can be read as one; else by its shape. */
bool foreign_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);

#endif
