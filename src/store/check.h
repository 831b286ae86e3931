/* SPDX-License-Identifier: MIT */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

/* What is wrong with the rows of an open database. */

#include "sql.h"

struct finding {
	void (*found)(void *context, const char *what);
	void *context;
};

/* integrity_check, foreign_key_check, the sum of every row and of the journal's.
 * Calls `found` for each problem; false when it cannot be looked. */
bool check_all(struct sql *sql, const struct finding *finding, struct err *err);

/* Whether check_all finds nothing. */
bool check_sound(struct sql *sql, bool *sound, struct err *err);

/* `SELECT` of id, every field in the order of its table, and sum, of the rows
 * of a record with an id above that one. NULL when it cannot be. */
sqlite3_stmt *check_select(struct sql *sql, enum record record, int64_t above);

/* What the sum of a row of that has to be. */
int64_t check_sum(sqlite3_stmt *statement, enum record record);

/* Whether a row of that says what it said when it was written. */
bool check_row(sqlite3_stmt *statement, enum record record);

#endif
