/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_FIGURES_H
#define REVIEW_FIGURES_H

/* The key figures by month that stand in a cycle's review, as health metrics: a
 * table with a column or a row a month, or lines of months ("8月 DAU 1200，流水
 * 3万"), of which what two months have is a figure. */

#include "base/err.h"
#include "model/change.h"

struct figures {
	size_t metrics; /* that are new */
	size_t values;	/* that are new, or others than there were */
};

/* Adds to the change a health metric, read by the month, for each figure that is
 * not one yet, and its values on the last days of the months. Months without a
 * year are those of the cycle's first day. What is no number is left where it is; the
 * review stays as it was. Refused when nothing was found. */
bool figures_read(const struct plan *plan, uint32_t cycle,
	struct change *change, struct figures *figures, struct err *err);

#endif
