/* SPDX-License-Identifier: MIT */
#ifndef CARRY_H
#define CARRY_H

/* Carrying over, one node after the other into the same cycle, which may be
 * one that the change itself makes. */

#include "base/err.h"
#include "model/change.h"

struct carry {
	const struct plan *plan;
	struct change *change;
	uint32_t cycle;
	bool go_on; /* manual ones begin where they stand */
	/* Objectives and key results copied by this change: from, to. */
	uint32_t (*made)[2];
	size_t made_count;
};

void carry_fini(struct carry *carry);

/* Gives the copies what they serve; when all that go are there. */
void carry_aligns(struct carry *carry);

/* As edit_carry, without a label. */
bool carry_node(struct carry *carry, const struct node *node, uint32_t *copy,
	struct err *err);
/* Whether a copy of the key result is in the cycle already. */
bool carry_is_there(const struct carry *carry, const struct node *node);

#endif
