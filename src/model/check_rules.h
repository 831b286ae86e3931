/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CHECK_RULES_H
#define MODEL_CHECK_RULES_H

/*
 * The rules of model/check.h, one function each: whether a record of a plan,
 * seen through a change, breaks it, and a sentence that says so.
 */

#include "base/str.h"
#include "model/field.h"
#include "view.h"

/* A rule is asked of a record that has one of the fields it is `about`, which
 * are bits. */
struct rule {
	enum record record;
	bool (*broken)(
		const struct change_view *view, uint32_t id, struct str *why);
	uint64_t about;
};

extern const struct rule rules[];
extern const size_t rules_count;

static inline bool
rule_is_about(const struct rule *rule, enum record record, uint64_t said)
{
	return rule->record == record && rule->about & said;
}

/* Those that a document of others is settled by, a field at a time. */
bool rule_day_outside(const struct change_view *view, uint32_t id, int field,
	struct str *why);
bool rule_due_before_start(
	const struct change_view *view, uint32_t id, struct str *why);

/* The fields that the node has and its level cannot have, as bits, and the first
 * of some. */
uint64_t rule_above_level(const struct change_view *view, uint32_t id);
int rule_first_field(uint64_t fields);

#endif
