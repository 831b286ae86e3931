/* SPDX-License-Identifier: MIT */
#include "term/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"

/* ---- keys one after the other */

/* One key at the beginning of text[0..length): "<Space>", or one character; the
 * bytes it takes, 0 when there is none. */
static size_t
read_one(const char *text, size_t length, struct key *key)
{
	const char *end = *text == '<' ? memchr(text, '>', length) : NULL;
	size_t next;

	if (end && end > text + 1 &&
		key_read(text + 1, (size_t)(end - text) - 1, key))
		return (size_t)(end - text) + 1;
	next = text_next(text, length, 0);
	return key_read(text, next, key) ? next : 0;
}

/* "Dow" is meant to be the name of a key, not D, o and w. */
static bool
is_name(const char *word, size_t length)
{
	return length > 2 && *word >= 'A' && *word <= 'Z' && word[1] >= 'a' &&
		word[1] <= 'z';
}

/* A word: one key, or several characters. */
static bool
read_word(const char *word, size_t length, struct keymap_entry *entry)
{
	size_t at = 0, used;

	entry->length = 1;
	if (key_read(word, length, &entry->keys[0]))
		return true;
	if (is_name(word, length))
		return false;
	for (entry->length = 0; at < length; at += used) {
		if (entry->length == KEYMAP_LONGEST)
			return false;
		used = read_one(
			word + at, length - at, &entry->keys[entry->length]);
		if (!used)
			return false;
		entry->length++;
	}
	return entry->length > 0;
}

/* Whether one of them begins with the other. */
static bool
clash(const struct keymap_entry *a, const struct keymap_entry *b)
{
	int i;

	for (i = 0; i < a->length && i < b->length; i++)
		if (!key_same(a->keys[i], b->keys[i]))
			return false;
	return true;
}

static int
layer_of(const struct keymap *keymap, int command)
{
	return keymap->layer ? keymap->layer(command) : 0;
}

/* ---- what they ask for */

static enum keymap_found
find(const struct keymap *keymap, int layer, const struct keymap_entry *typed,
	const struct keymap_entry **entry)
{
	enum keymap_found found = KEYMAP_UNBOUND;
	size_t i;

	for (i = 0; i < keymap->count; i++) {
		const struct keymap_entry *at = &keymap->entries[i];

		if (at->length < typed->length || !clash(at, typed) ||
			at->layer != layer)
			continue;
		*entry = at;
		if (at->length == typed->length)
			return KEYMAP_BOUND;
		found = KEYMAP_BEGINS;
	}
	return found;
}

static struct keymap_entry
make_typed(const struct key *keys, int count)
{
	struct keymap_entry typed = {.length = count};

	if (typed.length > KEYMAP_LONGEST)
		typed.length = KEYMAP_LONGEST;
	memcpy(typed.keys, keys, (size_t)typed.length * sizeof *keys);
	return typed;
}

enum keymap_found
keymap_find(const struct keymap *keymap, int layer, const struct key *keys,
	int count, const struct keymap_entry **entry)
{
	struct keymap_entry typed = make_typed(keys, count);
	const struct keymap_entry *below = NULL;
	enum keymap_found found = find(keymap, layer, &typed, entry), other;

	if (found == KEYMAP_BOUND || layer == 0)
		return found;
	other = find(keymap, 0, &typed, &below);
	if (other == KEYMAP_UNBOUND || found == KEYMAP_BEGINS)
		return found;
	*entry = below;
	return other;
}

const struct keymap_entry *
keymap_follow(const struct keymap *keymap, int layer, const struct key *keys,
	int count, const struct keymap_entry *after)
{
	struct keymap_entry typed = make_typed(keys, count);
	size_t i = after ? (size_t)(after - keymap->entries) + 1 : 0;

	for (; i < keymap->count; i++) {
		const struct keymap_entry *at = &keymap->entries[i], *found;

		if (at->length > typed.length && clash(at, &typed) &&
			(at->layer == layer || at->layer == 0) &&
			keymap_find(keymap, layer, at->keys, at->length,
				&found) == KEYMAP_BOUND &&
			found == at)
			return at;
	}
	return NULL;
}

/* ---- their names */

/* The first one of a command in a layer; NULL for none. */
static const struct keymap_entry *
first_of(const struct keymap *keymap, int layer, int command)
{
	size_t i;

	for (i = 0; i < keymap->count; i++)
		if (keymap->entries[i].command == command &&
			keymap->entries[i].layer == layer &&
			!keymap->entries[i].argument)
			return &keymap->entries[i];
	return NULL;
}

bool
keymap_label(
	const struct keymap *keymap, int layer, int command, struct str *out)
{
	const struct keymap_entry *found = first_of(keymap, layer, command);
	char text[KEY_TEXT_SIZE];
	int k;

	if (!found)
		found = first_of(keymap, layer_of(keymap, command), command);
	for (k = 0; found && k < found->length; k++)
		str_add(out, key_label(found->keys[k], text));
	return found != NULL;
}

static void
add_name(const struct keymap_entry *entry, struct str *out)
{
	char text[KEY_TEXT_SIZE];
	int i;

	for (i = 0; i < entry->length; i++) {
		key_text(entry->keys[i], text);
		if (entry->length > 1 && strlen(text) > 1 &&
			text_next(text, strlen(text), 0) < strlen(text))
			str_addf(out, "<%s>", text);
		else
			str_add(out, text);
	}
}

void
keymap_keys(const struct keymap *keymap, int command, struct str *out)
{
	int layer = layer_of(keymap, command);
	bool first = true;
	size_t i;

	for (i = 0; i < keymap->count; i++) {
		if (keymap->entries[i].command != command ||
			keymap->entries[i].layer != layer ||
			keymap->entries[i].argument)
			continue;
		if (!first)
			str_add_char(out, ' ');
		first = false;
		add_name(&keymap->entries[i], out);
	}
}

/* ---- binding */

static void
add(struct keymap *keymap, const struct keymap_entry *entry)
{
	if (keymap->count == keymap->capacity) {
		keymap->capacity = keymap->capacity ? 2 * keymap->capacity : 64;
		keymap->entries = base_realloc(keymap->entries,
			keymap->capacity, sizeof *keymap->entries);
	}
	keymap->entries[keymap->count] = *entry;
	if (entry->argument)
		keymap->entries[keymap->count].argument =
			base_strdup(entry->argument);
	keymap->count++;
}

static void
cut_to(struct keymap *keymap, size_t count)
{
	while (keymap->count > count)
		free(keymap->entries[--keymap->count].argument);
}

void
keymap_fini(struct keymap *keymap)
{
	cut_to(keymap, 0);
	free(keymap->entries);
	*keymap = (struct keymap){0};
}

/* Takes away what `gone` says, in the order that is. */
static void
take(struct keymap *keymap,
	bool (*gone)(const struct keymap_entry *entry, const void *context),
	const void *context)
{
	size_t kept = 0, i;

	for (i = 0; i < keymap->count; i++)
		if (gone(&keymap->entries[i], context))
			free(keymap->entries[i].argument);
		else
			keymap->entries[kept++] = keymap->entries[i];
	keymap->count = kept;
}

static bool
is_of(const struct keymap_entry *entry, const void *context)
{
	return entry->command == *(const int *)context;
}

void
keymap_unbind(struct keymap *keymap, int command)
{
	take(keymap, is_of, &command);
}

static bool
is_in_the_way(const struct keymap_entry *entry, const void *context)
{
	const struct keymap_entry *wanted = context;

	return clash(entry, wanted) && entry->layer == wanted->layer;
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

static bool
bind_word(struct keymap *keymap, struct keymap_entry *entry, const char *word,
	size_t length, struct err *err)
{
	size_t i;

	if (!read_word(word, length, entry))
		return err_set(err, ERR_INPUT, _("“%.*s” is not a key"),
			(int)length, word);
	for (i = 0; i < keymap->count; i++)
		if (is_in_the_way(&keymap->entries[i], entry))
			return err_set(err, ERR_INPUT,
				_("the key “%.*s” is taken already"),
				(int)length, word);
	add(keymap, entry);
	return true;
}

static bool
bind_all(struct keymap *keymap, struct keymap_entry entry, const char *keys,
	struct err *err)
{
	size_t before = keymap->count, length;
	const char *word;

	while ((word = next_word(&keys, &length)))
		if (!bind_word(keymap, &entry, word, length, err)) {
			cut_to(keymap, before);
			return false;
		}
	return true;
}

bool
keymap_bind(
	struct keymap *keymap, int command, const char *keys, struct err *err)
{
	struct keymap_entry entry = {
		.command = command, .layer = layer_of(keymap, command)};

	return bind_all(keymap, entry, keys, err);
}

/* ---- settings */

static void
copy(struct keymap *to, const struct keymap *from)
{
	for (size_t i = 0; i < from->count; i++)
		add(to, &from->entries[i]);
}

/* Binds what one setting asks for in `wanted`, where only keys of other
 * settings are, and takes those keys from the defaults. */
static bool
configure_one(struct keymap *wanted, struct keymap *defaults, const char *keys,
	struct keymap_entry entry, struct err *err)
{
	const char *word;
	size_t length;

	if (!bind_all(wanted, entry, keys, err))
		return false;
	if (!entry.argument && entry.layer == layer_of(defaults, entry.command))
		keymap_unbind(defaults, entry.command);
	while ((word = next_word(&keys, &length)))
		if (read_word(word, length, &entry))
			take(defaults, is_in_the_way, &entry);
	return true;
}

/* What the setting's name says: "review.set owner Li" is the command set with an
 * argument, on one screen. Cuts the name into pieces. */
static bool
read_name(const struct keymap *keymap, char *name, struct keymap_entry *entry,
	struct err *err)
{
	char *argument = strchr(name, ' '), *dot;
	const char *screen = NULL;

	if (argument) {
		*argument++ = '\0';
		argument += strspn(argument, " ");
		entry->argument = *argument ? argument : NULL;
	}
	dot = strchr(name, '.');
	if (dot) {
		*dot = '\0';
		screen = name;
		name = dot + 1;
	}
	entry->command = keymap->command(name);
	if (entry->command == KEYMAP_NONE)
		return err_set(err, ERR_INPUT,
			_("there is no command “%s”; `?` shows them"), name);
	entry->layer = layer_of(keymap, entry->command);
	if (!screen)
		return true;
	if (entry->layer)
		return err_set(err, ERR_INPUT,
			_("%s is for one screen only; write it without %s"),
			name, screen);
	entry->layer = keymap->screen ? keymap->screen(screen) : 0;
	return entry->layer ||
		err_set(err, ERR_INPUT,
			_("there is no screen “%s” with keys of its own"),
			screen);
}

static bool
configure(struct keymap *wanted, struct keymap *defaults,
	const struct setting *setting, struct err *err)
{
	char *name = base_strdup(setting->name);
	struct keymap_entry entry = {0};
	bool ok = read_name(wanted, name, &entry, err) &&
		configure_one(wanted, defaults, setting->value, entry, err);

	free(name);
	return ok;
}

bool
keymap_configure(struct keymap *keymap, const char *file,
	const struct setting *settings, size_t count, struct err *err)
{
	struct keymap wanted = {.layer = keymap->layer,
		.screen = keymap->screen,
		.command = keymap->command};
	struct keymap defaults = wanted;
	struct err inner = {0};

	copy(&defaults, keymap);
	for (size_t i = 0; i < count; i++) {
		if (configure(&wanted, &defaults, &settings[i], &inner))
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
