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

/* Refuses a file that is not ours or newer, naming it; *version gets its schema. */
bool schema_identify(
	struct sql *sql, const char *path, int *version, struct err *err);

/* Runs the steps that the file has not seen, each in a transaction of its own
 * together with its version. */
bool schema_update(struct sql *sql, int version, struct err *err);

/* Refuses a file whose tables are not exactly those that the steps up to
 * `version` make. */
bool schema_intact(
	struct sql *sql, const char *path, int version, struct err *err);

/* The hash that schema_intact compares. */
bool schema_fingerprint(struct sql *sql, uint64_t *hash, struct err *err);

#endif
