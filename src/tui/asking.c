/* SPDX-License-Identifier: MIT */
/* Questions on the bottom line, and what their answers do. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "tui_private.h"

void
asking_open(struct tui *tui, enum asking asking, const char *label,
	const char *text)
{
	tui->asking = asking;
	tui->asked_from = tree_selected(&tui->tree);
	tui->prompt.complete = asking == ASK_COMMAND ? command_complete : NULL;
	prompt_open(&tui->prompt, label, text);
}

void
asking_own(struct tui *tui, int question, const char *label, const char *text)
{
	tui->asked_own = question;
	asking_open(tui, ASK_OWN, label, text);
}

/* ---- search */

static void
set_needle(struct tui *tui, const char *text)
{
	free(tui->needle);
	tui->needle = text_fold(text, strlen(text));
}

/* Counts the titles that match and finds the first from `from` on, or before
 * it when `back`; goes round at the ends. */
struct finding {
	uint32_t first, after, last_before, last;
	int count, at;
};

static struct finding
find_all(const struct tui *tui, uint32_t from)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	struct finding finding = {0};
	size_t at, length;
	bool passed = from == 0;

	for (; node; node = plan_next(plan, node, 0)) {
		bool found = text_find(node->title, strlen(node->title),
			tui->needle, &at, &length);

		if (node->id == from) {
			finding.at = finding.count + found;
			passed = true;
			if (found)
				finding.count++;
			if (found && !finding.first)
				finding.first = node->id;
			if (found)
				finding.last = node->id;
			continue;
		}
		if (!found)
			continue;
		finding.count++;
		if (!finding.first)
			finding.first = node->id;
		if (passed && !finding.after)
			finding.after = node->id;
		if (!passed)
			finding.last_before = node->id;
		finding.last = node->id;
	}
	return finding;
}

static void
go_to_match(struct tui *tui, uint32_t id)
{
	struct finding finding;

	tree_reveal(&tui->tree, &tui->session->plan, id);
	finding = find_all(tui, id);
	tui_message(tui, _("match %d of %d"), finding.at, finding.count);
}

/* `n` and `N`. */
bool
search_step(struct tui *tui, bool back, struct err *err)
{
	uint32_t id = tree_selected(&tui->tree), to;
	struct finding finding;

	if (!tui->needle || !*tui->needle)
		return err_set(
			err, ERR_INPUT, _("nothing was searched for; press /"));
	finding = find_all(tui, id);
	if (back)
		to = finding.last_before ? finding.last_before : finding.last;
	else
		to = finding.after ? finding.after : finding.first;
	if (!to)
		return err_set(err, ERR_INPUT, _("nothing here matches %s"),
			str_text(&tui->search));
	go_to_match(tui, to);
	return true;
}

/* While it is typed: from the row the search began at, that one included. */
static void
search_typed(struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const char *text = entry_text(&tui->prompt.entry);
	const struct node *from = plan_node(plan, tui->asked_from);
	struct finding finding;
	size_t at, length;

	set_needle(tui, text);
	if (!*text) {
		tree_reveal(&tui->tree, plan, tui->asked_from);
		return;
	}
	if (from &&
		text_find(from->title, strlen(from->title), tui->needle, &at,
			&length)) {
		tree_reveal(&tui->tree, plan, from->id);
		return;
	}
	finding = find_all(tui, tui->asked_from);
	tree_reveal(&tui->tree, plan,
		finding.after		? finding.after
			: finding.first ? finding.first
					: tui->asked_from);
}

static void
search_done(struct tui *tui, const char *text)
{
	struct finding finding;

	str_clear(&tui->search);
	str_add(&tui->search, text);
	if (!*text)
		return;
	finding = find_all(tui, tree_selected(&tui->tree));
	if (finding.count)
		tui_message(
			tui, _("match %d of %d"), finding.at, finding.count);
	else
		tui_message(tui, _("nothing here matches %s"), text);
}

/* ---- filter */

bool
filter_set(struct tui *tui, const char *text, struct err *err)
{
	struct filter *filter = NULL;

	if (*text) {
		filter = filter_new(text, tui->session->today, err);
		if (!filter)
			return false;
	}
	filter_free(tui->tree.filter);
	tui->tree.filter = filter;
	free(tui->filter_text);
	tui->filter_text = base_strdup(text);
	tui_reload(tui);
	if (*text)
		tui_message(tui,
			ngettext("filtered: %zu row; Esc shows all",
				"filtered: %zu rows; Esc shows all",
				(unsigned long)tui->tree.list.count),
			tui->tree.list.count);
	return true;
}

/* ---- keys */

static void
answer(struct tui *tui)
{
	char *text = base_strdup(entry_text(&tui->prompt.entry));
	struct err err = {0};
	bool ok = true;

	switch (tui->asking) {
	case ASK_COMMAND:
		prompt_remember(&tui->prompt, text);
		command_line(tui, text);
		break;
	case ASK_SEARCH:
		search_done(tui, text);
		break;
	case ASK_FILTER:
		ok = filter_set(tui, text, &err);
		break;
	case ASK_VALUE:
		ok = value_set(tui, text, &err);
		break;
	case ASK_FIELD:
		ok = field_set(tui, tui->asked_field, text, &err);
		break;
	case ASK_OWN:
		ok = !tui_view(tui)->answer ||
			tui_view(tui)->answer(tui, text, &err);
		break;
	case ASK_NOTHING:
		break;
	}
	if (!ok)
		tui_error(tui, &err);
	free(text);
}

static void
cancel(struct tui *tui)
{
	if (tui->asking == ASK_SEARCH) {
		set_needle(tui, "");
		tree_reveal(&tui->tree, &tui->session->plan, tui->asked_from);
	}
}

static void
react(struct tui *tui, enum prompt_result result)
{
	switch (result) {
	case PROMPT_CHANGED:
		if (tui->asking == ASK_SEARCH)
			search_typed(tui);
		break;
	case PROMPT_DONE:
		answer(tui);
		break;
	case PROMPT_CANCELLED:
		cancel(tui);
		break;
	case PROMPT_OPEN:
		break;
	}
}

void
asking_key(struct tui *tui, struct key key)
{
	react(tui, prompt_key(&tui->prompt, key));
}

void
asking_paste(struct tui *tui, const char *text, size_t length)
{
	react(tui, prompt_paste(&tui->prompt, text, length));
}
