/* SPDX-License-Identifier: MIT */
#include "closing.h"

#include <stdlib.h>
#include <string.h>

#include "app/templates.h"
#include "base/say.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"
#include "review/owed.h"
#include "review/review.h"
#include "tui_private.h"

/* ---- the card */

const struct node *
closing_objective(const struct tui *tui)
{
	const struct closing *closing = tui->closing;

	return closing->at < closing->count
		? plan_node(
			  &tui->session->plan, closing->objectives[closing->at])
		: NULL;
}

static bool
is_scored(const struct node *node)
{
	return node->level == LEVEL_KEY_RESULT && node->state != STATE_DROPPED;
}

/* A score's own row, and that of its reason when one is asked for or there;
 * false when it is not row *i, and then *i is what is left. */
static bool
score_row(const struct plan *plan, const struct node *node, size_t *i,
	struct closing_row *row)
{
	const char *reason = node_detail(node)->reason;
	bool reasoned = owed_reason(plan, node) || (reason && *reason);

	*row = (struct closing_row){CLOSING_SCORE, node->id};
	if ((*i)-- == 0)
		return true;
	row->kind = CLOSING_REASON;
	return reasoned && (*i)-- == 0;
}

bool
closing_row(const struct tui *tui, size_t i, struct closing_row *row)
{
	const struct plan *plan = &tui->session->plan;
	const struct node *objective = closing_objective(tui), *child;

	if (!objective) {
		*row = (struct closing_row){.kind = CLOSING_NEXT};
		return tui->closing->at == tui->closing->count && i == 0;
	}
	if (score_row(plan, objective, &i, row))
		return true;
	child = plan_node(plan, objective->children.first);
	for (; child; child = plan_node(plan, child->next))
		if (is_scored(child) && score_row(plan, child, &i, row))
			return true;
	*row = (struct closing_row){CLOSING_REFLECTION, objective->id};
	return i == 0;
}

struct choice *
closing_choice(struct closing *closing, uint32_t node)
{
	size_t i;

	for (i = 0; i < closing->choice_count; i++)
		if (closing->choices[i].node == node)
			return &closing->choices[i];
	return NULL;
}

/* ---- changes */

struct spot
closing_spot(struct closing_row row)
{
	static const int fields[] = {[CLOSING_SCORE] = NODE_SCORE,
		[CLOSING_REASON] = NODE_REASON,
		[CLOSING_REFLECTION] = NODE_REFLECTION,
		[CLOSING_NEXT] = NODE_CYCLE};

	return (struct spot){.record = RECORD_NODE,
		.field = fields[row.kind],
		.id = row.node,
		.own = row.kind == CLOSING_NEXT};
}

static bool
set(struct tui *tui, uint32_t node, int field, struct value value,
	struct err *err)
{
	struct change change = {0};

	return tui_store(tui,
		edit_field(&tui->session->plan, RECORD_NODE, node, field, value,
			&change, err),
		&change, err);
}

bool
closing_score(struct tui *tui, uint32_t node, int score, struct err *err)
{
	return set(tui, node, NODE_SCORE, value_number(score), err);
}

/* ---- the next cycle */

static bool
may_follow(const struct closing *closing, const struct cycle *cycle)
{
	return cycle->base.id != closing->cycle && !cycle_closed(cycle);
}

/* The choices: the cycles there are, in order, then a new one, then none. */
static int
count_next(const struct tui *tui, int *at)
{
	const struct plan *plan = &tui->session->plan;
	const struct closing *closing = tui->closing;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	int count = 0;

	*at = -1;
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next)) {
		if (!may_follow(closing, cycle))
			continue;
		if (cycle->base.id == closing->next)
			*at = count;
		count++;
	}
	if (*at < 0)
		*at = closing->none ? count + 1 : count;
	return count + 2;
}

void
closing_step_next(struct tui *tui, int by)
{
	const struct plan *plan = &tui->session->plan;
	struct closing *closing = tui->closing;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	int at, count = count_next(tui, &at);

	at = (at + by + count) % count;
	closing->next = 0;
	closing->none = at == count - 1;
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (may_follow(closing, cycle) && at-- == 0)
			closing->next = cycle->base.id;
}

static void
propose_next(struct tui *tui, const struct cycle *cycle)
{
	const struct cycle *next = close_next_cycle(&tui->session->plan, cycle);
	struct closing *closing = tui->closing;
	char name[SPAN_TEXT_SIZE];

	closing->span = close_propose(cycle, name);
	free(closing->name);
	closing->name = base_strdup(name);
	closing->none = false;
	closing->next = next && !cycle_closed(next) ? next->base.id : 0;
}

/* One that is there, else the span of a new one, else its name. */
bool
closing_read_next(struct tui *tui, const char *text, struct err *err)
{
	int32_t today = tui->session->today;
	struct closing *closing = tui->closing;
	const struct cycle *cycle =
		query_cycle(&tui->session->plan, text, today, NULL);
	struct span span;

	if (cycle && !may_follow(closing, cycle))
		return err_set(err, ERR_INPUT,
			_("%s cannot follow: it is closed, or the one that "
			  "ends"),
			cycle->name);
	closing->none = false;
	closing->next = cycle ? cycle->base.id : 0;
	if (cycle)
		return true;
	free(closing->name);
	closing->name = NULL;
	if (span_read(text, strlen(text), today, &span))
		closing->span = span;
	else
		closing->name = base_strdup(text);
	return true;
}

const char *
closing_next_name(const struct tui *tui, char out[static SPAN_TEXT_SIZE])
{
	const struct closing *closing = tui->closing;
	const struct cycle *next =
		plan_cycle(&tui->session->plan, closing->next);

	if (next)
		return next->name;
	if (closing->none)
		return "";
	return closing->name ? closing->name : span_text(closing->span, out);
}

/* ---- the walk */

void
closing_go(struct tui *tui, size_t at)
{
	struct closing *closing = tui->closing;

	closing->at = at;
	form_restart(&closing->form);
	closing->reason_asked = false;
}

static struct decision *
make_decisions(const struct closing *closing)
{
	struct decision *decisions =
		base_calloc(closing->choice_count + 1, sizeof *decisions);
	size_t i;

	for (i = 0; i < closing->choice_count; i++)
		decisions[i] =
			(struct decision){.node = closing->choices[i].node,
				.outcome = closing->choices[i].outcome,
				.score = -1};
	return decisions;
}

static int
count_carried(const struct closing *closing)
{
	size_t i;
	int count = 0;

	for (i = 0; i < closing->choice_count; i++)
		count += close_carries(closing->choices[i].outcome);
	return count;
}

bool
closing_finish(struct tui *tui, struct err *err)
{
	struct closing *closing = tui->closing;
	const struct plan *plan = &tui->session->plan;
	struct close_options options = {.today = tui->session->today,
		.next = closing->next,
		.make_next = !closing->none,
		.new_span = &closing->span,
		.new_name = closing->name};
	struct decision *decisions = make_decisions(closing);
	struct change change = {0};
	uint32_t next = 0;
	bool ok;

	if (closing->none && count_carried(closing)) {
		free(decisions);
		return err_set(err, ERR_INPUT,
			_("key results are carried over, so a cycle must "
			  "follow; l chooses one"));
	}
	ok = tui_store(tui,
		edit_close(plan, closing->cycle, decisions,
			closing->choice_count, &options, &change, &next, err),
		&change, err);
	free(decisions);
	if (!ok)
		return false;
	tui_show_cycle(tui, next ? next : closing->cycle);
	tui_message(tui,
		ngettext("closed; %d key result carried over; u takes it back",
			"closed; %d key results carried over; u takes it back",
			(unsigned long)count_carried(closing)),
		count_carried(closing));
	return true;
}

/* ---- beginning and end */

static void
add_choices(struct tui *tui, const struct node *objective)
{
	const struct plan *plan = &tui->session->plan;
	struct closing *closing = tui->closing;
	const struct node *child = plan_node(plan, objective->children.first);

	for (; child; child = plan_node(plan, child->next)) {
		if (!close_asks(plan, child) ||
			closing_choice(closing, child->id))
			continue;
		closing->choices = base_realloc(closing->choices,
			closing->choice_count + 1, sizeof *closing->choices);
		closing->choices[closing->choice_count++] =
			(struct choice){child->id, close_suggest(plan, child)};
	}
}

static void
add_objective(struct closing *closing, uint32_t id)
{
	closing->objectives = base_realloc(closing->objectives,
		closing->count + 1, sizeof *closing->objectives);
	closing->objectives[closing->count++] = id;
}

/* The objectives anew; what was chosen before stays so. */
static void
collect(struct tui *tui, const struct cycle *cycle)
{
	const struct plan *plan = &tui->session->plan;
	struct closing *closing = tui->closing;
	const struct node *node = plan_node(plan, cycle->nodes.first);

	if (closing->cycle != cycle->base.id)
		closing->choice_count = 0;
	closing->cycle = cycle->base.id;
	closing->count = 0;
	for (; node; node = plan_node(plan, node->next)) {
		if (node->level != LEVEL_OBJECTIVE ||
			node->state == STATE_DROPPED)
			continue;
		add_objective(closing, node->id);
		add_choices(tui, node);
	}
}

/* The first objective that owes a score or its words, else the end. */
static size_t
first_owed(const struct tui *tui)
{
	const struct closing *closing = tui->closing;
	size_t i;

	for (i = 0; i < closing->count; i++) {
		const struct node *node =
			plan_node(&tui->session->plan, closing->objectives[i]);

		if (node &&
			(owed_score(&tui->session->plan, node) ||
				owed_reflection(&tui->session->plan, node)))
			break;
	}
	return i;
}

static struct form *
form(struct tui *tui)
{
	return &tui->closing->form;
}

static struct list *
list(struct tui *tui)
{
	return &tui->closing->form.list;
}

/* Closes all that are over, the earlier first, each as is suggested: what one
 * carries over may be carried on by the next. */
static bool
close_over(struct tui *tui, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	struct close_options options = {
		.today = tui->session->today, .make_next = true};
	const struct cycle *cycle;
	struct decision *decisions;
	struct change change = {0};
	uint32_t next = 0;
	size_t count;
	int closed = 0;
	bool ok = true;

	while (ok && (cycle = plan_over_cycle(plan, NULL, options.today))) {
		count = close_decisions(plan, cycle, &decisions);
		ok = tui_store(tui,
			edit_close(plan, cycle->base.id, decisions, count,
				&options, &change, &next, err),
			&change, err);
		closed += ok;
		free(decisions);
	}
	if (!closed)
		return ok &&
			err_set(err, ERR_INPUT, _("no cycle is over and open"));
	if (next)
		tui_show_cycle(tui, next);
	if (ok)
		tui_message(tui,
			ngettext("%d cycle closed; u takes it back",
				"%d cycles closed; u takes the last one back",
				(unsigned long)closed),
			closed);
	return ok;
}

/* The one that is named, else what is shown; but what is over comes before what
 * is not. */
static const struct cycle *
cycle_to_close(const struct tui *tui, const char *name, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	int32_t today = tui->session->today;
	const struct cycle *shown = plan_cycle(plan, tui->tree.cycle);
	const struct cycle *over = plan_over_cycle(plan, NULL, today);

	if (*name)
		return query_cycle(plan, name, today, err);
	if (over && !(shown && cycle_phase(shown, today) == PHASE_OVER))
		return over;
	if (!shown)
		err_set(err, ERR_INPUT,
			_("the backlog has no end; show the cycle to close"));
	return shown;
}

/* Shows the walk of a cycle, which is then the one that is shown. */
static bool
closing_open(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle;
	bool other;

	if (cycle_word(asked->argument) == CYCLE_WORD_OVER)
		return close_over(tui, err);
	cycle = cycle_to_close(tui, asked->argument, err);
	if (!cycle)
		return false;
	if (cycle_closed(cycle))
		return err_set(err, ERR_INPUT,
			_("%s is closed already; :reopen opens it again"),
			cycle->name);
	view_close(tui);
	if (tui->tree.cycle != cycle->base.id)
		tui_show_cycle(tui, cycle->base.id);
	if (!tui->closing)
		tui->closing = base_calloc(1, sizeof *tui->closing);
	templates_free(tui->closing->templates);
	tui->closing->templates = templates_load(NULL);
	other = tui->closing->cycle != cycle->base.id;
	collect(tui, cycle);
	if (other || !tui->closing->name)
		propose_next(tui, cycle);
	closing_go(tui, first_owed(tui));
	view_show(tui, &closing_view);
	return true;
}

static void
closing_free(struct tui *tui)
{
	struct closing *closing = tui->closing;

	if (!closing)
		return;
	templates_free(closing->templates);
	form_fini(&closing->form);
	free(closing->objectives);
	free(closing->choices);
	free(closing->name);
	free(closing);
}

/* ---- searching: a card by its objective and what is below that */

static size_t
searched_count(const struct tui *tui)
{
	return tui->closing->count;
}

static size_t
searched_at(const struct tui *tui)
{
	return tui->closing->at;
}

static void
searched_text(const struct tui *tui, size_t row, struct str *out)
{
	const struct plan *plan = &tui->session->plan;
	uint32_t top = tui->closing->objectives[row];
	const struct node *node = plan_node(plan, top);

	for (; node; node = plan_next(plan, node, top)) {
		search_add_node(out, node);
		search_add(out, node_detail(node)->reason);
		search_add(out, node_detail(node)->reflection);
	}
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, closing_go};

const struct view closing_view = {
	.where = IN_CLOSING,
	.open = closing_open,
	.free = closing_free,
	.list = list,
	.searched = &searched,
	.form = form,
	.store = closing_store,
	.pair = closing_pair,
	.measure = closing_measure,
	.draw = pair_view_draw,
};
