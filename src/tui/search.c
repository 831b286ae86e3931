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
node_matches(struct desk *desk, const struct node *node)
{
	uint8_t *known = &desk->hits.known[node->id];

	if (*known == UNKNOWN)
		*known = is_in_node(desk->needle, node) ? HIT : MISS;
	return *known == HIT;
}

static void
ready_hits(struct desk *desk)
{
	uint32_t count = desk->session->plan.tables[RECORD_NODE].limit;

	if (desk->hits.known && desk->hits.count == count &&
		desk->hits.version == desk->version)
		return;
	forget_hits(&desk->hits);
	desk->hits = (struct hits){.known = base_calloc(count + 1, 1),
		.count = count,
		.version = desk->version};
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
in_tree(const struct desk *desk)
{
	return desk->view == desk->views[VIEW_PLAN];
}

/* What is selected: a node's id, or a row counted from 1. */
static size_t
place(const struct desk *desk)
{
	return in_tree(desk) ? tree_selected(&desk->tree)
			     : desk->view->searched->at(desk) + 1;
}

static struct finding
find_all(struct desk *desk, size_t from)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	struct finding finding = {.passed = from == 0};
	size_t row,
		count = in_tree(desk) ? 0 : desk->view->searched->count(desk);

	ready_hits(desk);
	for (; in_tree(desk) && node; node = plan_next(plan, node, 0))
		pass(&finding, node->id, node_matches(desk, node), from);
	for (row = 0; row < count; row++)
		pass(&finding, row + 1, row_matches(desk, row), from);
	return finding;
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
say(struct desk *desk, const struct finding *finding, size_t at)
{
	if (finding->count)
		tui_message(desk, _("match %zu of %zu"), at, finding->count);
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
	struct finding finding;
	struct match to;

	if (!desk->needle)
		return err_set(
			err, ERR_INPUT, _("nothing was searched for; press /"));
	if (!in_tree(desk) && !desk->view->searched)
		return err_set(err, ERR_INPUT,
			_("there is nothing to search here; q goes back"));
	finding = find_all(desk, place(desk));
	if (back)
		to = finding.before.what ? finding.before : finding.last;
	else
		to = finding.after.what ? finding.after : finding.first;
	if (!to.what)
		return err_set(err, ERR_INPUT, _("nothing here matches %s"),
			str_text(&desk->search));
	show(desk, to.what);
	say(desk, &finding, to.at);
	return true;
}

/* While it is typed: from where the search began, that place included. */
void
search_typed(struct desk *desk, const char *text)
{
	struct finding finding;

	search_for(desk, text);
	if (!*text) {
		show(desk, desk->asked_place);
		return;
	}
	finding = find_all(desk, desk->asked_place);
	show(desk,
		finding.here.what	     ? desk->asked_place
			: finding.after.what ? finding.after.what
			: finding.first.what ? finding.first.what
					     : desk->asked_place);
}

void
search_done(struct desk *desk, const char *text)
{
	struct finding finding;

	search_for(desk, text);
	if (!*text)
		return;
	finding = find_all(desk, place(desk));
	say(desk, &finding, finding.here.at);
}

void
search_cancel(struct desk *desk)
{
	search_for(desk, "");
	show(desk, desk->asked_place);
}
