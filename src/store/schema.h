/* SPDX-License-Identifier: MIT */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

/*
 * What a plan file looks like: the list of steps that made it, and whether a
 * file is one of ours.
 */

#include "sql.h"

#define SCHEMA_APPLICATION 0x54454e54 /* "TENT" */

/* The newest schema this program knows. */
int schema_version(void);

/* Refuses a file that is not ours or newer, naming it; *version gets its schema:
 * 0 when it is empty, -1 when its header tells none. */
bool schema_identify(
	struct sql *sql, const char *path, int *version, struct err *err);

/* Runs the steps from one schema to another. */
bool schema_make(struct sql *sql, int from, int to, struct err *err);

/* Runs the steps that the file has not seen, each in a transaction of its own
 * together with its version. */
bool schema_update(struct sql *sql, int version, struct err *err);

/* Refuses a file whose tables are not exactly those that the steps up to
 * `version` make. */
bool schema_intact(
	struct sql *sql, const char *path, int version, struct err *err);

/* Puts a header right that tells another schema than the tables are of, and makes
 * the indexes that are missing; *version gets what the file is then. false when
 * the tables are of no schema we know, or something stands there that is not
 * ours: the file is as it was. */
bool schema_mend(struct sql *sql, int *version);

/* What the column of a field is called in the file at hand, NULL when it has
 * none: a file of an older schema has fewer, or another thing in its place. */
const char *schema_column(struct sql *sql, enum record record, int field);

/* Of the names and texts of what the schema has: "table", "index", NULL for
 * everything. */
bool schema_hash(
	struct sql *sql, const char *type, uint64_t *hash, struct err *err);

#endif
