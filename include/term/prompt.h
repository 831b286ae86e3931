/* SPDX-License-Identifier: MIT */
#ifndef TERM_PROMPT_H
#define TERM_PROMPT_H

/*
 * A question on the bottom line: a label, a entry, and optionally completion
 * with Tab and a history with Up and Down. `:`, `/` and "progress: " are
 * prompts.
 */

#include "term/completion.h"
#include "term/entry.h"

/* What was typed before, oldest first, at most 100 lines. Zero bytes are valid. */
struct prompt_history {
	char **lines;
	size_t count;
};

/* Adds a line, an older copy of it going; nothing when it is empty. */
void prompt_remember(struct prompt_history *history, const char *text);
void prompt_forget(struct prompt_history *history);

struct prompt {
	char *label;
	struct entry entry;
	/* Fills in the candidates for text[0..length); NULL: no completion. */
	completion_fn *complete;
	void *context;

	struct completion found;	/* shown while Tab goes through it */
	struct prompt_history *history; /* NULL: Up and Down find nothing */
	size_t history_at;
	char *draft; /* what was typed before the history was looked at */
	bool open;
};

enum prompt_result {
	PROMPT_OPEN,	  /* goes on; at most the cursor moved */
	PROMPT_CHANGED,	  /* goes on; the text changed: search as it is typed */
	PROMPT_DONE,	  /* closed; entry_text(&prompt->entry) is the answer */
	PROMPT_CANCELLED, /* closed; also Backspace in an empty one */
};

/* Zero bytes are a valid closed prompt. */
void prompt_fini(struct prompt *prompt);

/* Opens it with a label such as ":" or "Progress: " and a text to begin with
 * (may be NULL). History and completer stay as they are set. */
void prompt_open(struct prompt *prompt, const char *label, const char *text);

enum prompt_result prompt_key(struct prompt *prompt, struct key key);
enum prompt_result prompt_paste(
	struct prompt *prompt, const char *text, size_t length);

/* Draws on the last row of the canvas; candidates of the completion, when
 * there are any, on the row above it, the one in the entry marked. */
void prompt_draw(const struct prompt *prompt, struct canvas *canvas);

#endif
