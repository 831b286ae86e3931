/* SPDX-License-Identifier: MIT */
/*
 * Searching: in the tree over all nodes of the cycle, folded or not, in titles,
 * notes, owners and tags; elsewhere over what the view says can be searched. It
 * goes round at the ends.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "tui_private.h"

static void
forget_hits(struct hits *hits)
{
	free(hits->what);
	free(hits->upto);
	*hits = (struct hits){0};
}

void
search_for(struct desk *desk, const char *text)
{
	if (desk->needle && strcmp(str_text(&desk->search), text) == 0)
		return;
	str_clear(&desk->search);
	str_add(&desk->search, text);
	needle_free(desk->needle);
	desk->needle = *text ? needle_new(text, true) : NULL;
	forget_hits(&desk->hits);
}

/* Adds a text that there may be. */
void
search_add(struct str *out, const char *text)
{
	if (!text)
		return;
	str_add(out, text);
	str_add_char(out, ' ');
}

void
search_add_node(struct str *out, const struct node *node)
{
	const struct detail *detail = node_detail(node);

	search_add(out, node->title);
	search_add(out, detail->note);
	search_add(out, detail->owner);
	search_add(out, detail->tags);
}

/* ---- what is gone through: nodes by their ids, or rows by number from 1 */

static bool
is_in_node(const struct needle *needle, const struct node *node)
{
	struct str text = {0};
	bool found;

	/* Most have a title and nothing else. */
	if (!node->detail)
		return needle_in(needle, node->title);
	search_add_node(&text, node);
	found = needle_in(needle, str_text(&text));
	str_fini(&text);
	return found;
}

static bool
row_matches(const struct desk *desk, size_t row)
{
	struct str text = {0};
	bool found;

	desk->view->searched->text(desk, row, &text);
	found = needle_in(desk->needle, str_text(&text));
	str_fini(&text);
	return found;
}

static void
pass(struct hits *hits, size_t what, bool matches)
{
	if (matches)
		hits->what[hits->count++] = (uint32_t)what;
	hits->upto[what] = (uint32_t)hits->count;
}

static bool
in_tree(const struct desk *desk)
{
	return desk->view == desk->views[VIEW_PLAN];
}

/* What is selected. */
static size_t
place(const struct desk *desk)
{
	return in_tree(desk) ? tree_selected(&desk->tree)
			     : desk->view->searched->at(desk) + 1;
}

static void
pass_all(struct desk *desk, struct hits *hits, size_t limit)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	size_t row;

	for (; in_tree(desk) && node; node = plan_next(plan, node, 0))
		pass(hits, node->id, is_in_node(desk->needle, node));
	for (row = 1; !in_tree(desk) && row < limit; row++)
		pass(hits, row, row_matches(desk, row - 1));
}

/* Looks for the needle; in the tree once, while it and the plan stay as they
 * are. */
static const struct hits *
find_all(struct desk *desk)
{
	struct hits *hits = &desk->hits;
	size_t limit = in_tree(desk)
		? desk->session->plan.tables[RECORD_NODE].limit
		: desk->view->searched->count(desk) + 1;

	if (in_tree(desk) && hits->what && hits->in_tree &&
		hits->version == desk->version &&
		hits->cycle == desk->tree.cycle)
		return hits;
	forget_hits(hits);
	*hits = (struct hits){.what = base_calloc(limit, sizeof *hits->what),
		.upto = base_calloc(limit, sizeof *hits->upto),
		.limit = limit,
		.in_tree = in_tree(desk),
		.version = desk->version,
		.cycle = desk->tree.cycle};
	pass_all(desk, hits, limit);
	return hits;
}

/* How many match up to a place, which may have gone meanwhile. */
static size_t
count_upto(const struct hits *hits, size_t at)
{
	return at < hits->limit ? hits->upto[at] : 0;
}

/* The number of the match at a place, 0 when it is none. */
static size_t
number_at(const struct hits *hits, size_t at)
{
	size_t number = count_upto(hits, at);

	return number && hits->what[number - 1] == at ? number : 0;
}

/* The number of the next match, or of the one before; at the ends it goes round.
 * There is one. */
static size_t
number_beside(const struct hits *hits, size_t at, bool back)
{
	size_t upto = count_upto(hits, at);

	if (!back)
		return upto < hits->count ? upto + 1 : 1;
	upto -= number_at(hits, at) > 0;
	return upto ? upto : hits->count;
}

static void
show(struct desk *desk, size_t what)
{
	if (in_tree(desk))
		tree_reveal(&desk->tree, &desk->session->plan, (uint32_t)what);
	else if (what && what - 1 != desk->view->searched->at(desk))
		desk->view->searched->go(desk, what - 1);
}

/* `at` is the number of the match that was gone to, 0 for none. */
static void
say(struct desk *desk, size_t at)
{
	if (desk->hits.count)
		tui_message(desk, _("match %zu of %zu"), at, desk->hits.count);
	else
		tui_message(desk, _("nothing here matches %s"),
			str_text(&desk->search));
}

/* ---- */

bool
search_open(struct desk *desk, struct err *err)
{
	if (!in_tree(desk) && !desk->view->searched)
		return err_set(err, ERR_INPUT,
			_("there is nothing to search here; q goes back"));
	if (in_tree(desk))
		desk->focus = FOCUS_TREE;
	desk->asked_place = place(desk);
	asking_open(desk, ASK_SEARCH, "/", "");
	return true;
}

/* `n` and `N`. */
bool
search_step(struct desk *desk, bool back, struct err *err)
{
	const struct hits *hits;
	size_t to;

	if (!desk->needle)
		return err_set(
			err, ERR_INPUT, _("nothing was searched for; press /"));
	if (!in_tree(desk) && !desk->view->searched)
		return err_set(err, ERR_INPUT,
			_("there is nothing to search here; q goes back"));
	hits = find_all(desk);
	if (!hits->count)
		return err_set(err, ERR_INPUT, _("nothing here matches %s"),
			str_text(&desk->search));
	to = number_beside(hits, place(desk), back);
	show(desk, hits->what[to - 1]);
	say(desk, to);
	return true;
}

/* While it is typed: from where the search began, that place included. */
void
search_typed(struct desk *desk, const char *text)
{
	size_t from = desk->asked_place;
	const struct hits *hits;

	search_for(desk, text);
	hits = *text ? find_all(desk) : NULL;
	if (!hits || !hits->count || number_at(hits, from))
		show(desk, from);
	else
		show(desk, hits->what[number_beside(hits, from, false) - 1]);
}

void
search_done(struct desk *desk, const char *text)
{
	search_for(desk, text);
	if (*text)
		say(desk, number_at(find_all(desk), place(desk)));
}

void
search_cancel(struct desk *desk)
{
	search_for(desk, "");
	show(desk, desk->asked_place);
}
