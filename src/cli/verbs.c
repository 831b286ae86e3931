/* SPDX-License-Identifier: MIT */
/* The verbs on nodes that are there: several references, one change. */
#include <stdlib.h>
#include <string.h>

#include "app/deleted.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "fields.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/checkin.h"

/* The nodes that the words name, each once. */
struct chosen {
	uint32_t *nodes;
	int count;
};

static bool
has(const struct chosen *chosen, uint32_t id)
{
	int i;

	for (i = 0; i < chosen->count; i++)
		if (chosen->nodes[i] == id)
			return true;
	return false;
}

/* Finds the first `count` words. With `whole`, what lies below another one is
 * left out, for it goes along. */
static bool
choose(struct cli *cli, int count, bool whole, struct chosen *chosen,
	struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct node *node, *above;
	int i, kept = 0;

	chosen->count = 0;
	chosen->nodes = base_calloc((size_t)count, sizeof *chosen->nodes);
	for (i = 0; i < count; i++) {
		node = cli_node(cli, cli->words[i], err);
		if (!node)
			return false;
		if (!has(chosen, node->id))
			chosen->nodes[chosen->count++] = node->id;
	}
	for (i = 0; whole && i < chosen->count; i++) {
		node = plan_node(plan, chosen->nodes[i]);
		above = plan_node(plan, node->parent);
		while (above && !has(chosen, above->id))
			above = plan_node(plan, above->parent);
		if (!above)
			chosen->nodes[kept++] = node->id;
	}
	if (whole)
		chosen->count = kept;
	return true;
}

/* ---- set */

/* Whether a word is meant as a value: it could be one, or begins like one, be it
 * in full width. */
static bool
is_value(const char *word)
{
	char *key = text_key(word, strlen(word));
	struct quantity quantity;
	int tenths;
	bool is = tenths_read(word, strlen(word), &tenths) ||
		quantity_read(word, strlen(word), false, &quantity) ||
		(*key && strchr("+-.0123456789", *key));

	free(key);
	return is;
}

bool
last_is_value(struct cli *cli)
{
	return cli->count > 1 &&
		!cli_node(cli, cli->words[cli->count - 1], NULL) &&
		is_value(cli->words[cli->count - 1]);
}

/* For a metric it is the current value, else the progress. */
static bool
set_value(struct cli *cli, uint32_t id, const char *text, struct change *change,
	struct err *err)
{
	struct target target = {
		RECORD_NODE, id, edit_measured(&cli->session.plan, change, id)};

	return edit_value(cli_context(cli), target, text, change, err);
}

/* Whether a new value for it is this week's check-in: an open key result that
 * is worked on. */
static bool
is_checked_in(const struct cli *cli, uint32_t id)
{
	const struct plan *plan = &cli->session.plan;

	return checkin_asked(plan, plan_node(plan, id), cli->today);
}

/* The fields that the check-in did not take. */
static bool
set_rest(struct cli *cli, uint32_t id, struct change *change, struct err *err)
{
	static const enum option_id taken[] = {
		OPT_CONFIDENCE, OPT_STATUS, OPT_NOTE};
	bool given[sizeof taken / sizeof *taken], ok;
	size_t i;

	for (i = 0; i < sizeof taken / sizeof *taken; i++) {
		given[i] = cli->given[taken[i]];
		cli->given[taken[i]] = false;
	}
	ok = fields_set(cli, id, change, err);
	for (i = 0; i < sizeof taken / sizeof *taken; i++)
		cli->given[taken[i]] = given[i];
	return ok;
}

static bool
set_one(struct cli *cli, uint32_t id, const char *value, struct change *change,
	struct err *err)
{
	if ((value || cli->given[OPT_CONFIDENCE]) && is_checked_in(cli, id))
		return checkin_set(cli, id, value, change, err) &&
			set_rest(cli, id, change, err);
	if (cli->given[OPT_WHY])
		return err_set(err, ERR_INPUT,
			_("--why is of a check-in: a new value or confidence "
			  "of a key result that is due"));
	return (!value || set_value(cli, id, value, change, err)) &&
		fields_set(cli, id, change, err);
}

/* The value that every edit of the change puts in, as it is written; false where
 * they differ. */
static bool
same_value(const struct change *change, struct str *value)
{
	const struct edit *first = change->edits;
	const struct field *field;
	size_t i;

	for (i = 0; i < change->count; i++)
		if (change->edits[i].op != EDIT_SET ||
			change->edits[i].record != RECORD_NODE ||
			change->edits[i].field != first->field ||
			!value_equal(change->edits[i].after, first->after))
			return false;
	if (!change->count)
		return false;
	field = &record_types[RECORD_NODE].fields[first->field];
	if (first->after.type == VALUE_NONE)
		str_add(value, "–");
	else
		value_write(field, first->after, value);
	return true;
}

/* Calls it by the fields that were asked for; of several nodes, by the value
 * too where it is the same. */
static void
label_set(const struct cli *cli, const struct chosen *chosen,
	struct change *change)
{
	const struct plan *plan = &cli->session.plan;
	struct target what = {RECORD_NODE, 0, 0};
	struct str names = {0}, value = {0};
	bool asked[NODE_FIELDS], same;

	fields_asked(cli, asked);
	if (chosen->count == 1) {
		what.id = chosen->nodes[0];
		edit_label_fields(plan, what, asked, change);
		return;
	}
	edit_field_names(plan, what, asked, change, &names);
	same = same_value(change, &value);
	edit_label_several(change, names.length ? str_text(&names) : N_("set"),
		same ? str_text(&value) : NULL, (size_t)chosen->count);
	str_fini(&names);
	str_fini(&value);
}

static bool
prepare_set(struct cli *cli, void *task, struct change *change, struct err *err)
{
	bool valued = last_is_value(cli);
	int count = cli->count - valued, i;
	struct chosen chosen = {0};
	bool ok = choose(cli, count, false, &chosen, err);

	(void)task;
	for (i = 0; ok && i < chosen.count; i++)
		ok = set_one(cli, chosen.nodes[i],
			valued ? cli->words[count] : NULL, change, err);
	if (ok)
		label_set(cli, &chosen, change);
	free(chosen.nodes);
	return ok;
}

/* Nothing to set: was a value meant, or was there none? */
static int
fail_set(struct cli *cli)
{
	struct err err = {0};

	if (!cli_node(cli, cli->words[0], &err))
		return cli_fail(&err);
	if (cli->count > 1)
		return cli_failf(ERR_INPUT,
			_("%s is neither a node nor a value such as 7/10, 0.7 "
			  "or 70%%"),
			cli->words[cli->count - 1]);
	return cli_failf(ERR_USAGE,
		_("say what to set: a value such as 7/10, 0.7 or 70%%, or an "
		  "option such as --due; see tenths set --help"));
}

int
run_set(struct cli *cli)
{
	struct err err = {0};

	if (!fields_given(cli) && !last_is_value(cli))
		return fail_set(cli);
	return cli_do(cli, prepare_set, NULL, &err) ? 0 : cli_fail(&err);
}

/* ---- done, drop, reopen */

static bool
prepare_state(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	static const char *const names[] = {
		[STATE_OPEN] = N_("reopen"),
		[STATE_DONE] = N_("done"),
		[STATE_DROPPED] = N_("drop"),
	};
	const enum node_state *state = task;
	struct chosen chosen = {0};
	bool ok = choose(cli, cli->count, false, &chosen, err);
	int i;

	for (i = 0; ok && i < chosen.count; i++)
		ok = edit_state(&cli->session.plan, chosen.nodes[i],
			(struct state_on){*state, cli->today}, change, err);
	edit_label_several(change, names[*state], NULL, (size_t)chosen.count);
	free(chosen.nodes);
	return ok;
}

static int
run_state(struct cli *cli, enum node_state state)
{
	struct err err = {0};

	return cli_do(cli, prepare_state, &state, &err) ? 0 : cli_fail(&err);
}

int
run_done(struct cli *cli)
{
	return run_state(cli, STATE_DONE);
}

int
run_drop(struct cli *cli)
{
	return run_state(cli, STATE_DROPPED);
}

int
run_reopen(struct cli *cli)
{
	return run_state(cli, STATE_OPEN);
}

/* ---- move */

/* --to and --cycle name a node, a cycle, or the backlog. */
static bool
read_to(struct cli *cli, const char *to, struct place *place, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct node *node = NULL;
	const struct cycle *cycle;

	if (cycle_word(to) == CYCLE_WORD_BACKLOG)
		return true;
	if (cli->given[OPT_TO])
		node = query_ref(plan, place->cycle, to, cli->today, err);
	if (node) {
		*place = place_below(node);
		return true;
	}
	cycle = query_cycle(
		plan, to, cli->today, cli->given[OPT_TO] ? NULL : err);
	if (!cycle)
		return false;
	place->cycle = cycle->base.id;
	return true;
}

static bool
read_place(struct cli *cli, struct place *place, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current = plan_current_cycle(plan, cli->today);
	bool before = cli->given[OPT_BEFORE];
	const struct node *node;

	place->cycle = current ? current->base.id : 0;
	if (cli->given[OPT_TO] || cli->given[OPT_CYCLE]) {
		const char *to =
			cli->values[cli->given[OPT_TO] ? OPT_TO : OPT_CYCLE];

		if (cycle_word(to) == CYCLE_WORD_BACKLOG)
			place->cycle = 0;
		return read_to(cli, to, place, err);
	}
	node = query_ref(plan, place->cycle,
		cli->values[before ? OPT_BEFORE : OPT_AFTER], cli->today, err);
	if (!node)
		return false;
	*place = place_after(plan, node);
	if (before)
		place->before = node->id;
	return true;
}

/* The position the change gives a node. */
static int64_t
new_position(const struct change *change, const struct node *node)
{
	size_t i;

	for (i = change->count; i > 0; i--) {
		const struct edit *edit = &change->edits[i - 1];

		if (edit->record == RECORD_NODE && edit->id == node->id &&
			edit->field == NODE_POSITION && edit->op == EDIT_SET)
			return edit->after.number;
	}
	return node->position;
}

/*
 * All are moved from where they are to the same place, so they would get the
 * same position: each goes one beyond the one before. Positions leave gaps of
 * a thousand; if one is used up, they have to be moved one by one.
 */
static bool
move_all(const struct plan *plan, const struct chosen *chosen,
	struct place place, struct change *change, struct err *err)
{
	const struct node *before = plan_node(plan, place.before);
	int64_t position = 0;
	int i;

	for (i = 0; i < chosen->count; i++) {
		if (!edit_move(plan, chosen->nodes[i], place, change, err))
			return false;
		if (i == 0) {
			position = new_position(
				change, plan_node(plan, chosen->nodes[0]));
			continue;
		}
		position++;
		if (position >=
			(before ? new_position(change, before) : INT32_MAX))
			return err_set(err, ERR_INPUT,
				_("there is no room for all of them there; "
				  "move them one by one"));
		change_set(change, plan, RECORD_NODE, chosen->nodes[i],
			NODE_POSITION, value_number(position));
	}
	return true;
}

static bool
prepare_move(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	bool to_cycle = cli->given[OPT_CYCLE], ok;
	struct chosen chosen = {0};
	struct place place = {0};

	(void)task;
	/* Here --cycle is where they go, not where they are. */
	cli->given[OPT_CYCLE] = false;
	ok = choose(cli, cli->count, true, &chosen, err);
	cli->given[OPT_CYCLE] = to_cycle;
	ok = ok && read_place(cli, &place, err);
	if (ok && has(&chosen, place.before) && chosen.count > 1)
		ok = err_set(err, ERR_INPUT,
			_("a node cannot be moved beside itself"));
	ok = ok && move_all(&cli->session.plan, &chosen, place, change, err);
	edit_label_several(change, N_("move"), NULL, (size_t)chosen.count);
	free(chosen.nodes);
	return ok;
}

int
run_move(struct cli *cli)
{
	struct err err = {0};
	int places = cli->given[OPT_TO] + cli->given[OPT_CYCLE] +
		cli->given[OPT_BEFORE] + cli->given[OPT_AFTER];

	if (places != 1)
		return cli_failf(ERR_USAGE,
			_("say where to, once: --to, --cycle, --before or "
			  "--after"));
	return cli_do(cli, prepare_move, NULL, &err) ? 0 : cli_fail(&err);
}

/* ---- rm, undo, redo */

static bool
prepare_rm(struct cli *cli, void *task, struct change *change, struct err *err)
{
	struct chosen chosen = {0};
	bool ok = choose(cli, cli->count, true, &chosen, err);
	int i;

	(void)task;
	for (i = 0; ok && i < chosen.count; i++)
		ok = edit_remove(
			&cli->session.plan, chosen.nodes[i], change, err);
	edit_label_several(change, N_("delete"), NULL, (size_t)chosen.count);
	free(chosen.nodes);
	return ok;
}

int
run_rm(struct cli *cli)
{
	struct err err = {0};

	return cli_do(cli, prepare_rm, NULL, &err) ? 0 : cli_fail(&err);
}

static int
run_turn(struct cli *cli,
	bool (*turn)(
		struct session *session, struct str *label, struct err *err),
	const char *said)
{
	struct str text = {0};
	struct err err = {0};
	bool ok;
	int tries = SESSION_TRIES;

	/* Nobody has seen here what another program did meanwhile. */
	do {
		err_clear(&err);
		ok = turn(&cli->session, &text, &err);
	} while (!ok && err.code == ERR_CONFLICT && --tries);
	if (ok) {
		printf("%s: ", said);
		cli_print(str_text(&text));
		putchar('\n');
	}
	str_fini(&text);
	return ok ? 0 : cli_fail(&err);
}

static int
give_back(struct cli *cli)
{
	struct str said = {0};
	struct err err = {0};
	int tries = SESSION_TRIES;
	bool ok;

	do {
		err_clear(&err);
		ok = deleted_give_back_named(
			&cli->session, cli->words[0], &said, &err);
	} while (!ok && err.code == ERR_CONFLICT && --tries);
	if (ok) {
		cli_print(str_text(&said));
		putchar('\n');
	}
	str_fini(&said);
	return ok ? 0 : cli_fail(&err);
}

int
run_undo(struct cli *cli)
{
	return cli->count ? give_back(cli)
			  : run_turn(cli, session_undo, _("taken back"));
}

int
run_redo(struct cli *cli)
{
	return run_turn(cli, session_redo, _("done again"));
}
