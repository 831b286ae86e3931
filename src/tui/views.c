/* SPDX-License-Identifier: MIT */
/* The table of screens. */
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
	[VIEW_CONFLICTS] = &conflicts_view,
	[VIEW_HISTORY] = &history_view,
	[VIEW_STATS] = &stats_view,
	[VIEW_DIGEST] = &digest_view,
	[VIEW_NEXT] = &next_view,
	[VIEW_ALIGN] = &align_view,
	[VIEW_TEAM] = &team_view,
	[VIEW_HELP] = &help_view,
	[VIEW_PREVIEW] = &preview_view,
};
