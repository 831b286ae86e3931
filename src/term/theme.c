/* SPDX-License-Identifier: MIT */
#include "term/theme.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "yaml/settings.h"

struct theme {
	struct look looks[THEME_DEPTHS][ROLE_COUNT];
};

static const char *const role_names[ROLE_COUNT] = {
	[ROLE_NORMAL] = "normal",
	[ROLE_HEADER] = "header",
	[ROLE_HEADER_NAME] = "header-name",
	[ROLE_CYCLE] = "cycle",
	[ROLE_BORDER] = "border",
	[ROLE_BORDER_FOCUS] = "border-focus",
	[ROLE_TITLE] = "title",
	[ROLE_TITLE_FOCUS] = "title-focus",
	[ROLE_HEADING] = "heading",
	[ROLE_LABEL] = "label",
	[ROLE_VALUE] = "value",
	[ROLE_MUTED] = "muted",
	[ROLE_ACCENT] = "accent",
	[ROLE_OBJECTIVE] = "objective",
	[ROLE_KEY_RESULT] = "key-result",
	[ROLE_ACTION] = "action",
	[ROLE_REF] = "ref",
	[ROLE_FOLD] = "fold",
	[ROLE_TAG] = "tag",
	[ROLE_OWNER] = "owner",
	[ROLE_LINK] = "link",
	[ROLE_DUE] = "due",
	[ROLE_OVERDUE] = "overdue",
	[ROLE_GOOD] = "good",
	[ROLE_WARN] = "warn",
	[ROLE_BAD] = "bad",
	[ROLE_PENDING] = "pending",
	[ROLE_DONE] = "done",
	[ROLE_DROPPED] = "dropped",
	[ROLE_BAR_LOW] = "bar-low",
	[ROLE_BAR_MIDDLE] = "bar-middle",
	[ROLE_BAR_HIGH] = "bar-high",
	[ROLE_BAR_TIME] = "bar-time",
	[ROLE_BAR_EMPTY] = "bar-empty",
	[ROLE_CHART] = "chart",
	[ROLE_PACE] = "pace",
	[ROLE_SCROLL] = "scroll",
	[ROLE_HINT] = "hint",
	[ROLE_HINT_KEY] = "hint-key",
	[ROLE_MESSAGE] = "message",
	[ROLE_ERROR] = "error",
	[ROLE_PROMPT] = "prompt",
	[ROLE_INPUT] = "input",
	[ROLE_PLACEHOLDER] = "placeholder",
	[ROLE_MARK] = "mark",
	[ROLE_SELECTED] = "selected",
	[ROLE_SELECTED_DIM] = "selected-dim",
	[ROLE_MATCH] = "match",
};

static const char *const depth_names[THEME_DEPTHS] = {
	[THEME_MONO] = "mono",
	[THEME_16] = "16",
	[THEME_256] = "256",
};

static const char *const colour_names[] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

static const struct {
	const char *name;
	unsigned bit;
} attribute_names[] = {
	{"bold", LOOK_BOLD},
	{"dim", LOOK_DIM},
	{"italic", LOOK_ITALIC},
	{"underline", LOOK_UNDERLINE},
	{"reverse", LOOK_REVERSE},
};

static const struct look plain = {.fg = -1, .bg = -1};

const char *
theme_role_name(enum role role)
{
	return role_names[role];
}

enum role
theme_band(int progress)
{
	if (progress < 40)
		return ROLE_BAR_LOW;
	return progress < 70 ? ROLE_BAR_MIDDLE : ROLE_BAR_HIGH;
}

static const int axis[] = {0, 95, 135, 175, 215, 255};

int
theme_rgb(int colour)
{
	static const int first[] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
		0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
		0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};

	if (colour < 16)
		return first[colour & 15];
	if (colour >= 232)
		return (8 + 10 * (colour - 232)) * 0x010101;
	colour -= 16;
	return axis[colour / 36] << 16 | axis[colour / 6 % 6] << 8 |
		axis[colour % 6];
}

/* The step of the cube's axis that is nearest to a component. */
static int
cube_step(int value)
{
	if (value < 48)
		return 0;
	return value < 115 ? 1 : (value - 35) / 40;
}

static int
distance(int rgb, int red, int green, int blue)
{
	int r = (rgb >> 16) - red, g = ((rgb >> 8) & 255) - green;
	int b = (rgb & 255) - blue;

	return r * r + g * g + b * b;
}

/* The one of the 256 colours that is nearest. */
static int32_t
nearest_colour(int rgb)
{
	int r = cube_step(rgb >> 16), g = cube_step((rgb >> 8) & 255);
	int b = cube_step(rgb & 255);
	int mean = ((rgb >> 16) + ((rgb >> 8) & 255) + (rgb & 255)) / 3;
	int grey = mean > 238 ? 23 : mean < 8 ? 0 : (mean - 3) / 10;
	int level = 8 + 10 * grey;

	if (distance(rgb, level, level, level) <
		distance(rgb, axis[r], axis[g], axis[b]))
		return 232 + grey;
	return 16 + 36 * r + 6 * g + b;
}

/* Reads a number in `base` that is all of the word. */
static bool
read_number(const char *word, size_t length, int base, long *value)
{
	char text[8], *end;

	if (length == 0 || length >= sizeof text || word[0] == '-' ||
		word[0] == '+')
		return false;
	memcpy(text, word, length);
	text[length] = '\0';
	*value = strtol(text, &end, base);
	return *end == '\0';
}

static bool
read_colour(const char *word, size_t length, int32_t *colour)
{
	long number;
	int32_t bright = 0;

	if (str_is(word, length, "default")) {
		*colour = -1;
		return true;
	}
	if (length == 7 && word[0] == '#' &&
		read_number(word + 1, 6, 16, &number)) {
		*colour = THEME_RGB((int32_t)number);
		return true;
	}
	if (read_number(word, length, 10, &number)) {
		*colour = (int32_t)number;
		return number < 256;
	}
	if (length > 7 && !memcmp(word, "bright-", 7)) {
		word += 7;
		length -= 7;
		bright = 8;
	}
	for (int32_t i = 0; i < 8; i++)
		if (str_is(word, length, colour_names[i])) {
			*colour = i + bright;
			return true;
		}
	return false;
}

static unsigned
read_attribute(const char *word, size_t length)
{
	size_t count = sizeof attribute_names / sizeof *attribute_names;

	for (size_t i = 0; i < count; i++)
		if (str_is(word, length, attribute_names[i].name))
			return attribute_names[i].bit;
	return 0;
}

/* Reads "bold 75 on 236". */
static bool
read_look(const char *text, enum theme_depth depth, struct look *look,
	struct err *err)
{
	static const int32_t most[THEME_DEPTHS] = {-1, 15, THEME_RGB(0xffffff)};
	bool background = false;
	size_t length;

	*look = plain;
	for (;; text += length) {
		int32_t colour = -1;

		text += strspn(text, " ");
		length = strcspn(text, " ");
		if (length == 0)
			return true;
		if (str_is(text, length, "on")) {
			background = true;
			continue;
		}
		if (read_attribute(text, length)) {
			look->attributes |= read_attribute(text, length);
			continue;
		}
		if (!read_colour(text, length, &colour))
			return err_set(err, ERR_INPUT,
				_("“%.*s” is no colour and no attribute"),
				(int)length, text);
		if (colour > most[depth])
			return err_set(err, ERR_INPUT,
				_("“%.*s” is not among the colours of “%s”"),
				(int)length, text, depth_names[depth]);
		*(background ? &look->bg : &look->fg) = colour;
		background = false;
	}
}

/* Splits "bar-low.256". */
static bool
read_name(const char *name, enum role *role, enum theme_depth *depth,
	struct err *err)
{
	const char *dot = strrchr(name, '.');
	size_t length = dot ? (size_t)(dot - name) : strlen(name);
	int i, j;

	for (i = 0; i < ROLE_COUNT; i++)
		if (str_is(name, length, role_names[i]))
			break;
	if (i == ROLE_COUNT)
		return err_set(err, ERR_INPUT, _("there is no role “%.*s”"),
			(int)length, name);
	for (j = 0; dot && j < THEME_DEPTHS; j++)
		if (!strcmp(dot + 1, depth_names[j]))
			break;
	if (!dot || j == THEME_DEPTHS)
		return err_set(err, ERR_INPUT,
			_("a role has a look for 256, 16 and mono"));
	*role = (enum role)i;
	*depth = (enum theme_depth)j;
	return true;
}

static const struct theme_table *
find_table(const char *name)
{
	for (size_t i = 0; theme_tables[i].name; i++)
		if (!strcmp(theme_tables[i].name, name))
			return &theme_tables[i];
	return NULL;
}

/* What has no look with 256 colours looks as with 16, and so on. */
static void
fill_in(struct theme *theme, bool given[THEME_DEPTHS][ROLE_COUNT])
{
	for (int depth = THEME_16; depth < THEME_DEPTHS; depth++)
		for (int role = 0; role < ROLE_COUNT; role++)
			if (!given[depth][role] && given[depth - 1][role]) {
				theme->looks[depth][role] =
					theme->looks[depth - 1][role];
				given[depth][role] = true;
			}
}

static void
lay_plain(struct theme *theme)
{
	for (int depth = 0; depth < THEME_DEPTHS; depth++)
		for (int role = 0; role < ROLE_COUNT; role++)
			theme->looks[depth][role] = plain;
}

/* A built-in theme, and before it the one that it extends. */
static void
lay_table(struct theme *theme, const struct theme_table *table)
{
	bool given[THEME_DEPTHS][ROLE_COUNT] = {0};

	if (table->extends && find_table(table->extends))
		lay_table(theme, find_table(table->extends));
	for (size_t i = 0; i < table->count; i++) {
		const struct theme_row *row = &table->rows[i];

		theme->looks[row->depth][row->role] = row->look;
		given[row->depth][row->role] = true;
	}
	fill_in(theme, given);
}

static bool
unknown_theme(const char *name, struct err *err)
{
	struct str names = {0};

	for (size_t i = 0; theme_tables[i].name; i++)
		str_addf(&names, "%s%s", i ? ", " : "", theme_tables[i].name);
	err_set(err, ERR_INPUT, _("there is no theme “%s”; there are %s"), name,
		str_text(&names));
	str_fini(&names);
	return false;
}

static bool
apply(struct theme *theme, const struct setting *setting,
	bool given[THEME_DEPTHS][ROLE_COUNT], struct err *err)
{
	enum theme_depth depth = THEME_MONO;
	enum role role = ROLE_NORMAL;

	if (!strcmp(setting->name, "extends"))
		return true;
	if (!read_name(setting->name, &role, &depth, err))
		return false;
	given[depth][role] = true;
	return read_look(
		setting->value, depth, &theme->looks[depth][role], err);
}

static bool
apply_all(struct theme *theme, const char *file,
	const struct settings *settings, struct err *err)
{
	bool given[THEME_DEPTHS][ROLE_COUNT] = {0};
	const struct setting *setting = settings_find(settings, "extends");
	struct err inner = {0};

	lay_plain(theme);
	if (setting && !find_table(setting->value)) {
		unknown_theme(setting->value, &inner);
		return err_set(err, ERR_INPUT, "%s:%d:%d: %s", file,
			setting->line, setting->column, inner.text);
	}
	if (setting)
		lay_table(theme, find_table(setting->value));
	for (size_t i = 0; i < settings_count(settings); i++) {
		setting = settings_at(settings, i);
		if (!apply(theme, setting, given, &inner))
			return err_set(err, ERR_INPUT, "%s:%d:%d: %s", file,
				setting->line, setting->column, inner.text);
	}
	fill_in(theme, given);
	return true;
}

struct theme *
theme_read(const char *file, const char *text, size_t length, struct err *err)
{
	struct settings *settings = settings_read(file, text, length, err);
	struct theme *theme;

	if (!settings)
		return NULL;
	theme = base_calloc(1, sizeof *theme);
	if (!apply_all(theme, file, settings, err)) {
		theme_free(theme);
		theme = NULL;
	}
	settings_free(settings);
	return theme;
}

static struct theme *
read_file(const char *path, struct err *err)
{
	struct str text = {0};
	struct theme *theme = NULL;

	if (fs_read_own(path, &text, err))
		theme = theme_read(path, str_text(&text), text.length, err);
	str_fini(&text);
	return theme;
}

/* $XDG_CONFIG_HOME/tenths/themes/NAME.yaml if it is there, else NULL; caller
 * frees. */
static char *
own_theme(const char *name)
{
	char *home = fs_config_home(NULL), *path = NULL;
	struct str file = {0};

	if (!home)
		return NULL;
	str_addf(&file, "%s/themes/%s.yaml", home, name);
	free(home);
	if (fs_exists(str_text(&file)))
		path = str_take(&file);
	str_fini(&file);
	return path;
}

struct theme *
theme_load(const char *name, struct err *err)
{
	struct theme *theme = NULL;
	char *path;

	if (strchr(name, '/'))
		return read_file(name, err);
	path = own_theme(name);
	if (path)
		theme = read_file(path, err);
	else if (find_table(name)) {
		theme = base_calloc(1, sizeof *theme);
		lay_plain(theme);
		lay_table(theme, find_table(name));
	} else {
		unknown_theme(name, err);
	}
	free(path);
	return theme;
}

void
theme_free(struct theme *theme)
{
	free(theme);
}

/* The colours of `over` where it has some, the attributes of both. A colour
 * of its own is meant as it is: bold and dim would change it. */
static void
lay(struct look *look, const struct look *over)
{
	if (over->fg >= 0) {
		look->fg = over->fg;
		look->attributes &= ~(LOOK_BOLD | LOOK_DIM);
	}
	if (over->bg >= 0)
		look->bg = over->bg;
	look->attributes |= over->attributes;
}

struct look
theme_look(const struct theme *theme, enum theme_depth depth, unsigned style)
{
	static const struct {
		unsigned bit;
		enum role role;
	} overlays[] = {
		{STYLE_SELECTED_DIM, ROLE_SELECTED_DIM},
		{STYLE_SELECTED, ROLE_SELECTED},
		{STYLE_MATCH, ROLE_MATCH},
	};
	const struct look *looks =
		theme->looks[depth == THEME_TRUE ? THEME_256 : depth];
	unsigned role = style & STYLE_ROLE;
	struct look look = looks[ROLE_NORMAL];

	if (role != ROLE_NORMAL && role < ROLE_COUNT)
		lay(&look, &looks[role]);
	for (size_t i = 0; i < sizeof overlays / sizeof *overlays; i++)
		if (style & overlays[i].bit)
			lay(&look, &looks[overlays[i].role]);
	if (style & STYLE_BOLD)
		look.attributes |= LOOK_BOLD;
	if (style & STYLE_UNDERLINE)
		look.attributes |= LOOK_UNDERLINE;
	if (depth == THEME_256 && THEME_IS_RGB(look.fg))
		look.fg = nearest_colour(look.fg & 0xffffff);
	if (depth == THEME_256 && THEME_IS_RGB(look.bg))
		look.bg = nearest_colour(look.bg & 0xffffff);
	return look;
}
