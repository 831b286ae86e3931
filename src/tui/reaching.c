/* SPDX-License-Identifier: MIT */
/* From a row to what it names: its links, what it is aligned to or was carried
 * from; and its name for other programs. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/program.h"
#include "base/say.h"
#include "marks.h"
#include "model/align.h"
#include "model/cycle.h"

/* ---- links */

/* What opens an address: BROWSER, else what the desktop has. */
static const char *
opener(void)
{
	const char *browser = getenv("BROWSER");

	return browser && *browser ? browser : "xdg-open";
}

bool
reach_address(const char *address, struct err *err)
{
	struct program program = {0};
	bool ok = program_words(&program, opener(), err);

	program_add(&program, address);
	ok = ok && program_leave(&program, err);
	program_fini(&program);
	return ok;
}

/* The nth line of the links, from 1; its length, 0 when there is none. */
static size_t
link_at(const char *links, int n, const char **line)
{
	while (links && --n > 0) {
		links = strchr(links, '\n');
		links = links ? links + 1 : NULL;
	}
	*line = links;
	return links ? strcspn(links, "\n") : 0;
}

/* The first, or the one that the count says. */
bool
do_link(struct desk *desk, const struct asked *asked, struct err *err)
{
	const char *links = node_detail(tui_selected(desk))->links, *line;
	int n = asked->count	   ? asked->count
		: *asked->argument ? atoi(asked->argument)
				   : 1;
	size_t length = link_at(links, n, &line);
	struct str address = {0};
	bool ok;

	if (!length)
		return err_set(err, ERR_INPUT,
			links ? _("it has fewer links")
			      : _("it has no link; :set links adds one"));
	str_add_bytes(&address, line, strcspn(line, " \n"));
	ok = strstr(str_text(&address), "://")
		? reach_address(str_text(&address), err)
		: err_set(err, ERR_INPUT, _("%s is not an address"),
			  str_text(&address));
	if (ok)
		tui_message(desk, _("opened: %s"), str_text(&address));
	str_fini(&address);
	return ok;
}

/* ---- other nodes */

/* In the detail pane, until it is asked again. */
bool
do_why(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	desk->why = !desk->why;
	desk->version++;
	return true;
}

/* The nth that it serves, from 1; false when there are not so many, and it is the
 * last. */
static bool
served_at(const struct plan *plan, const struct node *node, int n,
	struct aligned *end)
{
	const char *list = node_detail(node)->align;

	while (align_next(plan, &list, end))
		if (--n <= 0)
			return true;
	return false;
}

/* What was carried, from there or on; NULL and *err. */
static const struct node *
carried(struct desk *desk, const struct node *node, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *on = plan_carried_to(plan, node);
	const struct detail *detail = node_detail(node);
	bool closed = cycle_closed(plan_cycle_of(plan, node));
	char uid[UID_TEXT_SIZE];

	if (on && (closed || !detail->carried_from))
		return on; /* from what is past it goes on */
	if (detail->carried_from)
		return query_ref(plan, 0, uid_text(detail->carried_from, uid),
			desk->session->today, err);
	err_set(err, ERR_INPUT,
		_("it is aligned to nothing and was not carried over"));
	return NULL;
}

/* To what it serves (with a count the second, the third), be it in another's plan,
 * else to what it was carried over from. */
bool
do_follow(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk), *to;
	struct aligned end;

	if (served_at(&desk->session->plan, node, asked->count, &end)) {
		to = end.node;
		if (end.other)
			tui_visit(desk,
				&(struct tui_visit){end.other->place,
					end.other->uid, TUI_PLAN, node->uid});
		else if (!to)
			err_set(err, ERR_INPUT, _("%.*s is not there"),
				(int)end.length, end.text);
	} else {
		to = carried(desk, node, err);
	}
	if (to)
		tui_go_to(desk, to);
	return to || desk->leaving;
}

bool
do_jump_back(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return tui_go_back(desk) ||
		err_set(err, ERR_INPUT, _("there was no jump to go back from"));
}

/* ---- for other programs */

static void
add_text(const struct desk *desk, const struct node *node, const char *what,
	struct str *out)
{
	const char *links = node_detail(node)->links;
	char ref[REF_SIZE];

	if (out->length)
		str_add_char(out, '\n');
	if (strcmp(what, "title") == 0)
		str_add(out, node->title);
	else if (strcmp(what, "link") == 0)
		str_add_bytes(out, links ? links : "",
			links ? strcspn(links, " \n") : 0);
	else
		str_add(out, node_ref(&desk->session->plan, node, ref));
}

/* Its reference, or its title, or its first link; of all that are marked, a line
 * each. */
bool
do_copy_text(struct desk *desk, const struct asked *asked, struct err *err)
{
	size_t count, i;
	uint32_t *ids = marks_take(desk, TAKE_ALL, &count);
	struct str text = {0};

	for (i = 0; i < count; i++)
		add_text(desk, plan_node(&desk->session->plan, ids[i]),
			asked->argument, &text);
	free(ids);
	if (!text.length) {
		str_fini(&text);
		return err_set(err, ERR_INPUT,
			_("it has no link; :set links adds one"));
	}
	screen_copy(desk->screen, str_text(&text), text.length);
	if (count > 1)
		tui_message(desk, _("%zu lines are in the clipboard"), count);
	else
		tui_message(desk, _("in the clipboard: %s"), str_text(&text));
	str_fini(&text);
	return true;
}
