/* SPDX-License-Identifier: MIT */
#include "model/close.h"

#include <string.h>

#include "base/say.h"
#include "carry.h"
#include "edit_guard.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"

bool
close_stands(const struct plan *plan, const struct node *node)
{
	const struct node *parent = plan_node(plan, node->parent);

	return node_detail(node)->standing ||
		(parent && node_detail(parent)->standing);
}

bool
close_asks(const struct plan *plan, const struct node *node)
{
	return node->level == LEVEL_KEY_RESULT &&
		(node->state == STATE_OPEN ||
			(node->state == STATE_DONE &&
				close_stands(plan, node)));
}

enum outcome
close_suggest(const struct plan *plan, const struct node *node)
{
	const struct node *action = plan_node(plan, node->children.first);

	if (!close_asks(plan, node))
		return OUTCOME_KEEP;
	if (close_stands(plan, node))
		return OUTCOME_CARRY;
	if (node->share == SHARE_ONE)
		return OUTCOME_DONE;
	for (; action; action = plan_node(plan, action->next))
		if (action->state == STATE_DONE)
			return OUTCOME_CARRY;
	return node->share > 0 ? OUTCOME_CARRY : OUTCOME_KEEP;
}

enum outcome
close_outcome(const struct node *node, enum outcome outcome)
{
	return outcome == OUTCOME_GO_ON &&
			node_detail(node)->basis != BASIS_MANUAL
		? OUTCOME_CARRY
		: outcome;
}

bool
close_carries(enum outcome outcome)
{
	return outcome == OUTCOME_CARRY || outcome == OUTCOME_GO_ON;
}

size_t
close_decisions(const struct plan *plan, const struct cycle *cycle,
	struct decision **decisions)
{
	const struct node *node = plan_node(plan, cycle->nodes.first);
	size_t count = 0;

	*decisions = NULL;
	for (; node; node = plan_next(plan, node, 0)) {
		if (!close_asks(plan, node) || !node_counts(plan, node))
			continue;
		*decisions =
			base_realloc(*decisions, count + 1, sizeof **decisions);
		(*decisions)[count++] = (struct decision){.node = node->id,
			.outcome = close_suggest(plan, node),
			.score = -1};
	}
	return count;
}

/* After it, and no longer than it lasts itself. */
static bool
follows_soon(const struct cycle *next, const struct cycle *cycle)
{
	int64_t gap = (int64_t)next->starts - cycle->ends;

	return gap > 0 && gap <= (int64_t)cycle->ends - cycle->starts + 2;
}

const struct cycle *
close_next_cycle(const struct plan *plan, const struct cycle *cycle)
{
	const struct cycle *next = plan_cycle(plan, plan->cycles.first);
	const struct cycle *found = NULL;

	for (; next; next = plan_cycle(plan, next->base.next))
		if (follows_soon(next, cycle) && cycles_alike(next, cycle) &&
			(!found || next->starts < found->starts))
			found = next;
	return found;
}

/* Names with dots stay so: 2021.06/07. */
static bool
is_dotted(const struct cycle *cycle, const char *usual)
{
	const char *name = cycle->name ? cycle->name : "";

	for (; *name && (*name == *usual || (*name == '.' && *usual == '-'));
		name++)
		usual++;
	return !*name && !*usual;
}

struct span
close_propose(const struct cycle *cycle, char name[static SPAN_TEXT_SIZE])
{
	struct span span = {cycle->starts, cycle->ends};
	bool dotted = is_dotted(cycle, span_text(span, name)) && cycle->name &&
		strchr(cycle->name, '.');
	char *at;

	span = span_next(span);
	span_text(span, name);
	for (at = name; dotted && *at; at++)
		if (*at == '-')
			*at = '.';
	return span;
}

const char *
close_next_name(const struct plan *plan, const struct cycle *cycle,
	char out[static SPAN_TEXT_SIZE])
{
	const struct cycle *next = close_next_cycle(plan, cycle);

	if (next && next->name)
		return next->name;
	close_propose(cycle, out);
	return out;
}

/* Makes the next cycle, which asks for what this one asked for. */
static bool
make_next(const struct plan *plan, const struct close_options *options,
	struct change *change, uint32_t *next, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, options->cycle);
	char name[SPAN_TEXT_SIZE];
	struct span span = close_propose(cycle, name);
	const char *called = options->new_name;

	if (options->new_span)
		span = *options->new_span;
	else if (!called)
		called = name;
	if (!edit_cycle_add(plan,
		    &(struct new_cycle){called, span, CYCLE_BY_SPAN}, change,
		    next, err))
		return false;
	if (cycle->template && *cycle->template)
		change_put(change, RECORD_CYCLE, *next, CYCLE_TEMPLATE,
			value_text(cycle->template));
	return true;
}

/* Finds or makes the cycle that carried ones go to. */
static bool
choose_next(const struct plan *plan, const struct close_options *options,
	struct change *change, uint32_t *next, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, options->cycle);
	bool new = options->new_span || options->new_name;
	const struct cycle *follows = options->next
		? plan_cycle(plan, options->next)
		: new ? NULL
		      : close_next_cycle(plan, cycle);

	if (options->next && (!follows || follows == cycle))
		return err_set(err, ERR_INPUT,
			_("choose another cycle to carry over to"));
	if (follows) {
		*next = follows->base.id;
		return guard_open(plan, *next, err);
	}
	return make_next(plan, options, change, next, err);
}

static bool
set_verdict(const struct plan *plan, const struct decision *decision,
	struct change *change, struct err *err)
{
	uint32_t id = decision->node;

	if (decision->score > SCORE_MAX || decision->score < -1)
		return err_set(err, ERR_INPUT, _("a score goes from 0 to 1"));
	if (decision->score >= 0)
		change_set(change, plan, RECORD_NODE, id, NODE_SCORE,
			value_number(decision->score));
	if (decision->reason &&
		!edit_field(plan, (struct target){RECORD_NODE, id, NODE_REASON},
			value_text(decision->reason), change, err))
		return false;
	return !decision->reflection ||
		edit_field(plan,
			(struct target){RECORD_NODE, id, NODE_REFLECTION},
			value_text(decision->reflection), change, err);
}

static bool
set_outcome(struct carry *carry, const struct decision *decision, int32_t today,
	struct err *err)
{
	const struct node *node = plan_node(carry->plan, decision->node);
	uint32_t copy;

	switch (decision->outcome) {
	case OUTCOME_CARRY:
	case OUTCOME_GO_ON:
		carry->go_on = decision->outcome == OUTCOME_GO_ON;
		return carry_is_there(carry, node) ||
			carry_node(carry, node, &copy, err);
	case OUTCOME_DONE:
		return edit_state(carry->plan, node->id,
			(struct state_on){STATE_DONE, today}, carry->change,
			err);
	case OUTCOME_DROP:
		return edit_state(carry->plan, node->id,
			(struct state_on){STATE_DROPPED, today}, carry->change,
			err);
	case OUTCOME_KEEP:
	case OUTCOMES:
		break;
	}
	return true;
}

static bool
guard_decisions(const struct plan *plan, const struct close_options *options,
	bool *carries, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, options->cycle);
	const struct decision *decision;
	const struct node *node;
	size_t i;

	*carries = false;
	for (i = 0; i < options->count; i++) {
		decision = &options->decisions[i];
		node = plan_node(plan, decision->node);
		if (!node || plan_cycle_of(plan, node) != cycle)
			return err_set(err, ERR_INPUT,
				_("a decision names what is not in %s"),
				cycle->name);
		*carries |= close_carries(decision->outcome);
	}
	return true;
}

static bool
decide(struct carry *carry, const struct close_options *options, int32_t today,
	struct err *err)
{
	size_t i;

	for (i = 0; i < options->count; i++)
		if (!set_verdict(carry->plan, &options->decisions[i],
			    carry->change, err) ||
			!set_outcome(carry, &options->decisions[i], today, err))
			return false;
	return true;
}

bool
edit_close(const struct plan *plan, const struct close_options *options,
	struct change *change, uint32_t *next, struct err *err)
{
	const uint32_t id = options->cycle;
	const struct cycle *cycle = plan_cycle(plan, id);
	struct carry carry = {.plan = plan, .change = change};
	int32_t finished = options->today;
	bool carries, ok;

	*next = 0;
	if (!cycle)
		return err_set(err, ERR_INPUT, _("there is no such cycle"));
	if (!guard_open(plan, id, err) ||
		!guard_decisions(plan, options, &carries, err))
		return false;
	if ((carries || options->next || options->new_span ||
		    options->new_name ||
		    (options->make_next && !close_next_cycle(plan, cycle))) &&
		!choose_next(plan, options, change, next, err))
		return false;
	carry.cycle = *next;
	/* What is found done at a late close was so by the end. */
	if (finished > cycle->ends)
		finished = cycle->ends;
	ok = decide(&carry, options, finished, err);
	carry_aligns(&carry);
	carry_fini(&carry);
	if (!ok)
		return false;
	edit_made(plan, options->today, change);
	change_set(change, plan, RECORD_CYCLE, id, CYCLE_CLOSED,
		value_number(options->today));
	change_label(change, N_("close %s"), cycle->name);
	return true;
}

bool
edit_reopen(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, id);

	if (!cycle_closed(cycle))
		return err_set(err, ERR_INPUT, _("%s is not closed"),
			cycle ? cycle->name : _("the cycle"));
	change_set(change, plan, RECORD_CYCLE, id, CYCLE_CLOSED, value_none());
	change_label(change, N_("reopen %s"), cycle->name);
	return true;
}

bool
edit_carry(const struct plan *plan, const struct carry_over *what,
	struct change *change, uint32_t *copy, struct err *err)
{
	struct carry carry = {.plan = plan,
		.change = change,
		.cycle = what->cycle,
		.go_on = what->go_on};
	const struct node *node = plan_node(plan, what->node);
	const struct cycle *to = plan_cycle(plan, what->cycle);
	struct str label = {0};
	bool ok;

	if (!node || !to)
		return err_set(
			err, ERR_INPUT, _("there is nothing to carry over"));
	if (plan_cycle_of(plan, node) == to)
		return err_set(err, ERR_INPUT,
			_("choose another cycle to carry over to"));
	if (!guard_open(plan, what->cycle, err))
		return false;
	ok = carry_node(&carry, node, copy, err);
	carry_aligns(&carry);
	carry_fini(&carry);
	if (ok)
		edit_made(plan, what->today, change);
	if (ok)
		change_label(change, N_("carry over to %s: %s"), to->name,
			guard_label(node->title, &label));
	str_fini(&label);
	return ok;
}
