/* SPDX-License-Identifier: MIT */
/* The walk of the check-in: where it stops, and how it goes on. */
#include "checkin.h"

#include <stdlib.h>

#include "base/say.h"
#include "model/cycle.h"
#include "model/query.h"
#include "review/chart.h"
#include "review/checkin.h"
#include "tui_private.h"

const struct stop *
walk_stop(const struct walk *walk)
{
	return walk->at < walk->count ? &walk->stops[walk->at] : NULL;
}

const struct node *
walk_node(const struct desk *desk)
{
	const struct stop *stop = walk_stop(desk->walk);

	return stop && stop->kind == STOP_NODE
		? plan_node(&desk->session->plan, stop->id)
		: NULL;
}

const struct metric *
walk_metric(const struct desk *desk)
{
	const struct stop *stop = walk_stop(desk->walk);

	return stop && stop->kind == STOP_METRIC
		? plan_metric(&desk->session->plan, stop->id)
		: NULL;
}

bool
walk_is_week(const struct walk *walk)
{
	const struct stop *stop = walk_stop(walk);

	return stop && stop->kind == STOP_WEEK;
}

bool
walk_asks_day(const struct desk *desk)
{
	struct spot day = spot_day(CHECKIN_NAME);

	return typing_is_at(&desk->typing, &day);
}

/* On an earlier day a week is asked for that was left out, although there are
 * later ones. */
static bool
node_settled(const struct desk *desk, const struct node *node)
{
	const struct plan *plan = &desk->session->plan;
	int32_t on = desk->walk->on;
	const struct checkin *last = checkin_before(plan, node, on);

	if (on == desk->session->today)
		return !checkin_owed(plan, node, on);
	return last && last->on >= checkin_day(plan, on);
}

bool
walk_settled(const struct desk *desk, const struct stop *stop)
{
	const struct plan *plan = &desk->session->plan;
	const struct metric *metric;
	const struct node *node;

	switch (stop->kind) {
	case STOP_NODE:
		node = plan_node(plan, stop->id);
		return !node || node_settled(desk, node);
	case STOP_METRIC:
		metric = plan_metric(plan, stop->id);
		return !metric || !reading_owed(plan, metric, desk->walk->on);
	case STOP_WEEK:
		break;
	}
	return week_of(plan, desk->walk->on) != NULL;
}

/* What a stop stands under: an objective, or 0 for the rest. */
static uint32_t
group_of(const struct desk *desk, const struct stop *stop)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *top = stop->kind == STOP_NODE
		? plan_top(plan, plan_node(plan, stop->id))
		: NULL;

	return top ? top->id : 0;
}

static bool
is_counted(const struct desk *desk)
{
	const struct counted *counted = &desk->walk->counted;

	return counted->known && counted->version == desk->version &&
		counted->today == desk->session->today;
}

void
walk_count(struct desk *desk)
{
	struct walk *walk = desk->walk;
	uint32_t group = 0, next;
	struct stop *stop;
	size_t row = 0;

	if (is_counted(desk))
		return;
	walk->counted =
		(struct counted){true, desk->version, desk->session->today};
	walk->owed = 0;
	for (stop = walk->stops; stop < walk->stops + walk->count; stop++) {
		next = group_of(desk, stop);
		row += next && next != group;
		group = next;
		stop->row = row++;
		walk->owed +=
			stop->kind != STOP_WEEK && !walk_settled(desk, stop);
	}
}

/* ---- the stops */

static void
add_stop(struct walk *walk, struct stop stop)
{
	walk->stops =
		base_realloc(walk->stops, walk->count + 1, sizeof *walk->stops);
	walk->stops[walk->count++] = stop;
}

/* What its check-ins said up to a day, in tenths; -1 before the first one. */
static int
said(const struct plan *plan, const struct node *node, int32_t day)
{
	struct arena arena = {0};
	size_t count, i;
	const struct point *points = chart_points(plan, node, &arena, &count);
	int tenths = -1;

	for (i = 0; i < count && points[i].day <= day; i++)
		tenths = (int)points[i].y;
	arena_fini(&arena);
	return tenths;
}

/* What a summary compares with: the check-in before this one; without one what it
 * is now, or nothing where it was checked in for the first time today. */
static int
progress_before(const struct walk *walk, const struct plan *plan,
	const struct node *node)
{
	int before = said(plan, node, walk->on - 1);

	if (before >= 0)
		return before;
	return checkin_before(plan, node, walk->on) ? 0
						    : share_tenths(node->share);
}

static void
add_nodes(struct walk *walk, const struct plan *plan)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	const struct node *node;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		if (cycle_closed(cycle))
			continue;
		node = plan_node(plan, cycle->nodes.first);
		for (; node; node = plan_next(plan, node, 0))
			if (checkin_asked(plan, node, walk->on))
				add_stop(walk,
					(struct stop){.kind = STOP_NODE,
						.id = node->id,
						.before = progress_before(
							walk, plan, node)});
	}
}

/* Those that are due; the others are on their own screen. */
static void
add_metrics(struct walk *walk, const struct plan *plan)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	for (; metric; metric = plan_metric(plan, metric->base.next))
		if (reading_owed(plan, metric, walk->on))
			add_stop(walk,
				(struct stop){.kind = STOP_METRIC,
					.id = metric->base.id,
					.before = -1});
}

static void
clear(struct walk *walk, int32_t on)
{
	free(walk->stops);
	walk->stops = NULL;
	walk->count = walk->at = 0;
	walk->on = on;
	walk->single = false;
	walk->counted.known = false;
}

static void
collect(struct desk *desk, int32_t on)
{
	struct walk *walk = desk->walk;

	clear(walk, on);
	add_nodes(walk, &desk->session->plan);
	add_metrics(walk, &desk->session->plan);
	add_stop(walk, (struct stop){.kind = STOP_WEEK, .before = -1});
}

/* The first stop from `at` on that is owed and was not skipped. */
static size_t
owed_from(const struct desk *desk, size_t at)
{
	const struct walk *walk = desk->walk;

	while (at < walk->count &&
		(walk->stops[at].skipped ||
			walk_settled(desk, &walk->stops[at])))
		at++;
	return at;
}

/* ---- going */

static void
fill(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	struct walk *walk = desk->walk;
	const struct metric *metric = walk_metric(desk);
	const struct node *node = walk_node(desk);
	const struct reading *last;

	walk->version = desk->version;
	if (node)
		card_fill(plan, node, walk->on, &walk->card);
	if (metric) {
		last = reading_last(plan, metric);
		walk->value = last ? last->value : DECIMAL_NONE;
	}
}

/* Where actions say how far it is, the first that is open is the first to ask
 * about. */
static void
begin_at_action(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = walk_node(desk), *action = NULL;
	size_t i;

	if (!node || node_detail(node)->basis != BASIS_ACTIONS)
		return;
	for (i = 0; (action = card_action(plan, node, i)); i++)
		if (action->state == STATE_OPEN)
			break;
	if (action)
		form_select(&desk->walk->form,
			&(struct spot){.record = RECORD_NODE,
				.field = NODE_STATE,
				.id = action->id});
}

void
walk_go(struct desk *desk, size_t at)
{
	struct walk *walk = desk->walk;

	walk->at = at;
	form_restart(&walk->form);
	walk->summary = (struct list){0};
	walk->card.changed = false;
	fill(desk);
	begin_at_action(desk);
	if (walk_is_week(walk))
		week_form_open(
			desk, &walk->week, (struct week_at){.day = walk->on});
}

void
walk_on(struct desk *desk)
{
	if (desk->walk->single)
		view_close(desk);
	else
		walk_go(desk, owed_from(desk, desk->walk->at + 1));
}

void
walk_again(struct desk *desk)
{
	walk_go(desk, owed_from(desk, 0));
}

static bool
store_card(struct desk *desk, struct err *err)
{
	struct change change = {0};

	return tui_store(desk,
		card_change(&desk->session->plan, &desk->walk->card,
			desk->walk->on, &change, err),
		&change, err);
}

static bool
store_reading(struct desk *desk, uint32_t metric, struct err *err)
{
	const struct walk *walk = desk->walk;
	struct change change = {0};

	return tui_store(desk,
		edit_reading(&desk->session->plan, metric,
			(struct value_on){walk->on, walk->value}, &change, err),
		&change, err);
}

bool
walk_confirm(struct desk *desk, struct err *err)
{
	const struct metric *metric = walk_metric(desk);
	struct walk *walk = desk->walk;
	bool ok = true;

	if (walk_node(desk))
		ok = store_card(desk, err);
	else if (metric)
		ok = store_reading(desk, metric->base.id, err);
	if (!ok)
		return false;
	walk->card.changed = false;
	walk->version = desk->version;
	if (walk->at < walk->count)
		walk->stops[walk->at].skipped = false;
	return true;
}

bool
walk_keep(struct desk *desk, struct err *err)
{
	return !desk->walk->card.changed || walk_confirm(desk, err);
}

/* ---- beginning and end */

/* With nothing owed: the key result that was selected, to look at it again. */
static size_t
selected_stop(const struct desk *desk)
{
	const struct walk *walk = desk->walk;
	uint32_t id = tree_selected(&desk->tree);
	size_t i;

	for (i = 0; i < walk->count; i++)
		if (walk->stops[i].kind == STOP_NODE && walk->stops[i].id == id)
			break;
	return i;
}

bool
walk_begin(struct desk *desk, int32_t on, struct err *err)
{
	char day[DAY_TEXT_SIZE];
	size_t at;

	collect(desk, on);
	if (desk->walk->count == 1)
		return err_set(err, ERR_INPUT,
			_("there is nothing to check in on %s: no key result "
			  "is open in an active cycle"),
			day_text(on, day));
	at = owed_from(desk, 0);
	walk_count(desk);
	walk_go(desk, desk->walk->owed ? at : selected_stop(desk));
	return true;
}

static void
make_walk(struct desk *desk)
{
	view_close(desk);
	if (!desk->walk)
		desk->walk = base_calloc(1, sizeof *desk->walk);
	desk->walk->week.view = CHECKIN_NAME;
}

void
checkin_edit(struct desk *desk, const struct checkin *checkin)
{
	const struct plan *plan = &desk->session->plan;
	struct walk *walk;

	make_walk(desk);
	walk = desk->walk;
	clear(walk, checkin->on);
	walk->single = true;
	add_stop(walk,
		(struct stop){.kind = STOP_NODE,
			.id = checkin->node,
			.before = said(plan, plan_node(plan, checkin->node),
				checkin->on)});
	walk_go(desk, 0);
	view_show(desk, &checkin_view);
}

/* ":checkin O2.KR1" selects that one in the plan, whose card is to be shown. */
static bool
select_named(struct desk *desk, const char *ref, struct err *err)
{
	const struct node *node = query_ref(&desk->session->plan,
		desk->tree.cycle, ref, desk->session->today, err);

	if (node)
		tui_go_to(desk, node);
	return node != NULL;
}

/* Shows the walk, at the first that is owed, or at the one that is named. */
static bool
checkin_open(struct desk *desk, const struct asked *asked, struct err *err)
{
	bool named = *asked->argument;

	if (named && !select_named(desk, asked->argument, err))
		return false;
	make_walk(desk);
	if (!walk_begin(desk, desk->session->today, err))
		return false;
	if (named && selected_stop(desk) < desk->walk->count)
		walk_go(desk, selected_stop(desk));
	view_show(desk, &checkin_view);
	if (!desk->walk->owed)
		tui_message(desk, _("nothing is owed this week"));
	return true;
}

static void
checkin_free(struct desk *desk)
{
	struct walk *walk = desk->walk;

	if (!walk)
		return;
	card_fini(&walk->card);
	week_form_fini(&walk->week);
	form_fini(&walk->form);
	free(walk->stops);
	free(walk);
}

/* The plan was changed by something else, undo among it. */
static void
measure(struct desk *desk)
{
	struct walk *walk = desk->walk;

	if (walk->version != desk->version && !walk->card.changed)
		fill(desk);
	walk_count(desk);
	checkin_measure(desk);
}

static void
leave(struct desk *desk)
{
	struct err err = {0};

	if (!walk_keep(desk, &err))
		tui_error(desk, &err);
	desk->walk->card.changed = false;
}

static struct form *
form(struct desk *desk)
{
	struct walk *walk = desk->walk;

	if (!walk_stop(walk) && !walk_asks_day(desk))
		return NULL;
	return walk_is_week(walk) ? &walk->week.form : &walk->form;
}

static struct list *
list(struct desk *desk)
{
	struct form *shown = form(desk);

	return shown ? &shown->list : &desk->walk->summary;
}

/* ---- searching: a stop by what it is about */

static size_t
searched_count(const struct desk *desk)
{
	return desk->walk->count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->walk->at;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	const struct stop *stop = &desk->walk->stops[row];
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, stop->id);
	const struct metric *metric = plan_metric(plan, stop->id);

	if (stop->kind == STOP_WEEK)
		search_add(out, _("Week note"));
	else if (stop->kind == STOP_METRIC && metric)
		search_add(out, metric->name);
	for (; stop->kind == STOP_NODE && node;
		node = plan_node(plan, node->parent))
		search_add_node(out, node);
}

static void
searched_go(struct desk *desk, size_t row)
{
	if (walk_keep(desk, NULL))
		walk_go(desk, row);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

const struct view checkin_view = {
	.twice = "card-type",
	.pull = card_pull,
	.let_go = walk_keep,
	.where = IN_CHECKIN,
	.open = checkin_open,
	.leave = leave,
	.free = checkin_free,
	.list = list,
	.searched = &searched,
	.form = form,
	.store = checkin_store,
	.pair = checkin_pair,
	.hint = card_hint,
	.measure = measure,
	.draw = checkin_draw,
};
