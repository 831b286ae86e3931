/* SPDX-License-Identifier: MIT */
/* Whether a node is what a word of a filter asks for. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "filter_term.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/value.h"

static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word), skip;

	for (; words && *words; words += skip + (words[skip] == ' ')) {
		skip = strcspn(words, " ");
		if (skip == length && strncasecmp(words, word, length) == 0)
			return true;
	}
	return false;
}

static bool
compares(const struct term *term, int64_t number)
{
	if (number == term->number)
		return term->compare == '=' || term->or_equal;
	return (term->compare == '<' && number < term->number) ||
		(term->compare == '>' && number > term->number);
}

static bool
in_cycle(const struct plan *plan, const struct node *node,
	const struct term *term)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);

	return term->compare == '*' ||
		(cycle && cycle->base.id == term->number);
}

static bool
field_holds(const struct term *term, const struct node *node)
{
	const struct field *field = term->field;
	struct value value = record_value(RECORD_NODE, node, field);

	if (!field_fits(field, node->level))
		return false;
	if (term->needle)
		return value.type == VALUE_TEXT &&
			needle_in(term->needle, value.text);
	if (field->type == FIELD_WORD)
		return value.number == term->number;
	return value.type == VALUE_NUMBER && compares(term, value.number);
}

static bool
holds(const struct term *term, const struct plan *plan, const struct node *node,
	int32_t today)
{
	const struct detail *detail = node_detail(node);

	switch (term->kind) {
	case TERM_TEXT:
		return needle_in(term->needle, node->title) ||
			needle_in(term->needle, detail->note) ||
			needle_in(term->needle, detail->owner) ||
			needle_in(term->needle, detail->tags);
	case TERM_TAG:
		return has_word(detail->tags, term->text);
	case TERM_OWNER:
		return owner_is(detail->owner, term->text);
	case TERM_STATUS:
		return (int64_t)node_standing(plan, node, today).status ==
			term->number;
	case TERM_STATE:
		return node->state == term->number;
	case TERM_LEVEL:
		return node->level == term->number;
	case TERM_PRIORITY:
		return detail->priority == term->number;
	case TERM_DUE:
		return node->due != DAY_NONE && compares(term, node->due);
	case TERM_PROGRESS:
		return compares(term, share_tenths(node->share));
	case TERM_CYCLE:
		return in_cycle(plan, node, term);
	case TERM_FIELD:
		return field_holds(term, node);
	}
	return false;
}

bool
term_holds(const struct term *term, const struct plan *plan,
	const struct node *node, int32_t today)
{
	return holds(term, plan, node, today) != term->negated;
}
