/* SPDX-License-Identifier: MIT */
#include "app/deleted.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "model/cycle.h"
#include "model/query.h"
#include "store/store.h"

#define NAME_LEAST 6

/* ---- which there are */

/* What a field of a record was in the change that took the record away. */
static struct value
was(const struct change *change, enum record record, uint32_t id, int field)
{
	const struct edit *edit;
	size_t i;

	for (i = change->count; i-- > 0;) {
		edit = &change->edits[i];
		if (edit->op == EDIT_SET && edit->record == record &&
			edit->id == id && edit->field == field)
			return edit->before;
	}
	return value_none();
}

struct looking {
	const struct plan *plan;
	bool (*each)(void *context, const struct deleted *deleted);
	void *context;
	bool *told; /* by id: deleted twice, it is told once */
};

static bool
is_gone(const struct plan *plan, const struct edit *edit)
{
	return edit->op == EDIT_DELETE && edit->record == RECORD_NODE &&
		!plan_node(plan, edit->id);
}

static bool
look_at_row(void *context, const struct journal_row *row)
{
	struct looking *looking = context;
	struct deleted deleted = {.at = row->at};
	struct change change;
	bool more = true;
	size_t i;

	if (row->undone ||
		!change_decode(
			NULL, row->edits, strlen(row->edits), &change, NULL))
		return true;
	/* What lies below goes first, so the last one is the top. */
	for (i = change.count; more && i-- > 0;) {
		deleted.id = change.edits[i].id;
		if (!is_gone(looking->plan, &change.edits[i]) ||
			deleted.id >=
				looking->plan->tables[RECORD_NODE].limit ||
			looking->told[deleted.id])
			continue;
		looking->told[deleted.id] = true;
		deleted.uid = (uint64_t)was(
			&change, RECORD_NODE, deleted.id, NODE_UID)
				      .number;
		deleted.level = (enum node_level)was(
			&change, RECORD_NODE, deleted.id, NODE_LEVEL)
					.number;
		deleted.title =
			was(&change, RECORD_NODE, deleted.id, NODE_TITLE).text;
		if (!deleted.title)
			deleted.title = "";
		more = looking->each(looking->context, &deleted);
	}
	change_fini(&change);
	return more;
}

bool
deleted_each(struct session *session,
	bool (*each)(void *context, const struct deleted *deleted),
	void *context, struct err *err)
{
	struct looking looking = {&session->plan, each, context, NULL};
	bool ok;

	looking.told = base_calloc(session->plan.tables[RECORD_NODE].limit + 1,
		sizeof *looking.told);
	ok = store_history(session->store, look_at_row, &looking, err);
	free(looking.told);
	return ok;
}

/* ---- one of them back */

struct giving {
	const struct plan *plan;
	uint32_t id;
	bool found;
	struct change change;
};

/* Whether the record is here already: it was given back before. */
static bool
is_here(const struct giving *giving, const struct edit *edit)
{
	return plan_record(giving->plan, (enum record)edit->record, edit->id) !=
		NULL;
}

/* Whether a record of the change is the node or lies below it. */
static bool
belongs(const struct change *change, uint32_t top, enum record record,
	uint32_t id)
{
	int depth = 0;

	if (record == RECORD_CHECKIN || record == RECORD_COMMENT) {
		id = (uint32_t)was(change, record, id,
			record == RECORD_CHECKIN ? CHECKIN_NODE : COMMENT_NODE)
			     .number;
		record = RECORD_NODE;
	}
	while (record == RECORD_NODE && id && id != top &&
		depth++ <= LEVEL_ACTION)
		id = (uint32_t)was(change, record, id, NODE_PARENT).number;
	return record == RECORD_NODE && id && id == top;
}

/* The deletion of the node, turned round, and of what went with it. */
static bool
take_row(void *context, const struct journal_row *row)
{
	struct giving *giving = context;
	struct change change, inverse = {0}, part = {0};
	const struct edit *edit;
	size_t i;

	if (row->undone ||
		!change_decode(
			NULL, row->edits, strlen(row->edits), &change, NULL))
		return true;
	for (i = 0; !giving->found && i < change.count; i++)
		giving->found = is_gone(giving->plan, &change.edits[i]) &&
			change.edits[i].id == giving->id;
	if (giving->found) {
		change_inverse(&change, &inverse);
		for (i = 0; i < inverse.count; i++) {
			edit = &inverse.edits[i];
			if (!is_here(giving, edit) &&
				belongs(&change, giving->id,
					(enum record)edit->record, edit->id))
				change_push(&part, edit);
		}
		change_add(&giving->change, &part);
	}
	change_fini(&part);
	change_fini(&inverse);
	change_fini(&change);
	return !giving->found;
}

static void
put_at(struct giving *giving, uint32_t parent, uint32_t cycle)
{
	change_set(&giving->change, giving->plan, RECORD_NODE, giving->id,
		NODE_PARENT, parent ? value_number(parent) : value_none());
	change_set(&giving->change, giving->plan, RECORD_NODE, giving->id,
		NODE_CYCLE, cycle ? value_number(cycle) : value_none());
}

static uint32_t
number(const struct giving *giving, int field)
{
	return (uint32_t)change_value(
		&giving->change, giving->plan, RECORD_NODE, giving->id, field)
		.number;
}

/* Where it was; else an objective goes to the current cycle while that is open,
 * all else to the backlog. Returns the cycle it comes to, NULL for the backlog. */
static const struct cycle *
place(struct giving *giving, int32_t today)
{
	const struct plan *plan = giving->plan;
	uint32_t below = number(giving, NODE_PARENT);
	const struct node *parent = plan_node(plan, below);
	const struct cycle *cycle =
		plan_cycle(plan, number(giving, NODE_CYCLE));

	if (parent)
		return plan_cycle_of(plan, parent);
	if (cycle || (!below && !number(giving, NODE_CYCLE)))
		return cycle;
	/* By itself in a cycle it would count beside the objectives. */
	cycle = number(giving, NODE_LEVEL) == LEVEL_OBJECTIVE
		? plan_current_cycle(plan, today)
		: NULL;
	if (cycle_closed(cycle))
		cycle = NULL;
	put_at(giving, 0, cycle ? cycle->base.id : 0);
	return cycle;
}

static void
say_where(const struct plan *plan, uint32_t id, struct str *said)
{
	const struct node *node = plan_node(plan, id);
	const struct cycle *cycle = plan_cycle_of(plan, node);
	char ref[REF_SIZE];

	str_clear(said);
	str_addf(said, _("given back: %s, %s in %s"), node->title,
		node_ref(plan, node, ref),
		cycle ? cycle->name : _("the backlog"));
}

bool
deleted_give_back(
	struct session *session, uint32_t id, struct str *said, struct err *err)
{
	struct giving giving = {.plan = &session->plan, .id = id};
	const struct cycle *cycle;
	bool ok;

	ok = store_history(session->store, take_row, &giving, err);
	if (ok && !giving.found)
		ok = err_set(
			err, ERR_INPUT, _("it is not among what was deleted"));
	cycle = ok ? place(&giving, session->today) : NULL;
	if (cycle && cycle_closed(cycle))
		ok = err_set(err, ERR_INPUT,
			_("%s is closed; open it again to give back what was "
			  "in it"),
			cycle->name);
	if (ok) {
		change_label(&giving.change, N_("give back: %s"),
			change_value(&giving.change, &session->plan,
				RECORD_NODE, id, NODE_TITLE)
				.text);
		ok = session_do(session, &giving.change, err);
	}
	if (ok)
		say_where(&session->plan, id, said);
	change_fini(&giving.change);
	return ok;
}

struct naming {
	const char *name;
	uint32_t id;
	uint64_t uid;
	bool several;
};

static bool
match(void *context, const struct deleted *deleted)
{
	struct naming *naming = context;
	char uid[UID_TEXT_SIZE];

	if (strncasecmp(uid_text(deleted->uid, uid), naming->name,
		    strlen(naming->name)) != 0)
		return true;
	naming->several |= naming->id && naming->uid != deleted->uid;
	if (!naming->id) {
		naming->id = deleted->id;
		naming->uid = deleted->uid;
	}
	return !naming->several;
}

bool
deleted_give_back_named(struct session *session, const char *name,
	struct str *said, struct err *err)
{
	struct naming naming = {.name = name};

	if (strlen(name) >= NAME_LEAST &&
		!deleted_each(session, match, &naming, err))
		return false;
	if (naming.several)
		return err_set(err, ERR_INPUT,
			_("%s could be several; give more of its id"), name);
	if (!naming.id)
		return err_set(err, ERR_INPUT,
			_("nothing deleted has the id %s; tenths history "
			  "--deleted lists what was"),
			name);
	return deleted_give_back(session, naming.id, said, err);
}
