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
	int64_t version; /* PRAGMA data_version as we know it */
};

/* Remembers the file's data_version: what memory holds is what is there. */
bool store_in_step(struct store *store, struct err *err);

#endif
