/* SPDX-License-Identifier: MIT */
/* The loop: an event changes the state, then a frame shows it. */
#include "tui/tui.h"

#include <langinfo.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sample.h"
#include "base/say.h"
#include "checkin.h"
#include "closing.h"
#include "metrics.h"
#include "review/checkin.h"
#include "review_screen.h"
#include "tui_private.h"
#include "weeks.h"

#define REVIEW_ROWS 30 /* a screen so high shows the review beside the tree */
#define REST_MS 80     /* without a key: what takes long may be done */

void
tui_message(struct tui *tui, const char *format, ...)
{
	va_list args;
	char *text;

	str_clear(&tui->message);
	tui->message_is_error = false;
	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0) {
		str_add(&tui->message, text);
		free(text);
	}
	va_end(args);
}

void
tui_error(struct tui *tui, const struct err *err)
{
	str_clear(&tui->message);
	str_add(&tui->message, err->text);
	tui->message_is_error = true;
}

const struct node *
tui_selected(const struct tui *tui)
{
	return plan_node(&tui->session->plan, tree_selected(&tui->tree));
}

const struct own_view *
tui_own(const struct tui *tui)
{
	if (tui->view == VIEW_OWN)
		return tui->own;
	return tui->view == VIEW_PLAN && tui->focus == FOCUS_REVIEW
		? &review_view
		: NULL;
}

const struct node *
tui_detailed(const struct tui *tui)
{
	return plan_node(&tui->session->plan, tui->detail_node);
}

void
tui_reload(struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *current;

	if (tui->tree.cycle && !plan_cycle(plan, tui->tree.cycle)) {
		current = query_current(plan, tui->session->today);
		tui->tree.cycle = current ? current->base.id : 0;
	}
	tree_build(&tui->tree, plan, tree_selected(&tui->tree));
	tui->counted = false;
	tui->version++;
}

void
tui_show_cycle(struct tui *tui, uint32_t cycle)
{
	tui->tree.cycle = cycle;
	tui->tree.list.selected = 0;
	tui->tree.list.top = 0;
	tui->detail_node = 0;
	tree_build(&tui->tree, &tui->session->plan, 0);
	view_close(tui);
}

/* Whether a change can alter which rows there are, or their order. */
static bool
is_structural(const struct tui *tui, const struct change *change)
{
	size_t i;

	if (tui->tree.filter)
		return true;
	for (i = 0; i < change->count; i++) {
		const struct edit *edit = &change->edits[i];

		if (edit->record == RECORD_NODE &&
			(edit->op != EDIT_SET || edit->field < NODE_DUE ||
				edit->field == NODE_LEVEL))
			return true;
	}
	return false;
}

bool
tui_do(struct tui *tui, struct change *change, struct err *err)
{
	bool structural = is_structural(tui, change);

	if (!session_do(tui->session, change, err)) {
		/* The plan may have been read again after a conflict. */
		tui_reload(tui);
		return false;
	}
	tui->counted = false;
	tui->version++;
	if (structural)
		tui_reload(tui);
	return true;
}

bool
tui_store(struct tui *tui, bool ok, struct change *change, struct err *err)
{
	ok = ok && tui_do(tui, change, err);
	change_fini(change);
	return ok;
}

/* ---- drawing */

static void
draw_too_small(const struct tui *tui, struct canvas *canvas)
{
	(void)tui;
	canvas_clear(canvas, ROLE_NORMAL);
	canvas_put(canvas, 0, 0, ROLE_WARN, _("The window is too small:"));
	canvas_printf(
		canvas, 1, 0, ROLE_NORMAL, "%d×%d", LAYOUT_COLS, LAYOUT_ROWS);
}

static void
pane_title(const struct tui *tui, enum focus focus, struct str *out)
{
	const struct node *node = tui_detailed(tui);
	char label[LABEL_SIZE];

	if (focus == FOCUS_TREE)
		str_add(out, tui->tree.cycle ? _("Plan") : _("Backlog"));
	else if (focus == FOCUS_REVIEW)
		review_title(tui, tui->review_pane, out);
	else if (node)
		str_addf(out, "%s · %s",
			node_label(&tui->session->plan, node, label),
			node->title);
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
	inner = canvas_pane(canvas, rect, str_text(&title), focused);
	str_fini(&title);
	if (focus == FOCUS_DETAIL)
		detail_draw(tui, &inner, focused);
	else if (tui->tree.list.count)
		tree_draw(tui, &inner, focused);
	else
		guide_draw(tui, &inner);
}

/* The pane with the focus last, so that its border wins; then the titles that
 * it went over. */
static void
draw_panes(const struct tui *tui, struct canvas *canvas)
{
	struct str title = {0};
	int pane;

	for (pane = FOCUS_TREE; pane <= FOCUS_REVIEW; pane++)
		if (pane != (int)tui->focus)
			draw_pane(tui, canvas, (enum focus)pane);
	draw_pane(tui, canvas, tui->focus);
	for (pane = FOCUS_TREE; pane <= FOCUS_REVIEW; pane++) {
		struct rect rect = tui->layout.panes[pane];

		if (pane == (int)tui->focus || !rect.rows)
			continue;
		str_clear(&title);
		pane_title(tui, (enum focus)pane, &title);
		canvas_title(canvas, rect, str_text(&title), ROLE_TITLE);
	}
	str_fini(&title);
}

static void
draw_message(const struct tui *tui, struct canvas *canvas)
{
	struct canvas row = canvas_part(canvas, tui->layout.message);

	if (tui->prompt.open)
		return;
	if (tui->message.length) {
		canvas_clear(&row, ROLE_NORMAL);
		canvas_fit(&row, 0, 0, canvas_cols(&row),
			tui->message_is_error ? ROLE_ERROR : ROLE_MESSAGE,
			str_text(&tui->message), tui->message.length);
	}
}

static void
draw(struct tui *tui)
{
	struct canvas *canvas = &tui->canvas, part;

	canvas_clear(canvas, ROLE_NORMAL);
	canvas_hide_cursor(canvas);
	if (tui->layout.kind == LAYOUT_NONE) {
		draw_too_small(tui, canvas);
		screen_show(tui->screen, canvas);
		return;
	}
	part = canvas_part(canvas, tui->layout.header);
	header_draw(tui, &part);
	if (tui->view == VIEW_PLAN) {
		draw_panes(tui, canvas);
	} else if (tui->view == VIEW_OWN) {
		tui->own->draw(tui, canvas);
	} else {
		lines_view_draw(tui, canvas);
	}
	part = canvas_part(canvas, tui->layout.hints);
	hints_draw(tui, &part);
	draw_message(tui, canvas);
	if (tui->prompt.open)
		prompt_draw(&tui->prompt, canvas);
	screen_show(tui->screen, canvas);
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
	int rows, cols;
	bool shown;

	screen_size(tui->screen, &rows, &cols);
	canvas_resize(&tui->canvas, rows, cols);
	shown = shows_review(tui, rows);
	if (!shown && tui->focus == FOCUS_REVIEW)
		tui->focus = FOCUS_TREE;
	tui->layout =
		layout_make(rows, cols, shown ? 3 : 2, (size_t)tui->focus);
	review = tui->layout.panes[FOCUS_REVIEW];
	tree = rect_inset(tui->layout.panes[FOCUS_TREE], 1);
	if (tree.rows > 0)
		list_size(&tui->tree.list, tui->tree.list.count, tree.rows);
	list_size(&tui->lines_list, tui->lines.count,
		tui->layout.body.rows - 2 > 0 ? tui->layout.body.rows - 2 : 1);
	if (tui->view == VIEW_OWN)
		tui->own->measure(tui);
	else if (tui->view == VIEW_PLAN && review.rows)
		review_pane_measure(tui, review,
			tui->resting || tui->focus == FOCUS_REVIEW);
}

/* The detail pane scrolls over what it has for the selected node. */
static void
measure_detail(struct tui *tui)
{
	struct rect detail = rect_inset(tui->layout.panes[FOCUS_DETAIL], 1);
	struct lines lines = {0};

	if (detail.rows <= 0)
		return;
	detail_lines(tui, detail.cols - 1, &lines);
	list_size(&tui->detail, lines.count, detail.rows);
	lines_fini(&lines);
}

/* ---- events */

static void
typing_key(struct tui *tui, struct key key)
{
	switch (entry_key(&tui->typing.entry, key)) {
	case ENTRY_DONE:
		typing_end(tui, true);
		break;
	case ENTRY_CANCELLED:
		typing_end(tui, false);
		break;
	default:
		break;
	}
}

/* Sees what another program wrote. False when that took the selected node
 * away: the key was meant for what was on the screen. */
static bool
refresh(struct tui *tui)
{
	uint32_t selected = tree_selected(&tui->tree);
	struct err err = {0};
	bool changed;

	if (!session_refresh(tui->session, &changed, &err)) {
		tui_error(tui, &err);
		return false;
	}
	if (!changed)
		return true;
	tui_reload(tui);
	if (tree_selected(&tui->tree) == selected)
		return true;
	tui_message(tui,
		_("another program changed the plan; look again and repeat"));
	return false;
}

static bool
is_typing_own(const struct tui *tui)
{
	return tui_own(tui) && tui_own(tui)->typing(tui);
}

static int
layer(const struct tui *tui)
{
	return tui_own(tui) ? tui_own(tui)->where : 0;
}

static void
key(struct tui *tui, struct key key)
{
	char name[KEY_TEXT_SIZE];
	int command;

	if (tui->typing.active) {
		typing_key(tui, key);
		return;
	}
	if (tui->prompt.open) {
		asking_key(tui, key);
		return;
	}
	if (is_typing_own(tui)) {
		tui_own(tui)->key(tui, key);
		return;
	}
	str_clear(&tui->message);
	command = keymap_command(&tui->keymap, layer(tui), key);
	tui->pressed = key;
	if (command == KEYMAP_NONE) {
		tui_message(tui, _("%s does nothing here; ? lists the keys"),
			key_label(key, name));
		return;
	}
	if (refresh(tui))
		command_run(tui, command, "");
}

static void
paste(struct tui *tui, const struct event *event)
{
	if (tui->typing.active)
		entry_paste(&tui->typing.entry, event->text, event->length);
	else if (tui->prompt.open)
		asking_paste(tui, event->text, event->length);
	else if (is_typing_own(tui))
		tui_own(tui)->paste(tui, event->text, event->length);
	else
		tui_message(tui,
			_("pasted text needs a line: press a to add one, then "
			  "paste"));
}

static void
click(struct tui *tui, const struct event *event)
{
	struct rect tree = rect_inset(tui->layout.panes[FOCUS_TREE], 1);
	size_t row;

	if (tui->view != VIEW_PLAN || tui->typing.active || tui->prompt.open)
		return;
	if (event->row >= tree.row && event->row < tree.row + tree.rows &&
		event->col >= tree.col && event->col < tree.col + tree.cols) {
		tui->focus = FOCUS_TREE;
		if (list_at(&tui->tree.list, event->row - tree.row, &row))
			list_select(&tui->tree.list, row);
	} else if (tui->layout.panes[FOCUS_DETAIL].rows) {
		tui->focus = FOCUS_DETAIL;
	}
	measure(tui);
}

static void
scroll(struct tui *tui, int by)
{
	if (tui->typing.active)
		return;
	if (tui->view == VIEW_LINES)
		list_scroll(&tui->lines_list, by * 3);
	else if (tui_own(tui))
		tui_own(tui)->scroll(tui, by * 3);
	else if (tui->focus == FOCUS_DETAIL)
		list_scroll(&tui->detail, by * 3);
	else
		list_scroll(&tui->tree.list, by * 3);
}

static void
handle(struct tui *tui, const struct event *event, int *number)
{
	switch (event->type) {
	case EVENT_KEY:
		key(tui, event->key);
		break;
	case EVENT_PASTE:
		paste(tui, event);
		break;
	case EVENT_CLICK:
		click(tui, event);
		break;
	case EVENT_SCROLL:
		scroll(tui, event->by);
		break;
	case EVENT_QUIT:
		*number = event->signal ? event->signal : SIGHUP;
		tui->leaving = true;
		break;
	case EVENT_RESIZE:
	case EVENT_TIMEOUT:
		break;
	}
}

static void
show_detail(struct tui *tui)
{
	uint32_t selected = tree_selected(&tui->tree);

	if (tui->typing.active || tui->detail_node == selected)
		return;
	tui->detail_node = selected;
	tui->counted = false;
	tui->detail.top = tui->detail.selected = 0;
}

/* The detail pane follows when the keys rest: while one travels it would be
 * most of what a frame sends. Whether it lags behind. */
static bool
detail_lags(struct tui *tui)
{
	uint32_t selected = tree_selected(&tui->tree);

	if (tui->typing.active)
		return false;
	if (tui->focus == FOCUS_DETAIL || !tui_detailed(tui))
		show_detail(tui);
	return tui->detail_node != selected;
}

/* Goes over the whole plan and its journal, so not between two keys. */
static void
count(struct tui *tui)
{
	if (tui->counted)
		return;
	tui->owed = checkin_count(&tui->session->plan, tui->session->today);
	tui->revisions = session_revisions(tui->session, tui->detail_node);
	tui->counted = true;
}

static void
loop(struct tui *tui, int *number)
{
	struct event event;
	bool lags;

	while (!tui->leaving) {
		measure(tui);
		lags = detail_lags(tui);
		if (tui->focus == FOCUS_DETAIL)
			measure_detail(tui);
		/* Keys that wait already: one frame for all of them. */
		if (!screen_pending(tui->screen))
			draw(tui);
		event = screen_key(
			tui->screen, lags || !tui->counted ? REST_MS : -1);
		tui->resting = event.type == EVENT_TIMEOUT;
		if (tui->resting) {
			show_detail(tui);
			count(tui);
		}
		handle(tui, &event, number);
	}
}

/* ---- beginning and end */

static bool
set_up_keys(struct tui *tui, struct err *err)
{
	const struct config *config = &tui->session->config;
	int i;

	tui->keymap.layer = command_layer;
	for (i = 0; commands[i].name; i++)
		if (!keymap_bind(&tui->keymap, i, commands[i].keys, err))
			return false;
	return keymap_configure(&tui->keymap, config->file, config->keys,
		config->key_count, command_index, err);
}

static bool
set_up(struct tui *tui, const struct tui_options *options, struct err *err)
{
	struct session *session = tui->session;
	const struct cycle *current =
		query_current(&session->plan, session->today);
	struct screen_options screen = {
		.ascii = session->config.ascii, .mouse = session->config.mouse};

	tui->ascii = session->config.ascii ||
		strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	tui->theme = theme_load(session->config.theme, err);
	if (!tui->theme || !set_up_keys(tui, err))
		return false;
	screen.theme = tui->theme;
	tui->screen = screen_open(&screen, err);
	if (!tui->screen)
		return false;
	plan_init(&tui->register_plan);
	canvas_init(&tui->canvas, 0, 0);
	entry_init(&tui->typing.entry);
	tui->typing.entry.limit = TITLE_MAX;
	tui->tree.list.jump = 3;
	tui->prompt.complete = command_complete;
	tui->prompt.context = tui;
	tui_show_cycle(tui,
		options->cycle	  ? options->cycle
			: current ? current->base.id
				  : 0);
	typing_load_draft(tui);
	return true;
}

static void
tear_down(struct tui *tui)
{
	screen_close(tui->screen);
	if (tui->screen)
		canvas_fini(&tui->canvas);
	theme_free(tui->theme);
	keymap_fini(&tui->keymap);
	tree_fini(&tui->tree);
	lines_fini(&tui->lines);
	checkin_free(tui->walk);
	weeks_free(tui->weeks);
	metrics_free(tui->metrics);
	closing_free(tui->closing);
	review_screen_free(tui->review);
	review_screen_free(tui->review_pane);
	prompt_fini(&tui->prompt);
	entry_fini(&tui->typing.entry);
	plan_fini(&tui->register_plan);
	str_fini(&tui->message);
	str_fini(&tui->search);
	free(tui->needle);
	free(tui->filter_text);
	free(tui->draft);
}

bool
tui_run(struct session *session, const struct tui_options *options, int *number,
	struct err *err)
{
	static const char *const screens[] = {
		[TUI_CHECKIN] = "checkin",
		[TUI_REVIEW] = "review",
		[TUI_CLOSING] = "close",
	};
	struct tui tui = {.session = session};
	bool ok = set_up(&tui, options, err);

	*number = 0;
	if (ok) {
		if (screens[options->screen])
			command_run(&tui,
				command_index(screens[options->screen]), "");
		loop(&tui, number);
		if (tui.typing.active)
			typing_save_draft(&tui);
		if (tui_own(&tui))
			tui_own(&tui)->leave(&tui);
	}
	tear_down(&tui);
	return ok;
}
