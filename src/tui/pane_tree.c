/* SPDX-License-Identifier: MIT */
/* The tree pane: a row a node, its columns aligned whatever the width. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "tui_private.h"

#define INDENT 2
#define BAR_CELLS 12
#define BAR_SMALL 7
#define DUE_CELLS 6
#define PRIORITY_CELLS 8
#define TAG_CELLS 16
#define TAG_COLUMNS 50 /* from this width on there is room for tags */

/* Which columns there is room for at a width. */
struct columns {
	bool due;
	int bar;   /* cells, 0: none */
	int title; /* where the columns on the right begin */
};

static struct columns
columns_for(int width)
{
	struct columns columns = {0};
	int right = 2 + 5; /* status and number */

	if (width >= 74)
		columns.bar = BAR_CELLS;
	else if (width >= 50)
		columns.bar = BAR_SMALL;
	columns.due = width >= 44;
	right += columns.bar ? columns.bar + 1 : 0;
	right += columns.due ? DUE_CELLS : 0;
	columns.title = width - right - 1; /* and the scroll bar */
	return columns;
}

const char *
status_mark(enum status status)
{
	static const char *const marks[] = {
		[STATUS_NONE] = " ",
		[STATUS_ON_TRACK] = "●",
		[STATUS_AT_RISK] = "▲",
		[STATUS_OFF_TRACK] = "■",
		[STATUS_PENDING] = "○",
		[STATUS_OUTDATED] = "◌",
		[STATUS_DONE] = "✓",
		[STATUS_DROPPED] = "–",
	};

	return marks[status];
}

enum role
status_role(enum status status)
{
	static const enum role roles[] = {
		[STATUS_NONE] = ROLE_MUTED,
		[STATUS_ON_TRACK] = ROLE_GOOD,
		[STATUS_AT_RISK] = ROLE_WARN,
		[STATUS_OFF_TRACK] = ROLE_BAD,
		[STATUS_PENDING] = ROLE_PENDING,
		[STATUS_OUTDATED] = ROLE_PENDING,
		[STATUS_DONE] = ROLE_DONE,
		[STATUS_DROPPED] = ROLE_DROPPED,
	};

	return roles[status];
}

static enum role
title_role(const struct node *node)
{
	if (node->state == STATE_DONE)
		return ROLE_DONE;
	if (node->state == STATE_DROPPED)
		return ROLE_DROPPED;
	if (node->level == LEVEL_OBJECTIVE)
		return ROLE_OBJECTIVE;
	return node->level == LEVEL_KEY_RESULT ? ROLE_KEY_RESULT : ROLE_ACTION;
}

/* "12-01", with the year when it is another: "27-01". */
static void
due_text(int32_t due, int32_t today, char out[static DAY_TEXT_SIZE])
{
	char text[DAY_TEXT_SIZE];
	int year, month, day, this_year;

	day_split(due, &year, &month, &day);
	day_split(today, &this_year, &month, &day);
	day_text(due, text);
	if (year == this_year)
		snprintf(out, DAY_TEXT_SIZE, "%.5s", text + 5);
	else
		snprintf(out, DAY_TEXT_SIZE, "%.2s-%.2s", text + 2, text + 5);
}

static void
draw_numbers(const struct tui *tui, struct canvas *canvas, int row,
	const struct node *node, struct columns columns)
{
	int32_t today = tui->session->today;
	int tenths = share_tenths(node->share), col = columns.title;
	char text[TENTHS_TEXT_SIZE], due[DAY_TEXT_SIZE];
	enum status status;

	if (columns.due) {
		if (node->due != DAY_NONE) {
			due_text(node->due, today, due);
			canvas_put(canvas, row, col + 1,
				node->state == STATE_OPEN && node->due < today
					? ROLE_OVERDUE
					: ROLE_DUE,
				due);
		}
		col += DUE_CELLS;
	}
	if (node->level == LEVEL_ACTION)
		return;
	tenths_text(tenths, text);
	if (node->level == LEVEL_OBJECTIVE)
		tenths_text_fixed(tenths, text);
	canvas_right(canvas, row, col, 5, ROLE_VALUE, text, strlen(text));
	col += 5;
	if (columns.bar) {
		if (tenths >= 0)
			canvas_bar(canvas, row, col + 1, columns.bar, tenths,
				PROGRESS_MAX, theme_band(tenths),
				ROLE_BAR_EMPTY);
		col += columns.bar + 1;
	}
	status = node_standing(&tui->session->plan, node, today).status;
	canvas_put(
		canvas, row, col + 1, status_role(status), status_mark(status));
}

/* What counts in the backlog, which has no pace: tags and the priority. */
static int
wish_left(int width)
{
	return width - PRIORITY_CELLS - 1 -
		(width >= TAG_COLUMNS ? TAG_CELLS + 1 : 0);
}

static void
draw_wish(struct canvas *canvas, int row, const struct node *node)
{
	static const enum role roles[] = {
		[PRIORITY_NONE] = ROLE_MUTED,
		[PRIORITY_HIGHEST] = ROLE_BAD,
		[PRIORITY_HIGH] = ROLE_WARN,
		[PRIORITY_MEDIUM] = ROLE_NORMAL,
		[PRIORITY_LOW] = ROLE_MUTED,
	};
	const struct field *field =
		&record_types[RECORD_NODE].fields[NODE_PRIORITY];
	const struct detail *detail = node_detail(node);
	int width = canvas_cols(canvas);
	const char *word =
		detail->priority ? _(field_word(field, detail->priority)) : "";
	struct str tags = {0};

	if (width >= TAG_COLUMNS && detail->tags) {
		value_show(&record_types[RECORD_NODE].fields[NODE_TAGS],
			value_text(detail->tags), &tags);
		canvas_right(canvas, row, wish_left(width) + 1, TAG_CELLS,
			ROLE_TAG, str_text(&tags), tags.length);
	}
	canvas_right(canvas, row, width - PRIORITY_CELLS - 1, PRIORITY_CELLS,
		roles[detail->priority], word, strlen(word));
	str_fini(&tags);
}

/* Marks what the search finds in the title that begins at `col`. */
static void
draw_matches(const struct tui *tui, struct canvas *canvas, int row, int col,
	int end, const char *title)
{
	size_t length = strlen(title), from = 0, at, found;
	struct rect rect = {.row = row, .rows = 1};

	if (!tui->needle || !*tui->needle)
		return;
	while (text_find(
		       title + from, length - from, tui->needle, &at, &found) &&
		found) {
		rect.col = col + text_width(title, from + at);
		rect.cols = text_width(title + from + at, found);
		if (rect.col >= end)
			return;
		if (rect.col + rect.cols > end)
			rect.cols = end - rect.col;
		canvas_style(canvas, rect, 0, STYLE_MATCH);
		from += at + found;
	}
}

static int
draw_label(const struct tui *tui, struct canvas *canvas, int row, int col,
	const struct tree_row *at, const struct node *node)
{
	static const char *const letters[] = {"", "O", "KR", "A"};
	bool loose = !node->parent && !node->cycle;
	const char *fold = "  ";

	if (tui->tree.filter ? node->children.first != 0
			     : tree_is_open(&tui->tree, node))
		fold = "▾ ";
	else if (node->children.first)
		fold = "▸ ";
	canvas_put(canvas, row, col, ROLE_MARK,
		ids_has(&tui->tree.marked, node->id) ? "*" : " ");
	col += 1 + at->depth * INDENT;
	if (node->level == LEVEL_ACTION)
		col = canvas_printf(canvas, row, col,
			node->state == STATE_DONE ? ROLE_GOOD : ROLE_PENDING,
			"%s ",
			node->state == STATE_DONE	       ? "✓"
				: node->state == STATE_DROPPED ? "–"
							       : "○");
	else
		col = canvas_put(canvas, row, col, ROLE_FOLD, fold);
	return canvas_printf(canvas, row, col, ROLE_REF, "%s%u ",
		loose ? "B" : letters[node->level], at->number);
}

static void
draw_typing(const struct tui *tui, struct canvas *canvas, int row, int col)
{
	entry_draw_in(&tui->typing.entry, canvas,
		(struct rect){row, col, 1, canvas_cols(canvas) - col});
}

static void
draw_node(const struct tui *tui, struct canvas *canvas, int row,
	const struct tree_row *at, const struct node *node)
{
	struct columns columns = columns_for(canvas_cols(canvas));
	int col = draw_label(tui, canvas, row, 0, at, node), used, end;
	size_t length = strlen(node->title);
	bool wish = !tui->tree.cycle;

	if (tui->typing.active && !tui->typing.adding &&
		tui->typing.node == node->id) {
		draw_typing(tui, canvas, row, col);
		return;
	}
	end = wish ? wish_left(canvas_cols(canvas))
		: node->level == LEVEL_ACTION && node->due == DAY_NONE
		? canvas_cols(canvas) - 1
		: columns.title;
	used = canvas_fit(canvas, row, col, end - col, title_role(node),
		node->title, length);
	draw_matches(tui, canvas, row, col, end, node->title);
	if (node_detail(node)->note && col + used + 1 < end)
		canvas_put(canvas, row, col + used + 1, ROLE_MUTED, "≡");
	if (wish)
		draw_wish(canvas, row, node);
	else
		draw_numbers(tui, canvas, row, node, columns);
}

void
tree_draw(const struct tui *tui, struct canvas *canvas, bool focus)
{
	const struct tree *tree = &tui->tree;
	const struct node *node;
	int row;
	size_t at;

	for (row = 0; row < canvas_rows(canvas); row++) {
		if (!list_at(&tree->list, row, &at))
			break;
		node = plan_node(&tui->session->plan, tree->rows[at].id);
		if (node)
			draw_node(tui, canvas, row, &tree->rows[at], node);
		else if (tui->typing.active)
			draw_typing(tui, canvas, row,
				1 + tree->rows[at].depth * INDENT + 2);
		if (at == tree->list.selected && !tui->typing.active)
			canvas_style(canvas,
				(struct rect){row, 0, 1, canvas_cols(canvas)},
				0, focus ? STYLE_SELECTED : STYLE_SELECTED_DIM);
	}
	list_bar(&tree->list, canvas, canvas_cols(canvas) - 1);
}

void
guide_draw(const struct tui *tui, struct canvas *canvas)
{
	bool empty = !tui->session->plan.cycles.first &&
		!tui->session->plan.backlog.first;
	struct lines lines = {0};
	int width = canvas_cols(canvas) - 4;
	size_t i;

	if (tui->tree.filter) {
		lines_wrap(&lines, 0, width, ROLE_MUTED,
			_("Nothing passes the filter. f changes it, Esc takes "
			  "it away."));
	} else if (empty) {
		lines_wrap(&lines, 0, width, ROLE_ACCENT,
			_("Welcome. This plan is empty."));
		lines_begin(&lines, 0);
		lines_wrap(&lines, 0, width, ROLE_NORMAL,
			_("s  a short guided sample to try things on (u takes "
			  "it away again)"));
		lines_wrap(&lines, 0, width, ROLE_NORMAL,
			_("a  your first objective, in a cycle for this "
			  "quarter"));
		lines_wrap(&lines, 0, width, ROLE_NORMAL,
			_(":import FILE  an outline, a Markdown post or YAML "
			  "that you have"));
		lines_wrap(&lines, 0, width, ROLE_NORMAL, _("?  every key"));
	} else {
		lines_wrap(&lines, 0, width, ROLE_MUTED,
			tui->tree.cycle
				? _("No objectives here yet. a adds one, ] and "
				    "[ show other cycles, b the backlog.")
				: _("The backlog is empty: things without a "
				    "cycle yet. a adds one, ] goes back to the "
				    "cycles."));
	}
	for (i = 0; i < lines.count; i++)
		lines_draw(&lines, i, canvas, (int)i + 1, 2);
	lines_fini(&lines);
}
