/* SPDX-License-Identifier: MIT */
/*
 * The planner without a terminal. It lives through events at random (keys, pastes,
 * the mouse, sizes from 1×1 to 500×200, languages, themes, a ground that turns light,
 * another program's writes), and what it shows is compared, each time it rests, with
 * what it draws when it has forgotten all that it made to be drawn: on every screen
 * there is. In the end everything is undone, which has to give the plan of the start.
 *
 * SEED=n makes other choices, EVENTS=n more of them.
 */
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/sample.h"
#include "format/format.h"
#include "no_screen.h"
#include "random_plan.h"

#define EVENTS 2000
#define KEPT 24 /* events that a failure names */

/* What a planner goes through. */
struct life {
	struct screen *screen;
	struct random random;
	struct session other; /* another program on the same file */
	unsigned unseen;      /* the session's version when that wrote */
	int left;	      /* events */
	struct cell *shown;
	unsigned seen[VIEW_COUNT]; /* how often each view was compared */
	char said[KEPT][40];
	size_t count;
};

/* ---- what happens */

static void
note(struct life *life, const char *what)
{
	snprintf(life->said[life->count++ % KEPT], sizeof life->said[0], "%s",
		what);
}

/* Texts to type: where no line is open, keys like any other. */
static const char *const texts[] = {"5 Enter", "7 . 5 Enter",
	"2 0 2 6 - 1 2 - 0 1 Enter", "O 1 . K R 1 Enter", "好 的 👍 Enter",
	"好 C-s", "Esc", "Enter", "x Tab", ": u n d o Enter",
	": c l o s e Enter", ": r e o p e n Enter",
	": t h e m e Space d a r k Enter", ": t h e m e Space l i g h t Enter",
	": t h e m e Space h i g h - c o n t r a s t Enter",
	": c y c l e Space 2 0 2 6 Enter", ": c y c l e Space - 1 Enter",
	": d i g e s t Enter", ": h i s t o r y Space d e l e t e d Enter",
	": s o r t Space d u e Enter", "f # 后 端 Enter", "u u u u", "C-r C-r",
	": s t a t s Enter", ": c o n f l i c t s Enter", "g c",
	": h i s t o r y Space a l l Enter", "Esc Esc Esc"};

/* Ways to each screen, from wherever one is. */
static const char *const ways[] = {"i", "c", "r", "w", "W", "C", "H", "S",
	"g m", "g n", "T", "?", ": c l o s e Enter", ": c h e c k i n Enter",
	"Tab", "Tab Tab"};

static void
go_elsewhere(struct life *life)
{
	size_t i = random_next(&life->random, sizeof ways / sizeof *ways);

	note(life, "(out of all)");
	type(life->screen, "Esc Esc Esc Esc");
	note(life, ways[i]);
	type(life->screen, ways[i]);
}

/* What leaves the program. */
static bool
is_left_out(const struct life *life, struct key key)
{
	return key_same(key, key_make('c', MOD_CTRL)) ||
		key_same(key, key_make('z', MOD_CTRL)) ||
		(key_same(key, key_make('q', 0)) &&
			life->screen->desk->view == &plan_view);
}

static void
choose_keys(struct life *life)
{
	char name[KEY_TEXT_SIZE];
	size_t count = life->screen->desk->keymap.count, i;
	const struct keymap_entry *entry;
	int k;

	if (random_next(&life->random, 4) == 0) {
		i = random_next(&life->random, sizeof texts / sizeof *texts);
		note(life, texts[i]);
		type(life->screen, texts[i]);
		return;
	}
	do {
		i = random_next(&life->random, (uint32_t)count);
		entry = &life->screen->desk->keymap.entries[i];
	} while (is_left_out(life, entry->keys[0]));
	for (k = 0; k < entry->length; k++) {
		note(life, key_text(entry->keys[k], name));
		life->screen->queue[life->screen->queued++] = entry->keys[k];
	}
}

/* Another program gives a node another title, progress, state, note or owner,
 * checks in, takes it away; or adds one. */
static bool
change_node(struct life *life, struct change *change, struct err *err)
{
	const struct plan *plan = &life->other.plan;
	int32_t today = life->other.today;
	uint32_t id = 1 +
		random_next(&life->random, plan->tables[RECORD_NODE].count + 1);
	int tenths = (int)random_next(&life->random, 101);
	struct checkin_values values = {.on = today,
		.progress = tenths,
		.current = DECIMAL_NONE,
		.confidence = 30,
		.note = "别处写的"};

	switch (random_next(&life->random, 8)) {
	case 0:
		return edit_title(plan, id, "别处改的标题", change, err);
	case 1:
		return edit_progress(plan, id, tenths, change, err);
	case 2:
		return edit_state(plan, id,
			(struct state_on){STATE_DONE, today}, change, err);
	case 3:
		return random_next(&life->random, 4) == 0 &&
			edit_remove(plan, id, change, err);
	case 4:
		return edit_checkin(plan, id, &values, change, err);
	case 5:
		return edit_field(plan,
			(struct target){RECORD_NODE, id, NODE_OWNER},
			value_text("别处的人"), change, err);
	case 6:
		return edit_field(plan,
			(struct target){RECORD_NODE, id, NODE_NOTE},
			value_text("一\n二"), change, err);
	default:
		return edit_add(plan,
			&(struct new_node){
				(struct place){.parent = id}, 0, "别处加的"},
			change, &id, err);
	}
}

/* Or it writes of a week, a health metric, a cycle. */
static bool
change_other(struct life *life, struct change *change, struct err *err)
{
	const struct plan *plan = &life->other.plan;
	int32_t today = life->other.today;
	uint32_t number = random_next(&life->random, 60);

	switch (random_next(&life->random, 4)) {
	case 0:
		return edit_week(plan,
			&(struct week_text){(struct week_at){.day = today -
							    (int32_t)number},
				WEEK_WINS, "别处的周记"},
			change, err);
	case 1:
		return edit_reading(plan, plan->metrics.first,
			(struct value_on){today - (int32_t)number,
				1000000 * (int64_t)number},
			change, err);
	case 2:
		return edit_cycle_asked(plan, number % 2 ? "" : "别处", today,
			       change, err) != 0;
	default:
		return edit_section(plan,
			(struct section_at){plan->cycles.first, "其他"},
			"别处的复盘", change, err);
	}
}

static void
write_elsewhere(struct life *life)
{
	struct session *other = &life->other;
	struct change change = {0};
	struct err err = {0};
	bool changed, ok;

	note(life, "(another program writes)");
	assert_true(session_refresh(other, &changed, &err));
	ok = random_next(&life->random, 4) ? change_node(life, &change, &err)
					   : change_other(life, &change, &err);
	if (ok && !session_do(other, &change, &err))
		fail_msg("%s", err.text);
	change_fini(&change);
	life->unseen = life->screen->desk->session->version;
}

static int
random_from(struct life *life, int least, int most)
{
	return least +
		(int)random_next(&life->random, (uint32_t)(most - least) + 1);
}

static struct event
change_size(struct life *life)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {10, 40}, {16, 60}, {30, 100}, {40, 120},
		{50, 160}, {8, 39}, {12, 200}, {1, 1}, {200, 500}};
	uint32_t count = sizeof sizes / sizeof *sizes;
	uint32_t i = random_next(&life->random, count + 4);
	char what[32];

	life->screen->rows =
		i < count ? sizes[i].rows : random_from(life, 1, 70);
	life->screen->cols =
		i < count ? sizes[i].cols : random_from(life, 1, 200);
	snprintf(what, sizeof what, "(%d×%d)", life->screen->cols,
		life->screen->rows);
	note(life, what);
	return (struct event){.type = EVENT_RESIZE,
		.rows = life->screen->rows,
		.cols = life->screen->cols};
}

/* The first button, or the wheel, somewhere: outside of the window, too, for the
 * size may be news to us. */
static struct event
use_mouse(struct life *life)
{
	static const enum event_type types[] = {EVENT_CLICK, EVENT_CLICK,
		EVENT_DRAG, EVENT_RELEASE, EVENT_SCROLL};
	struct event event = {.type = types[random_next(&life->random, 5)]};
	char what[40];

	event.row = random_from(life, 0, life->screen->rows + 1);
	event.col = random_from(life, 0, life->screen->cols + 1);
	event.by = random_next(&life->random, 2) ? 1 : -1;
	snprintf(what, sizeof what, "(mouse %d at %d, %d)", (int)event.type,
		event.row, event.col);
	note(life, what);
	return event;
}

static struct event
paste(struct life *life)
{
	static const char *const pasted[] = {"粘贴的一行", "两行\n第二行\n",
		"O: 目标\n KR: 结果 3/10\n KR: 另一个\n", "- [x] done\n\t- tab",
		"\xff\xfe half", "\x1b]0;x\x07 \xe2\x80\xae", "", "\r\n\r\n",
		"5", "2026-12-01"};
	uint32_t i = random_next(
		&life->random, (uint32_t)(sizeof pasted / sizeof *pasted));

	note(life, "(paste)");
	return (struct event){.type = EVENT_PASTE,
		.text = pasted[i],
		.length = strlen(pasted[i])};
}

static struct event
say_ground(struct life *life)
{
	note(life, "(the ground is another)");
	return (struct event){
		.type = EVENT_GROUND, .light = random_next(&life->random, 2)};
}

/* As if the planner had been started in the other language. */
static void
speak(const char *language)
{
	setenv("LANGUAGE", language, 1);
	textdomain("tenths"); /* what was looked up is looked up again */
}

static void
change_language(struct life *life)
{
	const char *language = getenv("LANGUAGE");

	note(life, "(another language)");
	speak(language && *language == 'z' ? "en" : "zh_CN");
	life->screen->desk->version++;
}

/* Up and down; what is kept of a frame is kept from one to the next. */
static void
go_steps(struct life *life)
{
	uint32_t steps = 1 + random_next(&life->random, 6);

	life->screen->singly = true;
	while (steps--) {
		const char *key = random_next(&life->random, 3) ? "j" : "k";

		note(life, key);
		type(life->screen, key);
	}
}

/* ---- comparing */

static void
fail_at(struct life *life, int row, const struct cell *shown,
	const struct cell *afresh, int cols)
{
	size_t i;
	int col;

	for (i = life->count > KEPT ? life->count - KEPT : 0; i < life->count;
		i++)
		fprintf(stderr, "%s\n", life->said[i % KEPT]);
	fprintf(stderr, "with %d events left, row %d was\n", life->left, row);
	for (col = 0; col < cols; col++)
		fprintf(stderr, "%.*s", shown[col].length, shown[col].text);
	fprintf(stderr, "\nand is from nothing\n");
	for (col = 0; col < cols; col++)
		fprintf(stderr, "%.*s", afresh[col].length, afresh[col].text);
	for (col = 0; memcmp(&shown[col], &afresh[col], sizeof *shown) == 0;)
		col++;
	fprintf(stderr, "\nfrom column %d on, style %d and %d\n", col,
		shown[col].style, afresh[col].style);
	fail();
}

static void
count_view(struct life *life)
{
	const struct desk *desk = life->screen->desk;
	int i;

	for (i = 0; i < VIEW_COUNT; i++)
		life->seen[i] += desk->layout.kind != LAYOUT_NONE &&
			desk->view == desk->views[i];
}

/* Keeps what is on the canvas. */
static void
keep(struct life *life)
{
	const struct canvas *canvas = &life->screen->desk->canvas;
	int rows = canvas_rows(canvas), cols = canvas_cols(canvas), row;
	size_t size = (size_t)cols * sizeof(struct cell);

	life->shown = realloc(life->shown, (size_t)rows * size);
	for (row = 0; row < rows; row++)
		memcpy(life->shown + row * cols, canvas_row(canvas, row), size);
}

/* Draws a frame, which has to be what was kept. */
static void
draw_again(struct life *life)
{
	const struct canvas *canvas = &life->screen->desk->canvas;
	int rows = canvas_rows(canvas), cols = canvas_cols(canvas), row;
	size_t size = (size_t)cols * sizeof(struct cell);

	tui_frame(life->screen->desk);
	for (row = 0; row < rows; row++)
		if (memcmp(life->shown + row * cols, canvas_row(canvas, row),
			    size) != 0)
			fail_at(life, row, life->shown + row * cols,
				canvas_row(canvas, row), cols);
}

static void
compare(struct life *life)
{
	if (life->unseen == life->screen->desk->session->version)
		return;
	count_view(life);
	keep(life);
	tui_forget(life->screen->desk);
	draw_again(life);
}

/* What is kept of the frame before is as if it were drawn now. */
static void
compare_kept(struct screen *screen)
{
	struct life *life = screen->context;

	keep(life);
	screen->desk->dirty = true;
	draw_again(life);
}

static bool
live_on(struct screen *screen, struct event *event)
{
	struct life *life = screen->context;
	uint32_t kind;
	bool none;

	compare(life);
	screen->singly = random_next(&life->random, 2);
	if (life->left-- == 0) {
		*event = (struct event){.type = EVENT_QUIT};
		return true;
	}
	kind = random_next(&life->random, 24);
	none = life->screen->desk->layout.kind == LAYOUT_NONE;
	*event = (struct event){.type = EVENT_TIMEOUT};
	if (kind == 0 || (none && kind < 12))
		*event = change_size(life);
	else if (kind == 2)
		*event = use_mouse(life);
	else if (kind == 3 && random_next(&life->random, 2))
		*event = paste(life);
	else if (kind == 4 && random_next(&life->random, 2))
		*event = say_ground(life);
	else if (kind == 5 && random_next(&life->random, 2))
		change_language(life);
	else {
		if (kind == 1)
			write_elsewhere(life);
		if (kind >= 6 && kind < 9)
			go_elsewhere(life);
		else if (kind >= 9 && kind < 12)
			go_steps(life);
		else
			choose_keys(life);
		return false;
	}
	return true;
}

/* ---- the test */

/* All that the plan says; caller frees. */
static char *
say(const struct session *session)
{
	struct write_options options = {.today = session->today};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	struct err err = {0};

	assert_non_null(out);
	assert_true(format_find("yaml")->write(
		&session->plan, &options, out, &err));
	fclose(out);
	return text;
}

static void
undo_to_the_start(struct session *session, const char *start)
{
	struct err err = {0};
	bool changed;
	char *text;

	assert_true(session_refresh(session, &changed, &err));
	while (session_undo(session, NULL, &err))
		;
	assert_string_equal(err.text, "nothing to undo");
	text = say(session);
	assert_string_equal(text, start);
	free(text);
}

static uint64_t
number_of(const char *variable, uint64_t usual)
{
	const char *text = getenv(variable);

	return text ? strtoull(text, NULL, 10) : usual;
}

/* Screens were there to be compared: not always each, for a plan may lose all that one
 * needs; that of a document that is read in is opened by a file alone. */
static void
check_seen(const struct life *life)
{
	int i, seen = 0;

	for (i = 0; i < VIEW_COUNT; i++)
		seen += life->seen[i] > 0;
	if (seen < VIEW_COUNT - 4)
		fail_msg("%d of %d screens were shown", seen, VIEW_COUNT);
}

static void
every_pane_agrees_with_one_drawn_from_nothing(void **state)
{
	struct life life = {.screen = &the_screen,
		.left = (int)number_of("EVENTS", EVENTS),
		.random = {number_of("SEED", 20261117)}};
	struct folder plans = {0};
	struct tui_options at = {.plans = folder, .folder = &plans};
	struct session session;
	struct err err = {0};
	char *start;
	struct tui_end end;

	assert_true(session_open(&session, options_of(state), &err));
	at.config = &session.config;
	start = say(&session);
	fill(&session);
	the_screen = (struct screen){.rows = 40,
		.cols = 120,
		.next = live_on,
		.shown = compare_kept,
		.context = &life};
	assert_true(session_open(&life.other, options_of(state), &err));
	/* :x and the like leave it: it goes on from the file. */
	while (life.left >= 0)
		assert_true(tui_run(&session, &at, &end, &err));
	session_join(&session, NULL, 0);
	folder_close(&plans);
	session_close(&life.other);
	speak("en");
	check_seen(&life);
	undo_to_the_start(&session, start);
	session_close(&session);
	free(start);
	free(life.shown);
}

int
main(int argc, char **argv)
{
	char catalogues[PATH_MAX];
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
		every_pane_agrees_with_one_drawn_from_nothing, make_home,
		remove_home)};

	(void)argc;
	snprintf(catalogues, sizeof catalogues, "%.*spo",
		(int)(strrchr(argv[0], '/')
				? strrchr(argv[0], '/') + 1 - argv[0]
				: 0),
		argv[0]);
	setlocale(LC_ALL, "C.UTF-8");
	bindtextdomain("tenths", catalogues);
	textdomain("tenths");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
