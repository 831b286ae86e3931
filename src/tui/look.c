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
resolved(const struct tui *tui, const char *name)
{
	if (strcmp(name, AUTO) != 0)
		return name;
	return tui->remembered.light ? "light" : "dark";
}

/* Shows a theme; on false the one that was there stays. */
static bool
show(struct tui *tui, const char *name, struct err *err)
{
	struct theme *theme = theme_load(resolved(tui, name), err);

	if (!theme)
		return false;
	if (tui->screen)
		screen_theme(tui->screen, theme);
	theme_free(tui->theme);
	tui->theme = theme;
	return true;
}

static const char *
chosen(const struct tui *tui)
{
	if (tui->theme_option)
		return tui->theme_option;
	return tui->remembered.theme ? tui->remembered.theme
				     : tui->session->config.theme;
}

/* What the terminal's own colours are, where it says so by COLORFGBG: "15;0" is
 * white on black. */
static void
guess_ground(struct tui *tui)
{
	const char *colours = getenv("COLORFGBG"), *ground;

	ground = colours ? strrchr(colours, ';') : NULL;
	if (ground)
		tui->remembered.light =
			!strcmp(ground, ";7") || !strcmp(ground, ";15");
}

bool
look_open(
	struct tui *tui, const char *option, struct err *wrong, struct err *err)
{
	remembered_load(&tui->remembered);
	guess_ground(tui);
	tui->theme_option = option;
	if (option)
		return show(tui, option, err);
	/* A wrong setting is no reason to stay outside. */
	return show(tui, chosen(tui), wrong) || show(tui, AUTO, err);
}

void
look_ground(struct tui *tui, bool light)
{
	if (tui->remembered.light == light)
		return;
	tui->remembered.light = light;
	remembered_store(&tui->remembered);
	if (!strcmp(chosen(tui), AUTO))
		show(tui, AUTO, NULL);
}

bool
look_choose(struct tui *tui, const char *name, struct err *err)
{
	bool forget = !strcmp(name, "default");

	tui->previewed = false;
	if (!forget && !show(tui, name, err))
		return false;
	tui->theme_option = NULL;
	free(tui->remembered.theme);
	tui->remembered.theme = forget ? NULL : base_strdup(name);
	remembered_store(&tui->remembered);
	return !forget || show(tui, chosen(tui), err);
}

void
look_preview(struct tui *tui, const char *line)
{
	static const char command[] = "theme ";
	size_t length = sizeof command - 1;

	if (line && !strncmp(line, command, length) &&
		show(tui, line + length, NULL)) {
		tui->previewed = true;
	} else if (tui->previewed) {
		show(tui, chosen(tui), NULL);
		tui->previewed = false;
	}
}

/* ---- the sizes of the panes */

/* The list and what stands beside it, where that is shown. */
static bool
shows_pair(const struct tui *tui, struct pair *pair)
{
	return tui->view->pair && tui->view->pair(tui, pair);
}

/* The first pane of the panes that are shown; no rows where there is one only. */
static struct rect
first_pane(const struct tui *tui)
{
	struct pair pair;

	if (shows_pair(tui, &pair))
		return pair_rect(tui, &pair, PANE_LIST);
	return tui->view == tui->views[VIEW_PLAN] ||
			tui->view == tui->views[VIEW_FIELDS]
		? tui->layout.panes[0]
		: (struct rect){0};
}

/* The share that is meant on a screen like this one, NULL where there is one
 * pane only. */
static int *
share_of(struct tui *tui)
{
	struct remembered *own = &tui->remembered;
	struct pair pair;
	bool paired = shows_pair(tui, &pair);

	if (tui->zoomed || !first_pane(tui).rows)
		return NULL;
	if (tui->layout.kind == LAYOUT_WIDE)
		return paired ? &own->pair_side : &own->side;
	if (tui->layout.kind == LAYOUT_STACKED)
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
share_now(const struct tui *tui)
{
	struct rect first = first_pane(tui), body = tui->layout.body;

	return tui->layout.kind == LAYOUT_WIDE
		? (first.cols * 100 + body.cols / 2) / body.cols
		: (first.rows * 100 + body.rows / 2) / body.rows;
}

bool
look_resize(struct tui *tui, int by)
{
	int *share = share_of(tui);

	if (!share)
		return false;
	set_share(share, share_now(tui) + by);
	remembered_store(&tui->remembered);
	return true;
}

bool
look_zoom(struct tui *tui)
{
	if (!tui->zoomed && !share_of(tui))
		return false;
	tui->zoomed = !tui->zoomed;
	return true;
}

bool
look_grab(struct tui *tui, int row, int col)
{
	struct rect first = first_pane(tui);

	tui->dragging = share_of(tui) &&
		(tui->layout.kind == LAYOUT_WIDE
				? col == first.col + first.cols - 1
				: row == first.row + first.rows - 1);
	return tui->dragging;
}

void
look_drag(struct tui *tui, int row, int col)
{
	struct rect body = tui->layout.body;
	int *share = share_of(tui);

	if (!tui->dragging || !share)
		return;
	set_share(share,
		tui->layout.kind == LAYOUT_WIDE
			? ((col - body.col + 1) * 100 + body.cols / 2) /
				body.cols
			: ((row - body.row + 1) * 100 + body.rows / 2) /
				body.rows);
}

void
look_close(struct tui *tui)
{
	if (tui->dragging)
		remembered_store(&tui->remembered);
	theme_free(tui->theme);
	remembered_fini(&tui->remembered);
}
