/* SPDX-License-Identifier: MIT */
#ifndef STORE_SQL_H
#define STORE_SQL_H

/*
 * SQLite as the store uses it: a connection set up for safety, statements that
 * are prepared once, typed values, and transactions that end one way.
 */

#include <sqlite3.h>

#include "base/err.h"
#include "model/field.h"
#include "store/store.h"

/* Statements of the store itself. Those of the records are made from their
 * field tables; see sql_update, sql_insert, sql_delete. */
enum query {
	QUERY_BEGIN,
	QUERY_BEGIN_WRITE,
	QUERY_COMMIT,
	QUERY_ROLLBACK,
	QUERY_JOURNAL_LAST,
	QUERY_JOURNAL_APPEND,  /* id, at, label, edits, sum, state */
	QUERY_JOURNAL_ABANDON, /* what that adds to the sum */
	QUERY_JOURNAL_UNDOABLE,
	QUERY_JOURNAL_REDOABLE,
	QUERY_JOURNAL_TURN, /* id, state before, state after, edits, sum */
	QUERY_JOURNAL_ALL,
	QUERY_JOURNAL_AFTER, /* id */
	QUERY_DATA_VERSION,
	QUERY_SYNC_BASE, /* file: base, sum */
	QUERY_SYNC_KEEP, /* file, base, sum */
	QUERY_COUNT
};

/* The state of a row of the journal: what was done, undone, or neither can be
 * taken back nor done again. */
enum { JOURNAL_DONE, JOURNAL_UNDONE, JOURNAL_PASSED };

/* What is read of a row of the journal, in this order. */
#define JOURNAL_COLUMNS "id, at, state, label, edits, sum"

#define SQL_INSERTS 16
#define FIELDS_MOST 64 /* of a record: each is a bit */

struct sql {
	sqlite3 *db;
	sqlite3_stmt *queries[QUERY_COUNT];
	/* One for each field of each record. */
	sqlite3_stmt **updates[RECORD_COUNT];
	/* By the fields that are there and how many rows; the next new one
	 * takes the place of the oldest. */
	struct {
		uint64_t fields;
		int rows;
		sqlite3_stmt *statement;
	} inserts[RECORD_COUNT][SQL_INSERTS];
	size_t next_insert[RECORD_COUNT];
	sqlite3_stmt *deletes[RECORD_COUNT];
	int failed, extended;	       /* what the last failure was */
	int number;		       /* the system's, of the last commit */
	const struct store_wait *wait; /* NULL: nobody to ask */
	int64_t waiting_since;	       /* of the clock, milliseconds */
};

/* How a file is opened. */
enum sql_mode {
	SQL_WRITE,
	SQL_READ,
	SQL_MEMORY, /* no file at all; empty */
};

/* Opens a file that exists; NOFOLLOW, defensive, pragmas set and read back. */
bool sql_open(
	struct sql *sql, const char *path, enum sql_mode mode, struct err *err);
void sql_close(struct sql *sql);

/* Who is asked while another program has the file locked; borrowed. Without
 * one, or with one that has no function, waiting ends after ten seconds. */
void sql_wait(struct sql *sql, const struct store_wait *wait);

/* Whether it was the disk: what SQLite has in memory is not to be relied on. */
bool sql_is_broken(const struct sql *sql);

/* Whether the last failure was another program's lock. */
bool sql_is_busy(const struct sql *sql);

/* Copies the whole database, waiting for others as long as for a change. */
bool sql_copy(struct sql *from, struct sql *to, struct err *err);

/* Fills *err with what SQLite says of the last failure, in the code it
 * deserves, naming the file. Returns false. */
bool sql_failed(struct sql *sql, struct err *err);

/* Whether the system would not read or write the file: then what is missing of it
 * is not damaged. Fills *err with why. */
bool sql_disk_failed(struct sql *sql, const char *file, struct err *err);

/* The statement, prepared at first use and reset; NULL and *err on failure. */
sqlite3_stmt *sql_query(struct sql *sql, enum query query, struct err *err);

/* `UPDATE … SET field = ?3, sum = … ?4 WHERE id = ?1 AND field IS ?2` */
sqlite3_stmt *sql_update(
	struct sql *sql, enum record record, int field, struct err *err);
/* `INSERT` of so many rows: id, sum and those fields whose bit is set, in
 * order. */
sqlite3_stmt *sql_insert(struct sql *sql, enum record record, uint64_t fields,
	int rows, struct err *err);
/* A row of it, and which of its values it has. */
struct sql_row {
	enum record record;
	uint32_t id;
	uint64_t fields;
	struct value values[FIELDS_MOST];
};
/* Binds one row, the sum made here; returns where the next begins. */
int sql_bind_row(sqlite3_stmt *statement, int at, const struct sql_row *row);
/* `DELETE … WHERE id = ?1 AND sum = ?2` */
sqlite3_stmt *sql_delete(struct sql *sql, enum record record, struct err *err);

void sql_bind(sqlite3_stmt *statement, int at, struct value value);

/* A column of the row at hand; its text is good until the next step. */
struct value sql_value(sqlite3_stmt *statement, int column);

/* What the sum of the row of JOURNAL_COLUMNS at hand has to be. */
int64_t sql_journal_sum(sqlite3_stmt *statement);

/* Runs a statement that returns no rows to its end and resets it. */
bool sql_step(struct sql *sql, sqlite3_stmt *statement, struct err *err);

/* Runs one of the store's own statements without values. */
bool sql_run(struct sql *sql, enum query query, struct err *err);

/* Runs SQL text that we wrote ourselves. */
bool sql_exec(struct sql *sql, const char *text, struct err *err);

/* The same of a text that is put together. */
bool sql_execf(struct sql *sql, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* One number of SQL text that we wrote ourselves. */
bool sql_number(
	struct sql *sql, const char *text, int64_t *number, struct err *err);

/* Ends a transaction: commits when `ok`, else takes back. */
bool sql_finish(struct sql *sql, bool ok, struct err *err);

#endif
