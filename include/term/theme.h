/* SPDX-License-Identifier: MIT */
#ifndef TERM_THEME_H
#define TERM_THEME_H

/*
 * What each thing on the screen plays (its role), and how a theme shows that
 * role with 256 colours, with 16, and with none. Themes are YAML files, one
 * line a role; those of themes/ are built into the program as well. Nothing
 * here knows the terminal.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum role {
	ROLE_NORMAL,
	ROLE_HEADER,	  /* the first line of the screen */
	ROLE_HEADER_NAME, /* the program's name on it */
	ROLE_CYCLE,	  /* a cycle's name */
	ROLE_BORDER,
	ROLE_BORDER_FOCUS, /* of the pane that gets the keys */
	ROLE_TITLE,	   /* of a pane */
	ROLE_TITLE_FOCUS,
	ROLE_HEADING, /* inside a pane */
	ROLE_LABEL,   /* the name before a value */
	ROLE_VALUE,
	ROLE_MUTED,  /* there, but not to be read first */
	ROLE_ACCENT, /* to be read first */
	ROLE_OBJECTIVE,
	ROLE_KEY_RESULT,
	ROLE_ACTION,
	ROLE_REF,  /* O1, KR2, A3 */
	ROLE_FOLD, /* ▸ ▾ */
	ROLE_TAG,
	ROLE_OWNER,
	ROLE_LINK,
	ROLE_DUE,
	ROLE_OVERDUE,
	ROLE_GOOD,    /* on track */
	ROLE_WARN,    /* at risk */
	ROLE_BAD,     /* off track */
	ROLE_PENDING, /* nothing known yet, outdated */
	ROLE_DONE,
	ROLE_DROPPED,
	ROLE_BAR_LOW,	 /* filled part of a bar: 0 to 3.9 */
	ROLE_BAR_MIDDLE, /* 4 to 6.9 */
	ROLE_BAR_HIGH,	 /* 7 to 10 */
	ROLE_BAR_TIME,	 /* of the time that is over */
	ROLE_BAR_EMPTY,
	ROLE_CHART,    /* what a chart is about */
	ROLE_PACE,     /* what it is held against */
	ROLE_SCROLL,   /* the thumb of a scroll bar */
	ROLE_HINT,     /* what a key does */
	ROLE_HINT_KEY, /* the key */
	ROLE_MESSAGE,
	ROLE_ERROR,
	ROLE_PROMPT, /* the label before an input */
	ROLE_INPUT,  /* text being typed */
	ROLE_PLACEHOLDER,
	ROLE_MARK,	   /* marked for a bulk change */
	ROLE_SELECTED,	   /* laid over a row by STYLE_SELECTED */
	ROLE_SELECTED_DIM, /* laid over by STYLE_SELECTED_DIM */
	ROLE_MATCH,	   /* laid over by STYLE_MATCH */
	ROLE_COUNT
};

/* A style is a role and, laid over it, any of these. An overlay's colours win
 * where it has some, its attributes are added. */
#define STYLE_ROLE 0x00ffU	   /* the bits of the role */
#define STYLE_SELECTED 0x0100U	   /* row with the cursor, pane with focus */
#define STYLE_SELECTED_DIM 0x0200U /* the same in a pane without focus */
#define STYLE_MATCH 0x0400U	   /* found by a search */
#define STYLE_BOLD 0x0800U
#define STYLE_UNDERLINE 0x1000U
#define STYLE_LIMIT 0x2000U /* every style is below */

/* The looks that a theme has. */
enum theme_depth {
	THEME_MONO,
	THEME_16,
	THEME_256,
	THEME_DEPTHS,
	/* The looks of THEME_256 with the colours "#rrggbb" as they are: for
	 * theme_look alone. */
	THEME_TRUE = THEME_DEPTHS,
};

#define LOOK_BOLD 1U
#define LOOK_DIM 2U
#define LOOK_ITALIC 4U
#define LOOK_UNDERLINE 8U
#define LOOK_REVERSE 16U

/* A colour is 0..255, -1 for the terminal's own, or a THEME_RGB. */
#define THEME_RGB(rgb) (0x1000000 | (rgb))
#define THEME_IS_RGB(colour) ((colour) >= 0x1000000)

struct look {
	int32_t fg, bg;
	unsigned attributes;
};

struct theme; /* opaque */

/* `name` is a path when it has a slash; else $XDG_CONFIG_HOME/tenths/themes/NAME.yaml,
 * else a built-in theme. NULL and *err (FILE:LINE:COL, or the names there are)
 * otherwise. Caller frees. */
struct theme *theme_load(const char *name, struct err *err);
void theme_free(struct theme *theme); /* accepts NULL */

/* From YAML text; `file` is for messages. */
struct theme *theme_read(
	const char *file, const char *text, size_t length, struct err *err);

/* What one of the 256 colours is by itself, 0xrrggbb: the first sixteen as
 * xterm has them. */
int theme_rgb(int colour);

/* The look of a style; with THEME_MONO the colours are -1, and only with THEME_TRUE
 * there are some of THEME_RGB. */
struct look theme_look(
	const struct theme *theme, enum theme_depth depth, unsigned style);

/* ROLE_BAR_LOW, _MIDDLE or _HIGH for a progress of 0..100. */
enum role theme_band(int progress);

/* "bar-low", as in a theme file. */
const char *theme_role_name(enum role role);

/* The themes of themes/, made into tables by the Makefile; name NULL at the end
 * of the list. */
struct theme_row {
	uint8_t depth, role;
	struct look look;
};
struct theme_table {
	const char *name;
	const char *extends; /* NULL for none */
	const struct theme_row *rows;
	size_t count;
};
extern const struct theme_table theme_tables[];

#endif
