/* SPDX-License-Identifier: MIT */
#include "term/entry.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/err.h"
#include "base/text.h"
#include "entry_rows.h"

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
static size_t
line_begin(const struct entry *entry, size_t at)
{
	while (at > 0 && entry->text.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const struct entry *entry, size_t at)
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
	size_t edge = line_begin(entry, at);

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
static enum entry_result
splice(struct entry *entry, size_t at, size_t removed, const char *text,
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

static bool
has_room(const struct entry *entry, size_t removed, size_t length)
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

	if (has_room(entry, removed, text->length))
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
	result = splice(entry, at, removed, str_text(&cleaned),
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

static enum entry_result
type(struct entry *entry, uint32_t code)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, code, sizeof bytes);
	enum entry_result result;

	if (length <= 0 || (code >= 0x7f && code < 0xa0))
		return ENTRY_IGNORED;
	if (!has_room(entry, 0, (size_t)length))
		return ENTRY_MOVED;
	result = splice(
		entry, entry->at, 0, (const char *)bytes, (size_t)length);
	/* Undo goes by words. */
	entry->joining = code != ' ';
	return result;
}

static enum entry_result
move_to(struct entry *entry, size_t at)
{
	entry->at = at;
	entry->joining = false;
	entry->goal = 0;
	return ENTRY_MOVED;
}

static size_t
before(const struct entry *entry)
{
	return text_prev(entry_text(entry), entry->text.length, entry->at);
}

static size_t
after(const struct entry *entry)
{
	return text_next(entry_text(entry), entry->text.length, entry->at);
}

static size_t
word_before(const struct entry *entry)
{
	return text_prev_word(entry_text(entry), entry->text.length, entry->at);
}

static size_t
word_after(const struct entry *entry)
{
	return text_next_word(entry_text(entry), entry->text.length, entry->at);
}

static enum entry_result
do_left(struct entry *entry)
{
	return move_to(entry, before(entry));
}

static enum entry_result
do_right(struct entry *entry)
{
	return move_to(entry, after(entry));
}

static enum entry_result
do_word_left(struct entry *entry)
{
	return move_to(entry, word_before(entry));
}

static enum entry_result
do_word_right(struct entry *entry)
{
	return move_to(entry, word_after(entry));
}

static enum entry_result
do_home(struct entry *entry)
{
	return move_to(entry, line_begin(entry, entry->at));
}

static enum entry_result
do_end(struct entry *entry)
{
	return move_to(entry, line_end(entry, entry->at));
}

static enum entry_result
do_first(struct entry *entry)
{
	return move_to(entry, 0);
}

static enum entry_result
do_last(struct entry *entry)
{
	return move_to(entry, entry->text.length);
}

static enum entry_result
erase(struct entry *entry, size_t from, size_t to)
{
	entry->joining = false;
	return splice(entry, from, to - from, NULL, 0);
}

static enum entry_result
kill(struct entry *entry, size_t from, size_t to)
{
	if (from == to)
		return ENTRY_MOVED;
	str_clear(&entry->killed);
	str_add_bytes(&entry->killed, entry->text.data + from, to - from);
	return erase(entry, from, to);
}

static enum entry_result
do_backspace(struct entry *entry)
{
	return erase(entry, before(entry), entry->at);
}

static enum entry_result
do_delete(struct entry *entry)
{
	return erase(entry, entry->at, after(entry));
}

static enum entry_result
do_kill_word_left(struct entry *entry)
{
	return kill(entry, word_before(entry), entry->at);
}

static enum entry_result
do_kill_word_right(struct entry *entry)
{
	return kill(entry, entry->at, word_after(entry));
}

/* At the end of a line it is the newline that goes. */
static enum entry_result
do_kill_end(struct entry *entry)
{
	size_t end = line_end(entry, entry->at);

	return kill(entry, entry->at, end == entry->at ? after(entry) : end);
}

static enum entry_result
do_kill_begin(struct entry *entry)
{
	return kill(entry, line_begin(entry, entry->at), entry->at);
}

static enum entry_result
do_yank(struct entry *entry)
{
	if (!has_room(entry, 0, entry->killed.length))
		return ENTRY_MOVED;
	entry->joining = false;
	return splice(entry, entry->at, 0, str_text(&entry->killed),
		entry->killed.length);
}

/* Swaps the graphemes on both sides of the cursor, at the end of a line the
 * two before it. */
static enum entry_result
do_transpose(struct entry *entry)
{
	size_t middle = entry->at, left, right;
	struct str swapped = {0};
	enum entry_result result;

	if (middle == line_end(entry, middle))
		middle = before(entry);
	if (middle <= line_begin(entry, entry->at))
		return ENTRY_MOVED;
	left = text_prev(entry_text(entry), entry->text.length, middle);
	right = text_next(entry_text(entry), entry->text.length, middle);
	str_add_bytes(&swapped, entry->text.data + middle, right - middle);
	str_add_bytes(&swapped, entry->text.data + left, middle - left);
	entry->joining = false;
	result =
		splice(entry, left, right - left, swapped.data, swapped.length);
	str_fini(&swapped);
	return result;
}

static enum entry_result
do_undo(struct entry *entry)
{
	const struct entry_edit *edit;

	if (entry->edit_next == 0)
		return ENTRY_MOVED;
	edit = &entry->edits[--entry->edit_next];
	str_splice(&entry->text, edit->at, edit->added.length,
		str_text(&edit->removed), edit->removed.length);
	move_to(entry, edit->cursor);
	return ENTRY_CHANGED;
}

static enum entry_result
do_redo(struct entry *entry)
{
	const struct entry_edit *edit;

	if (entry->edit_next == entry->edit_count)
		return ENTRY_MOVED;
	edit = &entry->edits[entry->edit_next++];
	str_splice(&entry->text, edit->at, edit->removed.length,
		str_text(&edit->added), edit->added.length);
	move_to(entry, edge(entry, edit->at + edit->added.length));
	return ENTRY_CHANGED;
}

static enum entry_result
do_done(struct entry *entry)
{
	(void)entry;
	return ENTRY_DONE;
}

static enum entry_result
do_cancel(struct entry *entry)
{
	(void)entry;
	return ENTRY_CANCELLED;
}

static enum entry_result
do_enter(struct entry *entry)
{
	if (!entry->multiline)
		return ENTRY_DONE;
	if (!has_room(entry, 0, 1))
		return ENTRY_MOVED;
	entry->joining = false;
	return splice(entry, entry->at, 0, "\n", 1);
}

/* Moves by rows as they are shown, aiming at the column it set out from. */
static enum entry_result
move_rows(struct entry *entry, int by)
{
	int goal = entry->goal - 1;

	if (!entry->multiline)
		return ENTRY_IGNORED;
	if (goal < 0)
		goal = entry_cursor(entry, entry->width).col;
	move_to(entry,
		entry_place(entry, entry->width,
			entry_cursor(entry, entry->width).row + by, goal));
	entry->goal = goal + 1;
	return ENTRY_MOVED;
}

static enum entry_result
do_up(struct entry *entry)
{
	return move_rows(entry, -1);
}

static enum entry_result
do_down(struct entry *entry)
{
	return move_rows(entry, 1);
}

static enum entry_result
do_page_up(struct entry *entry)
{
	return move_rows(entry, -10);
}

static enum entry_result
do_page_down(struct entry *entry)
{
	return move_rows(entry, 10);
}

static const struct binding {
	uint32_t code;
	unsigned mods;
	enum entry_result (*run)(struct entry *entry);
} bindings[] = {
	{KEYCAP_LEFT, 0, do_left},
	{'b', MOD_CTRL, do_left},
	{KEYCAP_RIGHT, 0, do_right},
	{'f', MOD_CTRL, do_right},
	{KEYCAP_LEFT, MOD_CTRL, do_word_left},
	{KEYCAP_LEFT, MOD_ALT, do_word_left},
	{'b', MOD_ALT, do_word_left},
	{KEYCAP_RIGHT, MOD_CTRL, do_word_right},
	{KEYCAP_RIGHT, MOD_ALT, do_word_right},
	{'f', MOD_ALT, do_word_right},
	{KEYCAP_HOME, 0, do_home},
	{'a', MOD_CTRL, do_home},
	{KEYCAP_END, 0, do_end},
	{'e', MOD_CTRL, do_end},
	{KEYCAP_HOME, MOD_CTRL, do_first},
	{'<', MOD_ALT, do_first},
	{KEYCAP_END, MOD_CTRL, do_last},
	{'>', MOD_ALT, do_last},
	{KEYCAP_UP, 0, do_up},
	{'p', MOD_CTRL, do_up},
	{KEYCAP_DOWN, 0, do_down},
	{'n', MOD_CTRL, do_down},
	{KEYCAP_PAGE_UP, 0, do_page_up},
	{KEYCAP_PAGE_DOWN, 0, do_page_down},
	{KEYCAP_BACKSPACE, 0, do_backspace},
	{'h', MOD_CTRL, do_backspace},
	{KEYCAP_DELETE, 0, do_delete},
	{'d', MOD_CTRL, do_delete},
	{'w', MOD_CTRL, do_kill_word_left},
	{KEYCAP_BACKSPACE, MOD_ALT, do_kill_word_left},
	{'d', MOD_ALT, do_kill_word_right},
	{'k', MOD_CTRL, do_kill_end},
	{'u', MOD_CTRL, do_kill_begin},
	{'y', MOD_CTRL, do_yank},
	{'t', MOD_CTRL, do_transpose},
	{'_', MOD_CTRL, do_undo},
	{'z', MOD_CTRL, do_undo},
	{'_', MOD_ALT, do_redo},
	{'z', MOD_ALT, do_redo},
	{KEYCAP_ENTER, 0, do_enter},
	{KEYCAP_ENTER, MOD_ALT, do_done},
	{'s', MOD_CTRL, do_done},
	{KEYCAP_ESC, 0, do_cancel},
	{'g', MOD_CTRL, do_cancel},
	{'c', MOD_CTRL, do_cancel},
};

enum entry_result
entry_key(struct entry *entry, struct key key)
{
	if (key_types(key))
		return type(entry, key.code);
	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
		if (bindings[i].code == key.code &&
			bindings[i].mods == key.mods)
			return bindings[i].run(entry);
	return ENTRY_IGNORED;
}
