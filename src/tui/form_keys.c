/* SPDX-License-Identifier: MIT */
/* What keys do in every form, and between it and the list beside it. */
#include "actions.h"
#include "form.h"

/* Whether there is a list beside it that may have the keys. */
static bool
is_beside(const struct desk *desk, struct pair *pair)
{
	return desk->view->pair && desk->view->pair(desk, pair) && pair->both;
}

static bool
is_at_end(const struct form *form, int by)
{
	return by > 0 ? form->list.selected + 1 >= form->list.count
		      : form->list.selected == 0;
}

/* Tab: from the list into the form, from field to field, and back to the list. */
bool
do_form_next(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct form *form = tui_form(desk);
	struct pair pair;

	if (!form)
		return true;
	if (is_beside(desk, &pair)) {
		if (pair.focus == PANE_LIST || is_at_end(form, asked->by)) {
			desk->pane = pair.focus == PANE_LIST ? PANE_BESIDE
							     : PANE_LIST;
			return true;
		}
	}
	return form_next(desk, form, asked->by, err);
}

bool
do_form_pane(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)err;
	desk->pane = (enum pane)asked->by;
	return true;
}
