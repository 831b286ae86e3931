/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FEISHU_READER_H
#define FORMAT_FEISHU_READER_H

/* A file of Feishu's on its way into a plan. */

#include <jansson.h>

#include "draft.h"

/* Something that a node serves: settled when all nodes are there. */
struct feishu_aligned {
	uint32_t node;
	const char *id;	      /* Feishu's, NULL for none */
	const json_t *object; /* that says so */
};

struct feishu {
	struct draft draft;
	struct str text, links;	      /* of what was flattened last */
	const char *begin, *at, *end; /* the file; ids up to `at` were found */
	int line;		      /* at `at` */
	const char *name;	      /* of the file, or NULL */
	const struct plan *plan;      /* it will go to, or NULL */
	struct feishu_aligned *aligned;
	size_t aligned_count;
};

/* The text of that key; NULL when there is none. */
const char *feishu_word(const json_t *object, const char *key);

/* A day as text or as milliseconds; Feishu's days are Beijing's. */
bool feishu_day(const json_t *value, int32_t today, int32_t *day);

/* The days of a cycle; false when it does not say both. */
bool feishu_span(
	struct feishu *feishu, const json_t *object, struct span *span);

/* Who an object is, or is by; NULL when it does not say. */
const char *feishu_person(const json_t *object);

/* Flattens a rich text; its links are added to feishu->links. Lives as long as
 * the draft. */
const char *feishu_flatten(struct feishu *feishu, const json_t *content);

/* What an object says, flattened, and in feishu->links the links of that alone. */
const char *feishu_said(struct feishu *feishu, const json_t *object);

/* Whether a text of the file may be one of a plan; reported when not. */
bool feishu_is_clean(struct feishu *feishu, const char *text, size_t length);

/* The lasting id of a node of that level that has this id in Feishu. */
uint64_t feishu_uid(int level, const char *id);

/* The node of a plan that has this id in Feishu; NULL for none, and of no plan. */
const struct node *feishu_find(const struct plan *plan, const char *id);

/* The line where an id stands, 0 when it is not found. Quick when ids are
 * asked for in the order of the file. */
int feishu_line(struct feishu *feishu, const char *id);

/* Indicators, alignments and comments of a node, and whatever else is said of
 * it: what means nothing here is a line of its note. */
void feishu_more(
	struct feishu *feishu, struct node *node, const json_t *object);
/* A value as lines "key: value" of the node's note. */
void feishu_keep(struct feishu *feishu, const struct node *node,
	const char *key, const json_t *value);
/* Sets what nodes serve. */
void feishu_align(struct feishu *feishu);

/* A list of cycles, as `okr +cycle-list` gives it; each one's objectives are
 * handed to `take`. */
typedef void feishu_take_objectives(
	struct feishu *feishu, const json_t *list, uint32_t cycle);
bool feishu_is_cycles(const json_t *list);
void feishu_read_cycles(struct feishu *feishu, const json_t *list,
	feishu_take_objectives *take);

/* Progress records as check-ins of a node; it gets the progress of the newest. */
void feishu_progress(
	struct feishu *feishu, struct node *node, const json_t *list);

/* Comments of a node, with the replies to each after it. */
void feishu_comments(
	struct feishu *feishu, const struct node *node, const json_t *list);

/* Whether a file is one of comments alone, as `okr +comment-list`, `+comment-get`
 * and `+comment-detail` give them; and reads it. */
bool feishu_is_comments(const json_t *root);
void feishu_read_comments(struct feishu *feishu, const json_t *root);

/* The node of feishu->plan that the object's target_id names, said again in the
 * draft; NULL, and reported, when there is none. */
struct node *feishu_target(struct feishu *feishu, const json_t *object);

/* Whether a file is one of progress without the tree it is of; and reads it:
 * records go to the nodes of feishu->plan that they name. */
bool feishu_is_progress(const json_t *root);
void feishu_read_progress(struct feishu *feishu, const json_t *root);

#endif
