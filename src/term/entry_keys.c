/* SPDX-License-Identifier: MIT */
/* What keys do to a text being typed: moving in it, killing and yanking. */
#include "entry_keys.h"

#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "entry_rows.h"

static enum entry_result
type(struct entry *entry, uint32_t code)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, code, sizeof bytes);
	enum entry_result result;

	if (length <= 0 || (code >= 0x7f && code < 0xa0))
		return ENTRY_IGNORED;
	if (!entry_has_room(entry, 0, (size_t)length))
		return ENTRY_MOVED;
	result = entry_splice(
		entry, entry->at, 0, (const char *)bytes, (size_t)length);
	/* Undo goes by words. */
	entry->joining = code != ' ';
	return result;
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
	return entry_move_to(entry, before(entry));
}

static enum entry_result
do_right(struct entry *entry)
{
	return entry_move_to(entry, after(entry));
}

static enum entry_result
do_word_left(struct entry *entry)
{
	return entry_move_to(entry, word_before(entry));
}

static enum entry_result
do_word_right(struct entry *entry)
{
	return entry_move_to(entry, word_after(entry));
}

static enum entry_result
do_home(struct entry *entry)
{
	return entry_move_to(entry, entry_line_begin(entry, entry->at));
}

static enum entry_result
do_end(struct entry *entry)
{
	return entry_move_to(entry, entry_line_end(entry, entry->at));
}

static enum entry_result
do_first(struct entry *entry)
{
	return entry_move_to(entry, 0);
}

static enum entry_result
do_last(struct entry *entry)
{
	return entry_move_to(entry, entry->text.length);
}

static enum entry_result
erase(struct entry *entry, size_t from, size_t to)
{
	entry->joining = false;
	return entry_splice(entry, from, to - from, NULL, 0);
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
	size_t end = entry_line_end(entry, entry->at);

	return kill(entry, entry->at, end == entry->at ? after(entry) : end);
}

static enum entry_result
do_kill_begin(struct entry *entry)
{
	return kill(entry, entry_line_begin(entry, entry->at), entry->at);
}

static enum entry_result
do_yank(struct entry *entry)
{
	if (!entry_has_room(entry, 0, entry->killed.length))
		return ENTRY_MOVED;
	entry->joining = false;
	return entry_splice(entry, entry->at, 0, str_text(&entry->killed),
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

	if (middle == entry_line_end(entry, middle))
		middle = before(entry);
	if (middle <= entry_line_begin(entry, entry->at))
		return ENTRY_MOVED;
	left = text_prev(entry_text(entry), entry->text.length, middle);
	right = text_next(entry_text(entry), entry->text.length, middle);
	str_add_bytes(&swapped, entry->text.data + middle, right - middle);
	str_add_bytes(&swapped, entry->text.data + left, middle - left);
	entry->joining = false;
	result = entry_splice(
		entry, left, right - left, swapped.data, swapped.length);
	str_fini(&swapped);
	return result;
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
	if (!entry_has_room(entry, 0, 1))
		return ENTRY_MOVED;
	entry->joining = false;
	return entry_splice(entry, entry->at, 0, "\n", 1);
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
	entry_move_to(entry,
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
	{'_', MOD_CTRL, entry_undo},
	{'z', MOD_CTRL, entry_undo},
	{'_', MOD_ALT, entry_redo},
	{'z', MOD_ALT, entry_redo},
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
