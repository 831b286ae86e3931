/* SPDX-License-Identifier: MIT */
/*
 * Which theme is shown: the one that an option names, else the one that was
 * chosen by :theme, else the configured one. "auto" is the dark or the light
 * one, as the terminal says.
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "pair.h"
#include "tui_private.h"

#define AUTO "auto"
#define SHARE_LEAST 10 /* per cent */
#define SHARE_MOST 90

static const char *
resolved(const struct desk *desk, const char *name)
{
	if (strcmp(name, AUTO) != 0)
		return name;
	return desk->remembered.light ? "light" : "dark";
}

/* Shows a theme; on false the one that was there stays. */
static bool
show(struct desk *desk, const char *name, struct err *err)
{
	struct theme *theme = theme_load(resolved(desk, name), err);

	if (!theme)
		return false;
	if (desk->screen)
		screen_theme(desk->screen, theme);
	theme_free(desk->theme);
	desk->theme = theme;
	return true;
}

static const char *
chosen(const struct desk *desk)
{
	if (desk->theme_option)
		return desk->theme_option;
	return desk->remembered.theme ? desk->remembered.theme
				      : desk->session->config.theme;
}

/* What the terminal's own colours are, where it says so by COLORFGBG: "15;0" is
 * white on black. */
static void
guess_ground(struct desk *desk)
{
	const char *colours = getenv("COLORFGBG"), *ground;

	ground = colours ? strrchr(colours, ';') : NULL;
	if (ground)
		desk->remembered.light =
			!strcmp(ground, ";7") || !strcmp(ground, ";15");
}

bool
look_open(struct desk *desk, const char *option, struct err *wrong,
	struct err *err)
{
	remembered_load(&desk->remembered);
	guess_ground(desk);
	desk->theme_option = option;
	if (option)
		return show(desk, option, err);
	/* A wrong setting is no reason to stay outside. */
	return show(desk, chosen(desk), wrong) || show(desk, AUTO, err);
}

void
look_ground(struct desk *desk, bool light)
{
	if (desk->remembered.light == light)
		return;
	desk->remembered.light = light;
	remembered_store(&desk->remembered);
	if (!strcmp(chosen(desk), AUTO))
		show(desk, AUTO, NULL);
}

bool
look_choose(struct desk *desk, const char *name, struct err *err)
{
	bool forget = !strcmp(name, "default");

	desk->previewed = false;
	if (!forget && !show(desk, name, err))
		return false;
	desk->theme_option = NULL;
	free(desk->remembered.theme);
	desk->remembered.theme = forget ? NULL : base_strdup(name);
	remembered_store(&desk->remembered);
	return !forget || show(desk, chosen(desk), err);
}

void
look_preview(struct desk *desk, const char *line)
{
	static const char command[] = "theme ";
	size_t length = sizeof command - 1;

	if (line && !strncmp(line, command, length) &&
		show(desk, line + length, NULL)) {
		desk->previewed = true;
	} else if (desk->previewed) {
		show(desk, chosen(desk), NULL);
		desk->previewed = false;
	}
}

/* ---- the sizes of the panes */

/* The list and what stands beside it, where that is shown. */
static bool
shows_pair(const struct desk *desk, struct pair *pair)
{
	return desk->view->pair && desk->view->pair(desk, pair);
}

/* The first pane of the panes that are shown; no rows where there is one only. */
static struct rect
first_pane(const struct desk *desk)
{
	struct pair pair;

	if (shows_pair(desk, &pair))
		return pair_rect(desk, &pair, PANE_LIST);
	return desk->view == desk->views[VIEW_PLAN] ||
			desk->view == desk->views[VIEW_FIELDS]
		? desk->layout.panes[0]
		: (struct rect){0};
}

/* The share that is meant on a screen like this one, NULL where there is one
 * pane only. */
static int *
share_of(struct desk *desk)
{
	struct remembered *own = &desk->remembered;
	struct pair pair;
	bool paired = shows_pair(desk, &pair);

	if (desk->zoomed || !first_pane(desk).rows)
		return NULL;
	if (desk->layout.kind == LAYOUT_WIDE)
		return paired ? &own->pair_side : &own->side;
	if (desk->layout.kind == LAYOUT_STACKED)
		return paired ? &own->pair_stacked : &own->stacked;
	return NULL;
}

static void
set_share(int *share, int value)
{
	*share = value < SHARE_LEAST ? SHARE_LEAST
		: value > SHARE_MOST ? SHARE_MOST
				     : value;
}

/* What it is now, whatever was wished. */
static int
share_now(const struct desk *desk)
{
	struct rect first = first_pane(desk), body = desk->layout.body;

	return desk->layout.kind == LAYOUT_WIDE
		? (first.cols * 100 + body.cols / 2) / body.cols
		: (first.rows * 100 + body.rows / 2) / body.rows;
}

bool
look_resize(struct desk *desk, int by)
{
	int *share = share_of(desk);

	if (!share)
		return false;
	set_share(share, share_now(desk) + by);
	remembered_store(&desk->remembered);
	return true;
}

bool
look_zoom(struct desk *desk)
{
	if (!desk->zoomed && !share_of(desk))
		return false;
	desk->zoomed = !desk->zoomed;
	return true;
}

bool
look_grab(struct desk *desk, int row, int col)
{
	struct rect first = first_pane(desk);

	desk->dragging = share_of(desk) &&
		(desk->layout.kind == LAYOUT_WIDE
				? col == first.col + first.cols - 1
				: row == first.row + first.rows - 1);
	return desk->dragging;
}

void
look_drag(struct desk *desk, int row, int col)
{
	struct rect body = desk->layout.body;
	int *share = share_of(desk);

	if (!desk->dragging || !share)
		return;
	set_share(share,
		desk->layout.kind == LAYOUT_WIDE
			? ((col - body.col + 1) * 100 + body.cols / 2) /
				body.cols
			: ((row - body.row + 1) * 100 + body.rows / 2) /
				body.rows);
}

void
look_close(struct desk *desk)
{
	if (desk->dragging)
		remembered_store(&desk->remembered);
	theme_free(desk->theme);
	remembered_fini(&desk->remembered);
}
