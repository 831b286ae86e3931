/* SPDX-License-Identifier: MIT */
#ifndef APP_SOURCES_H
#define APP_SOURCES_H

/*
 * Values that programs say: sources.NAME of a person's own settings names a
 * program and the health metric or key result that its answer is for. It is run
 * without a shell, has ten seconds, and answers with a number, or with JSON:
 * {"value": 1200, "on": "2026-11-20"}. A plan names none.
 */

#include "app/session.h"

struct source {
	char name[OWN_NAME_SIZE];
	const char *subject; /* of a metric, by name, or a key result, by REF */
};

/* The nth source of the settings, from 0; false when there are not so many. */
bool source_at(const struct config *config, size_t n, struct source *source);

/* Runs it and stores what it says, with the name of the source: a value of the
 * metric, or what `set` sets of the key result, and never a check-in. *said gets
 * what was stored in words. What went wrong is remembered until it goes well. */
bool source_pull(struct session *session, const struct source *source,
	struct str *said, struct err *err);

/* Adds what went wrong the last time with the sources of a health metric, NULL:
 * with those that are for none, a line each; nothing when all is well. */
void sources_problems(const struct config *config, const struct plan *plan,
	const struct metric *metric, struct str *out);

#endif
