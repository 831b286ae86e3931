/* SPDX-License-Identifier: MIT */
/* Comments: what people say of a node or of one of its check-ins. */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/edit.h"

static void
put(struct change *change, uint32_t id, int field, struct value value)
{
	change_put(change, RECORD_COMMENT, id, field, value);
}

static bool
guard_comment(const struct plan *plan, const struct node *node,
	const struct comment_values *values, struct err *err)
{
	char day[DAY_TEXT_SIZE];

	if (!node)
		return err_set(
			err, ERR_INPUT, _("there is no such node any more"));
	if (!values->text[strspn(values->text, " \t\n")])
		return err_set(
			err, ERR_INPUT, _("the %s cannot be empty"), _("text"));
	if (values->checkin != DAY_NONE &&
		!checkin_on(plan, node, values->checkin))
		return err_set(err, ERR_INPUT,
			_("there is no check-in of %s to comment"),
			day_text(values->checkin, day));
	return guard_text(N_("comment"), values->text, NOTE_MAX, err);
}

static void
label(struct change *change, const char *what, const struct node *node)
{
	struct str title = {0};

	change_label(change, what, guard_label(node->title, &title));
	str_fini(&title);
}

bool
edit_comment(const struct plan *plan, uint32_t node,
	const struct comment_values *values, struct change *change,
	struct err *err)
{
	const struct node *of = plan_node(plan, node);
	const struct comment *last;
	uint32_t id;

	if (!guard_comment(plan, of, values, err))
		return false;
	last = plan_comment(plan, node_detail(of)->comments.last);
	id = change_create(change, plan, RECORD_COMMENT);
	put(change, id, COMMENT_UID, value_number((int64_t)uid_new()));
	put(change, id, COMMENT_NODE, value_number(node));
	put(change, id, COMMENT_POSITION,
		value_number(position_after(last ? &last->position : NULL)));
	put(change, id, COMMENT_ON, value_number(values->on));
	put(change, id, COMMENT_BY, value_text(values->by));
	put(change, id, COMMENT_TEXT, value_text(values->text));
	if (values->checkin != DAY_NONE)
		put(change, id, COMMENT_CHECKIN, value_number(values->checkin));
	label(change, N_("comment: %s"), of);
	return true;
}

/* The node that a comment is of; NULL and *err when there is no such one. */
static const struct node *
node_of(const struct plan *plan, uint32_t id, struct err *err)
{
	const struct comment *comment = plan_comment(plan, id);
	const struct node *node =
		comment ? plan_node(plan, comment->node) : NULL;

	if (!node)
		err_set(err, ERR_INPUT, _("there is no such comment any more"));
	return node;
}

bool
edit_comment_solve(const struct plan *plan, uint32_t id, bool solved,
	struct change *change, struct err *err)
{
	const struct node *node = node_of(plan, id, err);

	if (!node)
		return false;
	change_set(change, plan, RECORD_COMMENT, id, COMMENT_SOLVED,
		solved ? value_number(1) : value_none());
	label(change,
		solved ? N_("comment solved: %s") : N_("comment open: %s"),
		node);
	return true;
}

bool
edit_comment_remove(const struct plan *plan, uint32_t id, struct change *change,
	struct err *err)
{
	const struct node *node = node_of(plan, id, err);

	if (!node)
		return false;
	change_delete(change, plan, RECORD_COMMENT, id);
	label(change, N_("comment deleted: %s"), node);
	return true;
}

/* ---- by whom */

/* The field that says it of what the edit makes; -1: it makes something else. */
static int
author_field(const struct edit *edit)
{
	if (edit->op != EDIT_CREATE)
		return -1;
	return edit->record == RECORD_CHECKIN	 ? CHECKIN_BY
		: edit->record == RECORD_COMMENT ? COMMENT_BY
						 : -1;
}

/* Whether the edit, or one after it, says it. */
static bool
says_author(const struct change *change, const struct edit *made, int field)
{
	const struct edit *at = made, *end = change->edits + change->count;

	while (at < end &&
		!(at->op == EDIT_SET && at->record == made->record &&
			at->id == made->id && at->field == field))
		at++;
	return at < end;
}

bool
edit_wants_author(const struct change *change)
{
	size_t i;
	int field;

	for (i = 0; i < change->count; i++) {
		field = author_field(&change->edits[i]);
		if (field >= 0 &&
			!says_author(change, &change->edits[i], field))
			return true;
	}
	return false;
}

void
edit_author(struct change *change, const char *by)
{
	size_t i, count = change->count;
	struct edit edit;
	int field;

	for (i = 0; by && i < count; i++) {
		edit = change->edits[i];
		field = author_field(&edit);
		if (field >= 0 &&
			!says_author(change, &change->edits[i], field))
			change_put(change, (enum record)edit.record, edit.id,
				field, value_text(by));
	}
}
