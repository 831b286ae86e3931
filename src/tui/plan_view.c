/* SPDX-License-Identifier: MIT */
/* The plan: the tree, the details of what is selected in it, its review. */
#include "base/say.h"
#include "fields.h"
#include "review_screen.h"
#include "tui_private.h"

#define REVIEW_ROWS 30 /* a screen so high shows the review beside the tree */

/* ---- drawing */

/* "Plan · @li · 2 of 11 · 3 marked": whatever stands between a person and the
 * whole plan. */
static void
tree_title(const struct tui *tui, struct str *out)
{
	const struct tree *tree = &tui->tree;

	str_add(out, tree->cycle ? _("Plan") : _("Backlog"));
	if (tree->filter)
		str_addf(out, _(" · %s · %zu of %zu"), tui->filter_text,
			tree->passing, tree->all);
	if (tree->sort)
		str_addf(out, _(" · by %s"), _(node_sorts[tree->sort].label));
	if (tree->marked.size)
		str_addf(out, _(" · %u marked"), tree->marked.size);
	if (!session_writable(tui->session, NULL))
		str_add(out, _(" · read-only"));
}

static void
pane_title(const struct tui *tui, enum focus focus, struct str *out)
{
	const struct node *node = tui_detailed(tui);
	char label[LABEL_SIZE];

	if (focus == FOCUS_TREE)
		tree_title(tui, out);
	else if (focus == FOCUS_REVIEW)
		review_title(tui, tui->review_pane, out);
	else if (tui->view == tui->views[VIEW_FIELDS])
		fields_title(tui, out);
	else if (node)
		str_addf(out, _("%s · details"),
			node_label(&tui->session->plan, node, label));
	else
		str_add(out, _("Details"));
}

static void
draw_pane(const struct tui *tui, struct canvas *canvas, enum focus focus)
{
	bool focused = tui->focus == focus;
	struct rect rect = tui->layout.panes[focus];
	struct str title = {0};
	struct canvas inner;

	if (rect.rows < 2)
		return;
	if (focus == FOCUS_REVIEW) {
		review_pane_draw(tui, canvas, focused);
		return;
	}
	pane_title(tui, focus, &title);
	if (focus == FOCUS_DETAIL && tui->view != tui->views[VIEW_FIELDS]) {
		detail_draw(tui, canvas, str_text(&title), focused);
	} else {
		inner = canvas_pane(canvas, rect, str_text(&title), focused);
		if (focus == FOCUS_DETAIL)
			fields_draw(tui, &inner);
		else
			tree_draw(tui, &inner, focused);
	}
	str_fini(&title);
}

static void
draw_titles(const struct tui *tui, struct canvas *canvas)
{
	struct str title = {0};
	int pane;

	for (pane = FOCUS_TREE; pane <= FOCUS_REVIEW; pane++) {
		struct rect rect = tui->layout.panes[pane];

		if (!rect.rows)
			continue;
		str_clear(&title);
		pane_title(tui, (enum focus)pane, &title);
		if (pane == FOCUS_DETAIL &&
			tui->view != tui->views[VIEW_FIELDS])
			detail_titles(tui, canvas, str_text(&title),
				tui->focus == FOCUS_DETAIL);
		else if (pane != (int)tui->focus)
			canvas_title(
				canvas, rect, str_text(&title), ROLE_TITLE);
	}
	str_fini(&title);
}

/* The pane with the focus last, so that its border wins; then the titles that
 * it went over. */
void
plan_draw(const struct tui *tui, struct canvas *canvas)
{
	int pane;

	for (pane = FOCUS_TREE; pane <= FOCUS_REVIEW; pane++)
		if (pane != (int)tui->focus)
			draw_pane(tui, canvas, (enum focus)pane);
	draw_pane(tui, canvas, tui->focus);
	draw_titles(tui, canvas);
}

/* ---- sizes */

/* On a high screen, or when it has the focus. */
static bool
shows_review(const struct tui *tui, int rows)
{
	return tui->tree.cycle && tui->tree.list.count &&
		(rows >= REVIEW_ROWS || tui->focus == FOCUS_REVIEW);
}

static void
measure(struct tui *tui)
{
	struct rect tree, review;
	int rows = canvas_rows(&tui->canvas), cols = canvas_cols(&tui->canvas);
	bool shown = shows_review(tui, rows);
	int year, month, day;

	if (!shown && tui->focus == FOCUS_REVIEW)
		tui->focus = FOCUS_TREE;
	tui->layout =
		layout_wished(rows, cols, shown ? 3 : 2, (size_t)tui->focus,
			(struct layout_wish){tui->remembered.side,
				tui->remembered.stacked, tui->zoomed});
	review = tui->layout.panes[FOCUS_REVIEW];
	tree = rect_inset(tui->layout.panes[FOCUS_TREE], 1);
	day_split(tui->session->today, &year, &month, &day);
	tree_measure(&tui->tree, &tui->session->plan, year);
	if (tree.rows > 0)
		list_size(&tui->tree.list, tui->tree.list.count, tree.rows);
	if ((tui->view == &plan_view || tui->view == tui->views[VIEW_FIELDS]) &&
		review.rows)
		review_pane_measure(tui, review,
			tui->resting || tui->focus == FOCUS_REVIEW);
	detail_measure(tui, tui->layout.panes[FOCUS_DETAIL]);
}

/* ---- keys */

static struct list *
list(struct tui *tui)
{
	return tui->focus == FOCUS_DETAIL ? &tui->detail : &tui->tree.list;
}

const struct view plan_view = {
	.where = IN_PLAN,
	.of_cycle = false,
	.list = list,
	.measure = measure,
	.draw = plan_draw,
};
