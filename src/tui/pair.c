/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include "tui_private.h"

struct rect
pair_rect(const struct desk *desk, const struct pair *pair, enum pane pane)
{
	struct layout_wish wish = {desk->remembered.pair_side,
		desk->remembered.pair_stacked, desk->zoomed};
	struct layout_pair places = layout_pair(&desk->layout,
		(struct layout_share){pair->share, pair->rows}, wish,
		pair->focus == PANE_BESIDE);

	return pane == PANE_LIST ? places.list : places.other;
}

static void
draw_pane(const struct desk *desk, struct canvas *canvas,
	const struct pair *pair, enum pane pane)
{
	struct rect rect = pair_rect(desk, pair, pane);
	bool focus = pair->focus == pane;
	struct str title = {0};
	struct canvas inner;

	if (rect.rows < 2)
		return;
	pair->title(desk, pane, &title);
	inner = canvas_pane(canvas, rect, str_text(&title), focus);
	pair->draw(desk, pane, &inner, focus);
	str_fini(&title);
}

/* The one with the focus last, so that its border wins; then the title that it
 * went over. */
void
pair_draw(
	const struct desk *desk, struct canvas *canvas, const struct pair *pair)
{
	enum pane other = pair->focus == PANE_LIST ? PANE_BESIDE : PANE_LIST;
	struct rect rect = pair_rect(desk, pair, other);
	struct str title = {0};

	draw_pane(desk, canvas, pair, other);
	draw_pane(desk, canvas, pair, pair->focus);
	if (rect.rows >= 2) {
		pair->title(desk, other, &title);
		canvas_title(canvas, rect, str_text(&title), ROLE_TITLE);
	}
	str_fini(&title);
}

void
pair_view_draw(const struct desk *desk, struct canvas *canvas)
{
	struct pair pair;

	if (desk->view->pair(desk, &pair))
		pair_draw(desk, canvas, &pair);
}
