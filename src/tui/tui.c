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
#define COUNTED_AT_ONCE 2000 /* nodes: what is owed of them is told at once */

/* ---- events */

/* Says what there is to be told, unless an answer is there already. */
static void
tell_remarks(struct desk *desk)
{
	struct str said = {0};
	char *end;

	if (desk->message.length ||
		!session_take_remarks(desk->session, &said)) {
		str_fini(&said);
		return;
	}
	/* The message line is one line. */
	while ((end = strchr(said.data, '\n')))
		*end = ' ';
	tui_message(desk, "%s", said.data);
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
refresh(struct desk *desk, int command)
{
	uint32_t selected = tree_selected(&desk->tree);
	struct err err = {0};
	bool changed;

	if (!session_refresh(desk->session, &changed, &err)) {
		if (!works_always(command)) {
			tui_error(desk, &err);
			return false;
		}
		tui_message(desk, "%s", err.text);
		desk->message_is_error = true;
		return true;
	}
	if (!changed)
		return true;
	tui_reload(desk);
	if (tree_selected(&desk->tree) == selected &&
		(command < 0 || commands[command].run != do_undo))
		return true;
	err_set(&err, ERR_CONFLICT,
		_("another program changed the plan; look again and repeat"));
	tui_error(desk, &err);
	return false;
}

/* Something happened to the file. While a text is typed its row stays. */
static void
other(struct desk *desk)
{
	syncing_take(desk);
	if (!watch_take(desk->watch) && !desk->look_again)
		return;
	desk->look_again = tui_is_typing(desk) || desk->prompt.open ||
		session_is_locked(desk->session);
	if (!desk->look_again)
		refresh(desk, -1);
}

#define WAIT_MS 50 /* between two looks at a lock */

/* While another program has the file locked: the screen lives, what is typed is
 * done afterwards, Esc gives up. */
static bool
wait_for_lock(void *context, int64_t waited)
{
	struct desk *desk = context;
	enum screen_waited how;

	(void)waited;
	if (!desk->waiting) {
		tui_message(desk,
			_("another program has the plan locked; what is typed "
			  "waits, Esc gives up"));
		desk->dirty = true;
		tui_draw(desk);
		screen_show(desk->screen, &desk->canvas);
		str_clear(&desk->message);
		desk->dirty = true;
	}
	desk->waiting = true;
	how = screen_wait(desk->screen, WAIT_MS);
	desk->leaving = desk->leaving || how == SCREEN_QUIT;
	return how == SCREEN_WAITED;
}

/* Whether a line of the tree is gone to, and nothing stands over the panes that
 * goes away with that. */
static bool
is_line_of_tree(const struct desk *desk, int command)
{
	return commands[command].run == do_line && desk->view == &plan_view &&
		desk->focus == FOCUS_TREE;
}

static void
command_key(struct desk *desk, struct key key)
{
	bool covered = desk->message.length || desk->key_count || desk->number;
	bool dirty = desk->dirty, line;
	struct asked asked;
	int command;

	desk->dirty = true;
	str_clear(&desk->message);
	if (!keys_take(desk, key, &command, &asked))
		return;
	line = is_line_of_tree(desk, command);
	if (line && !covered)
		desk->dirty = dirty;
	/* The file is looked at when the keys rest: it is half of what a step
	 * costs the system. */
	desk->look_again = desk->look_again || line;
	if (line || refresh(desk, command))
		command_run(desk, command, asked);
}

void
tui_ask(struct desk *desk, const char *command)
{
	int index = command_named(desk, command);

	str_clear(&desk->message);
	if (refresh(desk, index))
		command_run(desk, index, (struct asked){.argument = ""});
}

void
tui_press(struct desk *desk, struct key key)
{
	if (!desk->prompt.open && !desk->typing.active) {
		command_key(desk, key);
		return;
	}
	desk->dirty = true;
	if (desk->prompt.open)
		asking_key(desk, key);
	else
		typing_key(desk, key);
}

static void
paste(struct desk *desk, const struct event *event)
{
	if (desk->prompt.open)
		asking_paste(desk, event->text, event->length);
	else if (desk->typing.active)
		typing_paste(desk, event->text, event->length);
	else
		tui_message(desk,
			_("pasted text needs a line: press a to add one, then "
			  "paste"));
}

static void
handle(struct desk *desk, const struct event *event, int *number)
{
	desk->dirty = desk->dirty || event->type != EVENT_KEY;
	if (event->type != EVENT_DRAG && event->type != EVENT_TIMEOUT)
		mouse_let_go(desk);
	switch (event->type) {
	case EVENT_KEY:
		tui_press(desk, event->key);
		break;
	case EVENT_PASTE:
		keys_forget(desk);
		paste(desk, event);
		break;
	case EVENT_CLICK:
		keys_forget(desk);
		mouse_click(desk, event);
		break;
	case EVENT_SCROLL:
		mouse_scroll(desk, event->by);
		break;
	case EVENT_QUIT:
		*number = event->signal ? event->signal : SIGHUP;
		desk->leaving = true;
		break;
	case EVENT_DRAG:
		mouse_drag(desk, event);
		break;
	case EVENT_RELEASE:
		break;
	case EVENT_GROUND:
		look_ground(desk, event->light);
		break;
	case EVENT_OTHER:
		other(desk);
		break;
	case EVENT_RESIZE:
	case EVENT_TIMEOUT:
		break;
	}
	desk->waiting = false;
	marks_end(desk);
	tell_remarks(desk);
}

static void
show_detail(struct desk *desk)
{
	uint32_t selected = tree_selected(&desk->tree);

	if (desk->typing.active || desk->detail_node == selected)
		return;
	desk->detail_node = selected;
	desk->dirty = true;
	desk->revisions = session_revisions(desk->session, selected);
	desk->detail.top = desk->detail.selected = 0;
}

/* The detail pane follows when the keys rest: while one travels it would be
 * most of what a frame sends. Whether it lags behind. */
static bool
detail_lags(struct desk *desk)
{
	uint32_t selected = tree_selected(&desk->tree);

	if (desk->typing.active)
		return false;
	if (desk->focus == FOCUS_DETAIL || !tui_detailed(desk))
		show_detail(desk);
	return desk->detail_node != selected;
}

/* Goes over the whole plan. */
static void
count_owed(struct desk *desk)
{
	if (desk->counted)
		return;
	desk->owed = checkin_count(&desk->session->plan, desk->session->today);
	desk->counted = true;
}

/* Goes over the whole plan and its journal, so not between two keys; over a long
 * journal in pieces. */
static void
count(struct desk *desk)
{
	count_owed(desk);
	desk->counting = session_count_revisions(desk->session);
	desk->revisions = session_revisions(desk->session, desk->detail_node);
}

/* What is typed is on disk before another key is waited for; of keys that come
 * faster every few. */
static void
keep_drafts(struct desk *desk, bool pending)
{
	bool typed = desk->typing.active || desk->prompt.open;

	if (!typed || (pending && ++desk->unkept < UNKEPT_MOST))
		return;
	typing_rest(desk);
	asking_rest(desk);
	desk->unkept = 0;
}

/* What takes long is done when no key came for a while. */
static void
rest(struct desk *desk)
{
	/* What can wait is not waited for. */
	if (session_is_locked(desk->session)) {
		desk->look_again = true;
		return;
	}
	show_detail(desk);
	count(desk);
	syncing_rest(desk);
	team_rest(desk);
	if (desk->look_again)
		other(desk);
	/* A little at a time: between two pieces there may be a key. */
	desk->checked = !session_check_some(desk->session);
}

void
tui_forget(struct desk *desk)
{
	tui_reload(desk);
	desk->resting = true;
	desk->lines_cols = 0;
	rest(desk);
}

/* Whether going over all of it takes no longer than a frame. */
static bool
is_small(const struct plan *plan)
{
	return plan->tables[RECORD_NODE].count <= COUNTED_AT_ONCE;
}

static void
loop(struct desk *desk, int *number)
{
	struct event event;
	bool lags, pending;

	while (!desk->leaving) {
		lags = detail_lags(desk);
		tui_measure(desk);
		lags = lags || !desk->counted || desk->counting ||
			desk->look_again || !desk->checked ||
			syncing_lags(desk) || team_lags(desk) ||
			review_pane_lags(desk);
		/* Keys that wait already: one frame for all of them. */
		pending = screen_pending(desk->screen);
		if (!pending) {
			if (is_small(&desk->session->plan))
				count_owed(desk);
			tui_draw(desk);
			desk->removed = false;
			screen_show(desk->screen, &desk->canvas);
			session_back_up_ahead(desk->session);
		}
		keep_drafts(desk, pending);
		event = screen_key(desk->screen, lags ? REST_MS : -1);
		desk->resting = event.type == EVENT_TIMEOUT;
		if (desk->resting)
			rest(desk);
		handle(desk, &event, number);
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
set_up(struct desk *desk, const struct tui_options *options, struct err *err)
{
	struct session *session = desk->session;
	const struct cycle *current =
		plan_current_cycle(&session->plan, session->today);
	struct screen_options screen = {
		.ascii = is_given(options->ascii, session->config.ascii),
		.mouse = is_given(options->mouse, session->config.mouse),
		.color = options->color};
	struct err wrong = {0};

	desk->ascii =
		screen.ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	if (!look_open(desk, options->theme, &wrong, err) ||
		!keys_set_up(desk, err))
		return false;
	str_addf(&desk->title, "tenths · %s", session_name(session));
	screen.title = str_text(&desk->title);
	screen.theme = desk->theme;
	desk->screen = screen_open(&screen, err);
	if (!desk->screen)
		return false;
	plan_init(&desk->register_plan);
	canvas_init(&desk->canvas, 0, 0);
	typing_init(&desk->typing);
	/* The copy of another's plan has no name and no id that last. */
	desk->drafts = session->shown_as
		? drafts_new(session->shown_as, 0)
		: drafts_new(session->path, session_uid(session));
	desk->watch = watch_new(session->path);
	screen_watch(desk->screen, watch_descriptor(desk->watch));
	session_on_wait(session, wait_for_lock, desk);
	if (session->config.problems.length)
		session_remark(session, str_text(&session->config.problems));
	tell_remarks(desk);
	desk->tree.list.jump = 3;
	desk->review_pane = review_screen_new();
	desk->prompt.complete = command_complete;
	desk->prompt.context = desk;
	tui_show_cycle(desk,
		options->cycle	  ? options->cycle
			: current ? current->base.id
				  : 0);
	if (options->trouble)
		err_set(&wrong, ERR_INPUT, "%s", options->trouble);
	if (*wrong.text)
		tui_error(desk, &wrong);
	return true;
}

static void
tear_down(struct desk *desk)
{
	size_t i;

	screen_close(desk->screen);
	if (desk->screen)
		canvas_fini(&desk->canvas);
	look_close(desk);
	str_fini(&desk->title);
	keymap_fini(&desk->keymap);
	tree_fini(&desk->tree);
	detail_fini(&desk->shown_detail);
	lines_fini(&desk->lines);
	for (i = 0; i < VIEW_COUNT; i++)
		if (views[i]->free)
			views[i]->free(desk);
	free(desk->repeat_argument);
	prompt_fini(&desk->prompt);
	typing_fini(&desk->typing);
	keeping_fini(&desk->asked_draft);
	for (i = 0; i <= ASK_HELP; i++)
		prompt_forget(&desk->history[i]);
	drafts_free(desk->drafts);
	watch_free(desk->watch);
	plan_fini(&desk->register_plan);
	str_fini(&desk->message);
	search_for(desk, "");
	str_fini(&desk->search);
	str_fini(&desk->offered);
	value_context_fini(&desk->context);
	free(desk->filter_text);
}

bool
tui_run(struct session *session, const struct tui_options *options,
	struct tui_end *end, struct err *err)
{
	static const char *const opens[] = {
		[TUI_CHECKIN] = "checkin",
		[TUI_REVIEW] = "review",
		[TUI_CLOSING] = "close",
		[TUI_TEAM] = "team",
		[TUI_ALIGNMENT] = "alignment",
	};
	struct desk desk = {.session = session,
		.views = views,
		.commands = commands,
		.options = options,
		.wants_team = options->plans && !options->folder->path,
		.view = &plan_view};
	bool ok = set_up(&desk, options, err);

	*end = (struct tui_end){0};
	if (ok) {
		team_join(&desk);
		if (options->screen == TUI_ALIGNMENT)
			desk.came_to = options->node;
		else if (options->node)
			tui_begin_at(&desk, options->node);
		tui_measure(&desk);
		if (opens[options->screen])
			command_run(&desk,
				command_index(opens[options->screen]),
				(struct asked){.argument = ""});
		loop(&desk, &end->number);
		asking_rest(&desk);
		typing_leave(&desk);
		if (tui_view(&desk)->leave)
			tui_view(&desk)->leave(&desk);
		syncing_leave(&desk);
		end->visit = desk.visit;
	}
	tear_down(&desk);
	return ok;
}
