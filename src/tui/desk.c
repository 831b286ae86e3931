/* SPDX-License-Identifier: MIT */
/* What a screen may ask of the planner: to say something, to do a change, what is
 * selected. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "marks.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "model/remedy.h"
#include "tui_private.h"

void
tui_message(struct desk *desk, const char *format, ...)
{
	va_list args;
	char *text;

	desk->dirty = true;
	str_clear(&desk->message);
	desk->message_is_error = false;
	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0) {
		str_add(&desk->message, text);
		free(text);
	}
	va_end(args);
}

void
tui_gone(struct desk *desk, const struct change *change)
{
	struct str label = {0};

	label_tell(change->label, &label);
	tui_message(desk, _("%s; u brings it back"), str_text(&label));
	str_fini(&label);
}

void
tui_error(struct desk *desk, const struct err *err)
{
	/* What there is to choose from is completed where it is typed. */
	static const char *const remedies[REMEDY_COUNT] = {
		[REMEDY_CYCLE] = N_(":new makes one"),
		[REMEDY_REOPEN] = N_(":reopen opens it again"),
		[REMEDY_PRIORITY] = N_("d takes one away"),
	};

	desk->dirty = true;
	str_clear(&desk->message);
	str_add(&desk->message, err->text);
	if (err->remedy && remedies[err->remedy])
		str_addf(&desk->message, _("; %s"), _(remedies[err->remedy]));
	desk->message_is_error = true;
	/* Keys typed ahead counted on what was refused. */
	if (screen_discard(desk->screen) && desk->waiting)
		str_add(&desk->message,
			_("; what was typed meanwhile is not done"));
}

const struct node *
tui_selected(const struct desk *desk)
{
	return plan_node(&desk->session->plan, tree_selected(&desk->tree));
}

const struct view *
tui_view(const struct desk *desk)
{
	return desk->view == desk->views[VIEW_PLAN] &&
			desk->focus == FOCUS_REVIEW
		? desk->views[VIEW_REVIEW]
		: desk->view;
}

bool
tui_is_typing(const struct desk *desk)
{
	return desk->typing.active;
}

struct form *
tui_form(struct desk *desk)
{
	const struct view *view = tui_view(desk);

	return view->form ? view->form(desk) : NULL;
}

const struct node *
tui_detailed(const struct desk *desk)
{
	return plan_node(&desk->session->plan, desk->detail_node);
}

void
tui_reload(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *current;
	size_t top = desk->tree.list.top;

	desk->dirty = true;
	if (desk->tree.cycle && !plan_cycle(plan, desk->tree.cycle)) {
		current = plan_current_cycle(plan, desk->session->today);
		desk->tree.cycle = current ? current->base.id : 0;
	}
	desk->tree.today = desk->session->today;
	tree_build(&desk->tree, plan, tree_selected(&desk->tree));
	marks_prune(desk);
	typing_reload(desk, top);
	desk->counted = false;
	desk->version++;
	desk->followed = desk->session->version;
}

void
tui_follow(struct desk *desk)
{
	if (desk->followed != desk->session->version)
		tui_reload(desk);
}

void
tui_show_cycle(struct desk *desk, uint32_t cycle)
{
	const struct view *view = desk->view;
	struct asked asked = {.argument = ""};

	if (cycle != desk->tree.cycle)
		ids_clear(&desk->tree.marked);
	desk->tree.cycle = cycle;
	desk->tree.list.selected = 0;
	desk->tree.list.top = 0;
	desk->detail_node = 0;
	tree_build(&desk->tree, &desk->session->plan, 0);
	view_close(desk);
	if (view->of_cycle)
		view->open(desk, &asked, NULL);
}

static void
show_node(struct desk *desk, const struct node *node)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle_of(plan, node);
	uint32_t id = cycle ? cycle->base.id : 0;

	view_close(desk);
	if (id != desk->tree.cycle)
		tui_show_cycle(desk, id);
	tree_reveal(&desk->tree, plan, node->id);
}

void
tui_go_to(struct desk *desk, const struct node *node)
{
	const struct node *from = tui_selected(desk);

	if (from && from != node) {
		if (desk->jumps == JUMPS)
			memmove(desk->jumped, desk->jumped + 1,
				(size_t)--desk->jumps * sizeof *desk->jumped);
		desk->jumped[desk->jumps++] = from->id;
	}
	show_node(desk, node);
}

void
tui_begin_at(struct desk *desk, uint64_t uid)
{
	char text[UID_TEXT_SIZE];
	const struct node *node = query_ref(&desk->session->plan, 0,
		uid_text(uid & ~UID_UNSAID, text), desk->session->today, NULL);

	if (node)
		show_node(desk, node);
}

void
tui_visit(struct desk *desk, const struct tui_visit *visit)
{
	desk->visit = *visit;
	desk->leaving = true;
}

bool
tui_go_back(struct desk *desk)
{
	const struct node *node = NULL;

	while (!node && desk->jumps)
		node = plan_node(
			&desk->session->plan, desk->jumped[--desk->jumps]);
	if (node)
		show_node(desk, node);
	else if (desk->session->shown_as)
		desk->leaving = true;
	return node || desk->leaving;
}

/* Whether a change can alter which rows there are, or their order. */
static bool
is_structural(const struct desk *desk, const struct change *change)
{
	size_t i;

	if (desk->tree.filter || desk->tree.sort)
		return true;
	for (i = 0; i < change->count; i++) {
		const struct edit *edit = &change->edits[i];

		/* A year unfolds to the cycles in it. */
		if (edit->record == RECORD_CYCLE)
			return true;
		if (edit->record == RECORD_NODE &&
			(edit->op != EDIT_SET || edit->field < NODE_DUE ||
				edit->field == NODE_LEVEL))
			return true;
	}
	return false;
}

bool
tui_do(struct desk *desk, struct change *change, struct err *err)
{
	bool structural = is_structural(desk, change);

	session_follow(desk->session, change);
	if (!session_do(desk->session, change, err)) {
		/* The plan may have been read again after a conflict. */
		tui_reload(desk);
		return false;
	}
	desk->counted = desk->tree.measured = false;
	desk->version++;
	desk->followed = desk->session->version;
	if (structural)
		tui_reload(desk);
	return true;
}

struct value_context *
tui_context(struct desk *desk)
{
	desk->context.today = desk->session->today;
	desk->context.plan = &desk->session->plan;
	desk->context.cycle = desk->tree.cycle;
	return &desk->context;
}

bool
tui_store(struct desk *desk, bool ok, struct change *change, struct err *err)
{
	ok = ok && tui_do(desk, change, err);
	change_fini(change);
	return ok;
}

void
view_show(struct desk *desk, const struct view *view)
{
	if (desk->view == view)
		return;
	typing_leave(desk);
	if (desk->view->leave)
		desk->view->leave(desk);
	desk->view = view;
}

void
view_close(struct desk *desk)
{
	view_show(desk, desk->views[VIEW_PLAN]);
}

void
view_back(struct desk *desk)
{
	const struct view *from =
		desk->view == desk->views[VIEW_HELP] ? desk->help_from : NULL;

	view_show(desk, from ? from : desk->views[VIEW_PLAN]);
}
