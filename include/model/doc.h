/* SPDX-License-Identifier: MIT */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

/*
 * A document as data: what a review says, without how it looks. The review
 * layer fills one; the review pane and every renderer (text, Markdown, HTML)
 * show the same one. Blocks stand in order; each tells which record it shows,
 * so that a pane can edit it in place.
 *
 * A long document comes in parts (struct doc_source), so that memory stays
 * flat however long the plan is. Texts and blocks live in the document's
 * arena or are borrowed from the plan, so a document is good until the plan
 * changes or doc_clear.
 */

#include "base/arena.h"
#include "base/date.h"
#include "model/field.h"

/* How a run of text is set. A set of these. */
enum run_style {
	RUN_STRONG = 1 << 0,
	RUN_STRUCK = 1 << 1,
	RUN_CODE = 1 << 2,
	RUN_FAINT = 1 << 3, /* a prompt, "carried over": beside the matter */
	RUN_BREAK = 1 << 4, /* a line end and nothing else; text is "" */
};

struct run {
	struct run *next;
	const char *text; /* one line, not yet made safe to show */
	const char *link; /* an address as it was written; NULL if none */
	unsigned style;
};

enum block_type {
	BLOCK_HEADING,	 /* level 1 (the title) to 4, anchor, runs */
	BLOCK_PARAGRAPH, /* runs; depth 0, or the depth of the row it is of */
	BLOCK_ITEM,	 /* depth, mark, number, runs */
	BLOCK_ROW,	 /* one objective, key result or action */
	BLOCK_TABLE,
	BLOCK_CHART,
	BLOCK_FIGURES, /* short facts, each with a label */
	BLOCK_RULE,
	BLOCK_PAGE, /* a good place for a new page; shows nothing */
	/* Of the record above it, or one that `unshown` names, what the document
	 * shows nowhere; NULL: what follows stands below nothing. Only where it
	 * was asked for (review_options.whole), for a form that is read back. */
	BLOCK_UNSHOWN,
};

/* What a block is for, where a renderer or a pane treats it in its own way. */
enum doc_role {
	DOC_NONE,
	DOC_SPAN,	/* the paragraph below the title */
	DOC_NOTE,	/* the note of a cycle or a node */
	DOC_REASON,	/* why a score differs */
	DOC_REFLECTION, /* of an objective */
	DOC_SECTION,	/* answer to a section of the template */
	DOC_PROMPT,	/* what a section asks for */
	DOC_OUTLOOK,	/* the next cycle, as it is planned */
	DOC_WEEK,	/* of a week note */
	DOC_CLOSED,	/* heading of a cycle that is closed */
	DOC_DRAFT,	/* heading of a cycle that is only planned */
};

enum mark { MARK_BULLET, MARK_NUMBER, MARK_OPEN, MARK_DONE, MARK_DROPPED };

/* One node. Numbers in tenths of a point or hundredths of a score, -1 when
 * there is none; texts NULL when there is none. */
struct row {
	uint32_t node;
	int number;	  /* among its siblings, from 1 */
	uint8_t level;	  /* enum node_level */
	uint8_t state;	  /* enum node_state */
	uint8_t status;	  /* enum status; STATUS_NONE for actions */
	uint8_t kind;	  /* enum kind */
	uint8_t priority; /* enum priority */
	bool outlook;	  /* planned: nothing is reached yet */
	bool finished;	  /* done, or at 10/10: struck through in a post */
	bool score_owed;  /* a score is asked for and there is none */
	bool reason_owed; /* it differs, and nobody said why */
	int tenths, expected, confidence;
	int derived; /* what progress by hand stands over, else -1 */
	int score, suggested;
	int32_t due;
	const char *title;
	const char *reasons; /* for the status: "behind by 1.2, blocked" */
	/* Confidence, value, reasons and so on in words; the due day, too, but
	 * for actions. */
	const char *facts;
	const char *owner, *tags, *note, *reason;
	const char *blocker;	   /* of the last check-in */
	const char *links;	   /* a line each: address, space, title */
	const char *carried_from;  /* name of that cycle */
	const char *carried_to;	   /* name of that cycle */
	const struct point *trend; /* check-ins, oldest first */
	size_t trend_count;
};

/* A table of text: `cells` row by row, `columns` of them in each of `rows`;
 * the first row is the heading. */
struct doc_table {
	size_t columns, rows;
	const char **cells;
	bool *numeric; /* a column: set to the right */
	/* Where a cell leads, as `cells`, NULL for nowhere; NULL: none do. */
	const char **links;
};

enum chart_type {
	CHART_BURN_UP, /* points against the pace line from starts to ends */
	CHART_BARS,    /* one bar a point: label, y of `most` */
	CHART_SCATTER, /* confidence (x) against result (y), tenths */
	CHART_LINE,    /* values over days, limits low and high */
	CHART_TREE,    /* a row a point: label, x its depth, y its progress */
};

struct point {
	int32_t day;
	int64_t x, y;	   /* tenths, or millionths in CHART_LINE */
	const char *label; /* NULL if none */
};

struct doc_chart {
	enum chart_type type;
	const char *title; /* a sentence: also what a screen reader says */
	const char *unit;
	int32_t starts, ends, today;
	int64_t most;	   /* CHART_BARS: the longest bar */
	int64_t low, high; /* CHART_LINE: DECIMAL_NONE if none */
	const struct point *points;
	size_t count;
};

struct figure {
	struct figure *next;
	const char *label, *value;
	int tenths; /* a bar beside the value, -1 for none */
};

struct block {
	struct block *next;
	uint8_t type;	/* enum block_type */
	uint8_t role;	/* enum doc_role */
	uint8_t level;	/* of a heading, or the one an objective would be */
	uint8_t depth;	/* of a paragraph, item or row, from 0 */
	uint8_t mark;	/* enum mark */
	bool owed;	/* something is still asked for here */
	int number;	/* MARK_NUMBER */
	int owed_count; /* how many entries, when owed */
	/* What it shows, so that it can be edited: `id` is 0 when nothing, or
	 * when a section has no answer yet; `name` is the section's. */
	uint8_t record; /* enum record */
	uint16_t field;
	uint32_t id;
	const char *name;
	uint32_t cycle;	    /* of a section's heading and prompt */
	const char *anchor; /* of a heading: [a-z0-9-]+, NULL if none */
	struct run *runs;   /* of a heading, paragraph or item */
	struct run *last_run;
	union {
		const struct row *row;
		const struct doc_table *table;
		const struct doc_chart *chart;
		struct figure *figures;
		const char *unshown; /* lines "name: value", \n escaped */
	};
};

/* Zero bytes are a valid empty document. The four texts are given by the first
 * part and stand for the whole. */
struct doc {
	struct arena arena;
	struct block *first, *last;
	const char *title;    /* "2026 Q4" */
	const char *subtitle; /* "2026-10-01 – 2026-12-31" */
	const char *language; /* BCP 47, of the words that are ours */
	const char *tags;     /* words with a space between, NULL if none */
	int32_t day;	      /* the day it was made */
};

/* The parts of a document, one after the other. `next` empties *doc and fills it
 * with the next part; false when there was none left. */
struct doc_source {
	bool (*next)(void *context, struct doc *doc);
	void *context;
};

/* Frees everything and leaves an empty document. */
void doc_clear(struct doc *doc);

/* Adds a block; everything else in it is nothing. */
struct block *doc_add(struct doc *doc, enum block_type type);

/* Adds a heading, anchor NULL for none. */
struct block *doc_heading(
	struct doc *doc, int level, const char *text, const char *anchor);

/* Adds a run to a block; `text` is borrowed. */
struct run *doc_run(
	struct doc *doc, struct block *block, const char *text, unsigned style);

/* Adds a figure to a BLOCK_FIGURES; both texts are borrowed. */
void doc_figure(struct doc *doc, struct block *block, const char *label,
	const char *value, int tenths);

/* Adds a table of empty cells; `cells` and `numeric` can be written to. */
struct doc_table *doc_table(struct doc *doc, size_t rows, size_t columns);

/* Adds a chart, copied; its points are borrowed. */
struct block *doc_chart(struct doc *doc, const struct doc_chart *chart);

/* A text kept as long as the document; NULL stays NULL. */
const char *doc_keep(struct doc *doc, const char *text);
const char *doc_format(struct doc *doc, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds a person's text of any length as blocks: paragraphs (a line end stays
 * one), `- ` and `1. ` items, and in them **strong**, ~~struck~~, `code` and
 * [text](address). What is none of these is text. Blocks get the values of
 * `like`; returns the first, NULL when the text was blank. */
struct block *doc_prose(
	struct doc *doc, const char *text, const struct block *like);

#endif
