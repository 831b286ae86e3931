/* SPDX-License-Identifier: MIT */
#ifndef STORE_SETTLE_H
#define STORE_SETTLE_H

/*
 * Makes a plan of rows that were saved from one: what belonged to a row that was
 * lost is given one that stands for it, and every row its sum.
 */

#include "sql.h"

/* What else is known of the plan that the rows are from. */
struct remembered {
	int64_t used[RECORD_COUNT + 1]; /* the highest ids there were; the last
					   of the history; 0: not known */
	int64_t uid;			/* which plan it is; 0: not known */
};

/* `sql` has tables of that schema, in a transaction that ends here; afterwards it is
 * a plan of the newest. */
bool settle(struct sql *sql, int version, const struct remembered *remembered,
	struct err *err);

#endif
