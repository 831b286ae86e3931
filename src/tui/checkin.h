/* SPDX-License-Identifier: MIT */
#ifndef TUI_CHECKIN_H
#define TUI_CHECKIN_H

/*
 * The weekly check-in: a walk over what the plan asks for, one card each: key
 * results, health metrics, the week note. A value is stored as soon as it is
 * set, a text when its field is left; so nothing is to be saved, and a walk
 * that was left, or ended by a signal, goes on at the first one still owed.
 */

#include "model/edit.h"
#include "model/progress.h"
#include "term/list.h"
#include "week_form.h"

struct command;
struct desk;
struct canvas;
struct pair;

enum stop_kind { STOP_NODE, STOP_METRIC, STOP_WEEK };

/* One place of the walk. What has been done there is asked of the plan. */
struct stop {
	enum stop_kind kind;
	uint32_t id; /* 0 for the week note */
	bool skipped;
	int before; /* tenths when the walk began, -1 for none */
	size_t row; /* of the list, in which headings stand, too (walk_count) */
};

/* The rows of a card, in order. */
enum card_row {
	CARD_PROGRESS,
	CARD_ACTIONS, /* where progress comes from them */
	CARD_CONFIDENCE,
	CARD_WHY, /* where confidence fell */
	CARD_STATUS,
	CARD_NOTE,
	CARD_BLOCKER,
	CARD_ROWS
};

enum card_text { TEXT_WHY, TEXT_NOTE, TEXT_BLOCKER, CARD_TEXTS };

struct card {
	uint32_t node;
	int progress;	 /* tenths, where it is set by hand */
	int64_t current; /* of the metric */
	int confidence;
	int confidence_before; /* that it goes on from, -1 for none */
	enum status status;    /* chosen by the person, else STATUS_NONE */
	bool changed;	       /* since it was stored */
	bool why_asked;	       /* once; the second Enter leaves it out */
	struct str texts[CARD_TEXTS];
};

#define CHECKIN_NAME "checkin" /* of its day, see spot_day */

struct walk {
	int32_t on; /* the day of the check-ins */
	struct stop *stops;
	size_t count, at; /* at == count: the summary */
	bool single;	  /* one card is edited, and then the plan shown */
	struct card card;
	struct form form; /* of a key result or a health metric */
	int64_t value;	  /* of the health metric, DECIMAL_NONE for none */
	struct week_form week;
	struct list summary;
	unsigned version; /* of the plan, when the card was filled in */
	size_t owed;
	struct counted {
		bool known;
		unsigned version;
		int32_t today;
	} counted; /* what was owed, of which plan and when */
};

/* Shows the card of a check-in that was made, to edit it. */
void checkin_edit(struct desk *desk, const struct checkin *checkin);

/* ---- the walk (checkin.c) */

/* The stop it is at, NULL at the summary. */
const struct stop *walk_stop(const struct walk *walk);
/* The key result of the card; NULL elsewhere, or when it has gone. */
const struct node *walk_node(const struct desk *desk);
/* Likewise the health metric. */
const struct metric *walk_metric(const struct desk *desk);
/* Whether it is at the week note. */
bool walk_is_week(const struct walk *walk);
/* Whether its day is typed: at the end of the walk the summary makes room for it. */
bool walk_asks_day(const struct desk *desk);

/* Whether the plan has what the stop asks for. */
bool walk_settled(const struct desk *desk, const struct stop *stop);
/* Goes over all stops, once for a version of the plan: how many are owed yet,
 * skipped ones too (the week note never is), and where they stand in the list. */
void walk_count(struct desk *desk);

/* Begins anew for a day. */
bool walk_begin(struct desk *desk, int32_t on, struct err *err);
/* Goes to a stop (count: the summary) and fills its card in. */
void walk_go(struct desk *desk, size_t at);
/* Goes to the next one that is owed and was not skipped, else the summary. */
void walk_on(struct desk *desk);
/* Goes to the first one that is owed and was not skipped, else the summary. */
void walk_again(struct desk *desk);
/* Stores what the card says; nothing when it was not touched. */
bool walk_keep(struct desk *desk, struct err *err);
/* Stores it in any case. */
bool walk_confirm(struct desk *desk, struct err *err);

/* ---- keys (checkin_keys.c) */

/* Stores what was typed. */
bool checkin_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err);

/* Types in a field of the check-in, or in the value of the health metric: `text` in
 * the place of what is there unless it is "". */
bool card_type(struct desk *desk, int field, struct err *err);
/* Sets the selected row as its scale has it at that column; false if it has none. */
bool card_pull(struct desk *desk, int col);

/* What is hinted of a command on the card and row that are selected. */
const char *card_hint(const struct desk *desk, const struct command *command);
bool card_type_reading(struct desk *desk, const char *text, struct err *err);

/* Begins the walk of another day (checkin_walk.c); what was shown stays when it is
 * refused. */
bool walk_set_day(struct desk *desk, const char *text, struct err *err);

/* What is typed or set on a row of the card, a field of the check-in. */
struct spot card_spot(const struct walk *walk, int field);

/* The value of the health metric on the day of the walk. */
struct spot walk_reading(const struct desk *desk);

/* The field of a check-in that says how far it is: progress, or the metric's
 * value. */
int card_measured(const struct desk *desk);

/* ---- the card (checkin_card.c) */

void card_fini(struct card *card);
void card_fill(const struct plan *plan, const struct node *node, int32_t on,
	struct card *card);

/* The progress as a share with what the card says. */
int32_t card_share(const struct plan *plan, const struct node *node,
	const struct card *card);

/* What it suggests, or what the person chose, with the reasons. */
struct standing card_standing(const struct plan *plan, const struct node *node,
	const struct card *card, int32_t on);

/* Which of its texts a field of a check-in is; CARD_TEXTS for none. */
enum card_text card_text_of(int field);

/* Sets one of its texts, by its field of a check-in. */
void card_set_text(struct card *card, int field, const char *text);

/* Whether confidence fell so far that a line of why is asked for. */
bool card_asks_why(const struct card *card);

/* Moves progress by tenths of a point; a metric by as much of its way. */
void card_move(const struct node *node, struct card *card, int tenths);
void card_confidence(struct card *card, int tenths);

/* The check-in as one change. */
bool card_change(const struct plan *plan, const struct card *card, int32_t on,
	struct change *change, struct err *err);

/* The nth action of a key result that was not dropped; NULL beyond. */
const struct node *card_action(
	const struct plan *plan, const struct node *node, size_t n);

/* ---- drawing (pane_card.c, pane_checkin.c) */

/* The rows the card takes at a width. */
int card_rows(const struct desk *desk, int width);
/* What the scales of the card have at a column of its pane, in tenths of a point,
 * whole points only; -1 beside them. */
int card_scale_at(const struct desk *desk, int col);
/* Makes the card for so many rows and columns. */
void card_measure(struct desk *desk, int rows, int cols);
void checkin_measure(struct desk *desk);
bool checkin_pair(const struct desk *desk, struct pair *pair);
void checkin_draw(const struct desk *desk, struct canvas *canvas);

#endif
