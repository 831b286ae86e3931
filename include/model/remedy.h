/* SPDX-License-Identifier: MIT */
#ifndef MODEL_REMEDY_H
#define MODEL_REMEDY_H

/*
 * What a person can do about a refusal. Here it is only known which of these it
 * is: a shell, a planner and a file have other words for it, so each door adds
 * its own behind what is wrong (cli/output.c, tui/desk.c), or none.
 */

#include "base/err.h"

enum remedy {
	REMEDY_NONE,
	REMEDY_LIST,	 /* see which nodes there are */
	REMEDY_COMMENTS, /* see which comments there are */
	REMEDY_CYCLE,	 /* make the first cycle */
	REMEDY_REOPEN,	 /* open the closed cycle again */
	REMEDY_WEEK,	 /* see which priorities the week has */
	REMEDY_PRIORITY, /* take one of the week's priorities away */
	REMEDY_COUNT
};

/* Adds it to a refusal. Returns false, as err_set does; `err` may be NULL. */
bool remedy_set(struct err *err, enum remedy remedy);

#endif
