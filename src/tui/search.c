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
	free(hits->known);
	*hits = (struct hits){0};
}

void
search_for(struct tui *tui, const char *text)
{
	if (tui->needle && strcmp(str_text(&tui->search), text) == 0)
		return;
	str_clear(&tui->search);
	str_add(&tui->search, text);
	needle_free(tui->needle);
	tui->needle = *text ? needle_new(text, true) : NULL;
	forget_hits(&tui->hits);
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

/* ---- what is gone through: nodes or rows, by number from 0 */

/* A match is told by what it is, the id of a node or a row, and by its number. */
struct match {
	size_t what, at;
};

struct finding {
	/* `here` is where the search goes from. */
	struct match first, before, here, after, last;
	size_t count;
	bool passed;
};

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

enum { UNKNOWN, MISS, HIT };

/* Looked for once, while the needle and the plan stay as they are. */
static bool
node_matches(struct tui *tui, const struct node *node)
{
	uint8_t *known = &tui->hits.known[node->id];

	if (*known == UNKNOWN)
		*known = is_in_node(tui->needle, node) ? HIT : MISS;
	return *known == HIT;
}

static void
ready_hits(struct tui *tui)
{
	uint32_t count = tui->session->plan.tables[RECORD_NODE].limit;

	if (tui->hits.known && tui->hits.count == count &&
		tui->hits.version == tui->version)
		return;
	forget_hits(&tui->hits);
	tui->hits = (struct hits){.known = base_calloc(count + 1, 1),
		.count = count,
		.version = tui->version};
}

static bool
row_matches(const struct tui *tui, size_t row)
{
	struct str text = {0};
	bool found;

	tui->view->searched->text(tui, row, &text);
	found = needle_in(tui->needle, str_text(&text));
	str_fini(&text);
	return found;
}

/* Goes past one thing; `what` is never 0. */
static void
pass(struct finding *finding, size_t what, bool matches, size_t from)
{
	struct match match = {what, finding->count + 1};

	if (what == from)
		finding->passed = true;
	if (!matches)
		return;
	finding->count++;
	if (!finding->first.what)
		finding->first = match;
	if (what == from)
		finding->here = match;
	else if (!finding->passed)
		finding->before = match;
	else if (!finding->after.what)
		finding->after = match;
	finding->last = match;
}

static bool
in_tree(const struct tui *tui)
{
	return tui->view == tui->views[VIEW_PLAN];
}

/* What is selected: a node's id, or a row counted from 1. */
static size_t
place(const struct tui *tui)
{
	return in_tree(tui) ? tree_selected(&tui->tree)
			    : tui->view->searched->at(tui) + 1;
}

static struct finding
find_all(struct tui *tui, size_t from)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	struct finding finding = {.passed = from == 0};
	size_t row, count = in_tree(tui) ? 0 : tui->view->searched->count(tui);

	ready_hits(tui);
	for (; in_tree(tui) && node; node = plan_next(plan, node, 0))
		pass(&finding, node->id, node_matches(tui, node), from);
	for (row = 0; row < count; row++)
		pass(&finding, row + 1, row_matches(tui, row), from);
	return finding;
}

static void
show(struct tui *tui, size_t what)
{
	if (in_tree(tui))
		tree_reveal(&tui->tree, &tui->session->plan, (uint32_t)what);
	else if (what && what - 1 != tui->view->searched->at(tui))
		tui->view->searched->go(tui, what - 1);
}

/* `at` is the number of the match that was gone to, 0 for none. */
static void
say(struct tui *tui, const struct finding *finding, size_t at)
{
	if (finding->count)
		tui_message(tui, _("match %zu of %zu"), at, finding->count);
	else
		tui_message(tui, _("nothing here matches %s"),
			str_text(&tui->search));
}

/* ---- */

bool
search_open(struct tui *tui, struct err *err)
{
	if (!in_tree(tui) && !tui->view->searched)
		return err_set(err, ERR_INPUT,
			_("there is nothing to search here; q goes back"));
	if (in_tree(tui))
		tui->focus = FOCUS_TREE;
	tui->asked_place = place(tui);
	asking_open(tui, ASK_SEARCH, "/", "");
	return true;
}

/* `n` and `N`. */
bool
search_step(struct tui *tui, bool back, struct err *err)
{
	struct finding finding;
	struct match to;

	if (!tui->needle)
		return err_set(
			err, ERR_INPUT, _("nothing was searched for; press /"));
	if (!in_tree(tui) && !tui->view->searched)
		return err_set(err, ERR_INPUT,
			_("there is nothing to search here; q goes back"));
	finding = find_all(tui, place(tui));
	if (back)
		to = finding.before.what ? finding.before : finding.last;
	else
		to = finding.after.what ? finding.after : finding.first;
	if (!to.what)
		return err_set(err, ERR_INPUT, _("nothing here matches %s"),
			str_text(&tui->search));
	show(tui, to.what);
	say(tui, &finding, to.at);
	return true;
}

/* While it is typed: from where the search began, that place included. */
void
search_typed(struct tui *tui, const char *text)
{
	struct finding finding;

	search_for(tui, text);
	if (!*text) {
		show(tui, tui->asked_place);
		return;
	}
	finding = find_all(tui, tui->asked_place);
	show(tui,
		finding.here.what	     ? tui->asked_place
			: finding.after.what ? finding.after.what
			: finding.first.what ? finding.first.what
					     : tui->asked_place);
}

void
search_done(struct tui *tui, const char *text)
{
	struct finding finding;

	search_for(tui, text);
	if (!*text)
		return;
	finding = find_all(tui, place(tui));
	say(tui, &finding, finding.here.at);
}

void
search_cancel(struct tui *tui)
{
	search_for(tui, "");
	show(tui, tui->asked_place);
}
