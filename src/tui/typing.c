/* SPDX-License-Identifier: MIT */
/* A title typed in its own row of the tree. */
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "base/text.h"
#include "tui_private.h"

/* The file that keeps what was being typed when the program was ended. */
static char *
draft_path(void)
{
	char *home = fs_state_home(NULL);
	char *path = home ? fs_join(home, "draft") : NULL;

	free(home);
	return path;
}

void
typing_save_draft(struct tui *tui)
{
	char *path = draft_path(), *folder;

	if (path && entry_length(&tui->typing.entry)) {
		folder = fs_folder(path);
		if (fs_make_folder(folder, NULL))
			fs_write(path, entry_text(&tui->typing.entry),
				entry_length(&tui->typing.entry), 0600, NULL);
		free(folder);
	}
	free(path);
}

void
typing_load_draft(struct tui *tui)
{
	char *path = draft_path();
	struct str text = {0};

	if (path && fs_exists(path) && fs_read(path, &text, NULL)) {
		if (text.length) {
			tui->draft = str_take(&text);
			tui_message(tui,
				_("what you were typing is kept; a brings it "
				  "back"));
		}
		remove(path);
	}
	str_fini(&text);
	free(path);
}

static void
begin(struct tui *tui, const char *text)
{
	view_close(tui);
	tui->typing.active = true;
	tui->focus = FOCUS_TREE;
	entry_set(&tui->typing.entry, text, strlen(text));
}

void
typing_edit(struct tui *tui, const struct node *node)
{
	tui->typing.adding = false;
	tui->typing.node = node->id;
	begin(tui, node->title);
}

void
typing_add(struct tui *tui, struct place place, size_t row, int depth)
{
	tui->typing.adding = true;
	tui->typing.place = place;
	tui->typing.node = tree_selected(&tui->tree);
	tree_insert(&tui->tree, row, depth);
	begin(tui, tui->draft ? tui->draft : "");
	free(tui->draft);
	tui->draft = NULL;
}

/* The cycle a first objective goes to: this quarter's, made on the way. */
static bool
make_cycle(struct tui *tui, struct change *change, struct place *place,
	struct err *err)
{
	const struct plan *plan = &tui->session->plan;

	if (place->parent || place->cycle || plan->cycles.first ||
		plan->backlog.first)
		return true;
	return edit_cycle_add(plan, NULL, span_quarter(tui->session->today), 0,
		change, &place->cycle, err);
}

static bool
store(struct tui *tui, const char *title, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	struct typing *typing = &tui->typing;
	struct change change = {0};
	uint32_t id = typing->node;
	bool ok;

	if (typing->adding)
		ok = make_cycle(tui, &change, &typing->place, err) &&
			edit_add(plan, typing->place, 0, title, &change, &id,
				err);
	else
		ok = edit_title(plan, id, title, &change, err);
	if (ok && typing->adding)
		edit_made(plan, id, tui->session->today, &change);
	ok = ok && tui_do(tui, &change, err);
	change_fini(&change);
	if (ok && typing->adding) {
		if (typing->place.cycle && !tui->tree.cycle)
			tui->tree.cycle = typing->place.cycle;
		tui_reload(tui);
		tree_reveal(&tui->tree, plan, id);
	}
	return ok;
}

void
typing_end(struct tui *tui, bool keep)
{
	struct typing *typing = &tui->typing;
	struct str title = {0};
	struct err err = {0};
	const char *typed = entry_text(&typing->entry);
	bool empty = strspn(typed, " ") == entry_length(&typing->entry);
	uint32_t back = typing->node;

	text_nfc(&title, typed, entry_length(&typing->entry));
	if (keep && !(empty && typing->adding)) {
		if (!store(tui, str_text(&title), &err)) {
			/* Still typing: nothing of it is lost. */
			tui_error(tui, &err);
			str_fini(&title);
			return;
		}
		back = 0;
	}
	typing->active = false;
	if (back && typing->adding)
		tree_build(&tui->tree, &tui->session->plan, back);
	str_fini(&title);
}
