/* SPDX-License-Identifier: MIT */
#include "term/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#define HISTORY 100

void
prompt_fini(struct prompt *prompt)
{
	completion_clear(&prompt->found);
	free(prompt->draft);
	free(prompt->label);
	entry_fini(&prompt->entry);
	*prompt = (struct prompt){0};
}

static void
set_text(struct prompt *prompt, const char *text)
{
	entry_set(&prompt->entry, text, strlen(text));
}

static size_t
history_count(const struct prompt *prompt)
{
	return prompt->history ? prompt->history->count : 0;
}

void
prompt_open(struct prompt *prompt, const char *label, const char *text)
{
	free(prompt->label);
	prompt->label = base_strdup(label);
	completion_clear(&prompt->found);
	prompt->history_at = history_count(prompt);
	free(prompt->draft);
	prompt->draft = NULL;
	prompt->open = true;
	set_text(prompt, text ? text : "");
}

/* The place of a line that is there, else that of the oldest when it is full; the
 * number of lines when nothing has to go. */
static size_t
place_of(const struct prompt_history *history, const char *text)
{
	size_t i;

	for (i = 0; i < history->count; i++)
		if (strcmp(history->lines[i], text) == 0)
			return i;
	return history->count == HISTORY ? 0 : history->count;
}

void
prompt_remember(struct prompt_history *history, const char *text)
{
	size_t old = place_of(history, text);
	char *added;

	if (!*text)
		return;
	added = base_strdup(text);
	if (!history->lines)
		history->lines = base_calloc(HISTORY, sizeof *history->lines);
	if (old < history->count) {
		free(history->lines[old]);
		memmove(history->lines + old, history->lines + old + 1,
			(history->count - old - 1) * sizeof *history->lines);
		history->count--;
	}
	history->lines[history->count++] = added;
}

void
prompt_forget(struct prompt_history *history)
{
	for (size_t i = 0; i < history->count; i++)
		free(history->lines[i]);
	free(history->lines);
	*history = (struct prompt_history){0};
}

/* Goes through the history; what was being typed is its newest entry. */
static enum prompt_result
look_back(struct prompt *prompt, int by)
{
	size_t at = prompt->history_at, count = history_count(prompt);

	/* Lines came since it was opened: it has stayed open with a refusal. */
	if (!prompt->draft || at > count)
		at = count;
	if (by < 0 ? at == 0 : at == count)
		return PROMPT_OPEN;
	if (at == count) {
		free(prompt->draft);
		prompt->draft = base_strdup(entry_text(&prompt->entry));
	}
	at = by < 0 ? at - 1 : at + 1;
	prompt->history_at = at;
	set_text(prompt,
		at < count ? prompt->history->lines[at] : prompt->draft);
	return PROMPT_CHANGED;
}

static enum prompt_result
finish(struct prompt *prompt, enum prompt_result result)
{
	completion_clear(&prompt->found);
	prompt->open = false;
	return result;
}

enum prompt_result
prompt_key(struct prompt *prompt, struct key key)
{
	bool up =
		key.code == KEYCAP_UP || key_same(key, key_make('p', MOD_CTRL));
	bool down = key.code == KEYCAP_DOWN ||
		key_same(key, key_make('n', MOD_CTRL));

	if (key.code == KEYCAP_TAB)
		return completion_step(&prompt->found, &prompt->entry,
			       key.mods & MOD_SHIFT ? -1 : 1, prompt->complete,
			       prompt->context) == COMPLETION_CHANGED
			? PROMPT_CHANGED
			: PROMPT_OPEN;
	completion_clear(&prompt->found);
	if (up || down)
		return look_back(prompt, up ? -1 : 1);
	if (key_same(key, key_make(KEYCAP_BACKSPACE, 0)) &&
		entry_length(&prompt->entry) == 0)
		return finish(prompt, PROMPT_CANCELLED);
	switch (entry_key(&prompt->entry, key)) {
	case ENTRY_CHANGED:
		return PROMPT_CHANGED;
	case ENTRY_DONE:
		return finish(prompt, PROMPT_DONE);
	case ENTRY_CANCELLED:
		return finish(prompt, PROMPT_CANCELLED);
	default:
		return PROMPT_OPEN;
	}
}

enum prompt_result
prompt_paste(struct prompt *prompt, const char *text, size_t length)
{
	completion_clear(&prompt->found);
	return entry_paste(&prompt->entry, text, length) == ENTRY_CHANGED
		? PROMPT_CHANGED
		: PROMPT_OPEN;
}

void
prompt_draw(const struct prompt *prompt, struct canvas *canvas)
{
	int row = canvas_rows(canvas) - 1, cols = canvas_cols(canvas), col;
	struct canvas part;

	if (row < 0 || !prompt->label)
		return;
	completion_draw(&prompt->found, canvas, row - 1);
	col = canvas_put(canvas, row, 0, ROLE_PROMPT, prompt->label);
	/* A long question leaves room for the answer. */
	if (col > cols - cols / 3)
		col = cols - cols / 3;
	part = canvas_part(canvas, (struct rect){row, col, 1, cols - col});
	entry_draw(&prompt->entry, &part, ROLE_INPUT);
}
