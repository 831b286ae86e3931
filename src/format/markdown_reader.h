/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_MARKDOWN_READER_H
#define FORMAT_MARKDOWN_READER_H

/* A Markdown document being read: where one is in it, and what its parts do
 * with a block. */

#include "columns.h"
#include "dialect.h"
#include "draft.h"
#include "layout.h"
#include "markdown_block.h"
#include "notation/heading.h"
#include "notation/notation.h"

#define ITEM_LEVELS 65
#define HEADING_LEVELS 7 /* from 1 */

enum mode { MODE_TREE, MODE_BACKLOG, MODE_WEEK, MODE_SECTION };

/* Prose before anything it could be of. A cycle that comes takes all of it;
 * else it goes to the node of the backlog or the week note that came next. */
struct waiting {
	const char *text;
	size_t length;
	int line;
	size_t mark; /* of the draft, when it came */
	uint32_t node, week;
};

struct markdown {
	struct draft draft;
	int32_t today;	 /* of the document: its own date if it has one */
	int32_t base;	 /* what spans without a year are of */
	uint32_t review; /* the year that is looked back on */
	enum mode mode;
	uint32_t cycle;	       /* at hand, 0 before the first */
	uint32_t open[4];      /* by level: the node that others go below */
	uint32_t last;	       /* node */
	uint32_t heading_node; /* made by a heading: lists go below it */
	uint32_t items[ITEM_LEVELS]; /* nodes of list items, by list level */
	bool thinking;		     /* prose has come since the last node */
	bool labelled;		     /* some line in the document has a label */
	int priority;		     /* of the backlog at hand */
	const char *tag, *group;
	uint32_t week; /* 0: dated notes are to come */
	int week_field;
	int week_depth;	       /* of the list item that began it */
	uint32_t week_heading; /* the note of the heading above, 0: none */
	uint32_t now;	       /* the week note of now */
	int32_t latest;	       /* day of the other notes */
	uint32_t section;      /* 0 while it has nothing in it */
	const char *section_name;
	int section_line;     /* of its heading */
	bool section_shown;   /* what stands in it is made from elsewhere */
	struct seen sections; /* by cycle and name, to their ids */
	uint32_t section_cycle;
	uint64_t prose;	 /* where the last prose went */
	bool prose_item; /* and that it was a list item */
	bool by_quarter; /* the section's items are goals of quarters */
	struct columns columns;
	bool table; /* its columns are known */
	enum { TABLE_KEPT, TABLE_MONTHS, TABLE_DERIVED } own_table;
	int32_t months[COLUMNS_MOST]; /* the first day of each column's */
	size_t month_count;
	uint32_t headed[HEADING_LEVELS]; /* cycles by level of their heading */
	bool headed_draft;		 /* the one at hand is a plan, */
	uint32_t before;   /* and this one stood there before it */
	bool whole;	   /* the document is of a plan with its title */
	uint32_t *carried; /* nodes that say so */
	size_t carried_count;
	struct seen rows; /* metrics by name, readings by metric and month */
	bool own;	  /* a post that we wrote: nothing in it is guessed */
	bool begins;	  /* nothing has come that tells whose it is */
	struct markdown_block *first; /* a heading that waits for that */
	struct waiting *waiting;
	size_t waiting_count;
	struct markdown_block *blocks; /* of the document */
	size_t block_count, block_capacity;
	struct arena texts; /* of them */
	struct dialect dialect;
	struct text_layout layout;
	const char *theme; /* a heading above the objective that comes */
};

/* Prose that has no place yet; and the place, once there is a cycle. */
void markdown_wait(struct markdown *markdown, const char *text, int line);
void markdown_settle(struct markdown *markdown, uint32_t cycle);
/* What waits waits for these no longer than until the end. */
void markdown_offer(struct markdown *markdown, uint32_t node, uint32_t week);

/* Puts prose where it belongs by what stands above it. */
void markdown_add_prose(
	struct markdown *markdown, const struct markdown_block *block);
/* What our own posts show nowhere, in a comment of their own. */
void markdown_read_unshown(
	struct markdown *markdown, const struct markdown_block *block);
/* The health metric of that name, made where there is none yet; NULL when there
 * are too many. */
struct metric *markdown_metric(
	struct markdown *markdown, struct piece name, int line);
/* Says of a line that it is no record but tells how others are read. */
void markdown_placed_aside(
	const struct markdown *markdown, int line, const char *why);
/* Adds a line to a text of a node; nothing when it is empty. */
void markdown_add_text(
	struct markdown *markdown, uint32_t node, int field, const char *text);

/* Dated notes: below a heading with days, below "now", below a heading that
 * says they come; and a line that begins with days, where it opens one. */
void markdown_open_week(
	struct markdown *markdown, const struct heading *heading, int line);
void markdown_open_now(struct markdown *markdown, int line);
void markdown_open_journal(struct markdown *markdown, int line);
bool markdown_take_dated(
	struct markdown *markdown, const struct markdown_block *block);
/* Now is not before what else was noted. */
void markdown_date_now(struct markdown *markdown);

/* A section of the cycle's review begins; one of a template's by its name
 * there. */
void markdown_open_section(
	struct markdown *markdown, const char *name, size_t length, int line);
void markdown_open_template_section(
	struct markdown *markdown, const char *name, int line);
void markdown_close_section(struct markdown *markdown);
/* What comes is below no node. */
void markdown_leave_tree(struct markdown *markdown);

/* Nodes: with a label, as an item of a list, as lines of a paragraph, below a
 * heading that is only a label. Those that return say whether they took it. */
struct node *markdown_add_node(struct markdown *markdown, int level,
	uint32_t parent, const struct line *line,
	const struct markdown_block *block, const char *why);
uint32_t markdown_parent(const struct markdown *markdown, int level);
void markdown_add_labelled(struct markdown *markdown, const struct line *line,
	const struct markdown_block *block);
/* [[page|words]] of a notes program as the words. */
struct piece markdown_plain_links(struct markdown *markdown, struct piece text);
/* How a node is, in a word. */
struct word {
	struct piece text;
	int field,
		number; /* field: NODE_NOTE where it is open, which is said in
			      many ways */
};

/* Takes such a word from the end of a title: "Paint the shed – done",
 * 读十本书（进行中）, "Less rework 🔴". */
bool markdown_take_word(struct piece *title, struct word *word);
/* "📅 2026-12-01", ⏫ at the end of a title, as Obsidian's tasks have them: the
 * field that it is, with its value. */
bool markdown_take_sign(struct piece *title, struct str *field);
/* (Weight: 40%, owner: Ann) at the end of a title: fields, one behind the other. */
bool markdown_take_bracket(struct piece *title, struct piece *inside);
/* Takes the first of them off; false when none is left. */
bool markdown_next_field(struct piece *fields, struct piece *field);
/* 权重50%, 占比 50 %, weight 50% */
bool markdown_is_share(struct piece text);

/* The line of a unit, as what it says before and after its title. */
void markdown_read_title(
	struct line *line, const struct unit *unit, struct piece text);
void markdown_read_item(
	struct markdown *markdown, const struct markdown_block *block);
bool markdown_take_lines(
	struct markdown *markdown, const struct markdown_block *block);
/* A line that is nothing but a number with its name, of what came last. */
bool markdown_take_numbers(struct markdown *markdown,
	const struct markdown_block *block, const struct line *line);
/* A goal that begins with its quarter: an objective of that quarter, too. */
void markdown_take_quarter(
	struct markdown *markdown, const struct markdown_block *block);
/* "技术：" before a list groups what follows. */
bool markdown_take_group(
	struct markdown *markdown, const struct markdown_block *block);

/* What our own posts say in a way of their own (markdown_post.c). The title of
 * the plan. */
void markdown_set_title(struct markdown *markdown, const char *title, int line);
/* Without front matter the first headings tell: that of a cycle in our words,
 * below the title of the plan or without it. True keeps the block back in
 * `first`, which is not the title once `begins` is over. */
bool markdown_take_beginning(
	struct markdown *markdown, const struct markdown_block *block);
/* The cycle that a heading of that level stands below, or beside. */
uint32_t markdown_cycle_above(const struct markdown *markdown, int level);
/* "(carried over)" behind a title is remembered; and when all is read, the node
 * of that title in an earlier cycle is where it came from. Where there is none
 * it stays in the title. */
void markdown_note_carried(struct markdown *markdown, const struct node *node);
void markdown_settle_carried(struct markdown *markdown);
/* **Now** and the like above a text of a week note; its priorities. */
bool markdown_take_week_label(
	struct markdown *markdown, const struct markdown_block *block);
bool markdown_take_priority(
	struct markdown *markdown, const struct markdown_block *block);
/* The header of a table of health metrics by month, or of one that is made
 * from what stands elsewhere; and a row of either. */
bool markdown_take_own_header(
	struct markdown *markdown, const struct markdown_block *block);
bool markdown_take_own_row(
	struct markdown *markdown, const struct markdown_block *block);

/* A row of a table of our own posts. */
void markdown_read_row(
	struct markdown *markdown, const struct markdown_block *block);

/* Builds the plan from the units of the layout. */
void markdown_build(struct markdown *markdown);
/* One block by the rules of our own posts, of week notes and the backlog. */
bool markdown_take_block(void *context, const struct markdown_block *block);
/* A heading by what it says: a cycle, a week, a section … */
void markdown_read_heading(
	struct markdown *markdown, const struct markdown_block *block);
/* A table that begins with that unit; how many rows it has. */
size_t markdown_read_table(
	struct markdown *markdown, const struct unit *header);
/* A row of a table that is of nothing we know: text. */
void markdown_keep_row(
	struct markdown *markdown, const struct markdown_block *block);
/* "Weight: 40%": a field of a node, or a line of its note. */
void markdown_set_field(
	struct markdown *markdown, uint32_t node, struct piece text, int line);
/* A block as a part of the note of a node; an item's is a line by itself. */
void markdown_add_item_note(struct markdown *markdown, uint32_t node,
	const struct markdown_block *block, bool item);

#endif
