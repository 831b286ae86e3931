/* SPDX-License-Identifier: MIT */
#include "term/screen.h"

#include "screen_curses.h"

#include <term.h>

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "base/text.h"
#include "signals.h"
#include "tty.h"

#define PASTE_ON "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"
#define MOUSE_ON "\x1b[?1002h\x1b[?1006h"
/* Light or dark: now, and again whenever that changes. */
#define GROUND_ON "\x1b[?2031h\x1b]11;?\x1b\\"
#define GROUND_OFF "\x1b[?2031l"
/* The end of a frame (screen_show.c), and what the window says it shows. */
#define FRAME_END "\x1b[?2026l"
#define TITLE_PUSH "\x1b[22;2t"
#define TITLE_POP "\x1b[23;2t"
/* Keys as CSI u, where the terminal has that: Esc at once, C-Enter as such. Each of
 * the two screens of a terminal has a stack of its own for it. */
#define KEYS_ON "\x1b[>1u"
#define KEYS_OFF "\x1b[<u"
#define DIRECT_SIZE 64 /* a terminal's name */
#define MOUSE_OFF "\x1b[?1006l\x1b[?1002l"

/* The string capability, NULL when the terminal has none. */
static const char *
capability(const char *name)
{
	const char *found = tigetstr(name);

	return found && found != (const char *)-1 ? found : NULL;
}

/* Adds it without the delays ("$<5>") that only tputs can do. */
static void
rescue_add(struct rescue *rescue, const char *text)
{
	while (text && *text && rescue->length < sizeof rescue->bytes) {
		const char *end =
			!strncmp(text, "$<", 2) ? strchr(text, '>') : NULL;

		if (end)
			text = end + 1;
		else
			rescue->bytes[rescue->length++] = *text++;
	}
}

static void
set_rescue(const struct screen *screen)
{
	struct rescue rescue = {.termios = screen->found};

	if (screen->mouse)
		rescue_add(&rescue, MOUSE_OFF);
	if (screen->paste)
		rescue_add(&rescue, PASTE_OFF);
	if (screen->asks) {
		rescue_add(&rescue, FRAME_END);
		rescue_add(&rescue, KEYS_OFF);
		rescue_add(&rescue, GROUND_OFF);
		rescue_add(&rescue, TITLE_POP);
	}
	rescue_add(&rescue, capability("sgr0"));
	rescue_add(&rescue, capability("op"));
	rescue_add(&rescue, capability("cnorm"));
	rescue_add(&rescue, capability("rmcup"));
	rescue_add(&rescue, capability("rmkx"));
	signals_rescue(&rescue);
}

/* Follows the window; everything has to be drawn again. */
static void
fit(struct screen *screen)
{
	int rows = LINES, cols = COLS;

	tty_size(&rows, &cols);
	if (rows != LINES || cols != COLS)
		resize_term(rows, cols);
	/* A terminal may have moved what it showed. */
	clearok(curscr, TRUE);
	screen->rows = rows;
	screen->cols = cols;
	screen->shown = base_realloc(screen->shown, (size_t)rows * (size_t)cols,
		sizeof *screen->shown);
	screen->line = base_realloc(
		screen->line, (size_t)cols + 1, sizeof *screen->line);
	screen->stale = true;
	screen->resized = true;
}

static void
open_colours(struct screen *screen, const struct screen_options *options)
{
	screen->depth = THEME_MONO;
	if (!options->color || !has_colors() || start_color() == ERR)
		return;
	screen->own_colours = use_default_colors() == OK;
	screen->direct = COLORS > 256;
	if (screen->direct)
		screen->depth = THEME_TRUE;
	else if (COLORS >= 256)
		screen->depth = THEME_256;
	else if (COLORS >= 8)
		screen->depth = THEME_16;
}

static void
learn_keys(struct input *input)
{
	static const struct {
		const char *capability;
		uint32_t code;
		unsigned mods;
	} keys[] = {
		{"kcuu1", KEYCAP_UP, 0},
		{"kcud1", KEYCAP_DOWN, 0},
		{"kcub1", KEYCAP_LEFT, 0},
		{"kcuf1", KEYCAP_RIGHT, 0},
		{"khome", KEYCAP_HOME, 0},
		{"kend", KEYCAP_END, 0},
		{"kpp", KEYCAP_PAGE_UP, 0},
		{"knp", KEYCAP_PAGE_DOWN, 0},
		{"kdch1", KEYCAP_DELETE, 0},
		{"kich1", KEYCAP_INSERT, 0},
		{"kcbt", KEYCAP_TAB, MOD_SHIFT},
		{"kent", KEYCAP_ENTER, 0},
	};
	char name[8];

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (capability(keys[i].capability))
			input_learn(input, capability(keys[i].capability),
				key_make(keys[i].code, keys[i].mods));
	for (unsigned i = 1; i <= 12; i++) {
		snprintf(name, sizeof name, "kf%u", i);
		if (capability(name))
			input_learn(input, capability(name),
				key_make(KEYCAP_F1 + i - 1, 0));
	}
}

/* It understands what xterm does, or leaves it alone. XT says so; tmux and kitty
 * do without saying it. */
static bool
is_like_xterm(void)
{
	const char *name = termname();

	return tigetflag("XT") == 1 || strncmp(name, "tmux", 4) == 0 ||
		strcmp(name, "xterm-kitty") == 0;
}

static void
send_title(const struct screen *screen)
{
	struct str text = {0};

	if (!screen->title || screen->encoded)
		return;
	str_add(&text, "\x1b]2;");
	text_visible(&text, screen->title, strlen(screen->title));
	str_add(&text, "\x1b\\");
	tty_write(str_text(&text));
	str_fini(&text);
}

/* What curses does not know of goes past it; it holds nothing back between
 * frames. */
static void
send_modes(const struct screen *screen, bool on)
{
	if (screen->paste)
		tty_write(on ? PASTE_ON : PASTE_OFF);
	if (screen->mouse)
		tty_write(on ? MOUSE_ON : MOUSE_OFF);
	if (!screen->asks)
		return;
	tty_write(on ? GROUND_ON TITLE_PUSH : KEYS_OFF GROUND_OFF TITLE_POP);
	if (on)
		send_title(screen);
}

/* Once the alternate screen is there. */
static void
ask_for_keys(const struct screen *screen)
{
	if (screen->asks)
		tty_write(KEYS_ON);
}

static void
take_terminal(struct screen *screen)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	idlok(stdscr, TRUE);
	leaveok(stdscr, TRUE);
	typeahead(-1);
	curs_set(0);
	screen->cursor = false;
	send_modes(screen, true);
}

/* Until curses was left once, it takes each movement of the cursor for that of a
 * program without screens, and writes out what it has before it goes on: a row
 * that changes in three places were four writes. */
static void
buffer_frames(void)
{
	endwin();
	refresh();
}

/* The name of this terminal's entry with direct colours, when it says that it
 * has them and there is such an entry; else "". */
static void
find_direct(const char *term, char name[static DIRECT_SIZE])
{
	const char *colours = getenv("COLORTERM");
	size_t length = strlen(term);
	int status;

	name[0] = '\0';
	if (!colours ||
		(strcmp(colours, "truecolor") != 0 &&
			strcmp(colours, "24bit") != 0))
		return;
	if (length > 9 && !strcmp(term + length - 9, "-256color"))
		length -= 9;
	else if (strchr(term, '-'))
		return;
	if (length + sizeof "-direct" > DIRECT_SIZE)
		return;
	snprintf(name, DIRECT_SIZE, "%.*s-direct", (int)length, term);
	if (setupterm(name, STDOUT_FILENO, &status) == ERR)
		name[0] = '\0';
	else
		del_curterm(cur_term);
}

/* Whether the locale has characters beyond ASCII, and they are not UTF-8. */
static bool
has_own_characters(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") != 0 &&
		(MB_CUR_MAX > 1 || btowc(0xe9) != WEOF);
}

struct screen *
screen_open(const struct screen_options *options, struct err *err)
{
	const char *term = getenv("TERM");
	char direct[DIRECT_SIZE];
	struct screen *screen;
	struct termios found;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
		tcgetattr(STDIN_FILENO, &found) < 0) {
		err_set(err, ERR_SYSTEM,
			_("the planner needs a terminal; see `tenths --help` "
			  "for what scripts can use"));
		return NULL;
	}
	screen = base_calloc(1, sizeof *screen);
	screen->other = -1;
	screen->found = found;
	screen->theme = options->theme;
	screen->title = options->title;
	signals_open();
	find_direct(term ? term : "", direct);
	if (options->color && *direct)
		screen->curses = newterm(direct, stdout, stdin);
	if (!screen->curses)
		screen->curses = newterm(NULL, stdout, stdin);
	if (!screen->curses || !capability("cup")) {
		err_set(err, ERR_SYSTEM,
			term && *term
				? _("the terminal “%s” is not known or cannot "
				    "move its cursor; set TERM to what it is, "
				    "such as xterm-256color")
				: _("TERM is not set; set it to what the "
				    "terminal is, such as xterm-256color"),
			term);
		screen_close(screen);
		return NULL;
	}
	screen->encoded =
		!options->ascii && strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	screen->ascii = options->ascii || screen->encoded;
	screen->input.encoded = has_own_characters();
	screen->mouse = options->mouse && capability("kmous");
	screen->paste = capability("smcup") != NULL;
	screen->asks = options->color && has_colors() && is_like_xterm();
	screen->links = screen->asks && !screen->ascii;
	if (found.c_cc[VERASE] == '\b')
		screen->input.erase = '\b';
	buffer_frames();
	set_rescue(screen);
	learn_keys(&screen->input);
	open_colours(screen, options);
	take_terminal(screen);
	ask_for_keys(screen);
	fit(screen);
	screen->resized = false;
	return screen;
}

void
screen_close(struct screen *screen)
{
	if (!screen)
		return;
	if (screen->curses) {
		if (!screen->away)
			screen_leave(screen);
		delscreen(screen->curses);
	}
	signals_close();
	input_fini(&screen->input);
	ahead_fini(&screen->ahead);
	free(screen->shown);
	free(screen->line);
	free(screen->linked);
	free(screen);
}

void
screen_leave(struct screen *screen)
{
	send_modes(screen, false);
	endwin();
	/* curses puts back what it knows of; this is everything. */
	tcsetattr(STDIN_FILENO, TCSANOW, &screen->found);
	signals_rescue(NULL);
	signals_leave();
	screen->away = true;
}

/* Sets the terminal up again after somebody else had it. */
static void
reclaim(struct screen *screen)
{
	reset_prog_mode();
	curs_set(1); /* else curses takes it for hidden still */
	take_terminal(screen);
	fit(screen);
	clearok(curscr, TRUE);
}

void
screen_enter(struct screen *screen)
{
	signals_enter();
	set_rescue(screen);
	screen->away = false;
	reclaim(screen);
	/* Only now does curses go to the alternate screen, which has to come
	 * before it is left again. */
	doupdate();
	ask_for_keys(screen);
}

void
screen_stop(struct screen *screen)
{
	screen_leave(screen);
	signals_stop();
	screen_enter(screen);
}

void
screen_size(const struct screen *screen, int *rows, int *cols)
{
	*rows = screen->rows;
	*cols = screen->cols;
}

void
screen_beep(struct screen *screen)
{
	if (!screen->away)
		beep();
}

void
screen_redraw(struct screen *screen)
{
	screen->stale = true;
	clearok(curscr, TRUE);
}

void
screen_theme(struct screen *screen, const struct theme *theme)
{
	screen->theme = theme;
	memset(screen->inks, 0, sizeof screen->inks);
	screen->stale = true;
}

/* What signals have asked for; false when nothing. */
static bool
signal_event(struct screen *screen, struct event *event)
{
	static const int quitting[] = {SIGTERM, SIGHUP, SIGINT};

	*event = (struct event){.type = EVENT_QUIT};
	for (size_t i = 0; i < sizeof quitting / sizeof *quitting; i++)
		if (signals_came(quitting[i])) {
			event->signal = quitting[i];
			return true;
		}
	if (screen->gone)
		return true;
	if (signals_take(SIGTSTP))
		screen_stop(screen);
	else if (signals_take(SIGCONT))
		reclaim(screen); /* stopped without being asked */
	else if (signals_take(SIGWINCH))
		fit(screen);
	if (!screen->resized)
		return false;
	screen->resized = false;
	*event = (struct event){
		.type = EVENT_RESIZE,
		.rows = screen->rows,
		.cols = screen->cols,
	};
	return true;
}

static struct event
wait_for_event(struct screen *screen, const struct tty_waiting *how)
{
	struct event event;

	while (!signal_event(screen, &event)) {
		switch (tty_next(&screen->input, how, &event)) {
		case TTY_EVENT:
			return event;
		case TTY_OTHER:
			return (struct event){.type = EVENT_OTHER};
		case TTY_NOTHING:
			return (struct event){.type = EVENT_TIMEOUT};
		case TTY_GONE:
			screen->gone = true;
			break;
		case TTY_SIGNAL:
			break;
		}
	}
	return event;
}

/* The next event of the terminal or of the other descriptor (-1: none), waiting
 * at most timeout_ms for it. */
static struct event
next_event(struct screen *screen, int timeout_ms, int other)
{
	sigset_t mask;
	struct tty_waiting how = {timeout_ms, other, &mask};
	struct event event;

	signals_hold(&mask);
	event = wait_for_event(screen, &how);
	signals_release(&mask);
	return event;
}

struct event
screen_key(struct screen *screen, int timeout_ms)
{
	struct event event;

	return ahead_take(&screen->ahead, &event)
		? event
		: next_event(screen, timeout_ms, screen->other);
}

void
screen_watch(struct screen *screen, int descriptor)
{
	screen->other = descriptor;
}

bool
screen_pending(struct screen *screen)
{
	struct event event;

	if (screen->ahead.count)
		return true;
	event = next_event(screen, 0, screen->other);
	if (event.type != EVENT_TIMEOUT)
		ahead_put(&screen->ahead, &event);
	return screen->ahead.count > 0;
}

size_t
screen_discard(struct screen *screen)
{
	size_t dropped = ahead_discard(&screen->ahead);

	while (!screen->ahead.count && screen_pending(screen))
		dropped += ahead_discard(&screen->ahead);
	return dropped;
}

enum screen_waited
screen_wait(struct screen *screen, int timeout_ms)
{
	struct event event = next_event(screen, timeout_ms, -1);

	if (event.type == EVENT_QUIT)
		return SCREEN_QUIT;
	if (event.type == EVENT_KEY &&
		key_same(event.key, key_make(KEYCAP_ESC, 0)))
		return SCREEN_GIVEN_UP;
	if (event.type != EVENT_TIMEOUT)
		ahead_put(&screen->ahead, &event);
	return SCREEN_WAITED;
}

/* ---- the clipboard */

static void
add_base64(struct str *out, const char *text, size_t length)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789+/";
	const unsigned char *at = (const unsigned char *)text;
	size_t i, k;

	for (i = 0; i < length; i += 3) {
		unsigned bits = (unsigned)at[i] << 16;

		if (i + 1 < length)
			bits |= (unsigned)at[i + 1] << 8;
		if (i + 2 < length)
			bits |= at[i + 2];
		for (k = 0; k < 4; k++)
			str_add_char(out,
				i + k <= length
					? letters[bits >> (18 - 6 * k) & 63]
					: '=');
	}
}

void
screen_copy(struct screen *screen, const char *text, size_t length)
{
	struct str sequence = {0};

	if (screen->away)
		return;
	str_add(&sequence, "\x1b]52;c;");
	add_base64(&sequence, text, length);
	str_add(&sequence, "\x1b\\");
	tty_write(str_text(&sequence));
	str_fini(&sequence);
}
