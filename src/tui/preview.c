/* SPDX-License-Identifier: MIT */
/*
 * A document that is read in, before it is: on the left its lines and what each
 * is read as, on the right the tree. A row of the list is
 *
 *     ? key result   - two mills deliver every week
 *
 * and a key says what all lines of its class are.
 */
#include "app/preview.h"
#include "app/imported.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "base/text.h"

#define LIST_SHARE 11 /* of 20 columns */
#define LIST_ROWS 12  /* with its border when stacked */
#define ROLE_CELLS 12

/* Where a document is read in, and to which cycle. */
struct reading_in {
	struct preview *preview;
	struct list list;
	struct lines tree; /* the id of a line is that of the document */
	uint32_t cycle;
};

/* ---- the tree */

static void
add_nodes(struct reading_in *in, uint32_t first, int depth)
{
	static const char *const labels[] = {"", "O", "KR", "A"};
	static const unsigned styles[] = {
		0, ROLE_OBJECTIVE, ROLE_KEY_RESULT, ROLE_ACTION};
	const struct preview *preview = in->preview;
	const struct plan *plan = &preview->import.from;
	const struct node *node = plan_node(plan, first);

	for (; node; node = plan_node(plan, node->next)) {
		uint32_t id = node->id;

		lines_begin(&in->tree,
			id < preview->node_count
				? (uint32_t)preview->node_lines[id]
				: 0);
		lines_add(&in->tree, 1 + 2 * depth, ROLE_REF,
			labels[node->level]);
		lines_addf(
			&in->tree, -1, styles[node->level], " %s", node->title);
		add_nodes(in, node->children.first, depth + 1);
	}
}

static void
make_tree(struct reading_in *in)
{
	const struct plan *plan = &in->preview->import.from;
	const struct cycle *cycle;

	lines_fini(&in->tree);
	if (!in->preview->read) {
		lines_begin(&in->tree, 0);
		lines_add(&in->tree, 1, ROLE_MUTED,
			_("nothing of it is read as goals yet"));
		return;
	}
	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next)) {
		lines_begin(&in->tree, 0);
		lines_add(&in->tree, 1, ROLE_CYCLE,
			cycle->name ? cycle->name : _("the current cycle"));
		add_nodes(in, cycle->nodes.first, 1);
	}
	if (plan->backlog.first) {
		lines_begin(&in->tree, 0);
		lines_add(&in->tree, 1, ROLE_CYCLE, _("Backlog"));
	}
	add_nodes(in, plan->backlog.first, 1);
}

/* ---- drawing */

static void
draw_row(const void *context, struct canvas *canvas, int row, size_t line)
{
	static const unsigned styles[READ_ROLES] = {[READ_NOTE] = ROLE_MUTED,
		[READ_OBJECTIVE] = ROLE_OBJECTIVE,
		[READ_KEY_RESULT] = ROLE_KEY_RESULT,
		[READ_ACTION] = ROLE_ACTION,
		[READ_CYCLE] = ROLE_CYCLE,
		[READ_SECTION] = ROLE_HEADING,
		[READ_OUT] = ROLE_MUTED,
		[READ_FIELD] = ROLE_MUTED};
	const struct reading_in *in = context;
	const struct preview_line *at = &in->preview->lines[line];
	int cells = canvas_cols(canvas) - ROLE_CELLS - 4;

	if (at->doubt)
		canvas_put(canvas, row, 0, ROLE_WARN, "?");
	if (*at->class)
		canvas_fit(canvas, (struct strip){row, 2, ROLE_CELLS},
			styles[at->role], _(read_role_names[at->role]),
			strlen(_(read_role_names[at->role])));
	if (cells > 0)
		canvas_fit(canvas, (struct strip){row, ROLE_CELLS + 3, cells},
			*at->class ? ROLE_NORMAL : ROLE_MUTED, at->text,
			strlen(at->text));
}

/* The first line of the tree that comes of the selected line, or after it, a
 * third down. */
static size_t
tree_top(const struct reading_in *in, int rows)
{
	size_t row = 0, third = rows > 0 ? (size_t)rows / 3 : 0;

	while (row < in->tree.count &&
		(!in->tree.lines[row].id ||
			in->tree.lines[row].id <= in->list.selected))
		row++;
	if (row == in->tree.count && row > (size_t)rows)
		return row - (size_t)rows;
	return row > third && in->tree.count > (size_t)rows ? row - third : 0;
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	const struct reading_in *in = desk->reading_in;
	int rows = canvas_rows(canvas), row;
	size_t top = tree_top(in, rows);

	if (pane == PANE_LIST) {
		list_draw(&in->list, canvas, focus, draw_row, in);
		return;
	}
	for (row = 0; row < rows && top + (size_t)row < in->tree.count; row++)
		lines_draw(&in->tree, top + (size_t)row, canvas, row, 0);
}

static void
title(const struct desk *desk, enum pane pane, struct str *out)
{
	const struct preview *preview = desk->reading_in->preview;
	const size_t *roles = preview->roles;

	if (pane == PANE_LIST) {
		str_addf(out,
			ngettext("%s: %zu line in doubt",
				"%s: %zu lines in doubt",
				(unsigned long)preview->doubts),
			preview->path, preview->doubts);
		return;
	}
	str_addf(out, _("%zu O, %zu KR, %zu A, %zu lines as notes"),
		roles[READ_OBJECTIVE], roles[READ_KEY_RESULT],
		roles[READ_ACTION], roles[READ_NOTE]);
}

static bool
preview_pair(const struct desk *desk, struct pair *pair)
{
	(void)desk;
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = LIST_ROWS,
		.focus = PANE_LIST,
		.title = title,
		.draw = draw_pane};
	return true;
}

/* ---- the view */

static struct list *
preview_list(struct desk *desk)
{
	return &desk->reading_in->list;
}

static void
preview_measure(struct desk *desk)
{
	struct reading_in *in = desk->reading_in;
	struct pair pair;
	int rows;

	preview_pair(desk, &pair);
	rows = pair_rect(desk, &pair, PANE_LIST).rows - 2;
	list_size(&in->list, in->preview->count, rows > 0 ? rows : 1);
}

static void
forget(struct desk *desk)
{
	struct reading_in *in = desk->reading_in;

	if (!in)
		return;
	preview_free(in->preview);
	lines_fini(&in->tree);
	free(in);
	desk->reading_in = NULL;
}

void
preview_show(struct desk *desk, struct preview *preview, uint32_t cycle)
{
	struct reading_in *in;

	view_close(desk);
	forget(desk);
	in = desk->reading_in = base_calloc(1, sizeof *in);
	in->preview = preview;
	in->cycle = cycle;
	in->list.count = preview->count;
	if (preview->count)
		in->list.selected = preview_next(preview, preview->count - 1);
	make_tree(in);
	view_show(desk, &preview_view);
}

bool
do_read_as(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct reading_in *in = desk->reading_in;
	bool doubt = in->list.selected < in->preview->count &&
		in->preview->lines[in->list.selected].doubt;

	if (!preview_say(
		    in->preview, in->list.selected, (enum read_role)asked->by))
		return err_set(
			err, ERR_INPUT, _("that line has no role of its own"));
	make_tree(in);
	/* What was in doubt is said: the next one. */
	if (doubt && in->preview->doubts)
		list_select(&in->list,
			preview_next(in->preview, in->list.selected));
	tui_message(desk, _("--as %s says so to tenths import"),
		str_text(&in->preview->as));
	return true;
}

bool
do_read_next(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct reading_in *in = desk->reading_in;

	(void)asked;
	if (!in->preview->doubts)
		return err_set(err, ERR_INPUT, _("no line is in doubt"));
	list_select(&in->list, preview_next(in->preview, in->list.selected));
	return true;
}

bool
do_read_in(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct reading_in *in = desk->reading_in;

	(void)asked;
	if (!preview_store(in->preview, desk->session, in->cycle, err))
		return false;
	preview_tell(desk, in->preview);
	tui_reload(desk);
	view_close(desk);
	forget(desk);
	return true;
}

void
preview_tell(struct desk *desk, const struct preview *preview)
{
	const struct imported imported = {
		.counts = &preview->import.counts,
		.kept = (int)(preview->roles[READ_NOTE] - preview->doubts),
		.left_out = preview->left_out,
	};
	struct str said = {0};

	imported_say(&imported, &said);
	if (preview->remarks)
		str_addf(&said, _("; %s"), str_text(&preview->first));
	tui_message(desk, "%s", said.data);
	str_fini(&said);
}

const struct view preview_view = {
	.where = IN_PREVIEW,
	.title = N_("Reading in"),
	.free = forget,
	.list = preview_list,
	.pair = preview_pair,
	.measure = preview_measure,
	.draw = pair_view_draw,
};
