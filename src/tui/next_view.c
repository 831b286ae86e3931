/* SPDX-License-Identifier: MIT */
/*
 * What wants a person now, on one screen: check-ins owed, what is due this week,
 * this week's priorities, what is blocked, cycles that are over, alignments that
 * something is amiss with. Enter goes there. Sources that failed are told.
 */
#include <stdlib.h>
#include <string.h>

#include "app/sources.h"
#include "base/say.h"
#include "lines_view.h"
#include "model/align.h"
#include "model/conflict.h"
#include "model/cycle.h"
#include "review/checkin.h"
#include "tui_private.h"

#define REF_COLUMN 2
#define TEXT_COLUMN 12
#define SOON 7 /* days: due within them */

/* Tab stops of what is said of a row. */
#define CYCLE_STOP 1
#define WHY_STOP 2

/* Where a line leads: the kind is kept above the record's id. */
enum goal {
	GOAL_NODE = 1,
	GOAL_CHECKIN,
	GOAL_METRIC,
	GOAL_WEEK,
	GOAL_CLOSE,
	GOAL_CONFLICTS,
};

#define GOAL_SHIFT 28

static uint32_t
goal_id(enum goal goal, uint32_t id)
{
	return (uint32_t)goal << GOAL_SHIFT | id;
}

static void
begin_part(struct lines *lines, const char *heading, size_t *from)
{
	if (lines->count)
		lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_HEADING, heading);
	*from = lines->count;
}

/* Takes the heading away again where nothing stands under it. */
static void
end_part(struct lines *lines, size_t from)
{
	if (lines->count == from)
		lines->count -= from > 1 ? 2 : 1;
}

static void
add_cell(struct lines *lines, int stop, unsigned role, const char *text)
{
	if (!*text)
		return;
	lines_add(lines, -1, role, text);
	lines_tab(lines, stop);
}

static void
add_node(struct desk *desk, const struct node *node, enum goal goal,
	struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle_of(plan, node);

	lines_begin(lines, goal_id(goal, node->id));
	lines_add(lines, REF_COLUMN, ROLE_REF,
		refs_next(&desk->lines_refs, plan, node));
	lines_add(lines, TEXT_COLUMN, ROLE_NORMAL, node->title);
	if (cycle && cycle->base.id != desk->tree.cycle)
		add_cell(lines, CYCLE_STOP, ROLE_CYCLE, cycle->name);
}

static void
add_owed(struct desk *desk, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	const struct node *node = NULL;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	size_t from;

	begin_part(lines, _("Check-ins owed"), &from);
	while ((node = checkin_next(plan, node, today)))
		add_node(desk, node, GOAL_CHECKIN, lines);
	for (; metric; metric = plan_metric(plan, metric->base.next))
		if (reading_owed(plan, metric, today)) {
			lines_begin(
				lines, goal_id(GOAL_METRIC, metric->base.id));
			lines_add(
				lines, TEXT_COLUMN, ROLE_NORMAL, metric->name);
		}
	end_part(lines, from);
}

/* Every node that a function wants, in the order of the plan. */
static void
add_where(struct desk *desk, const char *heading,
	bool (*wanted)(const struct desk *desk, const struct node *node,
		struct str *why),
	struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = NULL;
	struct str why = {0};
	size_t from;

	begin_part(lines, heading, &from);
	while ((node = plan_next_of_all(plan, node))) {
		str_clear(&why);
		if (node->state != STATE_OPEN || !wanted(desk, node, &why))
			continue;
		add_node(desk, node, GOAL_NODE, lines);
		add_cell(lines, WHY_STOP, ROLE_MUTED, str_text(&why));
	}
	end_part(lines, from);
	str_fini(&why);
}

static bool
is_due(const struct desk *desk, const struct node *node, struct str *why)
{
	char day[DAY_TEXT_SIZE];

	if (node->due == DAY_NONE || node->due > desk->session->today + SOON)
		return false;
	str_addf(why,
		node->due < desk->session->today ? _("overdue since %s")
						 : _("due %s"),
		day_text(node->due, day));
	return true;
}

static bool
is_blocked(const struct desk *desk, const struct node *node, struct str *why)
{
	const struct checkin *last = checkin_last(&desk->session->plan, node);

	if (!last || !last->blocker)
		return false;
	str_add_bytes(why, last->blocker, strcspn(last->blocker, "\n"));
	return true;
}

static bool
serves_amiss(const struct desk *desk, const struct node *node, struct str *why)
{
	const struct plan *plan = &desk->session->plan;
	const struct aligned from = {.node = node};
	const char *list = node_detail(node)->align;
	struct aligned to;

	while (align_next(plan, &list, &to))
		if (align_amiss(plan, &from, &to, why))
			return true;
	return false;
}

static void
add_open_priorities(
	const struct plan *plan, const struct week *week, struct lines *lines)
{
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);

	for (; at; at = plan_priority(plan, at->base.next))
		if (at->state == WEEKLY_OPEN) {
			lines_begin(lines, goal_id(GOAL_WEEK, at->base.id));
			lines_addf(lines, REF_COLUMN, ROLE_REF, "P%d",
				priority_rank(at));
			lines_add(lines, TEXT_COLUMN, ROLE_NORMAL,
				at->title ? at->title : "");
		}
}

static void
add_priorities(struct desk *desk, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	const struct week *week = week_of(plan, today);
	size_t from;

	begin_part(lines, _("This week's priorities"), &from);
	for (; week; week = week_next(plan, week, today))
		add_open_priorities(plan, week, lines);
	end_part(lines, from);
}

static void
add_cycles(struct desk *desk, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	char day[DAY_TEXT_SIZE];
	struct str why = {0};
	size_t from;

	begin_part(lines, _("Cycles that are over, to be closed"), &from);
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		if (cycle_closed(cycle) || cycle->ends >= desk->session->today)
			continue;
		lines_begin(lines, goal_id(GOAL_CLOSE, cycle->base.id));
		lines_add(lines, TEXT_COLUMN, ROLE_CYCLE, cycle->name);
		str_clear(&why);
		str_addf(&why, _("over since %s"), day_text(cycle->ends, day));
		add_cell(lines, WHY_STOP, ROLE_MUTED, str_text(&why));
	}
	end_part(lines, from);
	str_fini(&why);
}

static void
add_conflicts(struct desk *desk, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	const struct conflict *at = plan_conflict(plan, plan->conflicts.first);
	struct str name = {0};
	size_t from;

	begin_part(lines, _("What two people said otherwise"), &from);
	for (; at; at = plan_conflict(plan, at->base.next)) {
		str_clear(&name);
		conflict_name(plan, at, &name);
		lines_begin(lines, goal_id(GOAL_CONFLICTS, at->base.id));
		lines_add(lines, TEXT_COLUMN, ROLE_NORMAL, str_text(&name));
	}
	end_part(lines, from);
	str_fini(&name);
}

/* Programs that were to say a value and did not, of health metrics and others. */
static void
add_sources(struct desk *desk, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	const struct metric *at = plan_metric(plan, plan->metrics.first);
	struct str text = {0};
	size_t from;

	begin_part(lines, _("Sources that failed"), &from);
	for (;; at = plan_metric(plan, at->base.next)) {
		str_clear(&text);
		sources_problems(&desk->session->config, plan, at, &text);
		if (text.length)
			lines_wrap(lines, REF_COLUMN, lines_view_width(desk),
				ROLE_BAD, str_text(&text));
		if (!at)
			break;
	}
	end_part(lines, from);
	str_fini(&text);
}

static void
make(struct desk *desk)
{
	struct lines *lines = &desk->lines;

	add_owed(desk, lines);
	add_where(desk, _("Due this week"), is_due, lines);
	add_priorities(desk, lines);
	add_where(desk, _("Blocked"), is_blocked, lines);
	add_cycles(desk, lines);
	add_conflicts(desk, lines);
	add_where(desk, _("Alignments to look at again"), serves_amiss, lines);
	add_sources(desk, lines);
	lines_set_tabs(lines, lines_view_width(desk));
	if (lines->count)
		return;
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_GOOD, _("Nothing wants you now."));
}

static void
measure(struct desk *desk)
{
	if (lines_view_stale(desk))
		make(desk);
	lines_view_measure(desk, NULL);
}

static bool
open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	lines_view_show(desk, &next_view);
	desk->lines_list.selected = 1; /* below the first heading */
	return true;
}

static void
open_view(struct desk *desk, enum view_number number, const char *argument)
{
	struct asked asked = {.argument = argument};
	struct err err = {0};

	if (!desk->views[number]->open(desk, &asked, &err))
		tui_error(desk, &err);
}

static void
enter(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	uint32_t at = lines_view_id(desk);
	uint32_t id = at & ((UINT32_C(1) << GOAL_SHIFT) - 1);
	const struct node *node = plan_node(plan, id);
	char uid[UID_TEXT_SIZE];

	switch ((enum goal)(at >> GOAL_SHIFT)) {
	case GOAL_CHECKIN:
		open_view(desk, VIEW_CHECKIN,
			node ? uid_text(node->uid, uid) : "");
		break;
	case GOAL_NODE:
		if (node)
			tui_go_to(desk, node);
		break;
	case GOAL_CONFLICTS:
		open_view(desk, VIEW_CONFLICTS, "");
		break;
	case GOAL_METRIC:
		open_view(desk, VIEW_METRICS, "");
		break;
	case GOAL_WEEK:
		open_view(desk, VIEW_WEEKS, "");
		break;
	case GOAL_CLOSE:
		tui_show_cycle(desk, id);
		open_view(desk, VIEW_CLOSING, "");
		break;
	}
}

const struct view next_view = {
	.title = N_("Next"),
	.lines = true,
	.open = open,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = enter,
	.measure = measure,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
