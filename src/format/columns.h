/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_COLUMNS_H
#define FORMAT_COLUMNS_H

/*
 * Tables of objectives and key results: what a column holds is told by the name
 * above it, in English or Chinese. Used for CSV and for tables in Markdown.
 */

#include "draft.h"
#include "notation/notation.h"

enum column {
	COLUMN_OTHER, /* kept in the note, with its name */
	COLUMN_TYPE,
	COLUMN_PARENT,
	COLUMN_CYCLE,
	COLUMN_OBJECTIVE,
	COLUMN_KEY_RESULT,
	COLUMN_ACTION,
	COLUMN_TITLE,
	COLUMN_FIELDS, /* from here on one for each field of a node */
	COLUMN_COUNT = COLUMN_FIELDS + NODE_FIELDS,
	/* those that are asked for by name, or have more names than the keys of
	 * the plan file */
	COLUMN_ID = COLUMN_FIELDS + NODE_UID,
	COLUMN_PROGRESS = COLUMN_FIELDS + NODE_PROGRESS,
	COLUMN_CONFIDENCE = COLUMN_FIELDS + NODE_CONFIDENCE,
	COLUMN_SCORE = COLUMN_FIELDS + NODE_SCORE,
	COLUMN_STATE = COLUMN_FIELDS + NODE_STATE,
	COLUMN_STATUS = COLUMN_FIELDS + NODE_STATUS,
	COLUMN_START = COLUMN_FIELDS + NODE_START,
	COLUMN_TARGET = COLUMN_FIELDS + NODE_TARGET,
	COLUMN_CURRENT = COLUMN_FIELDS + NODE_CURRENT,
	COLUMN_UNIT = COLUMN_FIELDS + NODE_UNIT,
	COLUMN_FROM = COLUMN_FIELDS + NODE_FROM,
	COLUMN_OWNER = COLUMN_FIELDS + NODE_OWNER,
	COLUMN_DUE = COLUMN_FIELDS + NODE_DUE,
	COLUMN_STARTS = COLUMN_FIELDS + NODE_STARTS,
	COLUMN_WEIGHT = COLUMN_FIELDS + NODE_WEIGHT,
	COLUMN_KIND = COLUMN_FIELDS + NODE_KIND,
	COLUMN_PRIORITY = COLUMN_FIELDS + NODE_PRIORITY,
	COLUMN_TAGS = COLUMN_FIELDS + NODE_TAGS,
	COLUMN_LINKS = COLUMN_FIELDS + NODE_LINKS,
	COLUMN_NOTE = COLUMN_FIELDS + NODE_NOTE,
	COLUMN_REFLECTION = COLUMN_FIELDS + NODE_REFLECTION,
};

#define COLUMNS_MOST 64
#define COLUMNS_ROWS 50 /* that are looked at, to tell what columns are */

/* Whether the column holds a title of a node. */
#define COLUMN_IS_TITLE(column)                                           \
	((column) == COLUMN_OBJECTIVE || (column) == COLUMN_KEY_RESULT || \
		(column) == COLUMN_TITLE || (column) == COLUMN_ACTION)

struct columns {
	enum column of[COLUMNS_MOST];
	struct piece names[COLUMNS_MOST]; /* borrowed */
	size_t count;
	/* Rows of which only the first cell is filled are what those below them
	 * are of; no name says so. */
	bool grouped;
	/* Where a cell of the row at hand stands; NULL: not known. */
	void (*place)(const void *context, size_t cell, int *line, int *column);
	const void *context;
};

/* A row below the names. */
struct cells {
	const struct piece *at; /* borrowed */
	size_t count;
	int line; /* where it stands */
};

/* Takes a row for the names of the columns; false when none of them says what
 * the rows are about. */
bool columns_read(
	struct columns *columns, const struct piece *cells, size_t count);

/* Whether a row says the names once more, as tables pasted below each other
 * do; of one column alone it cannot be told. */
bool columns_again(const struct columns *columns, const struct cells *cells);

/* The rows below the names, however they are kept. */
struct columns_rows {
	const void *context;
	size_t count;
	struct piece (*cell)(const void *context, size_t row, size_t column);
};

/* Settles by what stands in the first rows what the names leave open; below an
 * objective (`above` its level, else 0) a column 目标 is what is to be reached.
 * The level of the nodes in the first column, 0 when the rows are of something
 * else. */
int columns_settle(
	struct columns *columns, const struct columns_rows *rows, int above);

/* The level that a cell names and says nothing else: Objective, KR1, 关键结果;
 * 0 for none. */
int columns_level(struct piece cell);

/* The level of the one title of a row where the rows are grouped. */
int columns_group_level(
	const struct columns *columns, const struct cells *cells);

/* Takes what a person says of columns: "title=texto,target=meta". Whether one
 * of them has titles. */
bool columns_say(struct columns *columns, const char *said);

/* What a column of that name holds; case, brackets and pictographs make no
 * difference, and a name may be given in two languages. */
enum column columns_column(struct piece name);

/* The cell of a column; empty when there is none. */
struct piece columns_cell(const struct columns *columns,
	const struct cells *cells, enum column column);

/* The number of the cell of a column, as columns_cell finds it; COLUMNS_MOST
 * when there is none. */
size_t columns_find(const struct columns *columns, const struct cells *cells,
	enum column column);

/* The field of a node that a column fills; -1 for those that are more. */
int columns_field(enum column column);

/* Where a cell stands: `line` without a column where that is not known. */
void columns_place(
	const struct columns *columns, size_t cell, int *line, int *column);

/* Sets the fields of a node from the rest of its row; what is not understood
 * is kept in its note, column by column. The field that the last cell went to,
 * NODE_NOTE when there is none. */
int columns_set(struct draft *draft, const struct columns *columns,
	const struct cells *cells, struct node *node);

#endif
