/* SPDX-License-Identifier: MIT */
#ifndef CLI_LIST_COLUMNS_H
#define CLI_LIST_COLUMNS_H

/*
 * What `tenths list` prints of a node, a column each: its reference, what is
 * made of it (progress, status, cycle), or any field. A column is as wide as
 * the widest of its cells, so all nodes are measured before the first is
 * printed.
 */

#include "base/str.h"
#include "cli_private.h"

#define COLUMNS_MOST 16

/* A node that is to be printed, with what counting has found out. */
struct listed {
	const struct node *node;
	const char *ref;
};

struct list_columns;
typedef void cell_fn(struct list_columns *columns, const struct listed *listed,
	struct str *cell);

struct list_column {
	const struct field *field; /* NULL: `add` makes the cell */
	cell_fn *add;
	int width; /* cells; 0: it is left out */
};

/* Zeroed before list_columns_read. */
struct list_columns {
	const struct cli *cli;
	struct list_column at[COLUMNS_MOST];
	size_t count;
	bool usual; /* nobody asked for others */
	struct str cell, line;
	const char *color; /* of the status that was made last; NULL: none */
};

/* Takes the columns of `names`, commas between them, or with NULL the usual
 * ones. False with the nearest name when there is no such column. */
bool list_columns_read(struct list_columns *columns, const struct cli *cli,
	const char *names, struct err *err);
void list_columns_fini(struct list_columns *columns);

void list_columns_measure(
	struct list_columns *columns, const struct listed *listed);
/* After the last list_columns_measure: makes them fit into the line. The last
 * columns go first when no room is left for the titles. */
void list_columns_fit(struct list_columns *columns);
/* Prints its line. */
void list_columns_print(
	struct list_columns *columns, const struct listed *listed);

/* The name of a column there is, for a shell that completes it; NULL beyond the
 * last. */
const char *list_column_name(size_t i);

#endif
