/* SPDX-License-Identifier: MIT */
/*
 * Plays keys to a full-screen program in a terminal of its own (a pty, with
 * libvterm as the terminal) and prints the screen they lead to.
 *
 *     play [options] KEYS-FILE COMMAND [ARG ...]
 *
 * The file holds words:  j  Down  Enter  C-d  M-x  F1  text="两个 words"
 * burst="typed ahead, in one write"  paste="in one piece"  resize=100x30  wait-for="text on the screen"
 * click=COLxROW press=COLxROW drag=COLxROW release=COLxROW  signal=TERM  lock=FILE unlock=FILE (as another SQLite does)
 * snap=NAME (prints the screen so far)  j*20  ( j k )*5  garble
 * (what a terminal that reflows leaves on the screen)
 * and comments from # to the end of the line.
 *
 * Nothing sleeps blindly: the next key is sent when the program has read
 * what was sent and waits again (its input queue is empty, it is not running,
 * and it has written nothing for a moment).
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <vterm.h>

#define QUIET_MS 3   /* without output, and waiting: it has settled */
#define ESCAPE_MS 60 /* a program waits this long for more after Esc */
#define REST_MS 150  /* and what is drawn when the keys rest, too */
#define PATIENCE_MS 15000

struct player {
	int master, slave;
	pid_t pid;
	VTerm *term;
	VTermScreen *screen;
	int rows, cols;
	bool style;	       /* print the attributes, too */
	bool cursor;	       /* print the row that it stands in, too */
	struct termios before; /* how the line was when it began */
	bool ended;
	bool alternate, hidden; /* as the program set the modes */
	bool bracketed;
	char tail[16]; /* the end of the output, for sequences cut in two */
	size_t tail_length;
};

static void
die(const char *what)
{
	fprintf(stderr, "play: %s\n", what);
	exit(2);
}

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the terminal's side */

static void
note_mode(struct player *player, const char *bytes, size_t length,
	const char *sequence, bool *mode, bool value)
{
	if (memmem(bytes, length, sequence, strlen(sequence)))
		*mode = value;
	(void)player;
}

/* Follows the modes that have to be put back at the end. A chunk that turns
 * one on and off again counts by its last sequence, which is what programs
 * send last. */
static void
note_modes(struct player *player, const char *bytes, size_t length)
{
	note_mode(
		player, bytes, length, "\033[?1049h", &player->alternate, true);
	note_mode(player, bytes, length, "\033[?1049l", &player->alternate,
		false);
	note_mode(player, bytes, length, "\033[?25l", &player->hidden, true);
	note_mode(player, bytes, length, "\033[?25h", &player->hidden, false);
	note_mode(
		player, bytes, length, "\033[?2004h", &player->bracketed, true);
	note_mode(player, bytes, length, "\033[?2004l", &player->bracketed,
		false);
}

static void
feed(struct player *player, const char *bytes, size_t length)
{
	char joined[16 + 4096], reply[256];
	size_t total = player->tail_length + length, answer;
	ssize_t written;

	memcpy(joined, player->tail, player->tail_length);
	memcpy(joined + player->tail_length, bytes, length);
	note_modes(player, joined, total);
	player->tail_length = total < 7 ? total : 7;
	memcpy(player->tail, joined + total - player->tail_length,
		player->tail_length);
	vterm_input_write(player->term, bytes, length);
	while ((answer = vterm_output_read(player->term, reply, sizeof reply)) >
		0) {
		written = write(player->master, reply, answer);
		if (written < 0)
			break;
	}
}

/* Takes what has been written within `ms`; whether there was any. */
static bool
pump(struct player *player, int ms)
{
	struct pollfd ready = {.fd = player->master, .events = POLLIN};
	char bytes[4096];
	ssize_t length;

	if (poll(&ready, 1, ms) <= 0)
		return false;
	length = read(player->master, bytes, sizeof bytes);
	if (length <= 0) {
		player->ended = true;
		return false;
	}
	feed(player, bytes, (size_t)length);
	return true;
}

/* ---- the program's side */

/* The state letter of /proc/PID/stat; 'Z' when it is gone. */
static char
process_state(pid_t pid)
{
	char path[64], text[512], *paren;
	size_t length;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
	file = fopen(path, "r");
	if (!file)
		return 'Z';
	length = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	text[length] = '\0';
	paren = strrchr(text, ')');
	return paren && paren[1] ? paren[2] : 'Z';
}

/* Whether it waits for input, or for a program it runs, and not for a disk or a
 * lock: what it does with the last key is not over then. Where the system does not
 * tell it is taken to. */
static bool
waits_for_input(pid_t pid)
{
	static const long calls[] = {
#ifdef SYS_poll
		SYS_poll,
#endif
#ifdef SYS_select
		SYS_select,
#endif
#ifdef __x86_64__
		/* The same of a program of 32 bits, and ppoll and pselect6 with
		 * times of 64. */
		168, 142, 309, 308, 3, 114, 284, 414, 413,
#endif
		SYS_ppoll, SYS_pselect6, SYS_read, SYS_wait4, SYS_waitid};
	char path[64], text[32] = "";
	char *end;
	FILE *file;
	long call;
	size_t i;

	snprintf(path, sizeof path, "/proc/%ld/syscall", (long)pid);
	file = fopen(path, "r");
	if (!file)
		return true;
	if (!fgets(text, sizeof text, file))
		*text = '\0';
	fclose(file);
	call = strtol(text, &end, 10);
	for (i = 0; end != text && i < sizeof calls / sizeof *calls; i++)
		if (call == calls[i])
			return true;
	return !*text;
}

static bool
waiting(struct player *player)
{
	int unread = 0;
	char state = process_state(player->pid);

	if (state == 'Z' || state == 'X')
		player->ended = true;
	if (ioctl(player->slave, FIONREAD, &unread) < 0)
		unread = 0;
	return state == 'T' ||
		(state == 'S' && unread == 0 && waits_for_input(player->pid));
}

/* Until the program has settled. */
static void
settle(struct player *player)
{
	long limit = now_ms() + PATIENCE_MS;
	int quiet = 0;

	while (now_ms() < limit && !player->ended) {
		if (pump(player, 1))
			quiet = 0;
		else if (!waiting(player))
			quiet = 0;
		else if (++quiet >= QUIET_MS)
			return;
	}
	while (pump(player, 0))
		;
}

static void
send_bytes(struct player *player, const char *bytes, size_t length)
{
	if (player->ended)
		return;
	if (write(player->master, bytes, length) != (ssize_t)length)
		player->ended = true;
	if (length == 1 && *bytes == '\033') {
		long limit = now_ms() + ESCAPE_MS;

		while (now_ms() < limit)
			pump(player, 1);
	}
	settle(player);
}

static void
resize(struct player *player, int cols, int rows)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	player->rows = rows;
	player->cols = cols;
	vterm_set_size(player->term, rows, cols);
	ioctl(player->master, TIOCSWINSZ, &size);
	settle(player);
}

/* ---- the screen as text */

static size_t
put_utf8(char *out, uint32_t code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

/* One row, trailing spaces cut; a wide character stands once. */
static void
row_text(struct player *player, int row, char *out, size_t size)
{
	size_t used = 0, end = 0;
	VTermScreenCell cell;
	VTermPos at = {row, 0};
	int i;

	while (at.col < player->cols && used + 32 < size) {
		vterm_screen_get_cell(player->screen, at, &cell);
		if (!cell.chars[0]) {
			out[used++] = ' ';
		} else {
			for (i = 0;
				i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i];
				i++)
				used += put_utf8(out + used, cell.chars[i]);
			if (cell.chars[0] != ' ')
				end = used;
		}
		at.col += cell.width > 1 ? cell.width : 1;
	}
	out[end] = '\0';
}

/* A letter for what a cell looks like beyond its text. */
static void
cell_style(struct player *player, const VTermScreenCell *cell, char *out,
	size_t size)
{
	VTermColor fg = cell->fg, bg = cell->bg;

	snprintf(out, size, "%s%s%s", cell->attrs.bold ? "b" : "",
		cell->attrs.underline ? "u" : "",
		cell->attrs.reverse ? "r" : "");
	vterm_screen_convert_color_to_rgb(player->screen, &fg);
	vterm_screen_convert_color_to_rgb(player->screen, &bg);
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
		snprintf(out + strlen(out), size - strlen(out), "f%02x%02x%02x",
			fg.rgb.red, fg.rgb.green, fg.rgb.blue);
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
		snprintf(out + strlen(out), size - strlen(out), "g%02x%02x%02x",
			bg.rgb.red, bg.rgb.green, bg.rgb.blue);
}

/* The runs of one row that are not plain: "row: from-to style". */
static void
print_row_style(struct player *player, int row)
{
	char style[64], last[64] = "";
	VTermScreenCell cell;
	VTermPos at = {row, 0};
	int from = 0;

	for (; at.col <= player->cols; at.col++) {
		style[0] = '\0';
		if (at.col < player->cols) {
			vterm_screen_get_cell(player->screen, at, &cell);
			cell_style(player, &cell, style, sizeof style);
		}
		if (strcmp(style, last) == 0)
			continue;
		if (*last)
			printf("%d: %d-%d %s\n", row, from, at.col - 1, last);
		strcpy(last, style);
		from = at.col;
	}
}

/* Until nothing has been drawn for a while. */
static void
rest(struct player *player)
{
	while (!player->ended && pump(player, REST_MS))
		settle(player);
}

static void
print_cursor(struct player *player)
{
	char line[16384];
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(player->term), &at);
	row_text(player, at.row, line, sizeof line);
	printf("cursor%s: %s\n", player->hidden ? ", hidden" : "", line);
}

static void
print_screen(struct player *player)
{
	char line[16384];
	int row;

	rest(player);
	for (row = 0; row < player->rows; row++) {
		row_text(player, row, line, sizeof line);
		puts(line);
	}
	for (row = 0; player->style && row < player->rows; row++)
		print_row_style(player, row);
	if (player->cursor)
		print_cursor(player);
}

static bool
on_screen(struct player *player, const char *text)
{
	char line[16384];
	int row;

	for (row = 0; row < player->rows; row++) {
		row_text(player, row, line, sizeof line);
		if (strstr(line, text))
			return true;
	}
	return false;
}

static void
wait_for(struct player *player, const char *text)
{
	long limit = now_ms() + PATIENCE_MS;

	while (!on_screen(player, text)) {
		if (now_ms() > limit || player->ended) {
			print_screen(player);
			printf("play: \"%s\" did not appear\n", text);
			exit(1);
		}
		pump(player, 10);
	}
	settle(player);
}

/* ---- keys */

static const struct {
	const char *name, *bytes;
} named[] = {
	{"Enter", "\r"},
	{"M-Enter", "\033\r"},
	{"Tab", "\t"},
	{"BTab", "\033[Z"},
	{"Esc", "\033"},
	{"Space", " "},
	{"BSpace", "\177"},
	{"Insert", "\033[2~"},
	{"Delete", "\033[3~"},
	{"PPage", "\033[5~"},
	{"NPage", "\033[6~"},
	{"Up", "\033OA"},
	{"Down", "\033OB"},
	{"Right", "\033OC"},
	{"Left", "\033OD"},
	{"Home", "\033OH"},
	{"End", "\033OF"},
	{"F1", "\033OP"},
	{"F2", "\033OQ"},
	{"F3", "\033OR"},
	{"F4", "\033OS"},
	{"F5", "\033[15~"},
};

static void
send_text(struct player *player, const char *text)
{
	size_t length;

	/* A character at a time, as a keyboard or an input method does. */
	for (; *text; text += length) {
		length = 1;
		while ((text[length] & 0xC0) == 0x80)
			length++;
		send_bytes(player, text, length);
	}
}

/* As a terminal does: each line ends in CR. */
static void
send_paste(struct player *player, const char *text)
{
	char *bytes, *end;

	if (asprintf(&bytes, "%s%s%s", player->bracketed ? "\033[200~" : "",
		    text, player->bracketed ? "\033[201~" : "") < 0)
		die("out of memory");
	for (end = bytes; (end = strchr(end, '\n')); end++)
		*end = '\r';
	send_bytes(player, bytes, strlen(bytes));
	free(bytes);
}

static void
send_signal(struct player *player, const char *name)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {{"TERM", SIGTERM}, {"HUP", SIGHUP}, {"INT", SIGINT},
		{"TSTP", SIGTSTP}, {"CONT", SIGCONT}, {"KILL", SIGKILL},
		{"SEGV", SIGSEGV}, {"QUIT", SIGQUIT}};
	size_t i;

	for (i = 0; i < sizeof signals / sizeof *signals; i++)
		if (strcmp(name, signals[i].name) == 0) {
			kill(player->pid, signals[i].number);
			/* It has to be scheduled before it can settle. */
			pump(player, 20);
			settle(player);
			return;
		}
	die("unknown signal");
}

/* Locks a file as SQLite does that writes it, or lets it go again. */
static void
lock(const char *path, short how)
{
	static int file = -1;
	struct flock range = {.l_type = how,
		.l_whence = SEEK_SET,
		.l_start = 0x40000000,
		.l_len = 512};

	if (file < 0)
		file = open(path, O_RDWR | O_CLOEXEC);
	/* A copy of the plan may just be in the making. */
	if (file < 0 || fcntl(file, F_SETLKW, &range) < 0)
		die("cannot lock");
}

/* What the first button does, or a move while it is down; columns and rows count from
 * 1. false when it is none of those words. */
static bool
mouse(struct player *player, const char *word, const char *value)
{
	static const struct {
		const char *word;
		int button;
		bool down, up;
	} words[] = {{"click=", 0, true, true}, {"press=", 0, true, false},
		{"drag=", 32, true, false}, {"release=", 0, false, true}};
	char bytes[64];
	int col, row;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strncmp(word, words[i].word, strlen(words[i].word)) != 0 ||
			sscanf(value, "%dx%d", &col, &row) != 2)
			continue;
		snprintf(bytes, sizeof bytes, "\033[<%d;%d;%d%c",
			words[i].button, col, row, words[i].down ? 'M' : 'm');
		send_bytes(player, bytes, strlen(bytes));
		if (words[i].down && words[i].up) {
			bytes[strlen(bytes) - 1] = 'm';
			send_bytes(player, bytes, strlen(bytes));
		}
		return true;
	}
	return false;
}

static bool
play_option(struct player *player, const char *word)
{
	const char *value = strchr(word, '=');
	size_t length = value ? (size_t)(value - word) : 0;
	int cols, rows;

	if (!value || !length || !value[1])
		return false;
	value++;
	if (strncmp(word, "text", length) == 0)
		send_text(player, value);
	else if (strncmp(word, "burst", length) == 0)
		send_bytes(player, value, strlen(value));
	else if (strncmp(word, "paste", length) == 0)
		send_paste(player, value);
	else if (strncmp(word, "wait-for", length) == 0)
		wait_for(player, value);
	else if (strncmp(word, "signal", length) == 0)
		send_signal(player, value);
	else if (strncmp(word, "lock", length) == 0)
		lock(value, F_WRLCK);
	else if (strncmp(word, "unlock", length) == 0)
		lock(value, F_UNLCK);
	else if (strncmp(word, "snap", length) == 0) {
		printf("---- %s\n", value);
		print_screen(player);
	} else if (strncmp(word, "resize", length) == 0 &&
		sscanf(value, "%dx%d", &cols, &rows) == 2)
		resize(player, cols, rows);
	else
		return mouse(player, word, value);
	return true;
}

/* What a terminal leaves on the screen that reflows lines as it is resized. */
static void
garble(struct player *player)
{
	static const char noise[] = "\0337\033[0m\033[1;1Hnoise\r\nnoise\r\n"
				    "\033[10;3Hnoise\0338";

	vterm_input_write(player->term, noise, sizeof noise - 1);
}

static void
play_word(struct player *player, const char *word)
{
	char bytes[8];
	size_t i;

	if (play_option(player, word))
		return;
	if (strcmp(word, "garble") == 0) {
		garble(player);
		return;
	}
	for (i = 0; i < sizeof named / sizeof *named; i++)
		if (strcmp(word, named[i].name) == 0) {
			send_bytes(
				player, named[i].bytes, strlen(named[i].bytes));
			return;
		}
	if (strncmp(word, "C-", 2) == 0 && word[2] && !word[3]) {
		bytes[0] = (char)(toupper((unsigned char)word[2]) & 0x1F);
		send_bytes(player, bytes, 1);
	} else if (strncmp(word, "M-", 2) == 0 && word[2] && !word[3]) {
		bytes[0] = '\033';
		bytes[1] = word[2];
		send_bytes(player, bytes, 2);
	} else if (word[0] && (!word[1] || (word[0] & 0x80))) {
		send_text(player, word);
	} else {
		fprintf(stderr, "play: unknown key %s\n", word);
		exit(2);
	}
}

struct words {
	char **items;
	size_t count;
};

/* Splits at white space; "…" keeps spaces, \" and \n inside. */
static struct words
split(const char *text)
{
	struct words words = {0};
	char *word;
	size_t used;
	bool quoted;

	while (*text) {
		if (isspace((unsigned char)*text)) {
			text++;
			continue;
		}
		if (*text == '#' &&
			(!text[1] || isspace((unsigned char)text[1]))) {
			text += strcspn(text, "\n");
			continue;
		}
		word = malloc(strlen(text) + 1);
		for (used = 0, quoted = false;
			*text && (quoted || !isspace((unsigned char)*text));
			text++) {
			if (*text == '"' && (used || quoted))
				quoted = !quoted;
			else if (quoted && *text == '\\' && text[1])
				word[used++] = *++text == 'n' ? '\n' : *text;
			else
				word[used++] = *text;
		}
		word[used] = '\0';
		words.items = realloc(
			words.items, (words.count + 1) * sizeof *words.items);
		words.items[words.count++] = word;
	}
	return words;
}

/* Takes "*N" off the end of a word; 1 when there is none. */
static int
take_times(char *word)
{
	char *star = strrchr(word, '*'), *end;
	long times;

	if (!star || star == word || strchr(word, '='))
		return 1;
	times = strtol(star + 1, &end, 10);
	if (*end || end == star + 1)
		return 1;
	*star = '\0';
	return (int)times;
}

static size_t
play_words(struct player *player, struct words words, size_t from)
{
	size_t i, end = from;
	int times;

	for (i = from; i < words.count; i = end + 1) {
		end = i;
		if (words.items[i][0] == ')')
			return i;
		if (strcmp(words.items[i], "(") != 0) {
			char *word = strdup(words.items[i]);

			for (times = take_times(word); times > 0; times--)
				play_word(player, word);
			free(word);
			continue;
		}
		end = play_words(player, words, i + 1);
		if (end >= words.count)
			die("'(' without ')'");
		times = 1;
		sscanf(words.items[end], ")*%d", &times);
		while (--times > 0)
			play_words(player, words, i + 1);
	}
	return i;
}

/* ---- main */

static char *
read_all(const char *path)
{
	FILE *file = strcmp(path, "-") ? fopen(path, "r") : stdin;
	char *text = NULL;
	size_t size = 0;

	if (!file)
		die("cannot read the keys");
	if (getdelim(&text, &size, '\0', file) < 0)
		text = strdup("");
	if (file != stdin)
		fclose(file);
	return text;
}

static void
start(struct player *player, char **command)
{
	struct winsize size = {.ws_row = (unsigned short)player->rows,
		.ws_col = (unsigned short)player->cols};

	if (openpty(&player->master, &player->slave, NULL, NULL, &size) < 0)
		die("no pty");
	tcgetattr(player->slave, &player->before);
	player->pid = fork();
	if (player->pid < 0)
		die("cannot fork");
	if (player->pid == 0) {
		close(player->master);
		login_tty(player->slave);
		execvp(command[0], command);
		_exit(127);
	}
	fcntl(player->master, F_SETFD, FD_CLOEXEC);
	player->term = vterm_new(player->rows, player->cols);
	vterm_set_utf8(player->term, 1);
	player->screen = vterm_obtain_screen(player->term);
	vterm_screen_enable_altscreen(player->screen, 1);
	vterm_screen_reset(player->screen, 1);
}

/* Whether a mode is set that has to be put back. */
static bool
is_changed(const struct player *player)
{
	return player->alternate || player->hidden || player->bracketed;
}

/* Reads to the end and says how the program ended and what it left behind. */
static void
finish(struct player *player, bool print_status)
{
	long limit = now_ms() + 5000;
	struct termios after;
	int status = 0;
	pid_t done = 0;
	bool line;

	while (!done && now_ms() < limit) {
		pump(player, 5);
		done = waitpid(player->pid, &status, WNOHANG);
	}
	/* The last bytes may arrive after the program has ended. */
	limit = now_ms() + 500;
	while (pump(player, 0) || (is_changed(player) && now_ms() < limit))
		pump(player, 5);
	if (!done) {
		kill(player->pid, SIGKILL);
		waitpid(player->pid, &status, 0);
		if (print_status)
			puts("status: still running");
		return;
	}
	if (!print_status)
		return;
	if (WIFSIGNALED(status))
		printf("status: signal %d\n", WTERMSIG(status));
	else
		printf("status: %d\n", WEXITSTATUS(status));
	tcgetattr(player->slave, &after);
	line = player->before.c_lflag != after.c_lflag ||
		player->before.c_iflag != after.c_iflag ||
		player->before.c_oflag != after.c_oflag;
	printf("terminal:%s%s%s%s%s\n", player->alternate ? " alternate" : "",
		player->hidden ? " hidden" : "",
		player->bracketed ? " bracketed" : "", line ? " raw" : "",
		line || is_changed(player) ? " NOT restored" : " restored");
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"size", required_argument, NULL, 's'},
		{"term", required_argument, NULL, 't'},
		{"env", required_argument, NULL, 'e'},
		{"style", no_argument, NULL, 'y'},
		{"cursor", no_argument, NULL, 'c'},
		{"status", no_argument, NULL, 'x'},
		{"no-screen", no_argument, NULL, 'n'},
		{NULL, 0, NULL, 0},
	};
	struct player player = {.rows = 24, .cols = 80};
	bool print_status = false, print = true;
	struct words words;
	int option;

	setenv("TERM", "xterm-256color", 1);
	while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1)
		switch (option) {
		case 's':
			if (sscanf(optarg, "%dx%d", &player.cols,
				    &player.rows) != 2)
				die("--size is COLSxROWS");
			break;
		case 't':
			setenv("TERM", optarg, 1);
			break;
		case 'e':
			putenv(optarg);
			break;
		case 'c':
			player.cursor = true;
			break;
		case 'y':
			player.style = true;
			break;
		case 'x':
			print_status = true;
			break;
		case 'n':
			print = false;
			break;
		default:
			return 2;
		}
	if (argc - optind < 2)
		die("usage: play [options] KEYS-FILE COMMAND [ARG ...]");
	unsetenv("LINES");
	unsetenv("COLUMNS");
	setvbuf(stdout, NULL, _IOFBF, 1 << 16);
	signal(SIGPIPE, SIG_IGN);
	words = split(read_all(argv[optind]));
	start(&player, argv + optind + 1);
	/* Until it draws: an empty screen is not a settled one. */
	while (!pump(&player, 100) && !player.ended &&
		process_state(player.pid) != 'Z')
		;
	settle(&player);
	play_words(&player, words, 0);
	if (print)
		print_screen(&player);
	if (!print_status) {
		kill(player.pid, SIGHUP);
		kill(player.pid, SIGCONT);
	}
	finish(&player, print_status);
	return 0;
}
