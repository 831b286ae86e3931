/* SPDX-License-Identifier: MIT */
/*
 * What two people said otherwise: a row each, and beside it the values. What
 * stands stays (o), or the other value comes in its place (t); either way it
 * is seen, on every machine.
 */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "model/conflict.h"
#include "pair.h"
#include "pane_detail.h"
#include "term/lines.h"
#include "tui_private.h"

#define LIST_SHARE 11 /* of 20 columns */
#define LIST_ROWS 9   /* with its border when stacked */
#define MARGIN 1

struct conflicts {
	struct list list;
	uint32_t *rows; /* conflicts, by id */
	size_t count;
	uint32_t shown; /* stays selected when the rows are made anew */
	unsigned version;
	struct lines lines; /* of the selected one */
};

static const struct conflict *
selected(const struct desk *desk)
{
	const struct conflicts *conflicts = desk->conflicts;

	return conflicts->count
		? plan_conflict(&desk->session->plan,
			  conflicts->rows[conflicts->list.selected])
		: NULL;
}

/* ---- rows */

/* What has gone leaves the next one selected. */
static void
make_rows(struct desk *desk)
{
	struct conflicts *conflicts = desk->conflicts;
	const struct plan *plan = &desk->session->plan;
	const struct conflict *at = plan_conflict(plan, plan->conflicts.first);

	conflicts->rows = base_realloc(conflicts->rows,
		plan->tables[RECORD_CONFLICT].count + 1,
		sizeof *conflicts->rows);
	conflicts->count = 0;
	for (; at; at = plan_conflict(plan, at->base.next)) {
		if (at->base.id == conflicts->shown)
			conflicts->list.selected = conflicts->count;
		conflicts->rows[conflicts->count++] = at->base.id;
	}
	conflicts->version = desk->version;
}

static void
add_side(struct lines *lines, const char *label, const struct str *text,
	int width)
{
	size_t first = lines->count;

	lines_wrap(lines, DETAIL_COLUMN, width, ROLE_NORMAL,
		text->length ? str_text(text) : "–");
	lines_label(lines, first, 0, ROLE_LABEL, label);
}

/* What stands and the other value below each other, or what there is to see. */
static void
add_values(const struct plan *plan, const struct conflict *conflict, int width,
	struct lines *lines)
{
	struct str now = {0}, other = {0};

	if (conflict_sides(plan, conflict, &now, &other)) {
		add_side(lines, _("Stands"), &now, width);
		add_side(lines, _("The other"), &other, width);
	} else {
		conflict_values(plan, conflict, &now);
		lines_wrap(lines, 0, width, ROLE_NORMAL, str_text(&now));
	}
	str_fini(&now);
	str_fini(&other);
}

/* The values, the day, and what it can be told. */
static void
make_lines(struct desk *desk, int width)
{
	struct lines *lines = &desk->conflicts->lines;
	const struct conflict *conflict = selected(desk);
	struct str text = {0};
	char day[DAY_TEXT_SIZE];

	lines_fini(lines);
	if (!conflict)
		return;
	conflict_name(&desk->session->plan, conflict, &text);
	lines_wrap(lines, 0, width, ROLE_ACCENT, str_text(&text));
	lines_begin(lines, 0);
	add_values(&desk->session->plan, conflict, width, lines);
	if (conflict->on != DAY_NONE) {
		lines_begin(lines, 0);
		lines_add(lines, 0, ROLE_LABEL, _("Found on"));
		lines_add(lines, DETAIL_COLUMN, ROLE_NORMAL,
			day_text(conflict->on, day));
	}
	lines_begin(lines, 0);
	lines_wrap(lines, 0, width, ROLE_MUTED,
		conflict->what == CONFLICT_VALUE
			? _("o leaves what stands, t takes the other value.")
			: _("o: it has been seen."));
	str_fini(&text);
}

/* ---- drawing */

static void
draw_row(const void *context, struct canvas *canvas, int line, size_t row)
{
	const struct desk *desk = context;
	const struct plan *plan = &desk->session->plan;
	const struct conflict *conflict =
		plan_conflict(plan, desk->conflicts->rows[row]);
	struct str text = {0};

	if (!conflict)
		return;
	conflict_name(plan, conflict, &text);
	canvas_fit(canvas,
		(struct strip){line, MARGIN, canvas_cols(canvas) - 2 * MARGIN},
		ROLE_NORMAL, str_text(&text), text.length);
	str_fini(&text);
}

static void
draw_list(const struct desk *desk, struct canvas *canvas, bool focus)
{
	const char *none = _("Nobody said anything otherwise.");

	if (desk->conflicts->count)
		list_draw(
			&desk->conflicts->list, canvas, focus, draw_row, desk);
	else
		canvas_fit(canvas,
			(struct strip){
				0, MARGIN, canvas_cols(canvas) - 2 * MARGIN},
			ROLE_GOOD, none, strlen(none));
}

static void
draw_beside(const struct desk *desk, struct canvas *canvas)
{
	const struct lines *lines = &desk->conflicts->lines;
	size_t i;

	for (i = 0; i < lines->count && (int)i < canvas_rows(canvas); i++)
		lines_draw(lines, i, canvas, (int)i, MARGIN);
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	if (pane == PANE_LIST)
		draw_list(desk, canvas, focus);
	else
		draw_beside(desk, canvas);
}

static void
pane_title(const struct desk *desk, enum pane pane, struct str *out)
{
	if (pane == PANE_BESIDE)
		str_add(out, _("What was said"));
	else
		str_addf(out, "%s · %zu", _("Conflicts"),
			desk->conflicts->count);
}

static bool
make_pair(const struct desk *desk, struct pair *pair)
{
	(void)desk;
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = LIST_ROWS,
		.focus = PANE_LIST,
		.title = pane_title,
		.draw = draw_pane};
	return true;
}

static void
measure(struct desk *desk)
{
	struct conflicts *conflicts = desk->conflicts;
	const struct conflict *conflict;
	struct rect list, beside;
	struct pair pair;

	if (conflicts->version != desk->version)
		make_rows(desk);
	make_pair(desk, &pair);
	list = rect_inset(pair_rect(desk, &pair, PANE_LIST), 1);
	beside = rect_inset(pair_rect(desk, &pair, PANE_BESIDE), 1);
	list_size(&conflicts->list, conflicts->count,
		list.rows > 0 ? list.rows : 1);
	conflict = selected(desk);
	conflicts->shown = conflict ? conflict->base.id : 0;
	make_lines(desk, beside.cols - 2 * MARGIN);
}

/* ---- commands */

bool
do_conflict(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct conflict *conflict = selected(desk);
	struct change change = {0};
	bool ok;

	if (!conflict)
		return err_set(err, ERR_INPUT, _("nothing is selected"));
	ok = asked->by
		? edit_conflict_take(plan, conflict->base.id, &change, err)
		: edit_conflict_seen(plan, conflict->base.id, &change, err);
	return tui_store(desk, ok, &change, err);
}

/* Goes to what it is about, where that is in the tree. */
static void
enter(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct conflict *conflict = selected(desk);
	const struct node *node =
		conflict ? plan_node_by_uid(plan, conflict->about) : NULL;

	if (node)
		tui_go_to(desk, node);
	else
		view_close(desk);
}

static struct list *
list(struct desk *desk)
{
	return &desk->conflicts->list;
}

static void
moved(struct desk *desk)
{
	const struct conflict *conflict = selected(desk);

	desk->conflicts->shown = conflict ? conflict->base.id : 0;
}

static bool
open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(desk);
	if (!desk->conflicts)
		desk->conflicts = base_calloc(1, sizeof *desk->conflicts);
	desk->conflicts->version = desk->version - 1;
	desk->conflicts->list = (struct list){0};
	desk->conflicts->shown = 0;
	view_show(desk, &conflicts_view);
	return true;
}

static void
free_conflicts(struct desk *desk)
{
	if (!desk->conflicts)
		return;
	lines_fini(&desk->conflicts->lines);
	free(desk->conflicts->rows);
	free(desk->conflicts);
}

/* What was only told has no other value. */
static const char *
hint(const struct desk *desk, const struct command *command)
{
	const struct conflict *conflict = selected(desk);

	if (command->run == do_conflict &&
		(!conflict ||
			(command->by && conflict->what != CONFLICT_VALUE)))
		return NULL;
	return command->hint;
}

const struct view conflicts_view = {
	.where = IN_CONFLICTS,
	.open = open,
	.free = free_conflicts,
	.list = list,
	.moved = moved,
	.enter = enter,
	.pair = make_pair,
	.hint = hint,
	.measure = measure,
	.draw = pair_view_draw,
};
