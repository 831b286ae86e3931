/* SPDX-License-Identifier: MIT */
#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/own.h"
#include "base/say.h"
#include "base/text.h"

#define COUNT_MOST 9999
#define POPUP_CELLS 46

static int
layer(const struct desk *desk)
{
	int where = tui_view(desk)->where;

	return where >= IN_CHECKIN ? where : 0;
}

/* ---- from the settings */

/* Keys of the settings: those of our commands, and those of one's own. */
struct settings_keys {
	struct setting *all;
	size_t count;
	struct arena names;
};

static void
collect_keys(const struct config *config, struct settings_keys *keys)
{
	struct own_command own;
	struct setting *key;
	struct str name = {0};
	size_t n = 0;

	while (own_command(config, n, &own))
		n++;
	keys->all = base_calloc(config->key_count + n + 1, sizeof *keys->all);
	for (; keys->count < config->key_count; keys->count++)
		keys->all[keys->count] = config->keys[keys->count];
	for (n = 0; own_command(config, n, &own); n++) {
		if (!own.key)
			continue;
		key = &keys->all[keys->count++];
		*key = *own.key;
		str_clear(&name);
		str_addf(&name, "run %s", own.name);
		key->name =
			arena_text(&keys->names, str_text(&name), name.length);
	}
	str_fini(&name);
}

/* The usual keys and over them those of the settings, of which a wrong one is
 * told in *wrong and leaves the usual. */
static bool
set_up(struct keymap *keymap, const struct config *config, struct err *wrong,
	struct err *err)
{
	struct settings_keys keys = {0};
	int i;

	keymap->layer = command_layer;
	keymap->screen = command_screen;
	keymap->command = command_index;
	for (i = 0; commands[i].name; i++)
		if (!keymap_bind(keymap, i, commands[i].keys, err))
			return false;
	collect_keys(config, &keys);
	keymap_configure(keymap, config->file, keys.all, keys.count, wrong);
	arena_fini(&keys.names);
	free(keys.all);
	return true;
}

bool
keys_set_up(struct desk *desk, struct err *err)
{
	struct err wrong = {0};

	if (!set_up(&desk->keymap, &desk->session->config, &wrong, err))
		return false;
	if (wrong.code != ERR_NONE)
		tui_error(desk, &wrong);
	return true;
}

bool
tui_print_keys(const struct config *config, FILE *out, struct err *err)
{
	struct keymap keymap = {0};
	struct str keys = {0};
	bool ok;
	int i;

	ok = set_up(&keymap, config, err, err) && err->code == ERR_NONE;
	for (i = 0; ok && commands[i].name; i++) {
		str_clear(&keys);
		keymap_keys(&keymap, i, &keys);
		fprintf(out, "%s\t%s\t%s\t%s\n", _(commands[i].group),
			str_text(&keys), commands[i].name, _(commands[i].help));
	}
	str_fini(&keys);
	keymap_fini(&keymap);
	return ok;
}

/* ---- pressed */

void
keys_forget(struct desk *desk)
{
	desk->key_count = 0;
	desk->number = 0;
}

static void
add_typed(const struct desk *desk, struct str *out)
{
	char label[KEY_TEXT_SIZE];
	int i;

	if (desk->number)
		str_addf(out, "%d", desk->number);
	for (i = 0; i < desk->key_count; i++)
		str_add(out, key_label(desk->keys[i], label));
}

/* A digit where none is bound, as in 5j; it does not begin with 0. */
static bool
is_count(const struct desk *desk, struct key key)
{
	const struct keymap_entry *entry;
	uint32_t least = desk->number ? '0' : '1';

	return !desk->key_count && !key.mods && key.code >= least &&
		key.code <= '9' &&
		keymap_find(&desk->keymap, layer(desk), &key, 1, &entry) ==
		KEYMAP_UNBOUND;
}

static void
add_digit(struct desk *desk, struct key key)
{
	desk->number = 10 * desk->number + (int)(key.code - '0');
	if (desk->number > COUNT_MOST)
		desk->number = COUNT_MOST;
}

static void
refuse(struct desk *desk)
{
	struct str typed = {0};
	struct err err = {0};

	add_typed(desk, &typed);
	keys_forget(desk);
	err_set(&err, ERR_INPUT, _("%s does nothing here; ? lists the keys"),
		str_text(&typed));
	tui_error(desk, &err);
	str_fini(&typed);
}

bool
keys_take(struct desk *desk, struct key key, int *command, struct asked *asked)
{
	const struct keymap_entry *entry;
	bool begun = desk->key_count || desk->number;

	if (begun && key_same(key, key_make(KEYCAP_ESC, 0))) {
		keys_forget(desk);
		return false;
	}
	if (is_count(desk, key)) {
		add_digit(desk, key);
		return false;
	}
	desk->keys[desk->key_count++] = key;
	switch (keymap_find(&desk->keymap, layer(desk), desk->keys,
		desk->key_count, &entry)) {
	case KEYMAP_UNBOUND:
		refuse(desk);
		return false;
	case KEYMAP_BEGINS:
		return false;
	case KEYMAP_BOUND:
		break;
	}
	*command = entry->command;
	*asked = (struct asked){
		.argument = entry->argument ? entry->argument : "",
		.key = key,
		.count = desk->number};
	keys_forget(desk);
	return true;
}

/* ---- what may follow */

static const struct keymap_entry *
next(const struct desk *desk, const struct keymap_entry *after)
{
	const struct keymap_entry *entry = after;

	do
		entry = keymap_follow(&desk->keymap, layer(desk), desk->keys,
			desk->key_count, entry);
	while (entry &&
		!command_is_here(desk, &desk->commands[entry->command]));
	return entry;
}

static void
draw_following(const struct desk *desk, struct canvas *canvas, int row,
	const struct keymap_entry *entry)
{
	const struct command *command = &desk->commands[entry->command];
	const struct config *config = &desk->session->config;
	struct own_command own;
	char label[KEY_TEXT_SIZE];
	int col = 1, i;

	for (i = desk->key_count; i < entry->length; i++)
		col = canvas_put(canvas, row, col, ROLE_HINT_KEY,
			key_label(entry->keys[i], label));
	col = col < 5 ? 5 : col + 1;
	if (command->run == do_run && own_find(config, entry->argument, &own) &&
		own.help)
		canvas_put(canvas, row, col, ROLE_NORMAL, own.help);
	else if (entry->argument)
		canvas_printf(canvas, row, col, ROLE_NORMAL, ":%s %s",
			command->name, entry->argument);
	else
		canvas_put(canvas, row, col, ROLE_NORMAL, _(command->help));
}

/* In the corner above the hints. */
static void
draw_popup(const struct desk *desk, struct canvas *canvas, const char *title)
{
	struct rect body = desk->layout.body, rect;
	const struct keymap_entry *entry = NULL;
	struct canvas inner;
	int rows = 2, row = 0;

	while ((entry = next(desk, entry)))
		rows++;
	rect = (struct rect){.rows = rows < body.rows ? rows : body.rows,
		.cols = body.cols < POPUP_CELLS ? body.cols : POPUP_CELLS};
	rect.row = body.row + body.rows - rect.rows;
	rect.col = body.col + body.cols - rect.cols;
	inner = canvas_part(canvas, rect);
	canvas_clear(&inner, ROLE_NORMAL);
	inner = canvas_pane(canvas, rect, title, true);
	while ((entry = next(desk, entry)))
		draw_following(desk, &inner, row++, entry);
}

void
keys_draw(const struct desk *desk, struct canvas *canvas)
{
	struct canvas part = canvas_part(canvas, desk->layout.message);
	struct str typed = {0};

	if (!desk->key_count && !desk->number)
		return;
	add_typed(desk, &typed);
	if (desk->key_count)
		draw_popup(desk, canvas, str_text(&typed));
	canvas_right(&part, (struct strip){0, 0, canvas_cols(&part)},
		ROLE_PROMPT, str_text(&typed), typed.length);
	str_fini(&typed);
}
