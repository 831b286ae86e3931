/* SPDX-License-Identifier: MIT */
#include "term/completion.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

void
completion_add(struct completion *completion, const char *item)
{
	completion->items = base_realloc(completion->items,
		completion->count + 1, sizeof *completion->items);
	completion->items[completion->count++] = base_strdup(item);
}

void
completion_clear(struct completion *completion)
{
	for (size_t i = 0; i < completion->count; i++)
		free(completion->items[i]);
	free(completion->items);
	*completion = (struct completion){0};
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

static enum completion_result
put(struct entry *entry, const char *text, size_t length)
{
	if (length == entry->at && !memcmp(entry_text(entry), text, length))
		return COMPLETION_OPEN;
	entry_replace(entry, 0, entry->at, text, length);
	return COMPLETION_CHANGED;
}

/* The next of those that were found, or the one before, going round. */
static enum completion_result
go_through(struct completion *found, struct entry *entry, int by)
{
	size_t last = found->count - 1;

	if (found->shown == found->count)
		found->shown = by < 0 ? last : 0;
	else if (by < 0)
		found->shown = found->shown ? found->shown - 1 : last;
	else
		found->shown = found->shown < last ? found->shown + 1 : 0;
	return put(entry, found->items[found->shown],
		strlen(found->items[found->shown]));
}

enum completion_result
completion_step(struct completion *found, struct entry *entry, int by,
	completion_fn *complete, void *context)
{
	enum completion_result result;
	size_t agreed;

	if (found->count > 1)
		return go_through(found, entry, by);
	completion_clear(found);
	if (complete)
		complete(context, entry_text(entry), entry->at, found);
	found->shown = found->count;
	if (found->count == 0)
		return COMPLETION_NONE;
	agreed = common(found);
	if (agreed < entry->at && found->count > 1)
		return COMPLETION_OPEN;
	result = put(entry, found->items[0], agreed);
	return found->count == 1 && result == COMPLETION_OPEN ? COMPLETION_NONE
							      : result;
}

/* From one that leaves the chosen one in view. */
void
completion_draw(const struct completion *found, struct canvas *canvas, int row)
{
	int cols = canvas_cols(canvas), col = 1;
	size_t first = 0, i;

	if (found->count < 2 || row < 0)
		return;
	for (i = 0; i < found->count && i <= found->shown; i++) {
		int width =
			text_width(found->items[i], strlen(found->items[i]));

		if (col > 1 && col + width >= cols) {
			first = i;
			col = 1;
		}
		col += width + 2;
	}
	if (found->shown == found->count)
		first = 0;
	canvas_fill(canvas, (struct rect){row, 0, 1, cols}, ROLE_HINT, " ");
	col = 1;
	for (i = first; i < found->count && col < cols; i++) {
		canvas_put(canvas, row, col,
			i == found->shown ? ROLE_HINT | STYLE_SELECTED
					  : ROLE_HINT,
			found->items[i]);
		col += text_width(found->items[i], strlen(found->items[i])) + 2;
	}
	if (i < found->count || col - 2 > cols)
		canvas_put(canvas, row, cols - 1, ROLE_HINT, "…");
}
