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
set_needle(struct tui *tui, const char *text)
{
	needle_free(tui->needle);
	tui->needle = *text ? needle_new(text, true) : NULL;
}

/* Adds a text that there may be. */
void
search_add(struct str *out, const char *text)
{
	if (text)
		str_addf(out, "%s ", text);
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

/* A match is told by its number, and what it is: the id of a node, or a row. */
struct finding {
	size_t first, after, before, last; /* what they are */
	size_t count, at; /* matches, and the place among them of `from` */
	bool passed;
};

static bool
node_matches(const struct tui *tui, const struct node *node)
{
	struct str text = {0};
	bool found;

	search_add_node(&text, node);
	found = needle_in(tui->needle, str_text(&text));
	str_fini(&text);
	return found;
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
	if (what == from)
		finding->passed = true;
	if (matches) {
		finding->count++;
		if (!finding->first)
			finding->first = what;
		if (what == from)
			finding->at = finding->count;
		else if (!finding->passed)
			finding->before = what;
		else if (!finding->after)
			finding->after = what;
		finding->last = what;
	}
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
find_all(const struct tui *tui, size_t from)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	struct finding finding = {.passed = from == 0};
	size_t row, count = in_tree(tui) ? 0 : tui->view->searched->count(tui);

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

static void
say(struct tui *tui, const struct finding *finding)
{
	if (finding->count)
		tui_message(tui, _("match %zu of %zu"), finding->at,
			finding->count);
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
	size_t to;

	if (!tui->needle)
		return err_set(
			err, ERR_INPUT, _("nothing was searched for; press /"));
	if (!in_tree(tui) && !tui->view->searched)
		return err_set(err, ERR_INPUT,
			_("there is nothing to search here; q goes back"));
	finding = find_all(tui, place(tui));
	if (back)
		to = finding.before ? finding.before : finding.last;
	else
		to = finding.after ? finding.after : finding.first;
	if (!to)
		return err_set(err, ERR_INPUT, _("nothing here matches %s"),
			str_text(&tui->search));
	show(tui, to);
	finding = find_all(tui, to);
	say(tui, &finding);
	return true;
}

/* While it is typed: from where the search began, that place included. */
void
search_typed(struct tui *tui, const char *text)
{
	struct finding finding;

	set_needle(tui, text);
	if (!*text) {
		show(tui, tui->asked_place);
		return;
	}
	finding = find_all(tui, tui->asked_place);
	show(tui,
		finding.at		? tui->asked_place
			: finding.after ? finding.after
			: finding.first ? finding.first
					: tui->asked_place);
}

void
search_done(struct tui *tui, const char *text)
{
	struct finding finding;

	str_clear(&tui->search);
	str_add(&tui->search, text);
	set_needle(tui, text);
	if (!*text)
		return;
	finding = find_all(tui, place(tui));
	say(tui, &finding);
}

void
search_cancel(struct tui *tui)
{
	set_needle(tui, "");
	show(tui, tui->asked_place);
}
