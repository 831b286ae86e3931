/* SPDX-License-Identifier: MIT */
#include "comments.h"

#include "actions.h"
#include "base/say.h"
#include "fields.h"
#include "model/comment.h"
#include "model/edit.h"
#include "tui_private.h"

#define LABEL_CELLS 16

static struct spot
spot_of(const struct node *node, const struct comment *comment)
{
	return (struct spot){.record = RECORD_COMMENT,
		.field = COMMENT_TEXT,
		.id = comment ? comment->base.id : 0,
		.of = comment ? 0 : node->id};
}

void
comments_rows(
	const struct desk *desk, const struct node *node, struct form *form)
{
	const struct plan *plan = &desk->session->plan;
	const struct comment *at =
		plan_comment(plan, node_detail(node)->comments.first);
	struct form_row row = {.kind = FORM_TYPED};
	struct str head = {0};

	for (; at; at = plan_comment(plan, at->base.next)) {
		row.spot = spot_of(node, at);
		form_row(form, &row);
		str_clear(&head);
		comment_head(at, &head);
		lines_begin(&form->lines, 0);
		lines_add(&form->lines, 0, ROLE_MUTED, str_text(&head));
		form_text(form, LABEL_CELLS, _("comment"),
			at->solved ? ROLE_MUTED : ROLE_NORMAL,
			at->text ? at->text : "", "–");
	}
	row.spot = spot_of(node, NULL);
	form_row(form, &row);
	form_text(form, LABEL_CELLS, _("comment"), ROLE_NORMAL, "",
		_("what you have to say"));
	str_fini(&head);
}

bool
comments_store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct change change = {0};
	bool ok = spot_set(tui_context(desk), spot, text, &change, err);

	return tui_store(desk, ok, &change, err);
}

bool
comments_turn(struct desk *desk, const struct spot *spot, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct comment *comment = plan_comment(plan, spot->id);
	struct change change = {0};
	bool ok;

	if (!comment)
		return err_set(err, ERR_INPUT,
			_("this has no choices; Enter types it"));
	ok = edit_comment_solve(plan, spot->id, !comment->solved, &change, err);
	return tui_store(desk, ok, &change, err);
}

bool
do_comment(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct node *node = tui_selected(desk);
	struct spot spot;

	if (!node)
		return err_set(
			err, ERR_INPUT, _("nothing is selected; a adds"));
	spot = spot_of(node, NULL);
	return *asked->argument
		? comments_store(desk, &spot, asked->argument, err)
		: fields_type_at(desk, &spot, NULL, err);
}
