/* SPDX-License-Identifier: MIT */
/* The table of screens, and which one is shown. */
#include "tui_private.h"

const struct view *const views[VIEW_COUNT] = {
	[VIEW_PLAN] = &plan_view,
	[VIEW_FIELDS] = &fields_view,
	[VIEW_CHECKIN] = &checkin_view,
	[VIEW_REVIEW] = &review_view,
	[VIEW_CLOSING] = &closing_view,
	[VIEW_WEEKS] = &weeks_view,
	[VIEW_METRICS] = &metrics_view,
	[VIEW_CYCLES] = &cycles_view,
	[VIEW_HISTORY] = &history_view,
	[VIEW_STATS] = &stats_view,
	[VIEW_NEXT] = &next_view,
	[VIEW_HELP] = &help_view,
};

void
view_show(struct tui *tui, const struct view *view)
{
	if (tui->view == view)
		return;
	typing_leave(tui);
	if (tui->view->leave)
		tui->view->leave(tui);
	tui->view = view;
}

void
view_close(struct tui *tui)
{
	view_show(tui, &plan_view);
}

void
view_back(struct tui *tui)
{
	const struct view *from =
		tui->view == &help_view ? tui->help_from : NULL;

	view_show(tui, from ? from : &plan_view);
}
