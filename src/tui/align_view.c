/* SPDX-License-Identifier: MIT */
/*
 * The alignment list: who serves whom as a tree, what serves something that is
 * not there, and objectives that stand alone. Enter goes to a row, C-o back.
 */
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "lines_view.h"
#include "model/align_tree.h"
#include "model/query.h"

#define INDENT 2

static void
add_heading(struct lines *lines, enum align_part part)
{
	if (lines->count)
		lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_HEADING, align_part_heading(part));
}

/* "2026 Q3 O1.KR2", of another plan with its name. */
static void
add_place(struct tui *tui, const struct aligned *end, struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle;
	char ref[REF_SIZE];

	if (end->other) {
		lines_addf(lines, -1, ROLE_CYCLE, "%s ", end->other->plan);
		lines_addf(lines, -1, ROLE_REF, "%s ", end->other->ref);
		return;
	}
	cycle = plan_cycle_of(plan, end->node);
	if (cycle && cycle->base.id != tui->tree.cycle)
		lines_addf(lines, -1, ROLE_CYCLE, "%s ", cycle->name);
	lines_addf(lines, -1, ROLE_REF, "%s ", node_ref(plan, end->node, ref));
}

/* Owner, status and progress; the mean of what serves it where several do. */
static void
add_facts(struct tui *tui, const struct aligned *end, struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;
	const struct other *other = end->other;
	const char *owner = other ? other->owner
		: end->node	  ? node_detail(end->node)->owner
				  : NULL;
	int32_t share = other ? other->share
		: end->node   ? end->node->share
			      : SHARE_NONE;
	const struct node like = {.uid = other ? other->uid : 0};
	const struct node *node = end->node ? end->node : &like;
	enum status status = other
		? (enum status)other->status
		: node_standing(plan, node, tui->session->today).status;
	int32_t mean = align_mean(plan, node);
	char text[TENTHS_TEXT_SIZE];

	if (owner)
		lines_addf(lines, -1, ROLE_OWNER, "  @%s", owner);
	lines_addf(lines, -1, status_role(status), "  %s", status_mark(status));
	lines_addf(lines, -1, ROLE_VALUE, " %s",
		tenths_text(share_tenths(share), text));
	if (mean != SHARE_NONE)
		lines_addf(lines, -1, ROLE_MUTED, _("  those below %s"),
			tenths_text(share_tenths(mean), text));
}

/* The title, cut so that the facts have their room. */
static void
add_title(
	const struct tui *tui, const struct align_row *row, struct lines *lines)
{
	const struct aligned *end = &row->end;
	const char *title = end->other ? end->other->title
		: end->node	       ? end->node->title
				       : "";
	int width = tui->layout.body.cols * 3 / 5 - row->depth * INDENT;
	struct str cut = {0};
	size_t length = strlen(title);

	if (text_width(title, length) > width && width > 8)
		text_fit(&cut, title, length, width, tui->ascii);
	lines_add(lines, -1, ROLE_NORMAL, cut.length ? str_text(&cut) : title);
	str_fini(&cut);
}

static void
add_row(struct tui *tui, const struct align_row *row, struct lines *lines)
{
	lines_begin(lines, row->end.node ? row->end.node->id : 0);
	lines_addf(lines, 1 + row->depth * INDENT, ROLE_FOLD, "%s",
		row->depth ? "↑ " : "");
	add_place(tui, &row->end, lines);
	add_title(tui, row, lines);
	add_facts(tui, &row->end, lines);
	if (row->again)
		lines_add(lines, -1, ROLE_MUTED, _("  (see above)"));
	if (row->part == ALIGN_DANGLING)
		lines_addf(lines, -1, ROLE_BAD, _("  %.*s is not there"),
			(int)row->end.length, row->end.text);
}

static void
make(struct tui *tui)
{
	struct align_tree tree;
	size_t i;

	align_tree_make(&tree, &tui->session->plan, tui->tree.cycle);
	for (i = 0; i < tree.count; i++) {
		if (!i || tree.rows[i].part != tree.rows[i - 1].part)
			add_heading(&tui->lines, tree.rows[i].part);
		add_row(tui, &tree.rows[i], &tui->lines);
	}
	align_tree_free(&tree);
	if (tui->lines.count)
		return;
	lines_begin(&tui->lines, 0);
	lines_add(&tui->lines, 0, ROLE_MUTED,
		_("Nothing serves anything yet; :set align O1 does."));
}

/* The row of what was selected where the list was opened. */
static size_t
row_of(const struct tui *tui, uint32_t id)
{
	size_t i;

	for (i = 0; i < tui->lines.count; i++)
		if (id && tui->lines.lines[i].id == id)
			return i;
	return tui->lines.count > 1 ? 1 : 0;
}

static void
measure(struct tui *tui)
{
	bool first = !tui->lines.count;
	uint32_t id = first ? tui->align_from : lines_view_id(tui);

	if (!lines_view_stale(tui)) {
		lines_view_measure(tui, NULL);
		return;
	}
	make(tui);
	lines_view_measure(tui, NULL);
	/* A heading stays where it is. */
	if (first || id)
		list_select(&tui->lines_list, row_of(tui, id));
}

static bool
open(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(tui);

	(void)asked;
	(void)err;
	tui->align_from = node ? node->id : 0;
	return lines_view_show(tui, &align_view);
}

static void
enter(struct tui *tui)
{
	const struct node *node =
		plan_node(&tui->session->plan, lines_view_id(tui));

	if (node)
		tui_go_to(tui, node);
}

const struct view align_view = {
	.title = N_("Alignment"),
	.open = open,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = enter,
	.measure = measure,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
