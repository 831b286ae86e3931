/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FEISHU_H
#define FORMAT_FEISHU_H

/* OKRs of Feishu (Lark), as its command line writes and takes them. */

#include "format/format.h"

/* `okr +cycle-detail`: a cycle's objectives with their key results; and
 * `okr +progress-list`: check-ins of what options->plan has. */
bool feishu_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);

/* The input of `okr +batch-create`: texts of objectives and key results. */
/* What feishu_write writes of a node, as format.holds. */
bool feishu_holds(const struct plan *plan, const struct node *node, int field);
bool feishu_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);

bool feishu_is(const char *text, size_t length);

/* Whether it is only of progress, of what another file has. */
bool feishu_adds_to(const char *text, size_t length);

#endif
