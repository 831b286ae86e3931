/* SPDX-License-Identifier: MIT */
#ifndef MODEL_EDIT_H
#define MODEL_EDIT_H

/*
 * The verbs: each prepares one change, or refuses with a sentence a person can
 * act on. Keys, the command line and the readers all enter here, so a rule
 * stands in one place. Nothing is altered: the caller hands the change to
 * session_do.
 *
 * All begin with the plan, take the change to add to (empty, or already
 * holding what belongs to the same step), and end with err.
 */

#include "base/err.h"
#include "base/str.h"
#include "model/change.h"
#include "model/query.h"
#include "model/value.h"

#define DEPTH_MAX 32

/* Where a node goes: below `parent`, or at the top of `cycle`, or (both 0)
 * into the backlog; before `before`, or last when that is 0. */
struct place {
	uint32_t parent, cycle, before;
};

/* The place after `node`, beside it; and the last place below it. */
struct place place_after(const struct plan *plan, const struct node *node);
struct place place_below(const struct node *node);

/* Adds a node and stores its id. */
struct new_node {
	struct place place;
	int level; /* 0: as the place has it: at the top an objective, below an
		      objective a key result, … */
	const char *title;
};
bool edit_add(const struct plan *plan, const struct new_node *node,
	struct change *change, uint32_t *id, struct err *err);

/* Labels a change of several nodes, one by one prepared, by what was done to them, N_(),
 * and the value that was put in, NULL for none: "due 12-01: 5 nodes". Nothing for
 * one. */
void edit_label_several(struct change *change, const char *what,
	const char *value, size_t count);

/* Keeps today as the day on which the change made its nodes, where it does not say
 * which; only where their cycle had begun by then, for before, they count from
 * the beginning, and not in history that the change itself brings in. */
void edit_made(const struct plan *plan, int32_t today, struct change *change);

/* Where a value goes: a field of a record that the plan has, or that the change
 * makes. */
struct target {
	enum record record;
	uint32_t id;
	int field;
};

/* Sets any one field after checking type, range and sense; the general way in
 * for scripts and forms. */
bool edit_field(const struct plan *plan, struct target target,
	struct value value, struct change *change, struct err *err);

/* Sets a field from what a person wrote: the one act behind `set`, `add`,
 * `:set`, forms and the options of a metric. Refused where the field makes no
 * sense (an action has no target), where it is measured (the progress of a
 * metric), and where another unit stands beside the number. A target or a
 * limit makes the key result a metric. Nothing is added to the change when
 * the value is there already. context->plan is the plan. */
bool edit_value(struct value_context *context, struct target target,
	const char *text, struct change *change, struct err *err);

/* Adds the names of the fields of a record that a change alters, for a label
 * (label_join): those of `asked`, which has a place for each field; four at most. id
 * 0 is any record of the kind. Returns how many there are. */
size_t edit_field_names(const struct plan *plan, struct target what,
	const bool *asked, const struct change *change, struct str *names);

/* Labels a change of several of these fields by their names, "owner, due: title".
 * Nothing where it alters one or none. */
void edit_label_fields(const struct plan *plan, struct target what,
	const bool *asked, struct change *change);

/* Whether a value in that field of a key result says where it should get to, or
 * stay: it is a metric then. */
bool edit_makes_metric(int field);

/* The field that a value without a name is for: the current value of a metric,
 * else the progress. */
int edit_measured(
	const struct plan *plan, const struct change *change, uint32_t node);

/* What can only be told when all fields of a node are set: a metric that begins
 * where it should end cannot be measured. Asked after the last field. */
bool edit_check(const struct plan *plan, uint32_t node,
	const struct change *change, struct err *err);

bool edit_title(const struct plan *plan, uint32_t node, const char *title,
	struct change *change, struct err *err);

/* Tenths 0..PROGRESS_MAX, -1 clears. Refused where the basis is not manual. On an objective it is
 * a value by hand over the derived one. */
bool edit_progress(const struct plan *plan, uint32_t node, int tenths,
	struct change *change, struct err *err);

/* Done, dropped or open again; no value is altered, so opening it gives back
 * what was there. */
struct state_on {
	enum node_state state;
	int32_t day; /* kept as the one it was finished on */
};
bool edit_state(const struct plan *plan, uint32_t node, struct state_on state,
	struct change *change, struct err *err);

/* Moves a node with everything below it; levels follow; days that the new
 * cycle does not have are let go, and what the new level cannot have goes to
 * the note. Refused into itself
 * and where the tree would be deeper than three levels. */
bool edit_move(const struct plan *plan, uint32_t node, struct place place,
	struct change *change, struct err *err);

/* One step up or down among its siblings, `<` and `>` in level. */
bool edit_reorder(const struct plan *plan, uint32_t node, int step,
	struct change *change, struct err *err);
bool edit_promote(const struct plan *plan, uint32_t node, struct change *change,
	struct err *err);
bool edit_demote(const struct plan *plan, uint32_t node, struct change *change,
	struct err *err);

/* Takes away a node with everything below it. */
bool edit_remove(const struct plan *plan, uint32_t node, struct change *change,
	struct err *err);

/* Copies a node with everything below it to a place. Copies get new lasting ids
 * and check-ins stay with the original, unless the plan does not have it any
 * more: then it comes back as it was. *copy gets the id of the copy. */
struct copied {
	const struct plan *from; /* which may be the same plan */
	uint32_t node;		 /* of `from` */
	struct place to;
};
bool edit_copy(const struct plan *plan, const struct copied *what,
	struct change *change, uint32_t *copy, struct err *err);

/* A new cycle, whose id is stored. Refused when the span is upside down or
 * another cycle has the name. */
#define CYCLE_BY_SPAN UINT32_MAX
struct new_cycle {
	const char *name; /* NULL takes the span's */
	struct span span;
	/* What it lies in, 0 for none; CYCLE_BY_SPAN: the smallest that holds
	 * its days, and the shorter ones that lie in its own days, and no
	 * nearer, come to lie in it. */
	uint32_t parent;
};
bool edit_cycle_add(const struct plan *plan, const struct new_cycle *cycle,
	struct change *change, uint32_t *id, struct err *err);

/* The same as a person asks for it: "2027-Q1" makes that one, nothing the one that
 * follows the last, any other text one of that name as long as that. What is over is
 * closed, see edit_close_past. Returns its id, 0 when it is refused. */
uint32_t edit_cycle_asked(const struct plan *plan, const char *text,
	int32_t today, struct change *change, struct err *err);

/* Gives it other days, both at once, so that neither is checked against the old
 * other. */
bool edit_cycle_days(const struct plan *plan, uint32_t cycle, struct span span,
	struct change *change, struct err *err);

/* Closes, on its last day, each cycle that the change makes and that ended
 * before today: history that is entered is not owed. Returns how many. */
int edit_close_past(
	const struct plan *plan, int32_t today, struct change *change);

bool edit_cycle_remove(const struct plan *plan, uint32_t cycle,
	struct change *change, struct err *err);

/* Takes what lies in a cycle out of it, be it closed; and all that lies in none:
 * the backlog, week notes, health metrics. For archives; they ask no rule. */
void edit_empty_cycle(
	const struct plan *plan, uint32_t cycle, struct change *change);
void edit_empty_rest(const struct plan *plan, struct change *change);

/* The answer to a section of a cycle's review, by the section's name; "" takes
 * it away. A closed cycle's can be mended, too. */
struct section_at {
	uint32_t cycle;
	const char *name;
};
bool edit_section(const struct plan *plan, struct section_at section,
	const char *text, struct change *change, struct err *err);

/* One check-in for a key result and day; a second on the same day edits the
 * first. When it is the newest, the node's own values follow. */
struct checkin_values {
	int32_t on;	 /* the day */
	int progress;	 /* tenths, -1 leaves it */
	int64_t current; /* DECIMAL_NONE leaves it */
	int confidence;	 /* tenths, -1 leaves it */
	enum status status;
	const char *note, *blocker, *why; /* NULL leaves it */
};
bool edit_checkin(const struct plan *plan, uint32_t node,
	const struct checkin_values *values, struct change *change,
	struct err *err);
/* The confidence that a check-in of that day goes on from, tenths: the one said
 * last before it, and before the first check-in what the key result has; -1 when
 * nobody has said any. */
int edit_confidence_before(
	const struct plan *plan, const struct node *node, int32_t on);
/* Whether it falls from there to `now` so that a line of why is asked for: by two
 * points or more, or to three or less. */
bool edit_confidence_falls(int before, int now);
/* Whether a check-in with that confidence, tenths, asks for a line of why: it
 * falls by two points or more, or to three or less, and none is there. */
bool edit_checkin_asks_why(const struct plan *plan, uint32_t node,
	const struct checkin_values *values);
/* The health metric of that name (names are alike as those of cycles are), and
 * the one a key result reads; NULL for none. */
const struct metric *plan_metric_named(
	const struct plan *plan, const char *name);
const struct metric *node_reads(
	const struct plan *plan, const struct node *node);
/* Lets a key result read a health metric, "" or NULL none again: it is a metric
 * then, with the unit of that one. Refused when there is none of that
 * name. */
bool edit_reads(const struct plan *plan, uint32_t node, const char *name,
	struct change *change, struct err *err);
/* What was measured, in millionths of the unit, and on which day. */
struct value_on {
	int32_t day;
	int64_t value;
};
/* Where it reads a metric, enters the value there. */
bool edit_read_value(const struct plan *plan, uint32_t node,
	struct value_on value, struct change *change, struct err *err);
/* Sets the current value of key results whose metric the change gives another,
 * up to their cycle's end, and their word for it when it is renamed. Closed
 * cycles keep theirs. */
void edit_read_metrics(const struct plan *plan, struct change *change);

/* Brings a check-in of today up to date with what the change makes of its key
 * result: a value, a confidence or a status that was set, an action that was
 * ticked. What the change says
 * of the check-in itself stays. Before that edit_read_metrics is done. Asked last,
 * before the change is stored. */
void edit_follow(const struct plan *plan, int32_t today, struct change *change);
/* Whether the change makes a check-in or a comment that does not say by whom, and
 * then says it; NULL: nobody knows. */
bool edit_wants_author(const struct change *change);
void edit_author(struct change *change, const char *by);
/* The status that a check-in with these values suggests: what a person who was
 * shown it would confirm. */
enum status edit_checkin_suggest(const struct plan *plan, uint32_t node,
	const struct checkin_values *values);
bool edit_checkin_remove(const struct plan *plan, uint32_t checkin,
	struct change *change, struct err *err);

/* What somebody says of a node, or of its check-in of a day, which has to be there;
 * closed cycles may be talked about. The text is not blank. */
struct comment_values {
	const char *text;
	const char *by;	 /* NULL: not known */
	int32_t on;	 /* the day it is made */
	int32_t checkin; /* DAY_NONE: of the node */
};
bool edit_comment(const struct plan *plan, uint32_t node,
	const struct comment_values *values, struct change *change,
	struct err *err);
/* Marks it as solved, or not. Nothing is added when it is so already. */
bool edit_comment_solve(const struct plan *plan, uint32_t comment, bool solved,
	struct change *change, struct err *err);
bool edit_comment_remove(const struct plan *plan, uint32_t comment,
	struct change *change, struct err *err);

/* A text of a week note. Without an id a day stands for the week (Monday to Sunday,
 * or as a note there is has it) that holds it; the note is made when there is
 * none. */
struct week_text {
	struct week_at at;
	int field;	  /* a text of enum week_field */
	const char *text; /* "" takes it away */
};
bool edit_week(const struct plan *plan, const struct week_text *text,
	struct change *change, struct err *err);
bool edit_week_remove(const struct plan *plan, uint32_t week,
	struct change *change, struct err *err);

/* A priority of that week, whose id is stored. Refused when the week has all it
 * may; one that says the same already is that one, and nothing is changed. */
#define WEEK_PRIORITIES 5
struct new_priority {
	struct week_at at;
	int rank; /* 1: P1, 2: P2 */
	const char *title;
	uint64_t
		node; /* the lasting id of the key result it is tied to, or 0 */
};
bool edit_priority_add(const struct plan *plan,
	const struct new_priority *priority, struct change *change,
	uint32_t *id, struct err *err);
bool edit_priority_remove(const struct plan *plan, uint32_t priority,
	struct change *change, struct err *err);

/* Health metrics. A new one is read each week; its unit, limits and frequency
 * are set by edit_field. One reading a metric and day: a second replaces the first. */
bool edit_metric_add(const struct plan *plan, const char *name,
	struct change *change, uint32_t *id, struct err *err);
bool edit_metric_remove(const struct plan *plan, uint32_t metric,
	struct change *change, struct err *err);
bool edit_reading(const struct plan *plan, uint32_t metric,
	struct value_on value, struct change *change, struct err *err);
bool edit_reading_remove(const struct plan *plan, uint32_t reading,
	struct change *change, struct err *err);

/* A new lasting id, random. */
uint64_t uid_new(void);

#endif
