/* SPDX-License-Identifier: MIT */
/*
 * The alignment list: who serves whom as a tree, what serves something that is
 * not there, and objectives that stand alone. Enter goes to a row, be it
 * of another plan, C-o back.
 */
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "lines_view.h"
#include "model/align_tree.h"
#include "model/query.h"

#define INDENT 2

/* The id of a row of another plan: this bit, and its place among all nodes there. */
#define ELSEWHERE (UINT32_C(1) << 31)

static uint32_t
row_id(const struct desk *desk, const struct aligned *end)
{
	const struct elsewhere *elsewhere = desk->session->elsewhere;

	if (end->other)
		return ELSEWHERE | (uint32_t)(end->other - elsewhere->nodes);
	return end->node ? end->node->id : 0;
}

/* Tab stops of what is said of a row. */
#define OWNER_STOP 1
#define STATUS_STOP 2
#define WHY_STOP 3

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
add_place(struct desk *desk, const struct aligned *end, int column,
	struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle =
		end->other ? NULL : plan_cycle_of(plan, end->node);
	const char *away = end->other			      ? end->other->plan
		: cycle && cycle->base.id != desk->tree.cycle ? cycle->name
							      : NULL;

	if (away)
		lines_add(lines, column, ROLE_CYCLE, away);
	lines_addf(lines, away ? -1 : column, ROLE_REF, away ? " %s " : "%s ",
		end->other ? end->other->ref
			   : refs_next(&desk->lines_refs, plan, end->node));
}

/* Its points stand below each other. */
static void
add_number(struct lines *lines, int32_t share)
{
	int tenths = share_tenths(share);
	char text[TENTHS_TEXT_SIZE];

	lines_addf(lines, -1, ROLE_VALUE, tenths < 100 ? "  %s" : " %s",
		tenths_text_column(tenths, text));
}

/* Owner, status and progress; the mean of what serves it where several do. */
static void
add_facts(struct desk *desk, const struct aligned *end, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
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
		: node_standing(plan, node, desk->session->today).status;
	int32_t mean = align_mean(plan, node);
	char text[TENTHS_TEXT_SIZE];

	if (owner) {
		lines_addf(lines, -1, ROLE_OWNER, "@%s", owner);
		lines_tab(lines, OWNER_STOP);
	}
	lines_add(lines, -1, status_role(status), status_mark(status));
	lines_tab(lines, STATUS_STOP);
	add_number(lines, share);
	if (mean != SHARE_NONE) {
		lines_addf(lines, -1, ROLE_MUTED, _("those below %s"),
			tenths_text(share_tenths(mean), text));
		lines_tab(lines, WHY_STOP);
	}
}

static void
add_title(const struct aligned *end, struct lines *lines)
{
	lines_add(lines, -1, ROLE_NORMAL,
		end->other	    ? end->other->title
			: end->node ? end->node->title
				    : "");
}

static void
add_row(struct desk *desk, const struct align_row *row, struct lines *lines)
{
	int column = (1 + row->depth) * INDENT;
	struct str why = {0};

	lines_begin(lines, row_id(desk, &row->end));
	if (row->depth)
		lines_add(lines, column, ROLE_FOLD, "↑ ");
	add_place(desk, &row->end, row->depth ? -1 : column, lines);
	add_title(&row->end, lines);
	add_facts(desk, &row->end, lines);
	if (row->again) {
		lines_add(lines, -1, ROLE_MUTED, _("(see above)"));
		lines_tab(lines, WHY_STOP);
	}
	if (row->part != ALIGN_DANGLING && row->part != ALIGN_AMISS)
		return;
	align_amiss(&desk->session->plan, &row->end, &row->to, &why);
	lines_add(lines, -1, ROLE_BAD, str_text(&why));
	lines_tab(lines, WHY_STOP);
	str_fini(&why);
}

static void
make(struct desk *desk)
{
	struct align_tree tree;
	size_t i;

	align_tree_make(&tree, &desk->session->plan, desk->tree.cycle);
	for (i = 0; i < tree.count; i++) {
		/* It may be in a plan that is not read yet. */
		if (tree.rows[i].part == ALIGN_DANGLING && team_lags(desk))
			continue;
		if (!i || tree.rows[i].part != tree.rows[i - 1].part)
			add_heading(&desk->lines, tree.rows[i].part);
		add_row(desk, &tree.rows[i], &desk->lines);
	}
	align_tree_free(&tree);
	lines_set_tabs(&desk->lines, lines_view_width(desk));
	if (desk->lines.count)
		return;
	lines_begin(&desk->lines, 0);
	lines_add(&desk->lines, 0, ROLE_MUTED,
		_("Nothing serves anything yet; :set align O1 does."));
}

/* The row of what was selected where the list was opened. */
static size_t
row_of(const struct desk *desk, uint32_t id)
{
	size_t i;

	for (i = 0; i < desk->lines.count; i++)
		if (id && desk->lines.lines[i].id == id)
			return i;
	return desk->lines.count > 1 ? 1 : 0;
}

static void
measure(struct desk *desk)
{
	lines_view_remake(desk, desk->align_from, make, row_of);
}

/* What one came back from, else what is selected. */
static uint32_t
begins_at(struct desk *desk)
{
	const struct aligned end = {.node = tui_selected(desk),
		.other = desk->came_to
			? elsewhere_find(
				  desk->session->elsewhere, desk->came_to)
			: NULL};

	desk->came_to = 0;
	return row_id(desk, &end);
}

static bool
open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	desk->align_from = begins_at(desk);
	return lines_view_show(desk, &align_view);
}

static void
enter(struct desk *desk)
{
	uint32_t id = lines_view_id(desk);
	const struct other *other;
	const struct node *node;

	if (id & ELSEWHERE) {
		other = &desk->session->elsewhere->nodes[id & ~ELSEWHERE];
		tui_visit(desk,
			&(struct tui_visit){other->place, other->uid,
				TUI_ALIGNMENT, other->uid});
		return;
	}
	node = plan_node(&desk->session->plan, id);
	if (node)
		tui_go_to(desk, node);
}

const struct view align_view = {
	.title = N_("Alignment"),
	.lines = true,
	.open = open,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = enter,
	.measure = measure,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
