/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FRONT_H
#define FORMAT_FRONT_H

/*
 * What stands between two --- at the top of a Markdown file: title, date and
 * tags of a post, or a whole objective of a note-taking program:
 *
 *     ---
 *     okr-type: objective
 *     key-results:
 *     - title: ten users
 *       current: 3
 *       target: 10
 *       check-ins:
 *       - {on: 2026-11-02, progress: 3/10, note: three came back}
 *     ---
 */

#include "draft.h"

struct settings;

struct front {
	struct settings *settings;
	int32_t day; /* as it was when there is none */
	const char *title, *tags;
	const char *plan; /* the title of a whole plan that we wrote */
	int title_line, plan_line;
	bool own;    /* we wrote it */
	int line;    /* the one after it */
	char *words; /* of tags */
};

/* Takes it from the text, which goes on after it at *line. */
void front_take(struct front *front, struct draft *draft, const char **text,
	size_t *length, int *line);
/* The cycle that it names, made in the draft; 0 when it names none. */
uint32_t front_cycle(const struct front *front, struct draft *draft);

/* Names each line that says nothing of a plan as left out. */
void front_name_rest(const struct front *front, struct draft *draft);

void front_fini(struct front *front);

/* What it says of a name, NULL for nothing; and in which line. */
const char *front_setting(const struct front *front, const char *name);
int front_line(const struct front *front, const char *name);
/* Whether a name of it means something of a document. */
bool front_is_used(const char *name);

/* Reads the note as an objective, if it is one. */
bool front_note(const struct front *front, struct draft *draft,
	const char *text, size_t length);

#endif
