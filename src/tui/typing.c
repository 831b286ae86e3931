/* SPDX-License-Identifier: MIT */
#include "typing.h"

#include <stdlib.h>
#include <string.h>

#include "adding.h"
#include "base/say.h"
#include "base/str.h"
#include "form.h"
#include "notation/measure.h"
#include "tui_private.h"

#define NEW_TITLE "new.title" /* the draft of what is being added */

void
typing_init(struct typing *typing)
{
	entry_init(&typing->entry);
}

void
typing_fini(struct typing *typing)
{
	entry_fini(&typing->entry);
	completion_clear(&typing->found);
	keeping_fini(&typing->keeping);
	free(typing->name);
	free(typing->offered);
}

/* ---- beginning */

/* What a person made of what it began with; "" for nothing. */
static const char *
made_text(const struct typing *typing)
{
	const char *text = entry_text(&typing->entry);

	return typing->offered && strcmp(text, typing->offered) == 0 ? ""
								     : text;
}

/* Whether it begins with a draft. */
static bool
begin(struct desk *desk, const char *draft, const char *text)
{
	struct typing *typing = &desk->typing;
	struct entry *entry = &typing->entry;
	struct str kept = {0};
	bool found;

	entry->multiline = !typing->adding && !typing->node &&
		spot_is_prose(&typing->spot);
	entry->limit = typing->adding ? TITLE_MAX : spot_limit(&typing->spot);
	entry_set(entry, text, strlen(text));
	typing->active = true;
	typing->passing = typing->alone = false;
	free(typing->offered);
	typing->offered = NULL;
	found = keeping_begin(
		desk, &typing->keeping, draft, entry_text(entry), &kept);
	if (found) {
		/* As a step that ^_ takes back. */
		entry_replace(entry, 0, entry_length(entry), str_text(&kept),
			kept.length);
		tui_message(desk,
			_("your draft; ^_ goes back, emptied it is thrown "
			  "away"));
	}
	str_fini(&kept);
	return found;
}

static void
begin_in_tree(struct desk *desk, const char *draft, const char *text)
{
	view_close(desk);
	desk->focus = FOCUS_TREE;
	begin(desk, draft, text);
}

/* Takes a copy of what it borrows. */
static void
take_spot(struct typing *typing, const struct spot *spot)
{
	char *name = spot->name ? base_strdup(spot->name) : NULL;

	free(typing->name);
	typing->name = name;
	typing->spot = *spot;
	typing->spot.name = name;
}

bool
typing_edit(struct desk *desk, const struct node *node, struct err *err)
{
	struct spot spot = {
		.record = RECORD_NODE, .field = NODE_TITLE, .id = node->id};
	struct str draft = {0};

	if (!typing_allowed(desk, &spot, err))
		return false;
	take_spot(&desk->typing, &spot);
	desk->typing.adding = false;
	desk->typing.node = node->id;
	spot_draft(&desk->session->plan, &spot, &draft);
	begin_in_tree(desk, str_text(&draft), node->title);
	str_fini(&draft);
	return true;
}

void
typing_add(struct desk *desk, struct place place, size_t row, int depth)
{
	desk->typing.adding = true;
	desk->typing.place = place;
	desk->typing.node = tree_selected(&desk->tree);
	desk->typing.depth = depth;
	tree_insert(&desk->tree, row, depth);
	begin_in_tree(desk, NEW_TITLE, "");
}

bool
typing_allowed(struct desk *desk, const struct spot *spot, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct change change = {0};
	struct str text = {0};
	bool ok;

	spot_text(plan, spot, &text);
	ok = (spot->own ||
		     (spot->record == RECORD_COMMENT
				     ? session_sayable(desk->session, err)
				     : session_writable(desk->session, err))) &&
		spot_set(
			tui_context(desk), spot, str_text(&text), &change, err);
	change_fini(&change);
	str_fini(&text);
	return ok;
}

static bool
open_at(struct desk *desk, const struct spot *spot, const char *text,
	bool over_draft, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct entry *entry = &desk->typing.entry;
	struct str draft = {0}, before = {0};
	bool found;

	if (!typing_allowed(desk, spot, err))
		return false;
	spot_text(plan, spot, &before);
	spot_draft(plan, spot, &draft);
	take_spot(&desk->typing, spot);
	desk->typing.adding = false;
	desk->typing.node = 0;
	found = begin(desk, str_text(&draft), str_text(&before));
	if (text && (over_draft || !found))
		entry_replace(
			entry, 0, entry_length(entry), text, strlen(text));
	if (text && !over_draft && !found)
		desk->typing.offered = base_strdup(text);
	str_fini(&before);
	str_fini(&draft);
	return true;
}

bool
typing_open(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	return open_at(desk, spot, text, true, err);
}

bool
typing_open_from(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	return open_at(desk, spot, text, false, err);
}

/* ---- storing */

bool
typing_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct change change = {0};

	return tui_store(desk,
		spot_set(tui_context(desk), spot, text, &change, err), &change,
		err);
}

static bool
store(struct desk *desk, const char *text, struct err *err)
{
	const struct typing *typing = &desk->typing;
	const struct view *view = tui_view(desk);

	if (typing->adding)
		return adding_store(desk, (char *[]){(char *)text}, 1, err);
	if (!typing->node && view->store)
		return view->store(desk, &typing->spot, text, err);
	return typing_store(desk, &typing->spot, text, err);
}

/* A title that says from where to where can become a metric. */
static void
offer_metric(struct desk *desk)
{
	const struct node *node = tui_selected(desk);
	struct measure measure;

	if (node && node->level == LEVEL_KEY_RESULT &&
		node_detail(node)->basis == BASIS_MANUAL &&
		measure_read(node->title, &measure))
		tui_message(desk,
			_("that reads as a metric: Enter shows its fields and "
			  "makes it one"));
}

/* Without a title nothing is added; where nothing was offered and nothing typed,
 * nothing is said. */
static bool
is_nothing(const struct typing *typing, const char *text)
{
	bool offered = typing->offered && !*typing->offered;

	return ((typing->adding || offered) && !*text) ||
		strcmp(entry_text(&typing->entry), typing->keeping.before) == 0;
}

static void
end(struct desk *desk)
{
	struct typing *typing = &desk->typing;

	typing->active = false;
	completion_clear(&typing->found);
}

/* The row that was made for it goes. */
static void
give_up_row(struct desk *desk)
{
	if (desk->typing.adding)
		tree_build(
			&desk->tree, &desk->session->plan, desk->typing.node);
}

bool
typing_keep(struct desk *desk)
{
	struct typing *typing = &desk->typing;
	struct err err = {0};
	struct str text = {0};
	bool ok = true, nothing;

	entry_stored(&typing->entry, &text);
	nothing = is_nothing(typing, str_text(&text));
	if (!nothing)
		ok = store(desk, str_text(&text), &err);
	str_fini(&text);
	if (ok) {
		end(desk);
		keeping_done(desk, &typing->keeping);
		if (nothing)
			give_up_row(desk);
		else if (typing->adding || typing->node)
			offer_metric(desk);
		return true;
	}
	/* Still typing: nothing of it is lost. */
	tui_error(desk, &err);
	typing_rest(desk);
	return false;
}

/* ---- leaving */

static void
leave_draft(struct desk *desk)
{
	struct typing *typing = &desk->typing;

	typing_rest(desk);
	end(desk);
	if (keeping_is_kept(&typing->keeping, made_text(typing)))
		tui_message(
			desk, _("left as a draft: opened again it goes on"));
	give_up_row(desk);
}

void
typing_rest(struct desk *desk)
{
	struct typing *typing = &desk->typing;

	if (typing->active)
		keeping_rest(desk, &typing->keeping, made_text(typing));
}

void
typing_leave(struct desk *desk)
{
	struct typing *typing = &desk->typing;

	if (!typing->active)
		return;
	if (typing->adding || typing->node || !typing_keep(desk))
		leave_draft(desk);
}

/* ---- keys */

bool
form_next(struct desk *desk, struct form *form, int by, struct err *err)
{
	const struct form_row *row;

	if (!form_step(form, by))
		return true;
	row = form_selected(form);
	if (row->kind != FORM_TYPED)
		return true;
	desk->typing.passing = typing_open(desk, &row->spot, NULL, err);
	return desk->typing.passing;
}

/* A form that was opened for one field closes with it. */
static void
close_alone(struct desk *desk)
{
	struct typing *typing = &desk->typing;

	if (!typing->alone || typing->active)
		return;
	typing->alone = false;
	view_close(desk);
}

/* Stores it; then some other thing may be asked. */
static void
enter(struct desk *desk)
{
	const struct view *view = tui_view(desk);
	const struct typing *typing = &desk->typing;
	bool in_form = !typing->adding && !typing->node;

	if (!typing_keep(desk))
		return;
	close_alone(desk);
	if (in_form && view->stored)
		view->stored(desk, &typing->spot);
}

/* To the next field, when this one is stored. */
static void
go_on(struct desk *desk, int by)
{
	const struct view *view = tui_view(desk);
	struct form *form = tui_form(desk);
	struct err err = {0};

	if (!typing_keep(desk))
		return;
	if (form && !form_next(desk, form, by, &err))
		tui_error(desk, &err);
	else if (!form && view->step)
		view->step(desk, by);
}

/* Tab completes where there is something to complete, else it goes on; so it
 * does from a field it only came to. */
static void
tab(struct desk *desk, int by)
{
	struct typing *typing = &desk->typing;

	if (typing->passing ||
		completion_step(&typing->found, &typing->entry, by,
			typing_complete, desk) == COMPLETION_NONE)
		go_on(desk, by);
}

/* A text that is shown on one row is left as a list is gone through. */
static int
leaves(struct desk *desk, struct key key)
{
	const struct typing *typing = &desk->typing;
	const struct entry *entry = &typing->entry;

	if (typing->adding || typing->node || !tui_form(desk) ||
		entry_rows(entry, entry->width) > 1)
		return 0;
	return key_same(key, key_make(KEYCAP_DOWN, 0))	? 1
		: key_same(key, key_make(KEYCAP_UP, 0)) ? -1
							: 0;
}

/* Up and Down go by what is shown. */
static void
tell_width(struct desk *desk)
{
	const struct form *form = tui_form(desk);
	const struct form_row *row = form ? form_selected(form) : NULL;

	if (row && row->typed_rows)
		entry_width(
			&desk->typing.entry, form->width - row->typed_column);
}

void
typing_key(struct desk *desk, struct key key)
{
	struct typing *typing = &desk->typing;
	int by;

	tell_width(desk);
	by = leaves(desk, key);
	str_clear(&desk->message);
	if (key.code == KEYCAP_TAB) {
		tab(desk, key.mods & MOD_SHIFT ? -1 : 1);
		return;
	}
	completion_clear(&typing->found);
	typing->passing = false;
	if (by) {
		go_on(desk, by);
		return;
	}
	switch (entry_key(&typing->entry, key)) {
	case ENTRY_DONE:
		enter(desk);
		break;
	case ENTRY_CANCELLED:
		leave_draft(desk);
		close_alone(desk);
		break;
	default:
		break;
	}
}

/* ---- pasting */

/* What is typed already begins the first of them. */
static void
paste_rows(struct desk *desk, char **titles, size_t count)
{
	struct typing *typing = &desk->typing;
	struct err err = {0};

	entry_paste(&typing->entry, titles[0], strlen(titles[0]));
	free(titles[0]);
	titles[0] = base_strdup(entry_text(&typing->entry));
	if (!adding_store(desk, titles, count, &err)) {
		tui_error(desk, &err);
		typing_rest(desk);
		return;
	}
	end(desk);
	keeping_done(desk, &typing->keeping);
	tui_message(desk,
		ngettext("%zu row added; u takes it away",
			"%zu rows added; u takes them away",
			(unsigned long)count),
		count);
}

void
typing_paste(struct desk *desk, const char *text, size_t length)
{
	struct typing *typing = &desk->typing;
	char **titles;
	size_t count, i;

	typing->passing = false;
	completion_clear(&typing->found);
	titles = adding_lines(text, length, &count);
	if (typing->adding && count > 1)
		paste_rows(desk, titles, count);
	else
		entry_paste(&typing->entry, text, length);
	for (i = 0; i < count; i++)
		free(titles[i]);
	free(titles);
}

const char *
typing_hint(const struct typing *typing)
{
	if (typing->adding || typing->node)
		return _("Enter keeps  Esc leaves a draft  ^W word  ^U line  "
			 "^Y back");
	if (typing->entry.multiline)
		return _("^S keeps  Enter a new line  Tab next field  Esc "
			 "leaves a draft");
	return _("Enter keeps  Tab completes, next field  Esc leaves a draft");
}
