/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_LAYOUT_H
#define FORMAT_LAYOUT_H

/*
 * How a document is read.
 *
 * 1. Blocks. The text is cut once into headings, list items, paragraphs and
 *    rows (markdown_block.h); org, reStructuredText, HTML tables, bullets of
 *    note programs and plain indented text are turned into the same first
 *    (dialect.h).
 * 2. Units. A unit is a block, or one line of a paragraph. Each has a rank:
 *    headings by their level, then bold lines and labels, then list items by
 *    their depth. A unit lies below the nearest one before it that has a lower
 *    rank, which makes a tree of the document (layout_unit.c).
 * 3. Marks. What says what it is (O1:, KR, 目标, Key results) is marked in
 *    every unit; so are headings that are cycles, what a table is of, by all of
 *    its columns (layout_mark.c), what stands nearest above labelled key
 *    results, and words before a colon that recur below one goal after another:
 *    they name details (layout_relate.c). A key result that is spoken of again
 *    elsewhere is none (layout_mention.c). Where nothing has a label, a heading
 *    that ends in a word for goals names its list, one that says just that also
 *    tells the headings beside it apart, and a word or two above goals that have
 *    lists of their own is a theme (layout_theme.c). So do a time, "Next year",
 *    and a line of whoever sets them: "Here are my goals for 2027:". A list of
 *    links alone, what explains the words, and what stands below a look back at
 *    the time before the goals' are none (layout_mark.c).
 * 4. Evidence. A table of what speaks for and against a document of goals is
 *    added up (layout_weigh.c). Few objectives among much else speak against
 *    it, but for a class of them that would place most of the lines. Below
 *    LAYOUT_SURE nothing is made of what has no label, below LAYOUT_LABELS not
 *    of what has one either: a node that is none costs more than one that is
 *    missing. What is not made one so is in doubt, and a person is asked
 *    (layout_said.c).
 * 5. Classes. Siblings are of one layout, so one decision is made for all of a
 *    class: headings of a level, bold lines, paragraphs above lists, items of
 *    a depth. Where labels do not say, each class that could be the objectives
 *    is tried; the one that places most lines and leaves fewest objectives
 *    without anything below them wins (layout_read.c). Where none has lists, the
 *    headings right below what says that goals follow are the objectives, and
 *    the text below each is about it (layout_chapter.c).
 * 6. Roles. From the top down each unit gets one: as a person said of its
 *    class; by its own label; by the name above it; as a sibling of labelled
 *    ones; as the nearest above labelled ones; by its class; else it is text of
 *    what stands above (layout.c).
 * 7. Building. The units are gone through in order and each is put where its
 *    role says, once (markdown_build.c). What stands at the ends of its line is
 *    taken as what it says (markdown_title.c), and a long text behind a short
 *    title is its note (layout_unit.c). What stands below a heading of the
 *    backlog, of week notes or of a section is put there line by line
 *    (markdown_tree.c, markdown_week.c, markdown_prose.c).
 *
 * A post that we wrote says so in its front matter or its first headings: in it
 * nothing is guessed, and its blocks are put in place as they say (from step 1
 * to 7, markdown_post.c). tests/laws_test.c holds all of it to account: each
 * word of a document is in the plan once, whatever its layout.
 */

#include "draft.h"
#include "markdown_block.h"
#include "notation/heading.h"
#include "notation/notation.h"

#define LAYOUT_LABELS 2
#define LAYOUT_SURE 3
#define UNIT_NONE UINT32_MAX

enum shape {
	SHAPE_HEADING,
	SHAPE_BOLD, /* a paragraph line that is all bold */
	SHAPE_TEXT, /* a line of a paragraph */
	SHAPE_ITEM,
	SHAPE_ROW,
	SHAPE_OTHER, /* code, rules: never a node */
};

enum role {
	ROLE_NOTE,     /* text of what stands above */
	ROLE_NODE,     /* `level`, below `owner` */
	ROLE_UNTITLED, /* a label whose title follows */
	ROLE_NAME,     /* says what follows is */
	ROLE_TITLE,    /* of the document */
	ROLE_THEME,    /* a heading above objectives */
	ROLE_CYCLE,
	ROLE_SECTION,
	ROLE_PLACE, /* week notes, backlog, metrics: by their own rules */
	ROLE_FIELD, /* "label: value" of `owner` */
	ROLE_ROW,   /* of a table that is of nodes */
	ROLE_OUT,   /* says nothing */
	ROLE_COUNT
};

struct unit {
	const struct markdown_block *block;
	struct piece plain;
	const char *rich, *prose;
	int line;
	enum shape shape;
	enum role role;
	int depth; /* of a heading or an item */
	int rank;
	uint32_t parent; /* UNIT_NONE at the top */
	uint32_t end;	 /* the first unit that is not below */
	struct label label;
	struct piece title; /* behind the label, or the whole */
	size_t head;	  /* bytes of `plain` before what explains it; 0: all */
	int named;	  /* level of what it names, 0 */
	bool several;	  /* it names more than one */
	bool first;	  /* of its block */
	uint32_t split;	  /* number of its block, where that is several units */
	bool label_sure;  /* the label counts */
	bool template;	  /* its title is a place to fill in */
	bool holds;	  /* nearest above key results that have labels */
	bool detail;	  /* "key: value" of a key that stands below several */
	bool fields;	  /* so does another item of its list */
	bool beside;	  /* a heading among whose siblings one says "Goals" */
	int names_below;  /* such stand right below */
	bool chapter;	  /* a heading right below one that says goals follow */
	bool over_goals;  /* some of the objectives lie below */
	bool covered;	  /* it lies below a chapter */
	struct span span; /* of a heading that names one, */
	bool back;	  /* and looks back at it */
	bool shaded;	  /* it lies below what looks back, no goal is there */
	bool linked;	  /* an item of a list that is of links alone */
	bool said;	  /* a person said its role */
	bool doubt;	  /* could be a node, and is not made one */
	int level;	  /* of the node, 0 */
	int table;	  /* level of the nodes of its table's first column */
	bool grouped;	  /* which no name of a column says */
	uint32_t owner;	  /* the unit of the node above, UNIT_NONE: by order */
	uint32_t node;	  /* that was made of it */
	char measure; /* field of the number in brackets at its end: w, s, p */
	/* What lies right below. */
	int labelled[4], items, tasks, texts;
	bool below[4]; /* labels anywhere below */
};

/* Items of one list. */
struct layout_list {
	int items, labelled[4];
	int links;    /* that are links and no more */
	bool details; /* some of it is "key: value" of a key that recurs */
	bool names;   /* or of one that stands twice: "Ann: …" */
};

struct text_layout {
	struct layout_list *lists; /* by number */
	size_t list_count;
	struct unit *units;
	size_t count, capacity;
	uint32_t splits;
	struct arena *arena; /* borrowed: texts of units */
	int evidence;	     /* added up */
	enum shape goals;    /* the class that is objectives, */
	int goals_depth;     /* 0 when none is */
	int themes;	     /* headings of this depth are; 0 */
	bool nested;	     /* headings below them are key results */
	bool chapters;	     /* they are headings with text below */
	bool over_goals;     /* they lie below headings at the top */
	bool labels;	     /* some count */
	bool defines;	     /* it says what the words mean */
	int32_t today;
	const char *title, *name; /* of the document and its file; NULL */
	const char *as;		  /* what a person said classes are; NULL */
};

/* Adds a block, which is borrowed, as one unit or several. */
void layout_add(struct text_layout *layout, const struct markdown_block *block);

/* Gives every unit its role. */
void layout_decide(struct text_layout *layout);

void layout_fini(struct text_layout *layout);

/* Lines with numbers before them are items, where nothing has a label. */
void layout_number(struct text_layout *layout);
/* Ranks, parents and what lies below. */
void layout_nest(struct text_layout *layout);
/* What a unit is, asked when its role is decided. "Owner: Ann" of a word that
 * names a field; a line above a list that ends in a colon; a box before it. */
bool unit_is_field(const struct unit *unit);
bool unit_names_list(const struct unit *unit);
bool unit_has_mark(const struct unit *unit);
/* "**Next steps (for the docs):** …" */
bool unit_has_bold_key(const struct unit *unit);
/* The unit below one that is only a label whose text is its title, UNIT_NONE. */
uint32_t layout_title_below(const struct text_layout *layout, uint32_t at);
/* The level of the labelled items of its list, when there are enough; else 0. */
int layout_sibling_level(
	const struct text_layout *layout, const struct unit *unit);
/* A first heading that all stands below is the title of the document; so is a
 * first line that says goals. */
bool layout_is_top(const struct text_layout *layout, size_t at);
/* The items of the lists of a unit, and of those that a line of a heading's text
 * stands above. */
int layout_items(const struct text_layout *layout, size_t at);
/* Items right below a heading, or below the one line that introduces them. */
int layout_own_items(const struct text_layout *layout, uint32_t at);
/* And of those of the headings right below it. */
int layout_items_below(const struct text_layout *layout, size_t at);
/* Whether it is one of the class that is objectives; whether some below are. */
bool layout_is_goal(const struct text_layout *layout, const struct unit *unit);
bool layout_has_goals(const struct text_layout *layout, uint32_t at);
/* "Risk: …", a detail of the key result that it stands below. */
bool layout_is_detail(
	const struct text_layout *layout, const struct unit *unit);
/* Labels of key results that are spoken of again are none. */
void layout_forget_mentions(struct text_layout *layout);
/* Each unit by what stands above it, from the top of the document down. */
void layout_assign(struct text_layout *layout);
/* Numbers in brackets behind all titles of a level: shares, scores, progress. */
void layout_measure(struct text_layout *layout);
/* The number in brackets or behind a dash at the end of a title. */
bool layout_take_measure(struct piece *title, struct piece *number);
/* What speaks for a document of goals, added up. */
int layout_weigh(const struct text_layout *layout);
/* Whether a title has a word for goals in it. */
bool layout_says_goals(struct piece text);
/* The class of the objectives where labels do not say. */
void layout_choose(struct text_layout *layout);
/* Headings that stand right below "My goals" or a cycle, with text below, where
 * nothing has a list: they are the objectives. */
bool layout_choose_chapters(struct text_layout *layout);
/* A document of nothing but short lines below a title of goals is a list. */
bool layout_choose_lines(struct text_layout *layout);
/* Whether a short text says of what follows that it is goals. */
bool layout_names_goals(struct piece text);
/* "Next year", 短期: how far away, and no more. */
bool layout_is_horizon(struct piece text);
/* 近期计划, "2027年计划": what a plan of a person is called. */
bool layout_is_plan_name(struct piece text);
/* Whether a file's name says no more than that it is a plan: "2027-goals.md". */
bool layout_is_plan_file(const char *path);
/* The same, and of what: 2027年计划, 学习计划. */
bool layout_is_plan_of(const char *path);

/* "目标: 值" of a word that names a field; the words it stands with. */
bool layout_field(struct piece text, struct piece *key, struct piece *value);
/* Whether a text is "short word: value", known or not. */
bool layout_keyed(struct piece text);
/* The short word before a colon, and what follows it. */
bool layout_key(struct piece text, struct piece *key, struct piece *value);
bool layout_ends_in_colon(struct piece text);
/* "Objectives are …": about the word, not one of them. */
bool layout_is_definition(struct piece text);
/* A sentence that is about something and no goal: it ends in a full stop and
 * does not begin with what is to be done. */
bool layout_is_sentence(struct piece text);
/* The same of a line below "Objectives": "are inspiring". */
bool layout_begins_definition(struct piece text);
/* Whether one of the words, up to a NULL, is in the text; words in letters stand
 * by themselves. */
bool layout_has_any(struct piece text, const char *const *words);
/* About how many words a text has; two Chinese characters are one. */
size_t layout_count_words(struct piece text);
/* Whether its first word is what is to be done: "Build …", 提升…. */
bool layout_begins_goal(struct piece text);
/* Whether all of it is a link, or an address. */
bool layout_is_link(const struct unit *unit);
/* Marks what lies below headings that look back at a time before that of the
 * goals. */
void layout_shade(struct text_layout *layout);
/* A picture, or the slanted words below it. */
bool layout_is_picture(const struct unit *unit);
/* Whether a text is one word: a term, and no goal. */
bool layout_is_word(struct piece text);
/* Whether a unit without a label could be an objective, by itself. */
bool layout_may_be_goal(const struct unit *unit);
/* Marks headings that name the list below them: "Personal goals". */
void layout_name_lists(struct text_layout *layout);
/* "Here are my resolutions:", or goals of a year, above their list. */
bool layout_promises(const struct unit *unit);
/* Whether a name says what it names and whose: "Goals", "My goals". */
bool layout_is_bare_name(const struct unit *unit);
/* Whether headings stand below a name, and one says again that goals follow. */
void layout_heads(const struct text_layout *layout, uint32_t at, bool *headed,
	bool *again);
/* Whether headings of a level are themes of the goals in the lists below. */
bool layout_are_themes(const struct text_layout *layout, int depth);
/* Marks what stands above labelled key results, and details by their keys. */
void layout_relate(struct text_layout *layout);
/* Whether a heading's words are of a part that has no goals. */
bool layout_is_aside(struct piece text);
/* Whether all a heading says is that goals follow: "Team OKRs". */
bool layout_is_title(struct piece text);
/* Whether the text, or a link in it, is of a table of contents. */
bool layout_is_contents(const struct unit *unit);

/* "heading2", "item1": the class of a unit, as a person says it. */
void layout_class(const struct unit *unit, char name[READ_CLASS_SIZE]);
/* What a person said units of its class are. */
bool layout_said(const struct text_layout *layout, const struct unit *unit,
	enum read_role *role);
/* Tells each line of its class and role. */
void layout_tell(
	const struct text_layout *layout, const struct read_options *options);

/* "heading 2 = objective, list = key result (24 of 26 lines)" */
void layout_say(const struct text_layout *layout, struct str *out);

#endif
