/* SPDX-License-Identifier: MIT */
#include "model/comment.h"
#include "model/remedy.h"

#include <string.h>
#include <strings.h>

#include "base/say.h"

/* Fewer characters of an id name nothing. */
#define PREFIX_LEAST 4

void
comment_head(const struct comment *comment, struct str *out)
{
	char day[DAY_TEXT_SIZE];

	if (comment->on != DAY_NONE)
		str_add(out, day_text(comment->on, day));
	if (comment->by)
		str_addf(out, "%s@%s", out->length ? " " : "", comment->by);
	if (comment->checkin != DAY_NONE)
		str_addf(out, "%s%s %s", out->length ? _(", ") : "",
			_("check-in"), day_text(comment->checkin, day));
	if (comment->solved)
		str_addf(out, "%s%s", out->length ? _(", ") : "", _("solved"));
}

int
comments_open(const struct plan *plan, const struct node *node)
{
	const struct comment *at =
		plan_comment(plan, node_detail(node)->comments.first);
	int count = 0;

	for (; at; at = plan_comment(plan, at->base.next))
		count += !at->solved;
	return count;
}

const struct comment *
comment_find(const struct plan *plan, const char *text, struct err *err)
{
	const struct comment *at, *found = NULL;
	size_t length = strlen(text);
	char uid[UID_TEXT_SIZE];
	bool several = false;
	uint32_t id;

	for (id = 1; length >= PREFIX_LEAST &&
		id < plan->tables[RECORD_COMMENT].limit;
		id++) {
		at = plan_comment(plan, id);
		if (!at || strncasecmp(uid_text(at->uid, uid), text, length))
			continue;
		several = found != NULL;
		found = at;
	}
	if (found && !several)
		return found;
	err_set(err, ERR_INPUT,
		several ? _("more than one comment begins with %s")
			: _("there is no comment %s"),
		text);
	remedy_set(err, REMEDY_COMMENTS);
	return NULL;
}
