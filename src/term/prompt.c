/* SPDX-License-Identifier: MIT */
#include "term/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

#define HISTORY 100

void
completion_add(struct completion *completion, const char *item)
{
	completion->items = base_realloc(completion->items,
		completion->count + 1, sizeof *completion->items);
	completion->items[completion->count++] = base_strdup(item);
}

static void
completion_fini(struct completion *completion)
{
	for (size_t i = 0; i < completion->count; i++)
		free(completion->items[i]);
	free(completion->items);
	*completion = (struct completion){0};
}

void
prompt_fini(struct prompt *prompt)
{
	completion_fini(&prompt->found);
	for (size_t i = 0; i < prompt->history_count; i++)
		free(prompt->history[i]);
	free(prompt->history);
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

void
prompt_open(struct prompt *prompt, const char *label, const char *text)
{
	free(prompt->label);
	prompt->label = base_strdup(label);
	completion_fini(&prompt->found);
	prompt->history_at = prompt->history_count;
	prompt->open = true;
	set_text(prompt, text ? text : "");
}

void
prompt_remember(struct prompt *prompt, const char *text)
{
	char *added;
	size_t old = 0;

	if (!*text)
		return;
	if (!prompt->history)
		prompt->history =
			base_calloc(HISTORY + 1, sizeof *prompt->history);
	added = base_strdup(text);
	while (old < prompt->history_count &&
		strcmp(prompt->history[old], text) != 0)
		old++;
	if (old == prompt->history_count && prompt->history_count == HISTORY)
		old = 0;
	if (old < prompt->history_count) {
		free(prompt->history[old]);
		memmove(prompt->history + old, prompt->history + old + 1,
			(prompt->history_count - old - 1) *
				sizeof *prompt->history);
		prompt->history_count--;
	}
	prompt->history[prompt->history_count++] = added;
	prompt->history_at = prompt->history_count;
}

/* Goes through the history; what was being typed is its newest entry. */
static enum prompt_result
look_back(struct prompt *prompt, int by)
{
	size_t at = prompt->history_at;

	if (by < 0 ? at == 0 : at == prompt->history_count)
		return PROMPT_OPEN;
	if (at == prompt->history_count) {
		free(prompt->draft);
		prompt->draft = base_strdup(entry_text(&prompt->entry));
	}
	at = by < 0 ? at - 1 : at + 1;
	prompt->history_at = at;
	set_text(prompt,
		at < prompt->history_count ? prompt->history[at]
					   : prompt->draft);
	return PROMPT_CHANGED;
}

/* The bytes that all candidates begin with, in whole graphemes. */
static size_t
common(const struct completion *found)
{
	const char *first = found->items[0];
	size_t length = strlen(first), at = 0, next;

	for (size_t i = 1; i < found->count; i++) {
		size_t same = 0;

		while (same < length && first[same] == found->items[i][same])
			same++;
		length = same;
	}
	while ((next = text_next(first, strlen(first), at)) <= length &&
		at < length)
		at = next;
	return at;
}

static enum prompt_result
put_candidate(struct prompt *prompt, const char *text, size_t length)
{
	struct entry *entry = &prompt->entry;

	if (length == entry->at && !memcmp(entry_text(entry), text, length))
		return PROMPT_OPEN;
	entry_replace(entry, 0, entry->at, text, length);
	return PROMPT_CHANGED;
}

/* The first Tab goes as far as all candidates agree, the next ones go through
 * them. */
static enum prompt_result
complete(struct prompt *prompt, int by)
{
	struct completion *found = &prompt->found;
	size_t agreed;

	if (found->count > 1) {
		size_t last = found->count - 1;

		if (prompt->shown == found->count)
			prompt->shown = by < 0 ? last : 0;
		else if (by < 0)
			prompt->shown =
				prompt->shown ? prompt->shown - 1 : last;
		else
			prompt->shown =
				prompt->shown < last ? prompt->shown + 1 : 0;
		return put_candidate(prompt, found->items[prompt->shown],
			strlen(found->items[prompt->shown]));
	}
	completion_fini(found);
	if (prompt->complete)
		prompt->complete(prompt->context, entry_text(&prompt->entry),
			prompt->entry.at, found);
	prompt->shown = found->count;
	if (found->count == 0)
		return PROMPT_OPEN;
	agreed = common(found);
	if (agreed < prompt->entry.at && found->count > 1)
		return PROMPT_OPEN;
	return put_candidate(prompt, found->items[0], agreed);
}

static enum prompt_result
finish(struct prompt *prompt, enum prompt_result result)
{
	completion_fini(&prompt->found);
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
		return complete(prompt, key.mods & MOD_SHIFT ? -1 : 1);
	completion_fini(&prompt->found);
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
	completion_fini(&prompt->found);
	return entry_paste(&prompt->entry, text, length) == ENTRY_CHANGED
		? PROMPT_CHANGED
		: PROMPT_OPEN;
}

/* The candidates side by side, from one that leaves the chosen one in view. */
static void
draw_candidates(const struct prompt *prompt, struct canvas *canvas, int row)
{
	const struct completion *found = &prompt->found;
	int cols = canvas_cols(canvas), col = 1;
	size_t first = 0;

	for (size_t i = 0; i < found->count && i <= prompt->shown; i++) {
		int width =
			text_width(found->items[i], strlen(found->items[i]));

		if (col > 1 && col + width >= cols) {
			first = i;
			col = 1;
		}
		col += width + 2;
	}
	if (prompt->shown == found->count)
		first = 0;
	canvas_fill(canvas, (struct rect){row, 0, 1, cols}, ROLE_HINT, " ");
	col = 1;
	for (size_t i = first; i < found->count && col < cols; i++)
		col = 2 +
			canvas_put(canvas, row, col,
				i == prompt->shown ? ROLE_HINT | STYLE_SELECTED
						   : ROLE_HINT,
				found->items[i]);
}

void
prompt_draw(const struct prompt *prompt, struct canvas *canvas)
{
	int row = canvas_rows(canvas) - 1, cols = canvas_cols(canvas), col;
	struct canvas part;

	if (row < 0 || !prompt->label)
		return;
	if (prompt->found.count > 1 && row > 0)
		draw_candidates(prompt, canvas, row - 1);
	col = canvas_put(canvas, row, 0, ROLE_PROMPT, prompt->label);
	/* A long question leaves room for the answer. */
	if (col > cols - cols / 3)
		col = cols - cols / 3;
	part = canvas_part(canvas, (struct rect){row, col, 1, cols - col});
	entry_draw(&prompt->entry, &part, ROLE_INPUT);
}
