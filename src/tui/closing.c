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
closing_objective(const struct desk *desk)
{
	const struct closing *closing = desk->closing;

	return closing->at < closing->count
		? plan_node(&desk->session->plan,
			  closing->objectives[closing->at])
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
closing_row(const struct desk *desk, size_t i, struct closing_row *row)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *objective = closing_objective(desk), *child;

	if (!objective) {
		*row = (struct closing_row){.kind = CLOSING_NEXT};
		return desk->closing->at == desk->closing->count && i == 0;
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
set(struct desk *desk, uint32_t node, int field, struct value value,
	struct err *err)
{
	struct change change = {0};

	return tui_store(desk,
		edit_field(&desk->session->plan,
			(struct target){RECORD_NODE, node, field}, value,
			&change, err),
		&change, err);
}

bool
closing_score(struct desk *desk, uint32_t node, int score, struct err *err)
{
	return set(desk, node, NODE_SCORE, value_number(score), err);
}

/* ---- the next cycle */

static bool
may_follow(const struct closing *closing, const struct cycle *cycle)
{
	return cycle->base.id != closing->cycle && !cycle_closed(cycle);
}

/* The choices: the cycles there are, in order, then a new one, then none. */
static int
count_next(const struct desk *desk, int *at)
{
	const struct plan *plan = &desk->session->plan;
	const struct closing *closing = desk->closing;
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
closing_step_next(struct desk *desk, int by)
{
	const struct plan *plan = &desk->session->plan;
	struct closing *closing = desk->closing;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	int at, count = count_next(desk, &at);

	at = (at + by + count) % count;
	closing->next = 0;
	closing->none = at == count - 1;
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (may_follow(closing, cycle) && at-- == 0)
			closing->next = cycle->base.id;
}

static void
propose_next(struct desk *desk, const struct cycle *cycle)
{
	const struct cycle *next =
		close_next_cycle(&desk->session->plan, cycle);
	struct closing *closing = desk->closing;
	char name[SPAN_TEXT_SIZE];

	closing->span = close_propose(cycle, name);
	free(closing->name);
	closing->name = base_strdup(name);
	closing->none = false;
	closing->next = next && !cycle_closed(next) ? next->base.id : 0;
}

/* One that is there, else the span of a new one, else its name. */
bool
closing_read_next(struct desk *desk, const char *text, struct err *err)
{
	int32_t today = desk->session->today;
	struct closing *closing = desk->closing;
	const struct cycle *cycle =
		query_cycle(&desk->session->plan, text, today, NULL);
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
closing_next_name(const struct desk *desk, char out[static SPAN_TEXT_SIZE])
{
	const struct closing *closing = desk->closing;
	const struct cycle *next =
		plan_cycle(&desk->session->plan, closing->next);

	if (next)
		return next->name;
	if (closing->none)
		return "";
	return closing->name ? closing->name : span_text(closing->span, out);
}

/* ---- the walk */

void
closing_go(struct desk *desk, size_t at)
{
	struct closing *closing = desk->closing;

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
closing_finish(struct desk *desk, struct err *err)
{
	struct closing *closing = desk->closing;
	const struct plan *plan = &desk->session->plan;
	struct close_options options = {.today = desk->session->today,
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
	options.cycle = closing->cycle;
	options.decisions = decisions;
	options.count = closing->choice_count;
	ok = tui_store(desk, edit_close(plan, &options, &change, &next, err),
		&change, err);
	free(decisions);
	if (!ok)
		return false;
	tui_show_cycle(desk, next ? next : closing->cycle);
	tui_message(desk,
		ngettext("closed; %d key result carried over; u takes it back",
			"closed; %d key results carried over; u takes it back",
			(unsigned long)count_carried(closing)),
		count_carried(closing));
	return true;
}

/* ---- beginning and end */

static void
add_choices(struct desk *desk, const struct node *objective)
{
	const struct plan *plan = &desk->session->plan;
	struct closing *closing = desk->closing;
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
collect(struct desk *desk, const struct cycle *cycle)
{
	const struct plan *plan = &desk->session->plan;
	struct closing *closing = desk->closing;
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
		add_choices(desk, node);
	}
}

/* The first objective that owes a score or its words, else the end. */
static size_t
first_owed(const struct desk *desk)
{
	const struct closing *closing = desk->closing;
	size_t i;

	for (i = 0; i < closing->count; i++) {
		const struct node *node =
			plan_node(&desk->session->plan, closing->objectives[i]);

		if (node &&
			(owed_score(&desk->session->plan, node) ||
				owed_reflection(&desk->session->plan, node)))
			break;
	}
	return i;
}

static struct form *
form(struct desk *desk)
{
	return &desk->closing->form;
}

static struct list *
list(struct desk *desk)
{
	return &desk->closing->form.list;
}

/* Closes all that are over, the earlier first, each as is suggested: what one
 * carries over may be carried on by the next. */
static bool
close_over(struct desk *desk, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct close_options options = {
		.today = desk->session->today, .make_next = true};
	const struct cycle *cycle;
	struct decision *decisions;
	struct change change = {0};
	uint32_t next = 0;
	size_t count;
	int closed = 0;
	bool ok = true;

	while (ok && (cycle = plan_over_cycle(plan, NULL, options.today))) {
		count = close_decisions(plan, cycle, &decisions);
		options.cycle = cycle->base.id;
		options.decisions = decisions;
		options.count = count;
		ok = tui_store(desk,
			edit_close(plan, &options, &change, &next, err),
			&change, err);
		closed += ok;
		free(decisions);
	}
	if (!closed)
		return ok &&
			err_set(err, ERR_INPUT, _("no cycle is over and open"));
	if (next)
		tui_show_cycle(desk, next);
	if (ok)
		tui_message(desk,
			ngettext("%d cycle closed; u takes it back",
				"%d cycles closed; u takes the last one back",
				(unsigned long)closed),
			closed);
	return ok;
}

/* The one that is named, else what is shown; but what is over comes before what
 * is not. */
static const struct cycle *
cycle_to_close(const struct desk *desk, const char *name, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	const struct cycle *shown = plan_cycle(plan, desk->tree.cycle);
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
closing_open(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle;
	bool other;

	if (cycle_word(asked->argument) == CYCLE_WORD_OVER)
		return close_over(desk, err);
	cycle = cycle_to_close(desk, asked->argument, err);
	if (!cycle)
		return false;
	if (cycle_closed(cycle))
		return err_set(err, ERR_INPUT,
			_("%s is closed already; :reopen opens it again"),
			cycle->name);
	view_close(desk);
	if (desk->tree.cycle != cycle->base.id)
		tui_show_cycle(desk, cycle->base.id);
	if (!desk->closing)
		desk->closing = base_calloc(1, sizeof *desk->closing);
	templates_free(desk->closing->templates);
	desk->closing->templates = templates_load(NULL);
	other = desk->closing->cycle != cycle->base.id;
	collect(desk, cycle);
	if (other || !desk->closing->name)
		propose_next(desk, cycle);
	closing_go(desk, first_owed(desk));
	view_show(desk, &closing_view);
	return true;
}

static void
closing_free(struct desk *desk)
{
	struct closing *closing = desk->closing;

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
searched_count(const struct desk *desk)
{
	return desk->closing->count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->closing->at;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	const struct plan *plan = &desk->session->plan;
	uint32_t top = desk->closing->objectives[row];
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
	.twice = "close-type",
	.pull = closing_pull,
	.let_go = closing_let_go,
	.where = IN_CLOSING,
	.open = closing_open,
	.free = closing_free,
	.list = list,
	.searched = &searched,
	.form = form,
	.store = closing_store,
	.hint = closing_hint,
	.pair = closing_pair,
	.measure = closing_measure,
	.draw = pair_view_draw,
};
