/* SPDX-License-Identifier: MIT */
#include "adding.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "tui_private.h"

/* The row before which a new one stands: where its place is; under a sort after the
 * node that it is added beside or below, with all that is shown below that. */
static size_t
row_at(const struct desk *desk, const struct typing *typing)
{
	const struct place *place = &typing->place;
	const struct node *node = plan_node(&desk->session->plan, typing->node);
	const struct tree *tree = &desk->tree;
	bool near = tree->sort && node &&
		(node->id == place->parent || node->parent == place->parent);
	size_t row;

	if (near && tree_find(tree, node->id, &row))
		return tree_end_of(tree, row);
	if (tree_find(tree, place->before, &row))
		return row;
	if (tree_find(tree, place->parent, &row))
		return tree_end_of(tree, row);
	if (tree_find_cycle(tree, place->cycle, &row))
		return tree_end_of_nodes(tree, row);
	return tree_end_of_own(tree);
}

void
typing_reload(struct desk *desk, size_t top)
{
	const struct typing *typing = &desk->typing;
	struct tree *tree = &desk->tree;

	if (!typing->active || !typing->adding)
		return;
	tree_insert(tree, row_at(desk, typing), typing->depth);
	tree->list.top = top;
	list_select(&tree->list, tree->list.selected);
}

/* The cycle a first objective goes to: this quarter's, made on the way. */
static bool
make_cycle(struct desk *desk, struct change *change, struct place *place,
	struct err *err)
{
	const struct plan *plan = &desk->session->plan;

	if (place->parent || place->cycle || plan->cycles.first ||
		plan->backlog.first)
		return true;
	return edit_cycle_add(plan,
		&(struct new_cycle){
			NULL, span_quarter(desk->session->today), 0},
		change, &place->cycle, err);
}

/* Adds nodes of these titles where the new row stands, as one change. */
bool
adding_store(
	struct desk *desk, char *const *titles, size_t count, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct place place = desk->typing.place;
	struct change change = {0};
	uint32_t id = 0;
	bool ok = make_cycle(desk, &change, &place, err);
	size_t i;

	for (i = 0; ok && i < count; i++) {
		ok = edit_add(plan, &(struct new_node){place, 0, titles[i]},
			&change, &id, err);
		/* Under a filter, too, it is there to be seen. */
		if (ok && desk->tree.filter)
			ids_put(&desk->tree.also, id, true);
	}
	if (ok)
		edit_made(plan, desk->session->today, &change);
	if (ok && count > 1)
		change_label_count(
			&change, NN_("add %s row", "add %s rows"), count);
	if (!tui_store(desk, ok, &change, err))
		return false;
	if (place.cycle && !desk->tree.cycle)
		desk->tree.cycle = place.cycle;
	desk->typing.active = false; /* its row is a node's now */
	tui_reload(desk);
	tree_reveal(&desk->tree, plan, id);
	if (desk->tree.filter &&
		!filter_match(desk->tree.filter, plan, plan_node(plan, id)))
		tui_message(desk,
			_("added, and shown although the filter hides it; Esc "
			  "shows all"));
	return true;
}

/* A line as a title: without the mark of a list before it. */
static char *
line_title(const char *line, size_t length)
{
	struct entry entry;
	const char *text;
	char *title;

	entry_init(&entry);
	entry.limit = TITLE_MAX;
	entry_paste(&entry, line, length);
	text = entry_text(&entry);
	text += strspn(text, " \t");
	if (*text && strchr("-*+", *text) && text[1] == ' ')
		text += 2;
	else if (text[strspn(text, "0123456789")] == '.' &&
		text[strspn(text, "0123456789") + 1] == ' ')
		text += strspn(text, "0123456789") + 2;
	text += strspn(text, " \t");
	title = base_strdup(text);
	entry_fini(&entry);
	return title;
}

/* The lines that are not empty; caller frees each and all. */
char **
adding_lines(const char *text, size_t length, size_t *count)
{
	char **titles = NULL;
	size_t at = 0, used;

	*count = 0;
	for (; at < length; at += used + 1) {
		char *title;

		/* A terminal pastes CR where a line ends. */
		for (used = 0;
			at + used < length && !strchr("\r\n", text[at + used]);)
			used++;
		title = line_title(text + at, used);
		if (!*title) {
			free(title);
			continue;
		}
		titles = base_realloc(titles, *count + 1, sizeof *titles);
		titles[(*count)++] = title;
	}
	return titles;
}
