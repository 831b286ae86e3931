/* SPDX-License-Identifier: MIT */
/* What people say of a node, below its details. */
#include "base/say.h"
#include "comments.h"
#include "model/comment.h"

void
comments_lines(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	const struct comment *at =
		plan_comment(plan, node_detail(node)->comments.first);
	struct str head = {0};

	if (!at)
		return;
	lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_HEADING, _("Comments (gc adds one)"));
	for (; at; at = plan_comment(plan, at->base.next)) {
		str_clear(&head);
		comment_head(at, &head);
		lines_begin(lines, 0);
		lines_add(lines, 0, ROLE_MUTED, str_text(&head));
		lines_wrap(lines, 2, width,
			at->solved ? ROLE_MUTED : ROLE_NORMAL,
			at->text ? at->text : "");
	}
	str_fini(&head);
}
