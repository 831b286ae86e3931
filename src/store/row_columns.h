/* SPDX-License-Identifier: MIT */
#ifndef STORE_ROW_COLUMNS_H
#define STORE_ROW_COLUMNS_H

/*
 * The columns of a table as they stand in the rows of a file, for reading rows
 * without SQLite and writing them with it.
 */

#include "pages.h"
#include "sql.h"

/* What a column of a table holds: a field, or one of these. */
enum { COLUMN_ID = -1, COLUMN_SUM = -2, COLUMN_STRANGE = -3 };

struct row_columns {
	size_t count, least; /* all of them; before any was ever added */
	int holds[PAGES_COLUMNS];
	sqlite3_stmt *insert; /* a row, its columns as parameters */
};

/* Looks up those of the kind's table in the schema of `sql`; none, and true, if it
 * did not have the kind yet. On failure, which memory alone can be the cause of,
 * `columns` is to be freed all the same. */
bool row_columns_read(
	struct sql *sql, enum record record, struct row_columns *columns);
void row_columns_fini(struct row_columns *columns);

/* The row as a record of that kind: its values by field, and the sum it has. False
 * if it is of another shape. */
bool row_columns_values(const struct row_columns *columns,
	const struct page_row *row, struct value values[NODE_FIELDS],
	int64_t *sum);

#endif
