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
#include "tui_private.h"

void
tui_message(struct tui *tui, const char *format, ...)
{
	va_list args;
	char *text;

	tui->dirty = true;
	str_clear(&tui->message);
	tui->message_is_error = false;
	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0) {
		str_add(&tui->message, text);
		free(text);
	}
	va_end(args);
}

void
tui_gone(struct tui *tui, const struct change *change)
{
	struct str label = {0};

	label_tell(change->label, &label);
	tui_message(tui, _("%s; u brings it back"), str_text(&label));
	str_fini(&label);
}

void
tui_error(struct tui *tui, const struct err *err)
{
	tui->dirty = true;
	str_clear(&tui->message);
	str_add(&tui->message, err->text);
	tui->message_is_error = true;
	/* Keys typed ahead counted on what was refused. */
	if (screen_discard(tui->screen) && tui->waiting)
		str_add(&tui->message,
			_("; what was typed meanwhile is not done"));
}

const struct node *
tui_selected(const struct tui *tui)
{
	return plan_node(&tui->session->plan, tree_selected(&tui->tree));
}

const struct view *
tui_view(const struct tui *tui)
{
	return tui->view == tui->views[VIEW_PLAN] && tui->focus == FOCUS_REVIEW
		? tui->views[VIEW_REVIEW]
		: tui->view;
}

bool
tui_is_typing(const struct tui *tui)
{
	return tui->typing.active;
}

struct form *
tui_form(struct tui *tui)
{
	const struct view *view = tui_view(tui);

	return view->form ? view->form(tui) : NULL;
}

const struct node *
tui_detailed(const struct tui *tui)
{
	return plan_node(&tui->session->plan, tui->detail_node);
}

void
tui_reload(struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *current;
	size_t top = tui->tree.list.top;

	tui->dirty = true;
	if (tui->tree.cycle && !plan_cycle(plan, tui->tree.cycle)) {
		current = plan_current_cycle(plan, tui->session->today);
		tui->tree.cycle = current ? current->base.id : 0;
	}
	tui->tree.today = tui->session->today;
	tree_build(&tui->tree, plan, tree_selected(&tui->tree));
	marks_prune(tui);
	typing_reload(tui, top);
	tui->counted = false;
	tui->version++;
	tui->followed = tui->session->version;
}

void
tui_follow(struct tui *tui)
{
	if (tui->followed != tui->session->version)
		tui_reload(tui);
}

void
tui_show_cycle(struct tui *tui, uint32_t cycle)
{
	const struct view *view = tui->view;
	struct asked asked = {.argument = ""};

	if (cycle != tui->tree.cycle)
		ids_clear(&tui->tree.marked);
	tui->tree.cycle = cycle;
	tui->tree.list.selected = 0;
	tui->tree.list.top = 0;
	tui->detail_node = 0;
	tree_build(&tui->tree, &tui->session->plan, 0);
	view_close(tui);
	if (view->of_cycle)
		view->open(tui, &asked, NULL);
}

static void
show_node(struct tui *tui, const struct node *node)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle_of(plan, node);
	uint32_t id = cycle ? cycle->base.id : 0;

	view_close(tui);
	if (id != tui->tree.cycle)
		tui_show_cycle(tui, id);
	tree_reveal(&tui->tree, plan, node->id);
}

void
tui_go_to(struct tui *tui, const struct node *node)
{
	const struct node *from = tui_selected(tui);

	if (from && from != node) {
		if (tui->jumps == JUMPS)
			memmove(tui->jumped, tui->jumped + 1,
				(size_t)--tui->jumps * sizeof *tui->jumped);
		tui->jumped[tui->jumps++] = from->id;
	}
	show_node(tui, node);
}

bool
tui_go_back(struct tui *tui)
{
	const struct node *node = NULL;

	while (!node && tui->jumps)
		node = plan_node(
			&tui->session->plan, tui->jumped[--tui->jumps]);
	if (node)
		show_node(tui, node);
	return node != NULL;
}

/* Whether a change can alter which rows there are, or their order. */
static bool
is_structural(const struct tui *tui, const struct change *change)
{
	size_t i;

	if (tui->tree.filter || tui->tree.sort)
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
tui_do(struct tui *tui, struct change *change, struct err *err)
{
	bool structural = is_structural(tui, change);

	session_follow(tui->session, change);
	if (!session_do(tui->session, change, err)) {
		/* The plan may have been read again after a conflict. */
		tui_reload(tui);
		return false;
	}
	tui->counted = tui->tree.measured = false;
	tui->version++;
	tui->followed = tui->session->version;
	if (structural)
		tui_reload(tui);
	return true;
}

struct value_context *
tui_context(struct tui *tui)
{
	tui->context.today = tui->session->today;
	tui->context.plan = &tui->session->plan;
	tui->context.cycle = tui->tree.cycle;
	return &tui->context;
}

bool
tui_store(struct tui *tui, bool ok, struct change *change, struct err *err)
{
	ok = ok && tui_do(tui, change, err);
	change_fini(change);
	return ok;
}

void
view_show(struct tui *tui, const struct view *view)
{
	if (tui->view == view)
		return;
	typing_leave(tui);
	if (tui->view->leave)
		tui->view->leave(tui);
	tui->view = view;
}

void
view_close(struct tui *tui)
{
	view_show(tui, tui->views[VIEW_PLAN]);
}

void
view_back(struct tui *tui)
{
	const struct view *from =
		tui->view == tui->views[VIEW_HELP] ? tui->help_from : NULL;

	view_show(tui, from ? from : tui->views[VIEW_PLAN]);
}
