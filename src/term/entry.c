/* SPDX-License-Identifier: MIT */
#include "term/entry.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/err.h"
#include "base/text.h"
#include "entry_keys.h"

#define STEPS 500 /* of undo */

/* text[at..at + removed.length) was replaced by `added`. */
struct entry_edit {
	size_t at, cursor; /* cursor: where it was before */
	struct str removed, added;
};

void
entry_init(struct entry *entry)
{
	*entry = (struct entry){0};
}

static void
edit_fini(struct entry_edit *edit)
{
	str_fini(&edit->removed);
	str_fini(&edit->added);
}

/* Forgets the steps from `first` on. */
static void
forget(struct entry *entry, size_t first)
{
	while (entry->edit_count > first)
		edit_fini(&entry->edits[--entry->edit_count]);
	entry->edit_next = first;
	entry->joining = false;
}

void
entry_fini(struct entry *entry)
{
	forget(entry, 0);
	free(entry->edits);
	str_fini(&entry->text);
	str_fini(&entry->killed);
	entry_init(entry);
}

const char *
entry_text(const struct entry *entry)
{
	return str_text(&entry->text);
}

size_t
entry_length(const struct entry *entry)
{
	return entry->text.length;
}

void
entry_stored(const struct entry *entry, struct str *out)
{
	size_t length = entry->text.length;
	const char *text = str_text(&entry->text), *begin;

	while (length && strchr(" \n", text[length - 1]))
		length--;
	begin = text + strspn(text, " \n");
	if (begin < text + length)
		text_nfc(out, begin, (size_t)(text + length - begin));
}

/* Where the line of `at` begins; LF always ends a grapheme. */
size_t
entry_line_begin(const struct entry *entry, size_t at)
{
	while (at > 0 && entry->text.data[at - 1] != '\n')
		at--;
	return at;
}

size_t
entry_line_end(const struct entry *entry, size_t at)
{
	while (at < entry->text.length && entry->text.data[at] != '\n')
		at++;
	return at;
}

/* The first grapheme's edge at or after `at`: what was put in may have joined
 * with what stands beside it. */
static size_t
edge(const struct entry *entry, size_t at)
{
	size_t edge = entry_line_begin(entry, at);

	while (edge < at)
		edge = text_next(entry_text(entry), entry->text.length, edge);
	return edge;
}

/* Makes room for one more step and returns it, empty. */
static struct entry_edit *
new_edit(struct entry *entry)
{
	forget(entry, entry->edit_next);
	if (!entry->edits)
		entry->edits = base_calloc(STEPS, sizeof *entry->edits);
	if (entry->edit_count == STEPS) {
		edit_fini(&entry->edits[0]);
		memmove(entry->edits, entry->edits + 1,
			(STEPS - 1) * sizeof *entry->edits);
		entry->edit_count--;
	}
	entry->edits[entry->edit_count] =
		(struct entry_edit){.cursor = entry->at};
	entry->edit_next = ++entry->edit_count;
	return &entry->edits[entry->edit_count - 1];
}

/* Whether typing at `at` goes on where the last step ended. */
static bool
joins(const struct entry *entry, size_t at)
{
	const struct entry_edit *last;

	if (!entry->joining || entry->edit_next == 0 ||
		entry->edit_next != entry->edit_count)
		return false;
	last = &entry->edits[entry->edit_next - 1];
	return last->at + last->added.length == at;
}

/* The one place where the text changes, undo aside. */
enum entry_result
entry_splice(struct entry *entry, size_t at, size_t removed, const char *text,
	size_t length)
{
	struct entry_edit *edit;

	if (removed == 0 && length == 0)
		return ENTRY_MOVED;
	if (removed == 0 && joins(entry, at))
		edit = &entry->edits[entry->edit_next - 1];
	else {
		edit = new_edit(entry);
		edit->at = at;
		if (removed > 0)
			str_add_bytes(
				&edit->removed, entry->text.data + at, removed);
	}
	if (length > 0)
		str_add_bytes(&edit->added, text, length);
	str_splice(&entry->text, at, removed, text, length);
	entry->at = edge(entry, at + length);
	entry->joining = false;
	entry->goal = 0;
	return ENTRY_CHANGED;
}

bool
entry_has_room(const struct entry *entry, size_t removed, size_t length)
{
	return entry->limit == 0 ||
		entry->text.length - removed + length <= entry->limit;
}

/* Adds one character as it may stand in the entry. `after` is the one before
 * it. */
static void
add_clean(const struct entry *entry, struct str *out, ucs4_t code, ucs4_t after)
{
	uint8_t bytes[6];
	int length;

	if (code == '\n' && after == '\r')
		return;
	if (code == '\r' || code == 0x2028 || code == 0x2029)
		code = '\n';
	if (code == '\t' || (code == '\n' && !entry->multiline))
		code = ' ';
	if ((code < ' ' && code != '\n') || (code >= 0x7f && code < 0xa0))
		return;
	length = u8_uctomb(bytes, code, sizeof bytes);
	if (length > 0)
		str_add_bytes(out, (const char *)bytes, (size_t)length);
}

static void
clean(const struct entry *entry, struct str *out, const char *text,
	size_t length)
{
	ucs4_t code, after = 0;

	for (size_t at = 0; at < length; after = code) {
		/* Invalid bytes come as U+FFFD. */
		int used = u8_mbtouc(
			&code, (const uint8_t *)text + at, length - at);

		at += used > 0 ? (size_t)used : 1;
		add_clean(entry, out, code, after);
	}
}

/* As much of the text as the limit has room for, in whole graphemes. */
static size_t
fitting(const struct entry *entry, size_t removed, const struct str *text)
{
	size_t room, at = 0;

	if (entry_has_room(entry, removed, text->length))
		return text->length;
	room = entry->limit - (entry->text.length - removed);
	while (text_next(text->data, text->length, at) <= room)
		at = text_next(text->data, text->length, at);
	return at;
}

enum entry_result
entry_replace(struct entry *entry, size_t at, size_t removed, const char *text,
	size_t length)
{
	struct str cleaned = {0};
	enum entry_result result;

	entry->joining = false;
	clean(entry, &cleaned, text, length);
	result = entry_splice(entry, at, removed, str_text(&cleaned),
		fitting(entry, removed, &cleaned));
	str_fini(&cleaned);
	return result;
}

enum entry_result
entry_paste(struct entry *entry, const char *text, size_t length)
{
	return entry_replace(entry, entry->at, 0, text, length);
}

void
entry_set(struct entry *entry, const char *text, size_t length)
{
	struct str cleaned = {0};

	clean(entry, &cleaned, text, length);
	str_clear(&entry->text);
	if (cleaned.length > 0)
		str_add_bytes(&entry->text, cleaned.data,
			fitting(entry, 0, &cleaned));
	str_fini(&cleaned);
	entry->at = entry->text.length;
	entry->goal = 0;
	forget(entry, 0);
}

enum entry_result
entry_move_to(struct entry *entry, size_t at)
{
	entry->at = at;
	entry->joining = false;
	entry->goal = 0;
	return ENTRY_MOVED;
}

enum entry_result
entry_undo(struct entry *entry)
{
	const struct entry_edit *edit;

	if (entry->edit_next == 0)
		return ENTRY_MOVED;
	edit = &entry->edits[--entry->edit_next];
	str_splice(&entry->text, edit->at, edit->added.length,
		str_text(&edit->removed), edit->removed.length);
	entry_move_to(entry, edit->cursor);
	return ENTRY_CHANGED;
}

enum entry_result
entry_redo(struct entry *entry)
{
	const struct entry_edit *edit;

	if (entry->edit_next == entry->edit_count)
		return ENTRY_MOVED;
	edit = &entry->edits[entry->edit_next++];
	str_splice(&entry->text, edit->at, edit->removed.length,
		str_text(&edit->added), edit->added.length);
	entry_move_to(entry, edge(entry, edit->at + edit->added.length));
	return ENTRY_CHANGED;
}
