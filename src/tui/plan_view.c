/* SPDX-License-Identifier: MIT */
/* The plan: the tree, the details of what is selected in it, its review. */
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "fields.h"
#include "review_screen.h"
#include "tui_private.h"

#define REVIEW_ROWS 30 /* a screen so high shows the review beside the tree */

/* ---- drawing */

/* "Plan · @li · 2 of 11 · 3 marked": whatever stands between a person and the
 * whole plan. */
static void
tree_title(const struct desk *desk, struct str *out)
{
	const struct tree *tree = &desk->tree;

	str_add(out,
		tree->cycle || plan_is_blank(&desk->session->plan)
			? _("Plan")
			: _("Backlog"));
	if (tree->filter)
		str_addf(out, _(" · %s · %zu of %zu"), desk->filter_text,
			tree->passing, tree->all);
	if (tree->sort)
		str_addf(out, _(" · by %s"), _(node_sorts[tree->sort].label));
	if (tree->marked.size)
		str_addf(out, _(" · %u marked"), tree->marked.size);
	if (!session_writable(desk->session, NULL))
		str_add(out, _(" · read-only"));
}

static void
pane_title(const struct desk *desk, enum focus focus, struct str *out)
{
	const struct node *node = tui_detailed(desk);
	char label[LABEL_SIZE];

	if (focus == FOCUS_TREE)
		tree_title(desk, out);
	else if (focus == FOCUS_REVIEW)
		review_title(desk, desk->review_pane, out);
	else if (desk->view == desk->views[VIEW_FIELDS])
		fields_title(desk, out);
	else if (node)
		str_addf(out, _("%s · details"),
			node_label(&desk->session->plan, node, label));
	else
		str_add(out, _("Details"));
}

static void
draw_pane(const struct desk *desk, struct canvas *canvas, enum focus focus)
{
	bool focused = desk->focus == focus;
	struct rect rect = desk->layout.panes[focus];
	struct str title = {0};
	struct canvas inner;

	if (rect.rows < 2)
		return;
	if (focus == FOCUS_REVIEW) {
		review_pane_draw(desk, canvas, focused);
		return;
	}
	pane_title(desk, focus, &title);
	if (focus == FOCUS_DETAIL && desk->view != desk->views[VIEW_FIELDS]) {
		detail_draw(desk, canvas, str_text(&title), focused);
	} else {
		inner = canvas_pane(canvas, rect, str_text(&title), focused);
		if (focus == FOCUS_DETAIL)
			fields_draw(desk, &inner);
		else
			tree_draw(desk, &inner, focused);
	}
	str_fini(&title);
}

static void
draw_titles(const struct desk *desk, struct canvas *canvas)
{
	struct str title = {0};
	int pane;

	for (pane = FOCUS_TREE; pane <= FOCUS_REVIEW; pane++) {
		struct rect rect = desk->layout.panes[pane];

		if (!rect.rows)
			continue;
		str_clear(&title);
		pane_title(desk, (enum focus)pane, &title);
		if (pane == FOCUS_DETAIL &&
			desk->view != desk->views[VIEW_FIELDS])
			detail_titles(desk, canvas, str_text(&title),
				desk->focus == FOCUS_DETAIL);
		else if (pane != (int)desk->focus)
			canvas_title(
				canvas, rect, str_text(&title), ROLE_TITLE);
	}
	str_fini(&title);
}

/* The pane with the focus last, so that its border wins; then the titles that
 * it went over. */
void
plan_draw(const struct desk *desk, struct canvas *canvas)
{
	int pane;

	for (pane = FOCUS_TREE; pane <= FOCUS_REVIEW; pane++)
		if (pane != (int)desk->focus)
			draw_pane(desk, canvas, (enum focus)pane);
	draw_pane(desk, canvas, desk->focus);
	draw_titles(desk, canvas);
}

/* ---- sizes */

/* On a high screen, or when it has the focus. */
static bool
shows_review(const struct desk *desk, int rows)
{
	return desk->tree.cycle && desk->tree.list.count &&
		(rows >= REVIEW_ROWS || desk->focus == FOCUS_REVIEW);
}

static void
measure(struct desk *desk)
{
	struct rect tree, review;
	int rows = canvas_rows(&desk->canvas),
	    cols = canvas_cols(&desk->canvas);
	bool shown = shows_review(desk, rows);
	size_t panes = plan_is_blank(&desk->session->plan) ? 1 : shown ? 3 : 2;
	int year, month, day;

	if ((!shown && desk->focus == FOCUS_REVIEW) ||
		plan_is_blank(&desk->session->plan))
		desk->focus = FOCUS_TREE;
	desk->layout = layout_wished(rows, cols, panes, (size_t)desk->focus,
		(struct layout_wish){desk->remembered.side,
			desk->remembered.stacked, desk->zoomed});
	review = desk->layout.panes[FOCUS_REVIEW];
	tree = rect_inset(desk->layout.panes[FOCUS_TREE], 1);
	day_split(desk->session->today, &year, &month, &day);
	tree_measure(&desk->tree, &desk->session->plan, year);
	if (tree.rows > 0)
		list_size(&desk->tree.list, desk->tree.list.count, tree.rows);
	if ((desk->view == &plan_view ||
		    desk->view == desk->views[VIEW_FIELDS]) &&
		review.rows)
		review_pane_measure(desk, review,
			desk->resting || desk->focus == FOCUS_REVIEW);
	detail_measure(desk, desk->layout.panes[FOCUS_DETAIL]);
}

/* ---- what is hinted */

/* Of a row: what + and x do to it, and whether its value is typed; NULL: that would
 * be refused, or is not what one does there. */
struct row_hints {
	const char *more, *value, *done;
};

static struct row_hints
hints_of(const struct desk *desk, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	struct row_hints hints = {.done = N_("done")};

	if (node->state == STATE_DONE)
		hints.done = N_("reopen");
	if (!desk->tree.cycle)
		hints.more = N_("higher");
	else if (detail->basis == BASIS_METRIC)
		hints.value = N_("value");
	else if ((node->level == LEVEL_KEY_RESULT &&
			 detail->basis == BASIS_MANUAL) ||
		(node->level == LEVEL_OBJECTIVE && node->progress >= 0))
		hints.more = N_("more");
	return hints;
}

static bool
is(const struct command *command, const char *name)
{
	return strcmp(command->name, name) == 0;
}

static const char *
hint(const struct desk *desk, const struct command *command)
{
	const struct node *node = tui_selected(desk);
	struct row_hints hints;

	if (plan_is_blank(&desk->session->plan) &&
		(is(command, "search") ||
			strcmp(command->group, SHOW_GROUP) == 0))
		return NULL;
	/* Of several marked ones each is its own. */
	if (!node || desk->tree.marked.size)
		return is(command, "value") ? NULL : command->hint;
	hints = hints_of(desk, node);
	if (is(command, "more"))
		return hints.more;
	if (is(command, "value"))
		return hints.value;
	return is(command, "done") ? hints.done : command->hint;
}

bool
plan_hints_differ(const struct desk *desk, const struct node *one,
	const struct node *other)
{
	struct row_hints a = hints_of(desk, one), b = hints_of(desk, other);

	return a.more != b.more || a.value != b.value || a.done != b.done;
}

/* ---- keys */

static struct list *
list(struct desk *desk)
{
	return desk->focus == FOCUS_DETAIL ? &desk->detail : &desk->tree.list;
}

const struct view plan_view = {
	.where = IN_PLAN,
	.of_cycle = false,
	.list = list,
	.hint = hint,
	.measure = measure,
	.draw = plan_draw,
};
