/* SPDX-License-Identifier: MIT */
/* The tree pane: a row a node, its columns aligned whatever the width. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/align.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/value.h"
#include "tui_private.h"

#define INDENT 2
#define METER_CELLS 10
#define METER_SMALL 5
#define NUMBER_CELLS 4 /* "10", " 5.2": its points below each other */
#define SCORE_CELLS 4  /* "0.75" */
#define DUE_CELLS 5    /* "12-01" */
#define YEAR_CELLS 10  /* "2027-01-12" */
#define OWNER_CELLS 10
#define TITLE_LEAST 54 /* with its label, before owners are shown */
#define PRIORITY_CELLS 8
#define TAG_CELLS 16
#define TAG_COLUMNS 50 /* from this width on there is room for tags */

/* Where the columns stand at a width, -1 those that are not there. Each has a
 * blank before it. */
struct columns {
	int title; /* ends before this one */
	int owner, due, score, mark, meter;
	int due_cells, meter_cells;
};

static struct columns
columns_for(const struct tree_columns *any, int width)
{
	struct columns columns = {
		.owner = -1, .due = -1, .score = -1, .meter = -1};
	int at = width - 2; /* a blank and the scroll bar */

	if (any->meter && width >= 50) {
		columns.meter_cells = width >= 74 ? METER_CELLS : METER_SMALL;
		columns.meter = at -= columns.meter_cells;
	}
	/* The mark and a blank; that it is by hand; a blank, where there is room. */
	at -= 2 + NUMBER_CELLS + 1 + (width >= 74);
	columns.mark = at--;
	if (any->score && width >= 56) {
		columns.score = at -= SCORE_CELLS;
		at--;
	}
	if (any->due && width >= 44) {
		columns.due_cells = any->year ? YEAR_CELLS : DUE_CELLS;
		columns.due = at -= columns.due_cells;
		at--;
	}
	if (any->owner && at - OWNER_CELLS - 1 >= TITLE_LEAST) {
		columns.owner = at -= OWNER_CELLS;
		at--;
	}
	columns.title = at;
	return columns;
}

const char *
status_mark(enum status status)
{
	static const char *const marks[STATUS_COUNT] = {
		[STATUS_NONE] = " ",
		[STATUS_ON_TRACK] = "●",
		[STATUS_AT_RISK] = "▲",
		[STATUS_OFF_TRACK] = "■",
		[STATUS_PENDING] = "○",
		[STATUS_OUTDATED] = "◌",
		[STATUS_DONE] = "✓",
		[STATUS_DROPPED] = "–",
		[STATUS_NO_DATA] = "?",
		[STATUS_REACHED] = "✓",
		[STATUS_CARRIED] = "→",
		[STATUS_PARTLY] = "◐",
		[STATUS_MISSED] = "✗",
	};

	return marks[status];
}

enum role
status_role(enum status status)
{
	static const enum role roles[STATUS_COUNT] = {
		[STATUS_NONE] = ROLE_MUTED,
		[STATUS_ON_TRACK] = ROLE_GOOD,
		[STATUS_AT_RISK] = ROLE_WARN,
		[STATUS_OFF_TRACK] = ROLE_BAD,
		[STATUS_PENDING] = ROLE_PENDING,
		[STATUS_OUTDATED] = ROLE_PENDING,
		[STATUS_DONE] = ROLE_DONE,
		[STATUS_DROPPED] = ROLE_DROPPED,
		[STATUS_NO_DATA] = ROLE_PENDING,
		[STATUS_REACHED] = ROLE_DONE,
		[STATUS_CARRIED] = ROLE_MUTED,
		[STATUS_PARTLY] = ROLE_WARN,
		[STATUS_MISSED] = ROLE_BAD,
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

const char *
short_day(int32_t day, int32_t today, char out[static DAY_TEXT_SIZE])
{
	char text[DAY_TEXT_SIZE];
	int year, this_year, month, rest;

	day_split(day, &year, &month, &rest);
	day_split(today, &this_year, &month, &rest);
	day_text(day, text);
	strcpy(out, year == this_year ? text + 5 : text);
	return out;
}

/* The number, whether it was set by hand, and the meter. */
static void
draw_progress(struct canvas *canvas, int row, const struct columns *columns,
	bool by_hand, int tenths)
{
	char text[TENTHS_TEXT_SIZE];
	int col = columns->mark + 2;

	tenths_text_column(tenths, text);
	canvas_right(canvas, (struct strip){row, col, NUMBER_CELLS}, ROLE_VALUE,
		text, strlen(text));
	if (by_hand)
		canvas_put(canvas, row, col + NUMBER_CELLS, ROLE_WARN, "=");
	if (tenths >= 0 && columns->meter >= 0)
		canvas_bar(canvas,
			(struct strip){
				row, columns->meter, columns->meter_cells},
			(struct meter){tenths, PROGRESS_MAX},
			theme_band(tenths), ROLE_BAR_EMPTY);
}

static void
draw_numbers(const struct desk *desk, struct canvas *canvas, int row,
	const struct node *node, const struct columns *columns)
{
	int32_t today = desk->session->today;
	const char *owner = node_detail(node)->owner;
	const struct plan *plan = &desk->session->plan;
	struct progress progress = node_progress(plan, node);
	int tenths = share_tenths(progress.share);
	int score = node_detail(node)->score;
	char text[TENTHS_TEXT_SIZE], due[DAY_TEXT_SIZE];
	struct standing standing;
	int col;

	if (owner && columns->owner >= 0) {
		col = canvas_put(canvas, row, columns->owner, ROLE_OWNER, "@");
		canvas_fit(canvas, (struct strip){row, col, OWNER_CELLS - 1},
			ROLE_OWNER, owner, strlen(owner));
	}
	if (node->due != DAY_NONE && columns->due >= 0) {
		short_day(node->due, today, due);
		canvas_right(canvas,
			(struct strip){row, columns->due, columns->due_cells},
			node->state == STATE_OPEN && node->due < today
				? ROLE_OVERDUE
				: ROLE_DUE,
			due, strlen(due));
	}
	if (node->level == LEVEL_ACTION)
		return;
	standing = node_standing(plan, node, today);
	if (score >= 0 && columns->score >= 0) {
		score_text(score, text);
		canvas_right(canvas,
			(struct strip){row, columns->score, SCORE_CELLS},
			ROLE_VALUE, text, strlen(text));
	}
	col = canvas_put(canvas, row, columns->mark,
		status_role(standing.status), status_mark(standing.status));
	if (standing_flatters(&standing))
		canvas_put(canvas, row, col, ROLE_WARN, "!");
	draw_progress(canvas, row, columns, progress.by_hand, tenths);
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
		canvas_right(canvas,
			(struct strip){row, wish_left(width) + 1, TAG_CELLS},
			ROLE_TAG, str_text(&tags), tags.length);
	}
	canvas_right(canvas,
		(struct strip){row, width - PRIORITY_CELLS - 1, PRIORITY_CELLS},
		roles[detail->priority], word, strlen(word));
	str_fini(&tags);
}

/* Marks what the search finds in the title that stands there. */
static void
draw_matches(const struct desk *desk, struct canvas *canvas, struct strip strip,
	const char *title)
{
	size_t length = strlen(title), from = 0, at, found;
	struct rect rect = {.row = strip.row, .rows = 1};
	int end = strip.col + strip.cells;

	if (!desk->needle)
		return;
	while (needle_find(desk->needle, title + from, length - from, &at,
		       &found) &&
		found) {
		rect.col = strip.col + text_width(title, from + at);
		rect.cols = text_width(title + from + at, found);
		if (rect.col >= end)
			return;
		if (rect.col + rect.cols > end)
			rect.cols = end - rect.col;
		canvas_style(canvas, rect, 0, STYLE_MATCH);
		from += at + found;
	}
}

int
tree_fold_col(int depth)
{
	return 1 + depth * INDENT;
}

static int
draw_label(const struct desk *desk, struct canvas *canvas, int row,
	const struct tree_row *at, const struct node *node)
{
	static const char *const letters[] = {"", "O", "KR", "A"};
	bool loose = !node->parent && !node->cycle;
	const char *fold = "  ";
	int col = tree_fold_col(at->depth);

	if (desk->tree.filter ? node->children.first != 0
			      : tree_is_open(&desk->tree, node))
		fold = "▾ ";
	else if (node->children.first)
		fold = "▸ ";
	if (ids_has(&desk->tree.marked, node->id))
		canvas_put(canvas, row, 0, ROLE_MARK, "*");
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
draw_typing(const struct desk *desk, struct canvas *canvas, int row, int col)
{
	entry_draw_in(&desk->typing.entry, canvas,
		(struct rect){row, col, 1, canvas_cols(canvas) - col});
}

/* The label that what is being added will have: that of the one before it of
 * its level, counted on. */
static void
new_label(const struct desk *desk, size_t at, char label[static LABEL_SIZE])
{
	static const char *const letters[] = {"O", "KR", "A"};
	const struct tree_row *rows = desk->tree.rows;
	bool backlog = !desk->tree.cycle && !rows[at].depth &&
		(desk->session->plan.backlog.first ||
			desk->session->plan.cycles.first);
	int level = rows[at].depth;
	uint32_t number = 1;
	size_t i, above;

	/* In a cycle that is unfolded objectives stand below its row. */
	for (above = at; tree_find_above(&desk->tree, above, &above);)
		if (rows[above].cycle) {
			level = rows[at].depth - rows[above].depth - 1;
			break;
		}
	for (i = at; i > 0 && rows[i - 1].depth >= rows[at].depth &&
		!rows[i - 1].cycle;
		i--)
		if (rows[i - 1].depth == rows[at].depth) {
			number = rows[i - 1].number + 1;
			break;
		}
	snprintf(label, LABEL_SIZE, "%s%u",
		backlog ? "B" : letters[level < 3 ? level : 2], number);
}

/* The row of a node that is being added. */
static void
draw_new(const struct desk *desk, struct canvas *canvas, int row, size_t at)
{
	int col = tree_fold_col(desk->tree.rows[at].depth) + 2;
	char label[LABEL_SIZE];

	if (!desk->typing.active)
		return;
	new_label(desk, at, label);
	col = canvas_printf(canvas, row, col, ROLE_REF, "%s ", label);
	draw_typing(desk, canvas, row, col);
}

/* That it serves something or is served, where there is room. */
static void
draw_aligned(const struct desk *desk, struct canvas *canvas, struct strip strip,
	const struct node *node)
{
	struct str mark = {0};

	align_mark(&desk->session->plan, node, &mark);
	if (mark.length &&
		text_width(str_text(&mark), mark.length) <= strip.cells)
		canvas_put(canvas, strip.row, strip.col,
			strchr(str_text(&mark), '?') ? ROLE_BAD : ROLE_LINK,
			str_text(&mark));
	str_fini(&mark);
}

/* Where its title ends: before the first column that the row has something in. */
static int
title_end(const struct columns *columns, const struct node *node, int width)
{
	const struct detail *detail = node_detail(node);

	if (detail->owner && columns->owner >= 0)
		return columns->owner - 1;
	if (node->due != DAY_NONE && columns->due >= 0)
		return columns->due - 1;
	if (node->level == LEVEL_ACTION)
		return width - 1;
	if (detail->score >= 0 && columns->score >= 0)
		return columns->score - 1;
	return columns->mark - 1;
}

static void
draw_node(const struct desk *desk, struct canvas *canvas, int row,
	const struct tree_row *at, const struct node *node)
{
	int width = canvas_cols(canvas);
	struct columns columns = columns_for(&desk->tree.columns, width);
	int col = draw_label(desk, canvas, row, at, node), end;
	struct strip title;
	bool wish = !desk->tree.cycle;

	if (desk->typing.active && !desk->typing.adding &&
		desk->typing.node == node->id) {
		draw_typing(desk, canvas, row, col);
		return;
	}
	end = wish ? wish_left(width) : title_end(&columns, node, width);
	title = (struct strip){row, col, end - col};
	col += canvas_fit(canvas, title, title_role(node), node->title,
		strlen(node->title));
	draw_matches(desk, canvas, title, node->title);
	if (node_detail(node)->note && col + 1 < end) {
		canvas_put(canvas, row, col + 1, ROLE_MUTED, "≡");
		col += 2;
	}
	draw_aligned(desk, canvas, (struct strip){row, col + 1, end - col - 1},
		node);
	if (wish)
		draw_wish(canvas, row, node);
	else
		draw_numbers(desk, canvas, row, node, &columns);
}

/* A cycle that lies in the one that is shown: folded, with its own numbers. */
static void
draw_cycle(const struct desk *desk, struct canvas *canvas, int row,
	const struct tree_row *at, const struct cycle *cycle)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	struct columns columns =
		columns_for(&desk->tree.columns, canvas_cols(canvas));
	bool open = desk->tree.filter || ids_has(&desk->tree.cycles, at->cycle);
	struct progress progress = cycle_progress(plan, cycle, today);
	int tenths = share_tenths(progress.share), col, end;

	col = canvas_put(canvas, row, tree_fold_col(at->depth), ROLE_FOLD,
		!cycle->nodes.first && !cycle->inside.first ? "  "
			: open				    ? "▾ "
							    : "▸ ");
	end = columns.title;
	col += canvas_fit(canvas, (struct strip){row, col, end - col},
		       ROLE_CYCLE, cycle->name, strlen(cycle->name)) +
		2;
	canvas_fit(canvas, (struct strip){row, col, end > col ? end - col : 0},
		ROLE_MUTED, cycle_phase_text(cycle, today),
		strlen(cycle_phase_text(cycle, today)));
	draw_progress(canvas, row, &columns, progress.by_hand, tenths);
}

static void
draw_row(const struct desk *desk, struct canvas *canvas, int row, size_t at,
	bool focus)
{
	const struct tree *tree = &desk->tree;
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, tree->rows[at].id);
	const struct cycle *cycle = plan_cycle(plan, tree->rows[at].cycle);

	if (node)
		draw_node(desk, canvas, row, &tree->rows[at], node);
	else if (cycle)
		draw_cycle(desk, canvas, row, &tree->rows[at], cycle);
	else
		draw_new(desk, canvas, row, at);
	if (at != tree->list.selected || desk->typing.active)
		return;
	canvas_style(canvas, (struct rect){row, 0, 1, canvas_cols(canvas)}, 0,
		focus ? STYLE_SELECTED : STYLE_SELECTED_DIM);
	if (focus)
		canvas_rest_cursor(canvas, row, 0);
}

static void
draw_rows(const struct desk *desk, struct canvas *canvas, bool focus)
{
	const struct tree *tree = &desk->tree;
	size_t at;
	int row;

	for (row = 0; list_at(&tree->list, row, &at); row++)
		draw_row(desk, canvas, row, at, focus);
	list_bar(&tree->list, canvas, canvas_cols(canvas) - 1);
}

static void
add_welcome(struct lines *lines, int width)
{
	static const char *const ways[] = {
		N_("s  a short guided sample to try things on (u takes it away "
		   "again)"),
		N_("a  your first objective, in a cycle for this quarter"),
		N_(":import FILE  an outline, a Markdown post or YAML that you "
		   "have"),
		N_("?  every key"),
	};
	size_t i;

	lines_wrap(lines, 0, width, ROLE_ACCENT,
		_("Welcome. This plan is empty."));
	lines_begin(lines, 0);
	for (i = 0; i < sizeof ways / sizeof *ways; i++)
		lines_wrap(lines, 0, width, ROLE_NORMAL, _(ways[i]));
}

/* What to do where nothing is: all of a plan, a cycle, the backlog, what passes
 * a filter. */
static void
draw_guide(const struct desk *desk, struct canvas *canvas, int row)
{
	const struct plan *plan = &desk->session->plan;
	struct lines lines = {0};
	int width = canvas_cols(canvas) - 4;
	size_t i;

	if (desk->tree.filter)
		lines_wrap(&lines, 0, width, ROLE_MUTED,
			_("Nothing passes the filter. f changes it, Esc takes "
			  "it away."));
	else if (!plan->cycles.first && !plan->backlog.first)
		add_welcome(&lines, width);
	else
		lines_wrap(&lines, 0, width, ROLE_MUTED,
			desk->tree.cycle
				? _("No objectives here yet. a adds one, ] and "
				    "[ show other cycles, b the backlog.")
				: _("The backlog is empty: things without a "
				    "cycle yet. a adds one, ] goes back to the "
				    "cycles."));
	for (i = 0; i < lines.count; i++)
		lines_draw(&lines, i, canvas, row + (int)i, 2);
	lines_fini(&lines);
}

/* One row again, where all of them stand already. */
static void
redraw_row(const struct desk *desk, struct canvas *canvas, size_t at)
{
	int row = (int)(at - desk->tree.list.top);

	canvas_fill(canvas, (struct rect){row, 0, 1, canvas_cols(canvas)},
		ROLE_NORMAL, " ");
	draw_row(desk, canvas, row, at, true);
}

void
tree_draw_step(const struct desk *desk, struct canvas *canvas, size_t from)
{
	redraw_row(desk, canvas, from);
	redraw_row(desk, canvas, desk->tree.list.selected);
	list_bar(&desk->tree.list, canvas, canvas_cols(canvas) - 1);
}

void
tree_draw(const struct desk *desk, struct canvas *canvas, bool focus)
{
	const struct tree *tree = &desk->tree;

	draw_rows(desk, canvas, focus);
	/* It stays while the first one is typed. */
	if (!tree->list.count || (tree->list.count == 1 && !tree->rows[0].id))
		draw_guide(desk, canvas, (int)tree->list.count + 1);
}
