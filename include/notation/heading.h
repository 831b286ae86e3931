/* SPDX-License-Identifier: MIT */
#ifndef NOTATION_HEADING_H
#define NOTATION_HEADING_H

/*
 * What a heading of a document says about what stands below it: a cycle, a
 * dated note, a part of the backlog, a section of a review.
 */

#include "base/date.h"
#include "notation/notation.h"

enum heading_kind {
	HEADING_OTHER,	 /* a section of its own name */
	HEADING_CYCLE,	 /* a span, and whether it looks back or ahead */
	HEADING_WEEK,	 /* days */
	HEADING_NOW,	 /* what is going on */
	HEADING_JOURNAL, /* dated notes come below it */
	HEADING_BACKLOG, /* with a priority and a tag where it says so */
	HEADING_SECTION, /* of a template, by its name there */
	HEADING_METRICS, /* a table of health metrics follows */
};

struct heading {
	enum heading_kind kind;
	struct span span;
	bool back;	    /* a review of the span, not a plan */
	bool whole;	    /* the span is all it says */
	bool part;	    /* HEADING_CYCLE: it may as well be of a section */
	bool own;	    /* in the words of our own posts */
	bool draft;	    /* a plan, in those words */
	int priority;	    /* enum priority */
	const char *tag;    /* NULL for none */
	const char *name;   /* of the template's section, NULL for none */
	bool more;	    /* the heading says more than that name */
	struct piece title; /* of a cycle, where it need not be its span, and
			       what follows the days of a note */
};

void heading_read(struct heading *heading, struct piece text, int32_t today);

/* Week 3, 第三周: a name that is of a week, whatever its days. */
bool heading_is_week(struct piece name);

/* Takes a day or a span of days from the beginning of a line, with what parts it
 * from what follows; months and longer names are no days. */
bool heading_take_days(struct piece *text, int32_t today, struct span *span);

#endif
