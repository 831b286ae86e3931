/* SPDX-License-Identifier: MIT */
#ifndef NOTATION_NOTATION_H
#define NOTATION_NOTATION_H

/*
 * What people write in a line of an OKR list, before and after the title:
 *
 *     KR1.2：提升开发效率  5/10  信心 6/10 [x]
 *
 * Shared by the outline and Markdown. Each notation_take… looks at one end of
 * the text, takes what it names and says whether it was there.
 */

#include "base/date.h"
#include "model/field.h"
#include "notation/piece.h"

#define NOTATION_UNSAID (-2) /* -1 says that there is none */

struct line {
	struct piece title;
	int level;	/* 0 without a label */
	bool bare;	/* the label was a word, no number, no colon */
	bool firm;	/* it had a colon, a stop or brackets */
	bool numbered;	/* it had a number */
	int progress;	/* tenths, -1 for "-/10", NOTATION_UNSAID */
	int confidence; /* tenths, likewise */
	int score;	/* hundredths, likewise */
	int state;	/* enum node_state, or NOTATION_UNSAID */
};

/* Takes a line apart; the text is trimmed first. */
void notation_read(struct line *line, const char *text, size_t length);
/* The same where no label is looked for. */
void notation_read_title(struct line *line, const char *text, size_t length);
/* One of the two for a line whose state a box before it has said: another mark
 * is a part of the title. */
void notation_read_task(struct line *line, const char *text, size_t length,
	bool label, enum node_state state);
/* Whether a label is found in it that is more than a bare word. */
bool notation_is_labelled(const char *text, size_t length);

/* O, KR, A, Objective 1, 关键结果（二）, O1KR2 … with what separates it from the
 * title. */
struct label {
	int level;
	bool bare, firm; /* as in struct line */
	bool numbered;
	struct piece word;  /* with its number: KR1, Objective 2 */
	struct piece extra; /* in brackets before the colon: KR1(小王)： */
	struct piece front; /* a word before it: Stretch KR */
};
bool notation_take_label(struct piece *piece, struct label *label);
/* What stands behind a label that was taken already, as notation_read. */
void notation_read_behind(
	struct line *line, struct piece title, const struct label *label);

/* Pictographs and the blanks behind them, before a text. */
bool notation_take_pictographs(struct piece *piece);

/* At the beginning: 1️⃣, a number as a pictograph. */
bool notation_take_keycap(struct piece *piece);

/* "Key results:", 关键结果：, Actions: what the list below is of; the level, 0
 * for another text. *several when it cannot be the label of one. */
int notation_list_label(struct piece piece, bool *several);

/* At the end: 5/10, 0.5, 50%, -/10; with a word for it or without. */
bool notation_take_progress(struct piece *piece, int *tenths);
/* At the end: 信心 6/10, (Confidence: 6/10). */
bool notation_take_confidence(struct piece *piece, int *tenths);
/* At the end: 评分 0.7, Score: 0.7, 自我打分（满分1.0）：0.2。 */
bool notation_take_score(struct piece *piece, int *score);
/* At either end: [x], [ ], [-], ✓, ✗, ✅. */
bool notation_take_mark(struct piece *piece, int *state);

/* At the end, after a blank: #book; no number. */
bool notation_take_tag(struct piece *piece, struct piece *tag);

/* At the end, after something else: [note]; [5/10] and [x] are none. */
bool notation_take_note(struct piece *piece, struct piece *note);

/* "# ", "## " … at the beginning: how many, 0 for none. */
int notation_take_heading(struct piece *piece);

/* NAME (2026-01-01..2026-02-15): a name that does not say its days. */
bool notation_take_days(struct piece *piece, int32_t today, struct span *span);

/* Whether the text names what has no cycle: backlog, 清单 … */
bool notation_is_backlog(struct piece piece);

#endif
