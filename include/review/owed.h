/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_OWED_H
#define REVIEW_OWED_H

/*
 * What a review still asks for before its cycle can be called closed: scores,
 * reasons, reflections and the template's sections. It asks and never blocks.
 */

#include "base/str.h"
#include "model/plan.h"
#include "review/template.h"

enum owed_kind {
	OWED_SCORE,	 /* an objective without one */
	OWED_REASON,	 /* a score that differs from the progress, or a
			    committed one below 1.0, without a reason */
	OWED_REFLECTION, /* an objective without one */
	OWED_SECTION,	 /* a section with entries missing */
};

struct owed {
	enum owed_kind kind;
	uint32_t node;	  /* all but OWED_SECTION */
	uint32_t section; /* record of the answer so far, 0 when none */
	const struct template_section *asked; /* OWED_SECTION; borrowed */
	int count;			      /* entries missing, at least 1 */
};

/* Calls `each` for everything owed, in the order of the document, until it
 * returns false; returns how many entries are owed of those it was told
 * about. `template` NULL: no sections; `each` NULL: only counts. */
int review_owed(const struct plan *plan, const struct cycle *cycle,
	const struct template *template,
	bool (*each)(void *context, const struct owed *owed), void *context);

/* One sentence about it: "reflection of O2", "Highlights: 2 more"; `ref` is that of
 * its node, and is not looked at for a section. */
void owed_text(const struct owed *owed, const char *ref, struct str *out);

/* Whether that node's score, reason or reflection is owed. */
bool owed_score(const struct plan *plan, const struct node *node);
bool owed_reason(const struct plan *plan, const struct node *node);
bool owed_reflection(const struct plan *plan, const struct node *node);

/* The answer to a section of a template: by its name, else one that has its
 * title, as an import may give it; NULL for none. */
const struct section *owed_answer(const struct plan *plan,
	const struct cycle *cycle, const struct template_section *asked);

/* Entries of the section still missing from the answer (NULL: none given). */
int owed_entries(const struct plan *plan, const struct cycle *cycle,
	const struct template_section *section, const char *answer);

#endif
