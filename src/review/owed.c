/* SPDX-License-Identifier: MIT */
#include "review/owed.h"

#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "model/close.h"
#include "model/progress.h"
#include "review/review.h"

/* Progress and score may be this far apart, in hundredths, before a reason is
 * asked for: a person grades in tenths. */
#define SCORE_SLACK 9
#define COMMITTED_SCORE 100

static bool
is_asked(const struct plan *plan, const struct node *node)
{
	return node->level == LEVEL_OBJECTIVE && node_counts(plan, node);
}

bool
owed_score(const struct plan *plan, const struct node *node)
{
	return is_asked(plan, node) && node_detail(node)->score < 0;
}

bool
owed_reason(const struct plan *plan, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	int suggested = node_suggested_score(plan, node);
	int apart = suggested < 0 ? 0 : detail->score - suggested;

	if (node->level == LEVEL_ACTION || !node_counts(plan, node) ||
		detail->score < 0 || (detail->reason && *detail->reason))
		return false;
	return apart > SCORE_SLACK || apart < -SCORE_SLACK ||
		(detail->kind == KIND_COMMITTED &&
			detail->score < COMMITTED_SCORE);
}

bool
owed_reflection(const struct plan *plan, const struct node *node)
{
	const char *text = node_detail(node)->reflection;

	return is_asked(plan, node) && (!text || !*text);
}

/* Lines of an answer that say something. */
static int
count_entries(const char *answer)
{
	int count = 0;
	size_t length;

	while (answer && *answer) {
		length = strcspn(answer, "\n");
		count += strspn(answer, " \t\r-*+0123456789.)") < length;
		answer += length + (answer[length] == '\n');
	}
	return count;
}

/* Whether any metric has a reading in the month that begins on `first`. */
static bool
has_reading(const struct plan *plan, int32_t first, int32_t next)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	const struct reading *reading;

	for (; metric; metric = plan_metric(plan, metric->base.next)) {
		reading = plan_reading(plan, metric->readings.first);
		for (; reading && reading->on < next;
			reading = plan_reading(plan, reading->base.next))
			if (reading->on >= first)
				return true;
	}
	return false;
}

static int
count_months(const struct plan *plan, const struct cycle *cycle, int *filled)
{
	int year, month, date, count = 0;
	int32_t first = cycle->starts, next;

	*filled = 0;
	for (; first <= cycle->ends; first = next, count++) {
		day_split(first, &year, &month, &date);
		next = month == 12 ? day_make(year + 1, 1, 1)
				   : day_make(year, month + 1, 1);
		*filled += has_reading(plan, first, next);
	}
	return count;
}

static int
missing(int asked, int given)
{
	return given < asked ? asked - given : 0;
}

int
owed_entries(const struct plan *plan, const struct cycle *cycle,
	const struct template_section *section, const char *answer)
{
	int given = count_entries(answer), months, filled, inner;
	const struct cycle *next;

	switch (section->kind) {
	case SECTION_PROSE:
		return missing(section->entries ? 1 : 0, given);
	case SECTION_LIST:
		return missing(section->entries, given);
	case SECTION_MONTHS:
		months = count_months(plan, cycle, &filled);
		return missing(months, filled > given ? filled : given);
	case SECTION_QUARTERS:
		return missing(4, given);
	case SECTION_OBJECTIVES:
		next = close_next_cycle(plan, cycle);
		return missing(section->entries ? 1 : 0,
			next && next->nodes.first ? 1 : 0);
	case SECTION_RESULTS:
		inner = plan_cycles_inside(plan, cycle);
		return missing(inner ? inner : 1, given);
	}
	return 0;
}

static bool
is_titled(const struct section *section, const struct words *title)
{
	return (title->en && strcasecmp(section->name, title->en) == 0) ||
		(title->zh && strcmp(section->name, title->zh) == 0);
}

const struct section *
owed_answer(const struct plan *plan, const struct cycle *cycle,
	const struct template_section *asked)
{
	const struct section *section =
		plan_section(plan, cycle->sections.first);
	const struct section *titled = NULL;

	for (; section; section = plan_section(plan, section->base.next)) {
		if (!section->name)
			continue;
		if (strcmp(section->name, asked->name) == 0)
			return section;
		if (!titled && is_titled(section, &asked->title))
			titled = section;
	}
	return titled;
}

/* Asks `each`, if there is one; counts what was told. */
static bool
tell(const struct owed *owed, int *count,
	bool (*each)(void *context, const struct owed *owed), void *context)
{
	*count += owed->count;
	return !each || each(context, owed);
}

static bool
node_owed(const struct plan *plan, const struct node *node, int *count,
	bool (*each)(void *context, const struct owed *owed), void *context)
{
	static const struct {
		bool (*is_owed)(
			const struct plan *plan, const struct node *node);
		enum owed_kind kind;
	} rules[] = {{owed_score, OWED_SCORE}, {owed_reason, OWED_REASON},
		{owed_reflection, OWED_REFLECTION}};
	struct owed owed = {.node = node->id, .count = 1};
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++) {
		owed.kind = rules[i].kind;
		if (rules[i].is_owed(plan, node) &&
			!tell(&owed, count, each, context))
			return false;
	}
	return true;
}

int
review_owed(const struct plan *plan, const struct cycle *cycle,
	const struct template *template,
	bool (*each)(void *context, const struct owed *owed), void *context)
{
	const struct node *node = plan_node(plan, cycle->nodes.first);
	const struct section *answer;
	struct owed owed = {.kind = OWED_SECTION};
	int count = 0;
	size_t i;

	for (; node; node = plan_next(plan, node, 0))
		if (!node_owed(plan, node, &count, each, context))
			return count;
	for (i = 0; template && i < template->count; i++) {
		owed.asked = &template->sections[i];
		answer = owed_answer(plan, cycle, owed.asked);
		owed.section = answer ? answer->base.id : 0;
		owed.count = owed_entries(
			plan, cycle, owed.asked, answer ? answer->text : NULL);
		if (owed.count && !tell(&owed, &count, each, context))
			return count;
	}
	return count;
}

void
owed_text(const struct owed *owed, const char *ref, struct str *out)
{
	switch (owed->kind) {
	case OWED_SCORE:
		str_addf(out, _("score of %s"), ref);
		break;
	case OWED_REASON:
		str_addf(out, _("reason for the score of %s"), ref);
		break;
	case OWED_REFLECTION:
		str_addf(out, _("reflection on %s"), ref);
		break;
	case OWED_SECTION:
		str_addf(out, _("%s: %d missing"),
			template_words(owed->asked->title), owed->count);
		break;
	}
}
