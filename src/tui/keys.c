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
layer(const struct tui *tui)
{
	int where = tui_view(tui)->where;

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
	for (i = 0; commands[i].name; i++)
		if (!keymap_bind(keymap, i, commands[i].keys, err))
			return false;
	collect_keys(config, &keys);
	keymap_configure(keymap, config->file, keys.all, keys.count,
		command_index, wrong);
	arena_fini(&keys.names);
	free(keys.all);
	return true;
}

bool
keys_set_up(struct tui *tui, struct err *err)
{
	struct err wrong = {0};

	if (!set_up(&tui->keymap, &tui->session->config, &wrong, err))
		return false;
	if (wrong.code != ERR_NONE)
		tui_error(tui, &wrong);
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
keys_forget(struct tui *tui)
{
	tui->key_count = 0;
	tui->number = 0;
}

static void
add_typed(const struct tui *tui, struct str *out)
{
	char label[KEY_TEXT_SIZE];
	int i;

	if (tui->number)
		str_addf(out, "%d", tui->number);
	for (i = 0; i < tui->key_count; i++)
		str_add(out, key_label(tui->keys[i], label));
}

/* A digit where none is bound, as in 5j; it does not begin with 0. */
static bool
is_count(const struct tui *tui, struct key key)
{
	const struct keymap_entry *entry;
	uint32_t least = tui->number ? '0' : '1';

	return !tui->key_count && !key.mods && key.code >= least &&
		key.code <= '9' &&
		keymap_find(&tui->keymap, layer(tui), &key, 1, &entry) ==
		KEYMAP_UNBOUND;
}

static void
add_digit(struct tui *tui, struct key key)
{
	tui->number = 10 * tui->number + (int)(key.code - '0');
	if (tui->number > COUNT_MOST)
		tui->number = COUNT_MOST;
}

static void
refuse(struct tui *tui)
{
	struct str typed = {0};
	struct err err = {0};

	add_typed(tui, &typed);
	keys_forget(tui);
	err_set(&err, ERR_INPUT, _("%s does nothing here; ? lists the keys"),
		str_text(&typed));
	tui_error(tui, &err);
	str_fini(&typed);
}

bool
keys_take(struct tui *tui, struct key key, int *command, struct asked *asked)
{
	const struct keymap_entry *entry;
	bool begun = tui->key_count || tui->number;

	if (begun && key_same(key, key_make(KEYCAP_ESC, 0))) {
		keys_forget(tui);
		return false;
	}
	if (is_count(tui, key)) {
		add_digit(tui, key);
		return false;
	}
	tui->keys[tui->key_count++] = key;
	switch (keymap_find(
		&tui->keymap, layer(tui), tui->keys, tui->key_count, &entry)) {
	case KEYMAP_UNBOUND:
		refuse(tui);
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
		.count = tui->number};
	keys_forget(tui);
	return true;
}

/* ---- what may follow */

static const struct keymap_entry *
next(const struct tui *tui, const struct keymap_entry *after)
{
	const struct keymap_entry *entry = after;

	do
		entry = keymap_follow(&tui->keymap, layer(tui), tui->keys,
			tui->key_count, entry);
	while (entry && !command_is_here(tui, &tui->commands[entry->command]));
	return entry;
}

static void
draw_following(const struct tui *tui, struct canvas *canvas, int row,
	const struct keymap_entry *entry)
{
	const struct command *command = &tui->commands[entry->command];
	const struct config *config = &tui->session->config;
	struct own_command own;
	char label[KEY_TEXT_SIZE];
	int col = 1, i;

	for (i = tui->key_count; i < entry->length; i++)
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
draw_popup(const struct tui *tui, struct canvas *canvas, const char *title)
{
	struct rect body = tui->layout.body, rect;
	const struct keymap_entry *entry = NULL;
	struct canvas inner;
	int rows = 2, row = 0;

	while ((entry = next(tui, entry)))
		rows++;
	rect = (struct rect){.rows = rows < body.rows ? rows : body.rows,
		.cols = body.cols < POPUP_CELLS ? body.cols : POPUP_CELLS};
	rect.row = body.row + body.rows - rect.rows;
	rect.col = body.col + body.cols - rect.cols;
	inner = canvas_part(canvas, rect);
	canvas_clear(&inner, ROLE_NORMAL);
	inner = canvas_pane(canvas, rect, title, true);
	while ((entry = next(tui, entry)))
		draw_following(tui, &inner, row++, entry);
}

void
keys_draw(const struct tui *tui, struct canvas *canvas)
{
	struct canvas part = canvas_part(canvas, tui->layout.message);
	struct str typed = {0};

	if (!tui->key_count && !tui->number)
		return;
	add_typed(tui, &typed);
	if (tui->key_count)
		draw_popup(tui, canvas, str_text(&typed));
	canvas_right(&part, 0, 0, canvas_cols(&part), ROLE_PROMPT,
		str_text(&typed), typed.length);
	str_fini(&typed);
}
