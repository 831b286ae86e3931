/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_TEMPLATE_H
#define REVIEW_TEMPLATE_H

/*
 * Review templates: the sections a review asks for. Ours are compiled in; a
 * person's own are YAML files in the folder `templates` beside config.yaml,
 * and one of the same name stands in for ours.
 */

#include <stddef.h>

#include "base/date.h"
#include "base/err.h"

/* What a section holds, and so what is owed in it. */
enum section_kind {
	SECTION_PROSE,	    /* any text */
	SECTION_LIST,	    /* a line an entry, at least `entries` */
	SECTION_MONTHS,	    /* key figures: something for each month */
	SECTION_QUARTERS,   /* goals: something for each quarter */
	SECTION_OBJECTIVES, /* the next cycle's: it must have some */
	SECTION_RESULTS,    /* how each cycle in it went, and why: an entry for
			       each cycle that lies in it, at least one */
};

/* Texts in both languages; the right one by template_words. */
struct words {
	const char *en, *zh;
};

struct template_section {
	const char *name; /* as it is kept in the plan */
	struct words title, prompt;
	enum section_kind kind;
	int entries; /* the fewest, 0: one is nice, none is owed */
};

struct template
{
	const char *name;
	struct words title, help;
	const struct template_section *sections;
	size_t count;
};

/* The word of a kind in files: "prose". */
const char *section_kind_word(enum section_kind kind);

struct templates; /* opaque */

/* Ours, and those in `folder` (NULL or not there: ours alone). A file that cannot be
 * read leaves the others; the first is told in *err ("FILE:LINE:COL: …"), with the
 * result still there. Caller frees. */
struct templates *templates_new(const char *folder, struct err *err);
void templates_free(struct templates *templates); /* accepts NULL */

/* What is wrong with files in the folder, one each. */
size_t templates_problem_count(const struct templates *templates);
const char *templates_problem(const struct templates *templates, size_t i);

size_t templates_count(const struct templates *templates);
const struct template *templates_at(
	const struct templates *templates, size_t i);
/* By name, any case; NULL when there is none. */
const struct template *templates_find(
	const struct templates *templates, const char *name);

/* The first section of that name in any of them; NULL when there is none. */
const struct template_section *templates_section(
	const struct templates *templates, const char *name);

/* The one a cycle of that span would use: weekly, bimonthly (up to two
 * months), quarterly, annual. Never NULL. */
const struct template *templates_for(
	const struct templates *templates, struct span span);

/* The one a cycle names, else the one for its span. Never NULL. */
struct cycle;
const struct template *templates_of(
	const struct templates *templates, const struct cycle *cycle);

/* The text in the interface language, the other one when it is missing, ""
 * when both are. */
const char *template_words(struct words words);

/* Writes one as the YAML it can be read from, to begin an own one with. */
struct str;
void template_write(const struct template *template, struct str *out);

#endif
