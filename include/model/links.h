/* SPDX-License-Identifier: MIT */
#ifndef MODEL_LINKS_H
#define MODEL_LINKS_H

/*
 * What has to hold between the records of a plan so that it can be a tree at
 * all: whatever one names is there, and nothing lies in itself. Asked of what a
 * document or a file says before its lists are made; the rules of sense are
 * those of model/check.h.
 */

#include "model/plan.h"

/* Why the record may not name record `to` in that field (FIELD_ID), a sentence
 * to be translated; NULL when it may. 0 is to name nothing. */
const char *links_may(const struct plan *plan, enum record record,
	const void *memory, int field, uint32_t to);

/* Whether a record of that kind is nowhere when the field is nothing. */
bool links_owner(enum record record, int field);

/* A link of a plan that breaks a rule. */
struct broken {
	enum record record;
	uint32_t id;
	int field;
	const char *why;   /* N_() */
	bool owner;	   /* the record belongs to nothing without it */
	const char *under; /* what stands for a lost owner; NULL when nothing */
};

/* Calls `found` for every link that breaks a rule; that may set the link, and
 * take the record away. The lists of the plan need not be made yet. */
void links_check(struct plan *plan,
	void (*found)(void *context, const struct broken *broken),
	void *context);

#endif
