/* SPDX-License-Identifier: MIT */
#ifndef ICS_H
#define ICS_H

/* The days of a plan as a calendar (RFC 5545): see ics.c. */

#include "format/format.h"

/* What ics_write writes of a node, as format.holds. */
bool ics_holds(const struct plan *plan, const struct node *node, int field);
bool ics_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);

#endif
