/* SPDX-License-Identifier: MIT */
#ifndef TERM_ENTRY_H
#define TERM_ENTRY_H

/*
 * A text being typed: one line, or several that wrap. It moves and deletes
 * by graphemes and words, kills and yanks, undoes, takes pastes, and draws
 * itself. What Enter, Esc, Tab and unbound keys mean is the caller's affair.
 *
 * Text is valid UTF-8 without control characters other than LF, and LF only
 * when `multiline`. It is kept as typed; text_nfc is for whoever stores it.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "term/canvas.h"
#include "term/key.h"

enum entry_result {
	ENTRY_IGNORED,	 /* not a key of the entry; nothing happened */
	ENTRY_MOVED,	 /* at most the cursor moved */
	ENTRY_CHANGED,	 /* the text changed */
	ENTRY_DONE,	 /* Enter, or C-s and M-Enter when multiline */
	ENTRY_CANCELLED, /* Esc, C-g, C-c */
};

struct entry_edit; /* one step that can be undone */

/* Zero bytes are a valid empty single-line entry without a limit. */
struct entry {
	bool multiline;
	size_t limit;		 /* most bytes, 0 for none */
	const char *placeholder; /* borrowed; shown while empty; may be NULL */

	struct str text;
	size_t at; /* the cursor, at a grapheme's beginning or the end */
	int width; /* cells of a line when multiline, see entry_width */
	struct str killed;
	struct entry_edit *edits;     /* oldest first */
	size_t edit_count, edit_next; /* from edit_next on: undone */
	bool joining; /* the next typed character joins the last step */
	int goal;     /* 1 + the column Up and Down aim at, 0 for none */
};

/* An empty entry without limit; set the first three members as wanted. */
void entry_init(struct entry *entry);
void entry_fini(struct entry *entry);

/* Replaces the text, cleaned as a paste is, with the cursor at its end, and
 * forgets the undo steps (the killed text stays). */
void entry_set(struct entry *entry, const char *text, size_t length);

/* Borrowed until the next change. */
const char *entry_text(const struct entry *entry);
size_t entry_length(const struct entry *entry);

/* Adds the text as it is stored: NFC, without blanks and line ends around. */
void entry_stored(const struct entry *entry, struct str *out);

/* Where the text would exceed the limit, nothing is typed or yanked, and the
 * result is ENTRY_MOVED.
 *
 *   Left C-b  Right C-f        a grapheme        Home C-a  End C-e
 *   M-b C-Left  M-f C-Right    a word            M-< C-Home  M-> C-End
 *   Backspace C-h  Delete C-d  a grapheme        C-k C-u   to the end, the start
 *   C-w M-Backspace  M-d       a word            C-y       yank
 *   C-t  transpose             C-_ C-z undo      M-_ M-z   redo
 *   multiline: Up C-p  Down C-n a shown row, Page Up and Down, Enter a newline
 */
enum entry_result entry_key(struct entry *entry, struct key key);

/* Inserts at the cursor: CRLF and CR are LF, which is a space in a single line;
 * a tab is a space; other controls are dropped, invalid bytes become U+FFFD.
 * Cut to the limit at a whole grapheme. One step of undo. */
enum entry_result entry_paste(
	struct entry *entry, const char *text, size_t length);

/* Replaces text[at..at+removed), as completion does, with the cursor after
 * it; same rules as entry_paste. */
enum entry_result entry_replace(struct entry *entry, size_t at, size_t removed,
	const char *text, size_t length);

/* Multiline: the cells a line has (at least 2). Set before entry_key and after
 * each resize, so that Up and Down go by what is shown; entry_draw uses the
 * canvas' width, which should be the same. */
void entry_width(struct entry *entry, int cells);

/* Rows the text takes at `cells`; 1 for a single line. */
int entry_rows(const struct entry *entry, int cells);

/* Draws on the whole canvas (one row of it when not multiline) and puts the
 * canvas' cursor where the entry's is. Longer text scrolls, with … at the cut
 * ends. */
void entry_draw(
	const struct entry *entry, struct canvas *canvas, unsigned style);

/* The same on a part of it, blanked first, in the looks of what is typed. */
void entry_draw_in(
	const struct entry *entry, struct canvas *canvas, struct rect rect);

#endif
