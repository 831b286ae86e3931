/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PROGRESS_H
#define MODEL_PROGRESS_H

/*
 * How far, how likely and how good: the numbers of a plan, each from one
 * function. A share is how far something is, in billionths of the way
 * (SHARE_ONE is done), so that means of means still show the right tenth;
 * what a person sets is in tenths of a point, 0..PROGRESS_MAX.
 */

#include "base/err.h"
#include "base/str.h"
#include "model/plan.h"

#define PROGRESS_MAX 100
#define SCORE_MAX 100 /* hundredths */
#define SHARE_ONE INT32_C(1000000000)
#define SHARE_NONE (-1) /* no key results, no value: shown as "–" */

struct progress {
	int32_t share;	 /* clamped 0..SHARE_ONE, or SHARE_NONE */
	int32_t derived; /* what it would be without a value set by hand */
	int64_t raw;	 /* not clamped, in billionths: 120 %, backwards */
	bool by_hand;	 /* a value set over a derived one */
	bool no_data;	 /* a metric without a current value */
};

/* The progress of one node, from its basis and its children's `share`. */
struct progress node_progress(const struct plan *plan, const struct node *node);

/* Whether it counts: neither dropped nor below what is. What does not is in no
 * sum, count, mean, pace or check-in, and is shown. */
bool node_counts(const struct plan *plan, const struct node *node);

/* How much it counts among its siblings, in hundredths: WEIGHT_ONE when not
 * set. */
#define WEIGHT_ONE 100
int64_t node_weight(const struct node *node);

/* The share of a node that a mean is made of; SHARE_NONE leaves it out. */
typedef int32_t node_share(const struct plan *plan, const struct node *node);

/* The one mean, weighted as progress is: over what lies below a node and
 * counts, of an objective its key results; over the objectives of a cycle, each
 * cycle in it that has begun by `today` and its own objectives once. SHARE_NONE
 * of nothing. */
int32_t node_mean(
	const struct plan *plan, const struct node *node, node_share *of);
int32_t cycle_mean(const struct plan *plan, const struct cycle *cycle,
	int32_t today, node_share *of);

/* The score that is suggested, hundredths, -1 for none: of an objective the
 * weighted mean of its key results' scores where any has one (the others with
 * their progress), else its progress. */
int node_suggested_score(const struct plan *plan, const struct node *node);

/* The weighted mean of its own objectives, which `share` of struct cycle keeps;
 * what lies in the cycle, and a value by hand, are not in it. */
int32_t cycle_own_share(const struct plan *plan, const struct cycle *cycle);

/* The progress of a cycle on a day: of its own objectives; with cycles in it
 * the mean of those that have begun and of its own objectives, each once. */
struct progress cycle_progress(
	const struct plan *plan, const struct cycle *cycle, int32_t today);
/* The same as it is shown, tenths, -1 for none. */
int cycle_tenths(
	const struct plan *plan, const struct cycle *cycle, int32_t today);

/* The one function from a share to what is shown of it: in so many steps,
 * rounded down, with the same slack everywhere for what means of means have
 * lost. SHARE_NONE is -1. Differences are differences of what is shown. */
int share_steps(int32_t share, int steps);
/* Points of ten, in tenths: 9.99 is 99. */
int share_tenths(int32_t share);
/* A score: 2/3 is 66. */
int share_hundredths(int32_t share);

/* "5", "5.5", "10", "–" for -1, from tenths of a point. */
#define TENTHS_TEXT_SIZE 8
const char *tenths_text(int tenths, char out[static TENTHS_TEXT_SIZE]);
/* The same of ten, "5.2/10"; "–" for none. */
#define POINTS_TEXT_SIZE (TENTHS_TEXT_SIZE + 3)
const char *points_text(int tenths, char out[static POINTS_TEXT_SIZE]);
/* The same for a column, whose points stand below each other: "5  ", "5.5". */
const char *tenths_text_column(int tenths, char out[static TENTHS_TEXT_SIZE]);
/* A score: "0.7", "0.75", "1.0", "–" for -1, from hundredths. */
const char *score_text(int score, char out[static TENTHS_TEXT_SIZE]);

/* Adds what a check-in says of how far it is: "4/10", or the metric's value
 * where it gave that. */
void checkin_value(const struct node *node, const struct checkin *checkin,
	struct str *out);

/* Reads what a person writes for progress or confidence: 7/10, 7, 0.7, 70%,
 * 5.5/10, full-width digits and ／ and ％; a bare number with a point up to 1
 * (0.7, 1.0) is a share, else points of ten. false when it is no such thing or
 * outside 0..10. What a person typed is read by value_read, which says why. */
bool tenths_read(const char *text, size_t length, int *tenths);
/* Reads a score: 0.7, 1, 70%, 7/10; hundredths. */
bool score_read(const char *text, size_t length, int *score);

/* The metric ratio on its own: (current - start) / (target - start) in
 * billionths, not clamped; 0 when start equals target and current does not,
 * SHARE_ONE when it does. */
int64_t metric_ratio(int64_t start, int64_t target, int64_t current);

/* What an even pace would have reached on `day`, in tenths of a point,
 * 0..PROGRESS_MAX: finished days over the days of starts..ends, both included.
 * Before it and on its first day 0, after it PROGRESS_MAX. */
int pace_expected(int32_t starts, int32_t ends, int32_t day);

/* What is expected of a node on `day`, tenths, by its pace: `even`; `end`,
 * nothing before the last tenth of the time; `actions`, what their due days
 * say (those without one are due with the key result). Of an objective the
 * weighted mean of its key results'. -1 where there is no span or nothing
 * that could be expected. */
int node_expected(
	const struct plan *plan, const struct node *node, int32_t day);

/* Where a key result comes out when it goes on as it went until `day`, tenths;
 * -1 where no rate can be seen: in its first week, without progress, over, at
 * another pace than an even one. */
int node_projected(
	const struct plan *plan, const struct node *node, int32_t day);

/* Which week of a cycle `day` lies in and how many it has, from 1; a quarter
 * has 13. *week is 0 before the cycle and *weeks + 1 after it. */
void cycle_weeks(const struct cycle *cycle, int32_t day, int *week, int *weeks);

/* The span a node is measured against: its own start and due day, else the
 * ancestors', else the cycle's. DAY_NONE where nothing says. */
struct span node_span(const struct plan *plan, const struct node *node);

/* How many days a check-in of the key result holds: its rhythm, else its
 * cycle's, else a week. */
int node_rhythm(const struct plan *plan, const struct node *node);

/* The first day from which a key result can be checked in: its own, else its
 * cycle's; DAY_NONE where nothing says. */
int32_t node_begins(const struct plan *plan, const struct node *node);

/* Why a status is what it is: a set of these. */
enum reason {
	REASON_BEHIND = 1 << 0,	    /* progress is behind the pace */
	REASON_CONFIDENCE = 1 << 1, /* confidence is low */
	REASON_BLOCKED = 1 << 2,    /* the last check-in names a blocker */
	REASON_OVERDUE = 1 << 3,    /* past its due day, or over */
	REASON_STALE = 1 << 4,	 /* no check-in for a rhythm and three days */
	REASON_SET = 1 << 5,	 /* a person said so */
	REASON_WEAKEST = 1 << 6, /* as its weakest key result */
	REASON_NO_CHECKIN = 1 << 7, /* never checked in */
	REASON_NO_DATA = 1 << 8,    /* nothing was measured yet */
	REASON_NO_RESULT = 1 << 9,  /* an objective without key results */
	REASON_REACHED = 1 << 10,   /* at 10/10, and waits to be done */
	REASON_OVERRULED = 1 << 11, /* what a person said does not hold */
	REASON_SCORE = 1 << 12,	    /* an outcome by the score */
	REASON_PROGRESS = 1 << 13,  /* an outcome by the progress */
};

struct standing {
	enum status status; /* an outcome in a closed cycle */
	unsigned reasons;
	int expected;	  /* tenths, -1 when there is no pace */
	int gap;	  /* expected - actual, tenths; positive is behind */
	uint32_t weakest; /* REASON_WEAKEST: that key result */
	/* What a person last said, and when (DAY_NONE: not at a check-in). With
	 * REASON_OVERRULED another status is shown; one that merely differs
	 * from what is computed stays, and computed is that. */
	enum status confirmed, computed;
	int32_t confirmed_on;
	int32_t since; /* the day its rule began to hold; DAY_NONE unknown */
};

/* The status of a node today; the first that applies: outcome (closed cycle),
 * done or dropped, outdated, no data, confirmed, pending (semantics.md). */
struct standing node_standing(
	const struct plan *plan, const struct node *node, int32_t today);

/* Whether it is one of a closed cycle: reached, carried, partly, missed,
 * dropped. */
bool status_is_outcome(enum status status);

/* Whether what a person said is better than what the facts say, and stands: it
 * is marked wherever it is shown. */
bool standing_flatters(const struct standing *standing);

/* What a check-in says of a node. */
struct facts {
	int32_t share;
	int confidence; /* -1: it says none */
	bool blocked;
	int32_t on; /* the day */
};
/* The status that follows from pace, due day and these facts alone. */
struct standing standing_suggest(const struct plan *plan,
	const struct node *node, const struct facts *facts);

/* Why its progress and its status are what they are today, a line each: the
 * formula with its values, what is expected and by which pace, the rule that
 * decided and since when, and where a rate can be seen the end at this pace. */
void node_why(const struct plan *plan, const struct node *node, int32_t today,
	struct str *out);

/* How much a status weighs where the weakest counts, as an objective is as its
 * weakest key result; 0 for what does not. */
int status_weakness(enum status status);

/* The word for it, translated: "on track", and the reasons in words joined by
 * commas, "behind by 1.2, blocked". */
const char *status_label(enum status status);

/* Adds the status of a node in words; what was carried with its number:
 * "carried at 6/10". */
void standing_label(const struct node *node, const struct standing *standing,
	struct str *out);

/* The word in files and `list --json`: "on_track"; "" for STATUS_NONE. */
const char *status_word(enum status status);

/* The status of such a word or label, in English, Chinese or the language at
 * hand; -1 when it is none. */
int status_read(const char *text, size_t length);

void standing_text(const struct plan *plan, const struct standing *standing,
	struct str *out);

/* The red, yellow or green band of a number in tenths. */
enum band { BAND_NONE, BAND_LOW, BAND_MIDDLE, BAND_HIGH };
enum band tenths_band(int tenths);

#endif
