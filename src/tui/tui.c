/* SPDX-License-Identifier: MIT */
/* The loop: an event changes the state, then a frame shows it. */
#include "tui/tui.h"

#include <langinfo.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/drafts.h"
#include "app/sample.h"
#include "app/watch.h"
#include "base/say.h"
#include "base/text.h"
#include "checkin.h"
#include "closing.h"
#include "form.h"
#include "keys.h"
#include "marks.h"
#include "metrics.h"
#include "model/cycle.h"
#include "review/checkin.h"
#include "review_screen.h"
#include "tui_private.h"
#include "weeks.h"

#define REVIEW_ROWS 30 /* a screen so high shows the review beside the tree */
#define UNKEPT_MOST 20 /* keys after which a draft is kept */
#define REST_MS 80     /* without a key: what takes long may be done */

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

/* On the last row, above the prompt when there is one; what is too long for it
 * begins on the row before. */
static void
draw_message(const struct tui *tui, struct canvas *canvas)
{
	const char *text = str_text(&tui->message);
	size_t length = tui->message.length, first = 0, shown = 0;
	int cols = canvas_cols(canvas);
	int last = tui->layout.message.row - tui->prompt.open;
	unsigned style = tui->message_is_error ? ROLE_ERROR : ROLE_MESSAGE;

	if (!length)
		return;
	if (text_width(text, length) > cols)
		first = text_line(text, length, cols, &shown);
	for (int row = first ? last - 1 : last; row <= last; row++)
		canvas_fill(canvas, (struct rect){row, 0, 1, cols}, ROLE_NORMAL,
			" ");
	if (first)
		canvas_text(canvas, last - 1, 0, cols, style, text, shown);
	canvas_fit(canvas, last, 0, cols, style, text + first, length - first);
}

/* Whether all that differs from the last frame is the row with the bar. */
static bool
is_step(const struct tui *tui)
{
	const struct tree *tree = &tui->tree;

	/* The hints on a cycle are others than those on a node. */
	return !tui->dirty && tree->list.top == tui->drawn.top &&
		tree->list.count == tui->drawn.count && tree->list.count &&
		tree->rows[tree->list.selected].id &&
		tree->rows[tui->drawn.selected].id;
}

static void
draw_all(struct tui *tui)
{
	struct canvas *canvas = &tui->canvas, part;

	canvas_clear(canvas, ROLE_NORMAL);
	canvas_hide_cursor(canvas);
	if (tui->layout.kind == LAYOUT_NONE) {
		draw_too_small(tui, canvas);
		return;
	}
	part = canvas_part(canvas, tui->layout.header);
	header_draw(tui, &part);
	tui->view->draw(tui, canvas);
	if (tui->prompt.open && tui->asking == ASK_FILTER)
		filter_help_draw(tui, canvas);
	part = canvas_part(canvas, tui->layout.hints);
	hints_draw(tui, &part);
	draw_message(tui, canvas);
	keys_draw(tui, canvas);
	if (tui->prompt.open)
		prompt_draw(&tui->prompt, canvas);
}

static void
draw(struct tui *tui)
{
	struct canvas tree = canvas_part(
		&tui->canvas, rect_inset(tui->layout.panes[FOCUS_TREE], 1));

	if (is_step(tui))
		tree_draw_step(tui, &tree, tui->drawn.selected);
	else
		draw_all(tui);
	tui->drawn = tui->tree.list;
	tui->dirty = false;
}

/* ---- sizes */

/* The row that is selected may look otherwise than the rest: when the one that was
 * is gone, they are made again for the one that is now. */
static void
measure_view(struct tui *tui, const struct view *view)
{
	const struct form *form;

	view->measure(tui);
	form = tui->view == view && view->form ? view->form(tui) : NULL;
	if (form && form->moved)
		view->measure(tui);
}

/* Every view stands in the layout of the plan. */
static void
measure(struct tui *tui)
{
	const struct view *view;
	int rows, cols;

	tui_follow(tui);
	screen_size(tui->screen, &rows, &cols);
	tui->dirty = tui->dirty || rows != canvas_rows(&tui->canvas) ||
		cols != canvas_cols(&tui->canvas);
	canvas_resize(&tui->canvas, rows, cols);
	plan_view.measure(tui);
	view = tui->view;
	if (view != &plan_view && tui->layout.kind != LAYOUT_NONE)
		measure_view(tui, view);
	/* It closes when what it shows is gone, and the focus goes. */
	if (tui->view != view)
		plan_view.measure(tui);
}

/* ---- events */

/* Says what there is to be told, unless an answer is there already. */
static void
tell_remarks(struct tui *tui)
{
	struct str said = {0};
	char *end;

	if (tui->message.length || !session_take_remarks(tui->session, &said)) {
		str_fini(&said);
		return;
	}
	/* The message line is one line. */
	while ((end = strchr(said.data, '\n')))
		*end = ' ';
	tui_message(tui, "%s", said.data);
	str_fini(&said);
}

/* Whether a command needs nothing of the file; moving never does. */
static bool
works_always(int command)
{
	return command >= 0 &&
		(commands[command].always ||
			commands[command].group == commands[0].group);
}

/* Sees what another program wrote. False when a command that needs the plan as
 * it was on the screen must not be run: the selected node is gone, or the last
 * change is not the one that was shown. */
static bool
refresh(struct tui *tui, int command)
{
	uint32_t selected = tree_selected(&tui->tree);
	struct err err = {0};
	bool changed;

	if (!session_refresh(tui->session, &changed, &err)) {
		if (!works_always(command)) {
			tui_error(tui, &err);
			return false;
		}
		tui_message(tui, "%s", err.text);
		tui->message_is_error = true;
		return true;
	}
	if (!changed)
		return true;
	tui_reload(tui);
	if (tree_selected(&tui->tree) == selected &&
		(command < 0 || commands[command].run != do_undo))
		return true;
	err_set(&err, ERR_CONFLICT,
		_("another program changed the plan; look again and repeat"));
	tui_error(tui, &err);
	return false;
}

/* Something happened to the file. While a text is typed its row stays. */
static void
other(struct tui *tui)
{
	if (!watch_take(tui->watch) && !tui->look_again)
		return;
	tui->look_again = tui_is_typing(tui) || tui->prompt.open ||
		session_is_locked(tui->session);
	if (!tui->look_again)
		refresh(tui, -1);
}

#define WAIT_MS 50 /* between two looks at a lock */

/* While another program has the file locked: the screen lives, what is typed is
 * done afterwards, Esc gives up. */
static bool
wait_for_lock(void *context, int64_t waited)
{
	struct tui *tui = context;
	enum screen_waited how;

	(void)waited;
	if (!tui->waiting) {
		tui_message(tui,
			_("another program has the plan locked; what is typed "
			  "waits, Esc gives up"));
		tui->dirty = true;
		draw(tui);
		screen_show(tui->screen, &tui->canvas);
		str_clear(&tui->message);
		tui->dirty = true;
	}
	tui->waiting = true;
	how = screen_wait(tui->screen, WAIT_MS);
	tui->leaving = tui->leaving || how == SCREEN_QUIT;
	return how == SCREEN_WAITED;
}

/* Whether a line of the tree is gone to, and nothing stands over the panes that
 * goes away with that. */
static bool
is_line_of_tree(const struct tui *tui, int command)
{
	return commands[command].run == do_line && tui->view == &plan_view &&
		tui->focus == FOCUS_TREE;
}

static void
command_key(struct tui *tui, struct key key)
{
	bool covered = tui->message.length || tui->key_count || tui->number;
	bool dirty = tui->dirty, line;
	struct asked asked;
	int command;

	tui->dirty = true;
	str_clear(&tui->message);
	if (!keys_take(tui, key, &command, &asked))
		return;
	line = is_line_of_tree(tui, command);
	if (line && !covered)
		tui->dirty = dirty;
	/* The file is looked at when the keys rest: it is half of what a step
	 * costs the system. */
	tui->look_again = tui->look_again || line;
	if (line || refresh(tui, command))
		command_run(tui, command, asked);
}

static void
key(struct tui *tui, struct key key)
{
	if (!tui->prompt.open && !tui->typing.active) {
		command_key(tui, key);
		return;
	}
	tui->dirty = true;
	if (tui->prompt.open)
		asking_key(tui, key);
	else
		typing_key(tui, key);
}

static void
paste(struct tui *tui, const struct event *event)
{
	if (tui->prompt.open)
		asking_paste(tui, event->text, event->length);
	else if (tui->typing.active)
		typing_paste(tui, event->text, event->length);
	else
		tui_message(tui,
			_("pasted text needs a line: press a to add one, then "
			  "paste"));
}

static void
handle(struct tui *tui, const struct event *event, int *number)
{
	tui->dirty = tui->dirty || event->type != EVENT_KEY;
	switch (event->type) {
	case EVENT_KEY:
		key(tui, event->key);
		break;
	case EVENT_PASTE:
		keys_forget(tui);
		paste(tui, event);
		break;
	case EVENT_CLICK:
		keys_forget(tui);
		mouse_click(tui, event);
		break;
	case EVENT_SCROLL:
		mouse_scroll(tui, event->by);
		break;
	case EVENT_QUIT:
		*number = event->signal ? event->signal : SIGHUP;
		tui->leaving = true;
		break;
	case EVENT_DRAG:
		look_drag(tui, event->row, event->col);
		break;
	case EVENT_GROUND:
		look_ground(tui, event->light);
		break;
	case EVENT_OTHER:
		other(tui);
		break;
	case EVENT_RESIZE:
	case EVENT_TIMEOUT:
		break;
	}
	tui->waiting = false;
	marks_end(tui);
	tell_remarks(tui);
}

static void
show_detail(struct tui *tui)
{
	uint32_t selected = tree_selected(&tui->tree);

	if (tui->typing.active || tui->detail_node == selected)
		return;
	tui->detail_node = selected;
	tui->dirty = true;
	tui->revisions = session_revisions(tui->session, selected);
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

/* Goes over the whole plan and its journal, so not between two keys; over a long
 * journal in pieces. */
static void
count(struct tui *tui)
{
	if (!tui->counted) {
		tui->owed =
			checkin_count(&tui->session->plan, tui->session->today);
		tui->counted = true;
	}
	tui->counting = session_count_revisions(tui->session);
	tui->revisions = session_revisions(tui->session, tui->detail_node);
}

/* What is typed is on disk before another key is waited for; of keys that come
 * faster every few. */
static void
keep_drafts(struct tui *tui, bool pending)
{
	bool typed = tui->typing.active || tui->prompt.open;

	if (!typed || (pending && ++tui->unkept < UNKEPT_MOST))
		return;
	typing_rest(tui);
	asking_rest(tui);
	tui->unkept = 0;
}

/* What takes long is done when no key came for a while. */
static void
rest(struct tui *tui)
{
	/* What can wait is not waited for. */
	if (session_is_locked(tui->session)) {
		tui->look_again = true;
		return;
	}
	show_detail(tui);
	count(tui);
	if (tui->look_again)
		other(tui);
	/* A little at a time: between two pieces there may be a key. */
	tui->checked = !session_check_some(tui->session);
}

void
tui_frame(struct tui *tui)
{
	measure(tui);
	draw(tui);
}

void
tui_forget(struct tui *tui)
{
	tui_reload(tui);
	tui->resting = true;
	tui->lines_cols = 0;
	rest(tui);
}

static void
loop(struct tui *tui, int *number)
{
	struct event event;
	bool lags, pending;

	while (!tui->leaving) {
		lags = detail_lags(tui);
		measure(tui);
		lags = lags || !tui->counted || tui->counting ||
			tui->look_again || !tui->checked ||
			review_pane_lags(tui);
		/* Keys that wait already: one frame for all of them. */
		pending = screen_pending(tui->screen);
		if (!pending) {
			draw(tui);
			tui->removed = false;
			screen_show(tui->screen, &tui->canvas);
			session_back_up_ahead(tui->session);
		}
		keep_drafts(tui, pending);
		event = screen_key(tui->screen, lags ? REST_MS : -1);
		tui->resting = event.type == EVENT_TIMEOUT;
		if (tui->resting)
			rest(tui);
		handle(tui, &event, number);
	}
}

/* ---- beginning and end */

/* An option of the command line is before a setting. */
static bool
is_given(enum tui_choice option, bool setting)
{
	return option == TUI_AS_SET ? setting : option == TUI_ON;
}

static bool
set_up(struct tui *tui, const struct tui_options *options, struct err *err)
{
	struct session *session = tui->session;
	const struct cycle *current =
		plan_current_cycle(&session->plan, session->today);
	struct screen_options screen = {
		.ascii = is_given(options->ascii, session->config.ascii),
		.mouse = is_given(options->mouse, session->config.mouse),
		.color = options->color};
	const char *slash = strrchr(session->path, '/');
	struct err wrong = {0};

	tui->ascii = screen.ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	if (!look_open(tui, options->theme, &wrong, err) ||
		!keys_set_up(tui, err))
		return false;
	if (session->config.problems.length)
		tui_message(tui, "%.*s",
			(int)strcspn(str_text(&session->config.problems), "\n"),
			str_text(&session->config.problems));
	str_addf(&tui->title, "tenths · %s", slash ? slash + 1 : session->path);
	screen.title = str_text(&tui->title);
	screen.theme = tui->theme;
	tui->screen = screen_open(&screen, err);
	if (!tui->screen)
		return false;
	plan_init(&tui->register_plan);
	canvas_init(&tui->canvas, 0, 0);
	typing_init(&tui->typing);
	tui->drafts = drafts_new(session->path, session_uid(session));
	tui->watch = watch_new(session->path);
	screen_watch(tui->screen, watch_descriptor(tui->watch));
	session_on_wait(session, wait_for_lock, tui);
	tell_remarks(tui);
	tui->tree.list.jump = 3;
	tui->review_pane = review_screen_new();
	tui->prompt.complete = command_complete;
	tui->prompt.context = tui;
	tui_show_cycle(tui,
		options->cycle	  ? options->cycle
			: current ? current->base.id
				  : 0);
	if (*wrong.text)
		tui_error(tui, &wrong);
	return true;
}

static void
tear_down(struct tui *tui)
{
	size_t i;

	screen_close(tui->screen);
	if (tui->screen)
		canvas_fini(&tui->canvas);
	look_close(tui);
	str_fini(&tui->title);
	keymap_fini(&tui->keymap);
	tree_fini(&tui->tree);
	detail_fini(&tui->shown_detail);
	lines_fini(&tui->lines);
	for (i = 0; i < VIEW_COUNT; i++)
		if (views[i]->free)
			views[i]->free(tui);
	free(tui->repeat_argument);
	prompt_fini(&tui->prompt);
	typing_fini(&tui->typing);
	keeping_fini(&tui->asked_draft);
	for (i = 0; i <= ASK_HELP; i++)
		prompt_forget(&tui->history[i]);
	drafts_free(tui->drafts);
	watch_free(tui->watch);
	plan_fini(&tui->register_plan);
	str_fini(&tui->message);
	search_for(tui, "");
	str_fini(&tui->search);
	str_fini(&tui->offered);
	value_context_fini(&tui->context);
	free(tui->filter_text);
}

bool
tui_run(struct session *session, const struct tui_options *options, int *number,
	struct err *err)
{
	static const char *const opens[] = {
		[TUI_CHECKIN] = "checkin",
		[TUI_REVIEW] = "review",
		[TUI_CLOSING] = "close",
	};
	struct tui tui = {.session = session,
		.views = views,
		.commands = commands,
		.view = &plan_view};
	bool ok = set_up(&tui, options, err);

	*number = 0;
	if (ok) {
		measure(&tui);
		if (opens[options->screen])
			command_run(&tui, command_index(opens[options->screen]),
				(struct asked){.argument = ""});
		loop(&tui, number);
		asking_rest(&tui);
		typing_leave(&tui);
		if (tui_view(&tui)->leave)
			tui_view(&tui)->leave(&tui);
	}
	tear_down(&tui);
	return ok;
}
