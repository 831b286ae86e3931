/* SPDX-License-Identifier: MIT */
#include "tty.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Milliseconds. A lone ESC is the key soon; what has begun as a sequence or
 * a character may have its rest on a slow line; a paste that stops is over. */
#define ESCAPE_DELAY 25
#define SEQUENCE_DELAY 250
#define PASTE_DELAY 1000

bool
tty_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 ||
		size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*cols = size.ws_col;
	return true;
}

void
tty_write(const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t wrote = write(STDOUT_FILENO, text, left);

		if (wrote < 0 && errno != EINTR)
			return;
		if (wrote > 0) {
			text += wrote;
			left -= (size_t)wrote;
		}
	}
}

/* Feeds the input with what comes within the time; TTY_EVENT when something
 * came. */
static enum tty_waited
read_more(struct input *input, const struct tty_waiting *how, int timeout_ms)
{
	struct pollfd polls[] = {{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = how->other, .events = POLLIN}};
	struct timespec time = {
		.tv_sec = timeout_ms / 1000,
		.tv_nsec = timeout_ms % 1000 * 1000000L,
	};
	char bytes[4096];
	ssize_t length;
	int ready = ppoll(polls, how->other >= 0 ? 2 : 1,
		timeout_ms < 0 ? NULL : &time, how->mask);

	if (ready == 0)
		return TTY_NOTHING;
	if (ready > 0 && !polls[0].revents)
		return TTY_OTHER;
	length = ready < 0 ? -1 : read(STDIN_FILENO, bytes, sizeof bytes);
	if (length > 0) {
		input_feed(input, bytes, (size_t)length);
		return TTY_EVENT;
	}
	if (length < 0 && (errno == EINTR || errno == EAGAIN))
		return TTY_SIGNAL;
	return TTY_GONE;
}

/* How long to wait for more when that is all there is. */
static int
patience(const struct input *input, enum input_state state, int timeout_ms)
{
	if (state == INPUT_HALF)
		return input->bytes.data[input->bytes.length - 1] == '\x1b'
			? ESCAPE_DELAY
			: SEQUENCE_DELAY;
	return input->pasting ? PASTE_DELAY : timeout_ms;
}

enum tty_waited
tty_next(
	struct input *input, const struct tty_waiting *how, struct event *event)
{
	enum tty_waited waited = TTY_EVENT;
	bool final = false;

	while (waited == TTY_EVENT) {
		enum input_state state = input_next(input, final, event);
		bool waiting = state == INPUT_HALF || input->pasting;

		if (state == INPUT_EVENT)
			return TTY_EVENT;
		waited = read_more(
			input, how, patience(input, state, how->timeout_ms));
		final = waited == TTY_NOTHING && waiting;
		if (final)
			waited = TTY_EVENT;
	}
	return waited;
}
