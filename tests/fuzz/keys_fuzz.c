/* SPDX-License-Identifier: MIT */
/*
 * Whatever bytes a terminal sends, they are decoded to an end, and whatever
 * keys and pastes come of them, a entry keeps its promises: valid UTF-8
 * without controls, within its limit, the cursor at the edge of a grapheme and
 * drawn inside the canvas; and undoing everything gives the first text back.
 */
#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "term/entry.h"
#include "term/input.h"

#define LIMIT 400
#define FIRST "one 中文\n\ntwo e\xcc\x81"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	setlocale(LC_ALL, "C.UTF-8");
	return 0;
}

static void
check(const struct entry *entry, struct canvas *canvas)
{
	const char *text = entry_text(entry);
	size_t length = entry_length(entry), at = 0;
	struct text_fault fault;
	int row, col;

	assert(text_check(text, length, &fault));
	assert(length <= LIMIT);
	assert(entry->multiline || !memchr(text, '\n', length));
	while (at < entry->at)
		at = text_next(text, length, at);
	assert(at == entry->at && at <= length);
	entry_draw(entry, canvas, ROLE_INPUT);
	assert(canvas_cursor_at(canvas, &row, &col));
}

static void
undo_everything(struct entry *entry, const char *first)
{
	struct key undo = key_make('_', MOD_CTRL);

	while (entry->edit_next > 0)
		entry_key(entry, undo);
	assert(!strcmp(entry_text(entry), first));
}

static void
take(struct entry *entry, const struct event *event)
{
	if (event->type == EVENT_KEY)
		entry_key(entry, event->key);
	else if (event->type == EVENT_PASTE)
		entry_paste(entry, event->text, event->length);
}

/* The first bytes choose the size of the window and where the rest is cut. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = {0};
	struct entry entry;
	struct canvas canvas;
	struct event event;
	char *first;
	size_t step, edits = 0;

	if (size < 4)
		return 0;
	entry_init(&entry);
	entry.multiline = data[0] & 1;
	entry.limit = LIMIT;
	canvas_init(&canvas, 1 + data[1] % 8, 3 + data[2] % 40);
	entry_width(&entry, canvas_cols(&canvas));
	entry_set(&entry, FIRST, sizeof FIRST - 1);
	first = strdup(entry_text(&entry));
	step = 1 + data[3] % 64;
	for (size_t at = 4; at < size; at += step) {
		size_t part = size - at < step ? size - at : step;
		bool last = at + part == size;

		input_feed(&input, (const char *)data + at, part);
		while (input_next(&input, last, &event) == INPUT_EVENT) {
			take(&entry, &event);
			check(&entry, &canvas);
			edits++;
		}
	}
	/* Only so many steps are kept. */
	if (edits < 500)
		undo_everything(&entry, first);
	free(first);
	input_fini(&input);
	entry_fini(&entry);
	canvas_fini(&canvas);
	return 0;
}
