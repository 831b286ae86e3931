/* SPDX-License-Identifier: MIT */
#ifndef TUI_WEEKS_H
#define TUI_WEEKS_H

/* The week notes: a list of them, newest first, and the selected one as a form
 * beside it. */

#include "term/list.h"
#include "week_form.h"

struct weeks {
	struct list list;
	struct week_at *rows; /* by the first day of the week */
	size_t count;
	unsigned version; /* of the plan, when they were made */
	struct week_form form;
};

#endif
