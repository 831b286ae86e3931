/* SPDX-License-Identifier: MIT */
/* How well it is written: one table of rules that warn and never block
 * (design/semantics.md, "Writing checks"). */
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "model/query.h"

#define OBJECTIVES_MOST 5
#define KEY_RESULTS_MOST 5
#define TITLE_CELLS 70
#define CONFIDENCE_EASY 90 /* tenths: a mean above is not ambitious */

static bool
is_open(const struct node *node, int level)
{
	return node->level == level && node->state != STATE_DROPPED;
}

static bool
many_objectives(const struct plan *plan, const struct node *node)
{
	const struct node *at =
		plan_node(plan, plan_siblings(plan, node).first);
	int count = 0;

	if (!is_open(node, LEVEL_OBJECTIVE) || !node->cycle)
		return false;
	for (; at && at != node; at = plan_node(plan, at->next))
		count += is_open(at, LEVEL_OBJECTIVE);
	return count >= OBJECTIVES_MOST;
}

static bool
many_key_results(const struct plan *plan, const struct node *node)
{
	const struct node *at = plan_node(plan, node->children.first);
	int count = 0;

	for (; at; at = plan_node(plan, at->next))
		count += is_open(at, LEVEL_KEY_RESULT);
	return node->level == LEVEL_OBJECTIVE && count > KEY_RESULTS_MOST;
}

static bool
long_title(const struct plan *plan, const struct node *node)
{
	(void)plan;
	return text_width(node->title, strlen(node->title)) > TITLE_CELLS;
}

/* A digit, full-width digit or Chinese numeral that counts something. */
static bool
has_number(const char *title)
{
	static const char *const numerals[] = {"０", "１", "２", "３", "４",
		"５", "６", "７", "８", "９", "一", "二", "两", "三", "四",
		"五", "六", "七", "八", "九", "十", "百", "千", "万"};
	size_t i;

	if (strpbrk(title, "0123456789"))
		return true;
	for (i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (strstr(title, numerals[i]))
			return true;
	return false;
}

static bool
objective_with_number(const struct plan *plan, const struct node *node)
{
	(void)plan;
	return node->level == LEVEL_OBJECTIVE &&
		strpbrk(node->title, "0123456789") != NULL;
}

static bool
key_result_without_number(const struct plan *plan, const struct node *node)
{
	(void)plan;
	return node->level == LEVEL_KEY_RESULT && !has_number(node->title) &&
		node_detail(node)->target == DECIMAL_NONE;
}

static bool
opens_with_activity(const struct plan *plan, const struct node *node)
{
	static const char *const verbs[] = {"完成", "上线", "阅读", "学习",
		"熟悉", "了解", "launch ", "read ", "learn ", "finish ",
		"complete ", "work on ", "help "};
	size_t i;

	(void)plan;
	if (node->level != LEVEL_KEY_RESULT)
		return false;
	for (i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strncasecmp(node->title, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

static bool
without_due(const struct plan *plan, const struct node *node)
{
	return node->level == LEVEL_KEY_RESULT &&
		node_span(plan, node).ends == DAY_NONE;
}

static bool
too_sure(const struct plan *plan, const struct node *node)
{
	const struct node *at = plan_node(plan, node->children.first);
	int sum = 0, count = 0;

	for (; at; at = plan_node(plan, at->next))
		if (at->confidence >= 0) {
			sum += at->confidence;
			count++;
		}
	return node->level == LEVEL_OBJECTIVE && count &&
		sum > CONFIDENCE_EASY * count;
}

const struct writing_rule writing_rules[] = {
	{"many-objectives",
		N_("more than five objectives in a cycle: which can wait?"),
		many_objectives},
	{"many-key-results",
		N_("more than five key results: keep those that prove it"),
		many_key_results},
	{"long-title",
		N_("over 70 columns: say it shorter, the rest is a note"),
		long_title},
	{"objective-with-number",
		N_("a number in an objective: it is a key result's business"),
		objective_with_number},
	{"key-result-without-number",
		N_("no number: how will you know that it is reached?"),
		key_result_without_number},
	{"activity", N_("begins with an activity: what is the outcome?"),
		opens_with_activity},
	{"no-due", N_("no due date"), without_due},
	{"too-sure", N_("confidence above 9 on the whole: aim higher"),
		too_sure},
};

const size_t writing_rule_count = sizeof writing_rules / sizeof *writing_rules;
