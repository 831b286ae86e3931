/* SPDX-License-Identifier: MIT */
#include "review_screen.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/templates.h"
#include "base/say.h"
#include "lines_view.h"
#include "model/progress.h"
#include "review/review.h"
#include "tui_private.h"

#define WIDTH_MOST 100 /* longer lines are not read */
#define ENTRY_LEAST 3  /* rows of a text being typed */
#define AROUND 5       /* rows of the pane that are left beside it */

/* ---- lines */

/* Reads the templates each time it is opened: a person may be writing one. */
static void
load_templates(struct desk *desk, struct review_screen *screen)
{
	struct err err = {0};

	templates_free(screen->templates);
	screen->templates = templates_load(&err);
	if (*err.text)
		tui_error(desk, &err);
}

static void
make_lines(const struct desk *desk, const struct review_screen *screen,
	struct review_lines *out)
{
	struct review_options options = {.cycle = screen->cycle,
		.objective = screen->objective,
		.today = desk->session->today,
		.parts = screen->objective ? REVIEW_OBJECTIVES : REVIEW_PRINT,
		.templates = screen->templates};
	struct review *review;
	struct doc_source source;
	struct doc doc = {0};
	size_t left;

	/* Over the whole plan nothing is asked: there it would never end. */
	if (screen->cycle)
		options.parts |= REVIEW_PROMPTS;
	review = review_new(&desk->session->plan, &options);
	source = review_source(review);
	while (source.next(source.context, &doc))
		review_lines_add(out, &doc);
	review_lines_end(out);
	doc_clear(&doc);
	review_free(review);
	/* Another program took away what is being typed on: it goes on at the
	 * end, so that nothing is lost. */
	if (out->edited && !out->typed)
		for (out->typed = out->lines.count, left = 0;
			left < (size_t)out->typed_rows; left++)
			lines_begin(&out->lines, 0);
}

/* Selects the same place in the new lines, or the one that is wanted. */
static void
find_place(struct review_screen *screen, const struct review_lines *fresh,
	const struct review_place *old)
{
	const struct review_place *wanted = screen->going ? &screen->goal : old;
	size_t i, line = 0; /* within it */

	if (wanted && wanted == old)
		line = screen->list.selected - old->first;

	list_size(&screen->list, fresh->lines.count, screen->list.height);
	for (i = 0; wanted && i < fresh->count; i++)
		if (review_place_same(&fresh->places[i], wanted)) {
			if (line >= fresh->places[i].count)
				line = 0;
			list_select(
				&screen->list, fresh->places[i].first + line);
			break;
		}
	screen->going = false;
}

static void
rebuild(struct desk *desk, struct review_screen *screen, int width, int rows)
{
	struct review_place edited = review_place_of(&desk->typing.spot);
	struct review_lines fresh = {.width = width,
		.ascii = desk->ascii,
		.edited = screen->typing ? &edited : NULL,
		.typed_rows = rows};

	make_lines(desk, screen, &fresh);
	find_place(screen, &fresh, review_selected(screen));
	review_lines_fini(&screen->shown);
	fresh.edited = NULL;
	screen->shown = fresh;
	screen->version = desk->version;
}

/* The cells of a line in a pane. */
static int
width_in(struct rect rect)
{
	int cols = rect_inset(rect, 1).cols - 1;

	return cols < WIDTH_MOST ? cols : WIDTH_MOST;
}

static bool
is_typed_in(const struct desk *desk, const struct review_screen *screen)
{
	const struct typing *typing = &desk->typing;

	return tui_view(desk) == &review_view && review_of(desk) == screen &&
		typing->active && !typing->adding && !typing->node;
}

/* Rows of the text that is typed, 0 when none is. */
static int
typed_rows(struct desk *desk, const struct review_screen *screen, int width,
	int most)
{
	struct entry *entry = &desk->typing.entry;
	int rows;

	if (!screen->typing)
		return 0;
	width -= screen->shown.typed_left;
	entry_width(entry, width);
	rows = entry_rows(entry, width);
	if (!entry->multiline)
		return rows < most ? rows : most;
	rows++;
	if (rows > most)
		rows = most;
	return rows < ENTRY_LEAST ? ENTRY_LEAST : rows;
}

static void
measure_screen(struct desk *desk, struct review_screen *screen)
{
	struct rect inner = rect_inset(screen->rect, 1);
	struct review_lines *shown = &screen->shown;
	int width = width_in(screen->rect);
	int rows, again;

	screen->typing = is_typed_in(desk, screen);
	rows = typed_rows(desk, screen, width, inner.rows - AROUND);
	screen->list.height = inner.rows;
	if (screen->version != desk->version || width != shown->width ||
		rows != shown->typed_rows)
		rebuild(desk, screen, width, rows);
	/* Where the room begins is known by now. */
	again = typed_rows(desk, screen, width, inner.rows - AROUND);
	if (again != rows)
		rebuild(desk, screen, width, rows = again);
	list_size(&screen->list, shown->lines.count, inner.rows);
	if (screen->typing) {
		list_select(&screen->list, shown->typed + (size_t)rows - 1);
		list_select(&screen->list, shown->typed);
	}
}

static void
measure(struct desk *desk)
{
	if (desk->layout.kind == LAYOUT_NONE)
		return;
	desk->review->rect = desk->layout.body;
	measure_screen(desk, desk->review);
}

/* ---- drawing */

static void
draw_entry(const struct desk *desk, const struct review_screen *screen,
	struct canvas *inner)
{
	const struct review_lines *shown = &screen->shown;
	struct rect rect = {(int)shown->typed - (int)screen->list.top,
		shown->typed_left, shown->typed_rows,
		shown->width - shown->typed_left};

	entry_draw_in(&desk->typing.entry, inner, rect);
}

void
review_title(const struct desk *desk, const struct review_screen *screen,
	struct str *out)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, screen->cycle);
	const struct node *objective = plan_node(plan, screen->objective);
	int owed = screen->shown.owed;
	char label[LABEL_SIZE];

	str_add(out, _("Review"));
	if (objective)
		str_addf(out, " · %s", node_label(plan, objective, label));
	else if (cycle)
		str_addf(out, " · %s", cycle->name);
	if (cycle && owed)
		str_addf(out,
			ngettext(" · %d owed", " · %d owed",
				(unsigned long)owed),
			owed);
	else if (cycle)
		str_add(out, _(" · nothing owed"));
}

/* Beside a score that is selected: it can be stepped, and pulled. */
static void
draw_scale(const struct desk *desk, const struct review_screen *screen,
	struct canvas *canvas, int row)
{
	const struct plan *plan = &desk->session->plan;
	const struct review_place *place = review_selected(screen);
	int col = review_scale(screen), score;
	char text[TENTHS_TEXT_SIZE];

	if (col < 0)
		return;
	score = desk->pulling
		? desk->pulled
		: review_shown_score(plan, plan_node(plan, place->id));
	canvas_bar(canvas, (struct strip){row, col, REVIEW_SCALE},
		(struct meter){score < 0 ? 0 : score, SCORE_MAX},
		theme_band(score), ROLE_BAR_EMPTY);
	if (desk->pulling)
		canvas_printf(canvas, row, col + REVIEW_SCALE, ROLE_VALUE,
			" %s", score_text(score, text));
}

static void
draw_screen(const struct desk *desk, const struct review_screen *screen,
	struct canvas *canvas, bool focus)
{
	const struct list *list = &screen->list;
	struct str name = {0};
	struct canvas inner;
	size_t line;
	int i;

	review_title(desk, screen, &name);
	inner = canvas_pane(canvas, screen->rect, str_text(&name), focus);
	str_fini(&name);
	for (i = 0; list_at(list, i, &line); i++) {
		lines_draw(&screen->shown.lines, line, &inner, i, 0);
		if (!focus || line != list->selected || screen->typing)
			continue;
		draw_scale(desk, screen, &inner, i);
		canvas_style(&inner,
			(struct rect){i, 0, 1, canvas_cols(&inner)}, 0,
			STYLE_SELECTED);
	}
	if (screen->typing)
		draw_entry(desk, screen, &inner);
	list_bar(list, &inner, canvas_cols(&inner) - 1);
}

static void
draw(const struct desk *desk, struct canvas *canvas)
{
	draw_screen(desk, desk->review, canvas, true);
}

/* ---- moving */

const struct review_place *
review_selected(const struct review_screen *screen)
{
	return review_place_at(&screen->shown, screen->list.selected);
}

/* To the next place that can be edited, or the one before; by a screen where
 * there is none near, so that everything is seen on the way. */
static bool
step(struct desk *desk, int by)
{
	struct review_screen *screen = review_of(desk);
	bool back = by < 0;
	const struct review_lines *shown = &screen->shown;
	const struct review_place *place = NULL;
	struct list *list = &screen->list;
	size_t i, near = (size_t)list->height;

	for (i = 0; i < shown->count; i++) {
		size_t first =
			shown->places[back ? shown->count - 1 - i : i].first;

		if (back ? first < list->selected : first > list->selected) {
			place = &shown->places[back ? shown->count - 1 - i : i];
			break;
		}
	}
	if (place &&
		(back ? list->selected - place->first
		      : place->first - list->selected) < near) {
		list_select(list, place->first);
		/* All of it, when it fits. */
		if (!back && place->count < near)
			list_select(list, place->first + place->count - 1);
		list_select(list, place->first);
	} else {
		list_page(list, back ? -1 : 1);
	}
	return true;
}

/* To the next place where something is owed, or back, going round. */
bool
do_review_owed(struct desk *desk, const struct asked *asked, struct err *err)
{
	bool back = asked->by < 0;
	struct review_screen *screen = review_of(desk);
	const struct review_lines *shown = &screen->shown;
	const struct review_place *found = NULL;
	size_t i, selected = screen->list.selected;

	for (i = 0; i < shown->count; i++) {
		const struct review_place *place =
			&shown->places[back ? shown->count - 1 - i : i];
		bool beyond = back ? place->first < selected
				   : place->first > selected;

		if (!place->owed)
			continue;
		if (!found)
			found = place;
		if (beyond) {
			found = place;
			break;
		}
	}
	(void)err;
	if (!found) {
		tui_message(desk, _("nothing is owed any more"));
		return true;
	}
	list_select(&screen->list, found->first);
	list_center(&screen->list);
	return true;
}

static struct list *
list(struct desk *desk)
{
	return &review_of(desk)->list;
}

/* ---- beginning and end */

struct review_screen *
review_of(const struct desk *desk)
{
	return desk->view == &review_view ? desk->review : desk->review_pane;
}

struct review_screen *
review_screen_new(void)
{
	struct review_screen *screen = base_calloc(1, sizeof *screen);

	return screen;
}

/* Another cycle or objective begins at its top. */
static void
show(struct desk *desk, struct review_screen *screen, uint32_t objective)
{
	uint32_t cycle = desk->tree.cycle;

	if (screen->cycle == cycle && screen->objective == objective)
		return;
	review_lines_fini(&screen->shown);
	screen->list = (struct list){0};
	screen->cycle = cycle;
	screen->objective = objective;
	screen->version = desk->version - 1;
}

static bool
review_open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(desk);
	if (!desk->review)
		desk->review = review_screen_new();
	show(desk, desk->review, 0);
	load_templates(desk, desk->review);
	desk->review->version = desk->version - 1;
	view_show(desk, &review_view);
	return true;
}

/* ---- the pane */

void
review_pane_measure(struct desk *desk, struct rect rect, bool now)
{
	const struct node *top =
		plan_top(&desk->session->plan, tui_detailed(desk));
	struct review_screen *screen = desk->review_pane;
	struct rect inner = rect_inset(rect, 1);

	screen->rect = rect;
	if (!now) {
		list_size(&screen->list, screen->shown.lines.count, inner.rows);
		return;
	}
	if (!screen->typing)
		show(desk, screen, top ? top->id : 0);
	if (screen->objective)
		measure_screen(desk, screen);
}

/* Whether the pane shows another objective, version or width than it should. */
bool
review_pane_lags(const struct desk *desk)
{
	const struct node *top =
		plan_top(&desk->session->plan, tui_detailed(desk));
	const struct review_screen *screen = desk->review_pane;
	struct rect rect = desk->layout.panes[FOCUS_REVIEW];

	if ((desk->view != desk->views[VIEW_PLAN] &&
		    desk->view != desk->views[VIEW_FIELDS]) ||
		!rect.rows || screen->typing)
		return false;
	return screen->cycle != desk->tree.cycle ||
		screen->objective != (top ? top->id : 0) ||
		(screen->objective &&
			(screen->version != desk->version ||
				screen->shown.width != width_in(rect)));
}

void
review_pane_draw(const struct desk *desk, struct canvas *canvas, bool focus)
{
	draw_screen(desk, desk->review_pane, canvas, focus);
}

static void
screen_free(struct review_screen *screen)
{
	if (!screen)
		return;
	review_lines_fini(&screen->shown);
	templates_free(screen->templates);
	free(screen);
}

static void
free_screens(struct desk *desk)
{
	screen_free(desk->review);
	screen_free(desk->review_pane);
}

/* ---- searching: its lines */

static size_t
searched_count(const struct desk *desk)
{
	return desk->review->shown.lines.count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->review->list.selected;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	lines_text(&desk->review->shown.lines, row, out);
}

static void
searched_go(struct desk *desk, size_t row)
{
	list_select(&desk->review->list, row);
	list_center(&desk->review->list);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

const struct view review_view = {
	.twice = "review-edit",
	.hint = review_hint,
	.pull = review_pull,
	.let_go = review_let_go,
	.where = IN_REVIEW,
	.of_cycle = true,
	.open = review_open,
	.free = free_screens,
	.list = list,
	.searched = &searched,
	.step = step,
	.store = review_store,
	.measure = measure,
	.draw = draw,
};
