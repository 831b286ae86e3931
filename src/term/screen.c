/* SPDX-License-Identifier: MIT */
#include "term/screen.h"

/* Its wide half, which not every C library gets it to show by itself. */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include <langinfo.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>
#include <wchar.h>

#include "ahead.h"
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
/* A frame is shown whole (DEC 2026), the window says what it shows. */
#define FRAME_BEGIN "\x1b[?2026h"
#define FRAME_END "\x1b[?2026l"
#define TITLE_PUSH "\x1b[22;2t"
#define TITLE_POP "\x1b[23;2t"
#define DIRECT_SIZE 64 /* a terminal's name */
#define MOUSE_OFF "\x1b[?1006l\x1b[?1002l"

/* How a style goes to curses, once it has been asked for. */
struct ink {
	attr_t attributes;
	int pair;
	bool known;
};

struct pair {
	int fg, bg;
};

struct screen {
	SCREEN *curses;
	const struct theme *theme; /* borrowed */
	const char *title;	   /* likewise */
	struct termios found;
	bool ascii, mouse, paste;
	bool encoded; /* in characters of the locale's own, which has no UTF-8 */
	bool asks;    /* the terminal can be asked for its ground */
	enum theme_depth depth;
	bool own_colours; /* the terminal's default colours can be had */
	bool direct;	  /* colours are red, green and blue */

	int rows, cols;
	struct cell *shown; /* rows × cols, as curses has them */
	bool stale;	    /* `shown` is not what curses has */
	bool cursor;	    /* is visible */
	cchar_t *line;	    /* what curses is given of a row */
	int line_length;

	struct ink inks[STYLE_LIMIT];
	struct pair pairs[256];
	int pair_count;

	struct input input;
	struct ahead ahead;
	bool resized, gone, away;
	int other; /* descriptor to wait for as well, or -1 */
};

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
	tty_write(on ? GROUND_ON TITLE_PUSH : GROUND_OFF TITLE_POP);
	if (on)
		send_title(screen);
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
			_("the terminal “%s” is not known or cannot move its "
			  "cursor; set TERM to what it is, such as "
			  "xterm-256color"),
			term ? term : "");
		screen_close(screen);
		return NULL;
	}
	screen->encoded =
		!options->ascii && strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	screen->ascii = options->ascii || screen->encoded;
	screen->mouse = options->mouse && capability("kmous");
	screen->paste = capability("smcup") != NULL;
	/* XT: it understands what xterm does, or leaves it alone. */
	screen->asks = options->color && has_colors() && tigetflag("XT") == 1;
	if (found.c_cc[VERASE] == '\b')
		screen->input.erase = '\b';
	buffer_frames();
	set_rescue(screen);
	learn_keys(&screen->input);
	open_colours(screen, options);
	take_terminal(screen);
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

/* The colour as the terminal wants it. On a direct one that is red, green and
 * blue for all but the first eight. */
static int
to_curses(const struct screen *screen, int32_t colour, int own)
{
	if (colour < 0)
		return screen->own_colours ? -1 : own;
	if (THEME_IS_RGB(colour))
		colour &= 0xffffff;
	else if (screen->direct && colour >= 8)
		colour = theme_rgb(colour);
	else
		return colour;
	return colour < 8 ? COLOR_BLACK : colour;
}

/* A number that curses has for the two colours, 0 (none) when it has no more. */
static int
pair_of(struct screen *screen, const struct look *look)
{
	int limit = COLOR_PAIRS < 256 ? COLOR_PAIRS : 256;
	int fg = to_curses(screen, look->fg, COLOR_WHITE);
	int bg = to_curses(screen, look->bg, COLOR_BLACK);

	if (fg < 0 && bg < 0)
		return 0;
	for (int i = 1; i <= screen->pair_count; i++)
		if (screen->pairs[i].fg == fg && screen->pairs[i].bg == bg)
			return i;
	if (screen->pair_count + 1 >= limit ||
		init_extended_pair(screen->pair_count + 1, fg, bg) == ERR)
		return 0;
	screen->pairs[++screen->pair_count] = (struct pair){fg, bg};
	return screen->pair_count;
}

static attr_t
attributes(unsigned look)
{
	return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_DIM ? A_DIM : 0) |
		(look & LOOK_ITALIC ? A_ITALIC : 0) |
		(look & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
		(look & LOOK_REVERSE ? A_REVERSE : 0);
}

static const struct ink *
ink_of(struct screen *screen, unsigned style)
{
	struct ink *ink = &screen->inks[style % STYLE_LIMIT];
	struct look look;

	if (ink->known)
		return ink;
	look = theme_look(screen->theme, screen->depth, style);
	ink->attributes = attributes(look.attributes);
	ink->known = true;
	/* Eight colours: the bright ones are their dark ones in bold. */
	if (COLORS == 8 && look.fg >= 8) {
		look.fg -= 8;
		ink->attributes |= A_BOLD;
	}
	if (COLORS == 8 && look.bg >= 8)
		look.bg -= 8;
	if (screen->depth != THEME_MONO)
		ink->pair = pair_of(screen, &look);
	return ink;
}

/* Whether the locale's encoding has the character: GB18030 has all of them,
 * ISO 8859-1 those of the West. */
static bool
is_encoded(wchar_t wide)
{
	mbstate_t mbstate = {0};
	char bytes[MB_LEN_MAX];

	return wcrtomb(bytes, wide, &mbstate) != (size_t)-1;
}

/* The characters of a cell for curses: one that takes the cell's width and
 * the marks on it. What the C library measures otherwise would move the rest
 * of the line, so '?' stands for it; false then. */
static bool
to_wide(const struct cell *cell, wchar_t wide[CCHARW_MAX + 1])
{
	const uint8_t *text = (const uint8_t *)cell->text;
	size_t count = 0, at = 0;
	ucs4_t character;

	while (at < cell->length && count < CCHARW_MAX) {
		int used = u8_mbtoucr(&character, text + at, cell->length - at);

		if (used <= 0)
			return false;
		wide[count] = (wchar_t)character;
		if (!is_encoded(wide[count]) ||
			wcwidth(wide[count]) != (count == 0 ? cell->width : 0))
			return false;
		at += (size_t)used;
		count++;
	}
	wide[count] = L'\0';
	return count > 0;
}

static void
add_to_line(struct screen *screen, const wchar_t *wide, const struct ink *ink)
{
	int pair = ink->pair;

	setcchar(&screen->line[screen->line_length++], wide, ink->attributes, 0,
		&pair);
}

/* Adds what a terminal without Unicode shows for a cell, in its width. */
static void
add_ascii(struct screen *screen, const struct cell *cell, const struct ink *ink)
{
	struct str ascii = {0};
	wchar_t wide[2] = L" ";

	text_ascii(&ascii, cell->text, cell->length);
	for (size_t i = 0; i < cell->width; i++) {
		wide[0] = i < ascii.length ? (wchar_t)ascii.data[i] : L' ';
		add_to_line(screen, wide, ink);
	}
	str_fini(&ascii);
}

static void
add_cell(struct screen *screen, const struct cell *cell)
{
	const struct ink *ink = ink_of(screen, cell->style);
	wchar_t wide[CCHARW_MAX + 1] = {0};

	if (cell->length == 1) {
		wide[0] = (wchar_t)cell->text[0];
		add_to_line(screen, wide, ink);
	} else if (screen->ascii && !(screen->encoded && to_wide(cell, wide)))
		add_ascii(screen, cell, ink);
	else if (to_wide(cell, wide))
		add_to_line(screen, wide, ink);
	else {
		add_to_line(screen, L"?", ink);
		if (cell->width == 2)
			add_to_line(screen, L" ", ink);
	}
}

/* Gives curses the cells from `first` to before `end`, both at the edge of a
 * character. It makes the second half of a wide one by itself. */
static void
put_cells(struct screen *screen, int row, const struct cell *cells, int first,
	int end)
{
	screen->line_length = 0;
	for (int col = first; col < end; col++)
		if (cells[col].width > 0)
			add_cell(screen, &cells[col]);
	mvadd_wchnstr(row, first, screen->line, screen->line_length);
}

/* Frames of so many changed cells may take curses more than one write, and are
 * marked: the terminal then shows them at once. */
#define MARKED_FRAME 256

/* How many cells of it are written anew. */
static int
show_row(struct screen *screen, int row, const struct cell *cells, int cols)
{
	struct cell *shown = screen->shown + (size_t)row * (size_t)screen->cols;
	int first = 0, end = cols;

	if (!screen->stale) {
		if (!memcmp(shown, cells, (size_t)cols * sizeof *cells))
			return 0;
		while (!memcmp(&shown[first], &cells[first], sizeof *cells))
			first++;
		while (!memcmp(&shown[end - 1], &cells[end - 1], sizeof *cells))
			end--;
		/* Whole characters, in what was there as well. */
		while (first > 0 &&
			(cells[first].width == 0 || shown[first].width == 0))
			first--;
		while (end < cols &&
			(cells[end].width == 0 || shown[end].width == 0))
			end++;
	}
	put_cells(screen, row, cells, first, end);
	memcpy(shown + first, cells + first,
		(size_t)(end - first) * sizeof *cells);
	return end - first;
}

/* Whether curses must be asked to put it somewhere. */
static bool
show_cursor(struct screen *screen, const struct canvas *canvas)
{
	int row, col;
	bool visible = canvas_cursor_at(canvas, &row, &col) &&
		row < screen->rows && col < screen->cols;
	bool changed = visible != screen->cursor;

	if (changed) {
		curs_set(visible);
		leaveok(stdscr, !visible);
		screen->cursor = visible;
	}
	if (visible)
		move(row, col);
	return visible || changed;
}

void
screen_show(struct screen *screen, const struct canvas *canvas)
{
	int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
	bool stale = screen->stale, marked;
	int changed = 0;

	if (screen->away)
		return;
	if (screen->stale) {
		erase();
		memset(screen->shown, 0,
			(size_t)screen->rows * (size_t)screen->cols *
				sizeof *screen->shown);
	}
	/* The canvas is of another size when the window has changed since. */
	if (rows > screen->rows)
		rows = screen->rows;
	if (cols > screen->cols)
		cols = screen->cols;
	for (int row = 0; row < rows && cols > 0; row++)
		changed += show_row(screen, row, canvas_row(canvas, row), cols);
	screen->stale = false;
	if (!show_cursor(screen, canvas) && !changed && !stale)
		return;
	marked = screen->asks && (stale || changed >= MARKED_FRAME);
	if (marked)
		tty_write(FRAME_BEGIN);
	wnoutrefresh(stdscr);
	doupdate();
	if (marked)
		tty_write(FRAME_END);
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
