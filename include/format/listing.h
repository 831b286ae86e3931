/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_LISTING_H
#define FORMAT_LISTING_H

/*
 * What `--json` prints: one array, one object a node, cycle, week … a line,
 * written as it goes. The names of their members are promised (tenths(5)).
 */

#include <stdio.h>

#include "model/change.h"
#include "yaml/out.h"

/* Fields of a node that are members by their own name. */
struct json_others {
	int fields[NODE_FIELDS];
	size_t count;
};

/* Zeroed before json_list_begin. */
struct json_list {
	struct out out;
	struct json_others others[2]; /* short ones, and long texts */
	const char *ref;   /* of the next node; NULL: it is counted out */
	const char *place; /* the plan's name in a folder; NULL: it is alone */
	bool alone;	   /* one object and no array around it */
};

/* A member that is no field of a record. */
struct json_fact {
	const char *key;
	enum {
		JSON_END, /* of an array of facts */
		JSON_TEXT,
		JSON_COUNT,
		JSON_TENTHS, /* 55 is 5.5; -1 null */
		JSON_SCORE,  /* 70 is 0.7; -1 null */
		JSON_YES,    /* true or false */
		JSON_VALUE,  /* of a field */
		JSON_RAW,    /* JSON as it is, on one line */
	} type;
	const char *text; /* NULL or "": null */
	int number;
	const struct field *field;
	struct value value;
};

/* With `ascii` every other character is \uXXXX: for a terminal. */
void json_list_begin(struct json_list *list, FILE *out, bool ascii);
void json_list_node(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today);
/* The same with its check-ins, and more members before these. */
void json_list_whole(struct json_list *list, const struct plan *plan,
	const struct node *node, int32_t today, const struct json_fact *more);
/* A cycle, and more members after its own, NULL: none. */
void json_list_cycle(struct json_list *list, const struct plan *plan,
	const struct cycle *cycle, int32_t today, const struct json_fact *more);
/* A comment, and the node that it is of; `named` is what the plan is called among
 * several, NULL: it is alone. */
void json_list_comment(struct json_list *list, const struct plan *plan,
	const char *named, const struct node *node,
	const struct comment *comment);
void json_list_week(struct json_list *list, const struct plan *plan,
	const struct week *week);
/* A health metric with all its values, or the last one. */
void json_list_metric(struct json_list *list, const struct plan *plan,
	const struct metric *metric, const struct json_fact *more, bool values);
void json_list_facts(struct json_list *list, const struct json_fact *facts);
/* One change on one line, for a program that is told of it: `plan` is as the
 * change left it. false when something could not be written. */
bool json_change(FILE *out, const struct plan *plan, const char *path,
	const struct change *change);

/* Writes what is left. false when something could not be written. */
bool json_list_end(struct json_list *list, struct err *err);

#endif
