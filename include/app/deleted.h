/* SPDX-License-Identifier: MIT */
#ifndef APP_DELETED_H
#define APP_DELETED_H

/*
 * What was deleted, however long ago: the history holds it, and gives each node
 * back by itself, with what was deleted along with it below.
 */

#include "app/session.h"

struct deleted {
	uint32_t id;
	uint64_t uid;
	int64_t at; /* seconds since 1970 */
	enum node_level level;
	const char *title; /* borrowed while `each` runs */
};

/* Calls `each` for every node that was deleted and is not here, the newest first
 * and what lay below another behind it, until it returns false. */
bool deleted_each(struct session *session,
	bool (*each)(void *context, const struct deleted *deleted),
	void *context, struct err *err);

/* Gives a node back by its record, or by its lasting id or the first six or more
 * characters of that: where it was, else an objective in the current cycle, all
 * else in the backlog. *said gets a line that names it and where it is now. Refused where
 * that cycle is closed. */
bool deleted_give_back(struct session *session, uint32_t id, struct str *said,
	struct err *err);
bool deleted_give_back_named(struct session *session, const char *name,
	struct str *said, struct err *err);

#endif
