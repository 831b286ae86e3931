/* SPDX-License-Identifier: MIT */
#ifndef MODEL_ALIGN_H
#define MODEL_ALIGN_H

/*
 * Who serves whom. A node names by lasting id the objectives and key results
 * that it serves; the plan keeps the other direction beside it, so both are
 * asked for quickly. What is of another plan is known where a folder of plans
 * is (struct elsewhere); what is nowhere is dangling. The rules of alignment
 * are among those of model/check.h.
 */

#include "model/progress.h"

/* A node of another plan, as it stands in the index of its folder. Texts are
 * borrowed from whoever made the index. */
struct other {
	uint64_t uid, above;	   /* above: what it lies below, or 0 */
	const char *plan;	   /* its name in the folder: "platform/li" */
	const char *cycle;	   /* NULL in the backlog */
	const char *ref;	   /* "O1.KR2" in its cycle */
	const char *title, *owner; /* owner: NULL for none */
	const char *align;	   /* as struct detail has it */
	int32_t starts, ends;	   /* of its cycle; DAY_NONE in the backlog */
	int32_t share;		   /* as struct node has it */
	uint8_t level, state, status; /* status: enum status, as of that day */
	uint32_t place;		      /* of its plan in the folder, from 1 */
	uint32_t order;		      /* as the folder has it */
	bool current;		      /* its cycle is its plan's current one */
};

/* An alignment of another plan: by the uid of what is served. */
struct other_link {
	uint64_t uid;
	uint32_t from; /* in `nodes` */
};

struct elsewhere {
	struct other *nodes; /* by uid */
	size_t count;
	struct other_link *links; /* by uid, then from */
	size_t link_count;
};

/* Sorts both, and reads the links out of the nodes' `align`; `links` is made
 * here and freed by the caller. */
void elsewhere_sort(struct elsewhere *elsewhere);
/* NULL when it is none of them. */
const struct other *elsewhere_find(
	const struct elsewhere *elsewhere, uint64_t uid);

/* Takes the next item of a list of alignments off it; false at the end. */
bool align_item(const char **list, const char **item, size_t *length);

/* One end of an alignment. */
struct aligned {
	const struct node *node;   /* of this plan, or */
	const struct other *other; /* of another; both NULL: dangling */
	const char *text;	   /* what stands there, not NUL-terminated */
	size_t length;
};

/* Takes the next of what a node serves off *list, which begins as the `align` of
 * its detail; false at the end. */
bool align_next(
	const struct plan *plan, const char **list, struct aligned *out);

/* Adds what is wrong with it by now that `from` serves `to`: that is not there, was
 * dropped, or lies in other days; false when nothing is. The plan is not asked, and
 * may be NULL, where both are of others. */
bool align_amiss(const struct plan *plan, const struct aligned *from,
	const struct aligned *to, struct str *why);

/* The nth that serves the node, from 0: those of this plan by id, then those of
 * others; false beyond the last. */
bool align_served_by(const struct plan *plan, const struct node *node, size_t n,
	struct aligned *out);

/* The mean of what serves it and counts, each once, where several serve it; else
 * SHARE_NONE. It stands beside the progress of the node and is never part of it. */
int32_t align_mean(const struct plan *plan, const struct node *node);

/* Adds what a row says of a node in the least room: "↑" it serves something, "↑?"
 * something is amiss with that, "↓2" two serve it. Nothing for most. */
void align_mark(
	const struct plan *plan, const struct node *node, struct str *out);

/* Adds "O1.KR2 Title (@li, 5/10)", with the cycle before it where that is not
 * `cycle`, the plan where it is another; of a dangling one what stands there and
 * that it is not there. */
void align_text(const struct plan *plan, const struct aligned *end,
	uint32_t cycle, struct str *out);

/* Puts lasting ids where a document names what it serves by reference, if it has
 * that or the plan it goes `into` (NULL: not known). */
void align_resolve(struct plan *draft, const struct plan *into, int32_t today);

#endif
