/* SPDX-License-Identifier: MIT */
#ifndef STORE_STORE_PRIVATE_H
#define STORE_STORE_PRIVATE_H

/* The open store, for the files of this layer. */

#include "sql.h"
#include "store/store.h"

struct store {
	struct sql sql;
	char *path;
	bool readonly;
	bool made;	 /* by us, just now */
	uint64_t uid;	 /* which plan it is */
	int64_t version; /* PRAGMA data_version as we know it */
	struct store_wait wait;
	struct str remarks;
	/* The row of the journal that is being written, and whether one was
	 * stored without the disk's word for it. */
	int64_t written_id, written_sum;
	bool unconfirmed;
	/* What was put right while loading; goes to the file before the next
	 * change does. */
	struct change repairs;
	int told; /* faults of rows that were met while it was read */
	/* What the next commit keeps of a file, borrowed; NULL: nothing. */
	const char *base_file, *base_text;
};

/* Remembers the file's data_version: what memory holds is what is there. */
bool store_in_step(struct store *store, struct err *err);

/* Says something that whoever opened the store should know. */
void store_remark(struct store *store, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Opens the file when it was closed after an error. */
bool store_ready(struct store *store, struct err *err);

/* Which plan an open database is, 0 when it does not say. */
uint64_t sql_uid(struct sql *sql);

/* Writes a database that is in memory as a file, whole or not at all. */
bool sql_write_file(
	struct sql *sql, const char *path, bool replace, struct err *err);

/* Keeps what is to be kept with the commit, in its transaction. */
bool base_write(struct store *store, struct err *err);

#endif
