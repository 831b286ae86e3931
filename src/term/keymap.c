/* SPDX-License-Identifier: MIT */
#include "term/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"

void
keymap_fini(struct keymap *keymap)
{
	free(keymap->entries);
	*keymap = (struct keymap){0};
}

static int
layer_of(const struct keymap *keymap, int command)
{
	return keymap->layer ? keymap->layer(command) : 0;
}

static int
find(const struct keymap *keymap, int layer, struct key key)
{
	for (size_t i = 0; i < keymap->count; i++)
		if (key_same(keymap->entries[i].key, key) &&
			layer_of(keymap, keymap->entries[i].command) == layer)
			return keymap->entries[i].command;
	return KEYMAP_NONE;
}

int
keymap_command(const struct keymap *keymap, int layer, struct key key)
{
	int command = find(keymap, layer, key);

	return command == KEYMAP_NONE && layer ? find(keymap, 0, key) : command;
}

bool
keymap_key(const struct keymap *keymap, int command, struct key *key)
{
	for (size_t i = 0; i < keymap->count; i++)
		if (keymap->entries[i].command == command) {
			*key = keymap->entries[i].key;
			return true;
		}
	return false;
}

void
keymap_keys(const struct keymap *keymap, int command, struct str *out)
{
	char text[KEY_TEXT_SIZE];
	bool first = true;

	for (size_t i = 0; i < keymap->count; i++) {
		if (keymap->entries[i].command != command)
			continue;
		if (!first)
			str_add_char(out, ' ');
		first = false;
		str_add(out, key_text(keymap->entries[i].key, text));
	}
}

static void
add(struct keymap *keymap, struct key key, int command)
{
	if (keymap->count == keymap->capacity) {
		keymap->capacity = keymap->capacity ? 2 * keymap->capacity : 64;
		keymap->entries = base_realloc(keymap->entries,
			keymap->capacity, sizeof *keymap->entries);
	}
	keymap->entries[keymap->count++] =
		(struct keymap_entry){.key = key, .command = command};
}

void
keymap_unbind(struct keymap *keymap, int command)
{
	size_t kept = 0;

	for (size_t i = 0; i < keymap->count; i++)
		if (keymap->entries[i].command != command)
			keymap->entries[kept++] = keymap->entries[i];
	keymap->count = kept;
}

static void
unbind_key(struct keymap *keymap, int layer, struct key key)
{
	size_t kept = 0;

	for (size_t i = 0; i < keymap->count; i++)
		if (!key_same(keymap->entries[i].key, key) ||
			layer_of(keymap, keymap->entries[i].command) != layer)
			keymap->entries[kept++] = keymap->entries[i];
	keymap->count = kept;
}

/* The next word of *keys, NULL at the end; *keys moves past it. */
static const char *
next_word(const char **keys, size_t *length)
{
	const char *word = *keys + strspn(*keys, " \t");

	*length = strcspn(word, " \t");
	*keys = word + *length;
	return *length ? word : NULL;
}

bool
keymap_bind(
	struct keymap *keymap, int command, const char *keys, struct err *err)
{
	size_t before = keymap->count, length;
	const char *word;
	struct key key;

	while ((word = next_word(&keys, &length))) {
		if (!key_read(word, length, &key))
			err_set(err, ERR_INPUT, _("“%.*s” is not a key"),
				(int)length, word);
		else if (find(keymap, layer_of(keymap, command), key) ==
			KEYMAP_NONE) {
			add(keymap, key, command);
			continue;
		} else
			err_set(err, ERR_INPUT,
				_("the key “%.*s” is taken already"),
				(int)length, word);
		keymap->count = before;
		return false;
	}
	return true;
}

static void
copy(struct keymap *to, const struct keymap *from)
{
	for (size_t i = 0; i < from->count; i++)
		add(to, from->entries[i].key, from->entries[i].command);
}

/* Binds what one setting asks for in `wanted`, where only keys of other
 * settings are, and takes those keys from the defaults. */
static bool
configure_one(struct keymap *wanted, struct keymap *defaults,
	const struct setting *setting, int command, struct err *err)
{
	const char *keys = setting->value, *word;
	size_t length;
	struct key key;

	if (!keymap_bind(wanted, command, setting->value, err))
		return false;
	keymap_unbind(defaults, command);
	while ((word = next_word(&keys, &length)))
		if (key_read(word, length, &key))
			unbind_key(defaults, layer_of(wanted, command), key);
	return true;
}

bool
keymap_configure(struct keymap *keymap, const char *file,
	const struct setting *settings, size_t count,
	int (*command)(const char *name), struct err *err)
{
	struct keymap wanted = {.layer = keymap->layer};
	struct keymap defaults = wanted;
	struct err inner = {0};

	copy(&defaults, keymap);
	for (size_t i = 0; i < count; i++) {
		int index = command(settings[i].name);

		if (index == KEYMAP_NONE)
			err_set(&inner, ERR_INPUT,
				_("there is no command “%s”; `?` shows them"),
				settings[i].name);
		else if (configure_one(&wanted, &defaults, &settings[i], index,
				 &inner))
			continue;
		err_set(err, ERR_INPUT, "%s:%d:%d: %s", file, settings[i].line,
			settings[i].column, inner.text);
		keymap_fini(&wanted);
		keymap_fini(&defaults);
		return false;
	}
	/* Asked-for keys first: they are the ones that hints show. */
	copy(&wanted, &defaults);
	keymap_fini(&defaults);
	keymap_fini(keymap);
	*keymap = wanted;
	return true;
}
