/* SPDX-License-Identifier: MIT */
#include "foreign.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "columns.h"
#include "notation/notation.h"
#include "plan_file.h"
#include "yaml/source.h"

#define KEY_SIZE 64

/* A value of the file: a word, or what lies in a map or list. */
struct thing {
	enum source_kind kind;
	char key[KEY_SIZE]; /* in a map, as words: keyResults is "key results" */
	const char *text;
	int line;
	struct thing *first, *next;
};

struct foreign {
	struct draft draft;
	struct yaml_source source;
	struct arena arena;
	uint32_t cycle; /* that objectives go to, 0: the current one */
	const char *owner;
	size_t nodes;
};

/* ---- the file as things */

static void
set_key(struct thing *thing, const char *key, size_t length)
{
	size_t at = 0, i;

	for (i = 0; i < length && at + 2 < KEY_SIZE; i++) {
		char c = key[i];

		if (c == '_' || c == '-') {
			c = ' ';
		} else if (c >= 'A' && c <= 'Z') {
			if (i && key[i - 1] >= 'a' && key[i - 1] <= 'z')
				thing->key[at++] = ' ';
			c = (char)(c | 32);
		}
		thing->key[at++] = c;
	}
	thing->key[at] = '\0';
}

/* The value at hand, with all that lies in it; the source is left at its end. */
static struct thing *
take_thing(struct foreign *foreign)
{
	struct yaml_source *source = &foreign->source;
	struct thing *thing = arena_alloc(&foreign->arena, sizeof *thing);
	struct thing **next = &thing->first, *below;
	bool map = source->kind == SOURCE_MAP;
	char key[KEY_SIZE];

	*thing = (struct thing){
		.kind = source->kind, .line = (int)source->line + 1};
	if (source->kind == SOURCE_SCALAR) {
		if (!source_is_null(source))
			thing->text = arena_text(
				&foreign->arena, source->value, source->length);
		return thing;
	}
	while (source_next(source) && source->kind != SOURCE_CLOSE) {
		*key = '\0';
		if (map) {
			struct thing named = {0};

			if (source->kind == SOURCE_SCALAR)
				set_key(&named, source->value, source->length);
			memcpy(key, named.key, sizeof key);
			if (!source_next(source))
				break;
		}
		below = take_thing(foreign);
		memcpy(below->key, key, sizeof key);
		*next = below;
		next = &below->next;
	}
	return thing;
}

/* ---- what things are */

static enum column
column_of(const struct thing *thing)
{
	return columns_column(piece_of(thing->key));
}

static bool
is_word(const struct thing *thing)
{
	return thing->kind == SOURCE_SCALAR && thing->text && *thing->text;
}

static bool
is_key(const struct thing *thing, const char *const *keys)
{
	for (; *keys; keys++)
		if (strcmp(thing->key, *keys) == 0)
			return true;
	return false;
}

static const struct thing *
title_of(const struct thing *map)
{
	/* Where nothing else is one. */
	static const char *const others[] = {"goal", "metric", "measure",
		"statement", "outcome", "指标", NULL};
	const struct thing *at, *found = NULL;

	for (at = map->first; at; at = at->next) {
		if (!is_word(at))
			continue;
		if (COLUMN_IS_TITLE(column_of(at)) &&
			(!found || strcmp(found->key, "description") == 0))
			found = at;
		else if (!found && is_key(at, others))
			found = at;
	}
	return found;
}

/* What a list below a node holds, by its key; else one level lower. */
static int
level_of(const struct thing *list, int above)
{
	static const char *const actions[] = {"actions", "tasks", "initiatives",
		"action items", "todos", "行动", "任务", NULL};
	enum column column;

	assert(list);
	column = column_of(list);
	if (is_key(list, actions) || column == COLUMN_ACTION)
		return LEVEL_ACTION;
	if (strcmp(list->key, "krs") == 0 || column == COLUMN_KEY_RESULT)
		return LEVEL_KEY_RESULT;
	return above + 1;
}

/* A list of maps with titles, or of words under a key that names nodes. */
static bool
is_children(const struct thing *list)
{
	static const char *const others[] = {"tags", "labels", "owners",
		"links", "comments", "history", "checkins", "check ins",
		"updates", "aligned to", "users", NULL};
	static const char *const words[] = {"results", "children", "goals",
		"okrs", "items", "subgoals", NULL};

	if (list->kind != SOURCE_LIST || !list->first || is_key(list, others))
		return false;
	if (list->first->kind == SOURCE_MAP)
		return title_of(list->first) != NULL;
	return is_word(list->first) &&
		(is_key(list, words) || level_of(list, 0) != 1);
}

static const struct thing *
children_of(const struct thing *map)
{
	const struct thing *at = map->first;

	while (at && !is_children(at))
		at = at->next;
	return at;
}

/* Whether a list is one of goals: by its key, or because its things have what
 * goals have. "name" and "description" alone are of anything. */
static bool
is_goals(const struct thing *list)
{
	static const char *const words[] = {"objectives", "goals", "okrs",
		"items", "data", "records", "results", "rows", "entries",
		"nodes", "list", "children", "plan", "tasks", "目标", NULL};
	const struct thing *map, *at;
	size_t known = 0;

	if (is_key(list, words) || column_of(list) != COLUMN_OTHER)
		return true;
	for (map = list->first; map; map = map->next) {
		if (children_of(map))
			return true;
		for (at = map->first; at; at = at->next)
			known += column_of(at) != COLUMN_OTHER &&
				column_of(at) != COLUMN_NOTE &&
				column_of(at) != COLUMN_TYPE &&
				column_of(at) != COLUMN_ID &&
				!COLUMN_IS_TITLE(column_of(at));
	}
	return known > 0;
}

/* ---- building */

static void
add_note(struct foreign *foreign, uint32_t node, const char *key,
	const char *text)
{
	struct str line = {0};

	str_addf(&line, "%s%s%s", key, *key ? ": " : "", text);
	if (node)
		draft_copy_line(&foreign->draft, RECORD_NODE, node, NODE_NOTE,
			(struct piece){line.data, line.length});
	else
		draft_copy_line(&foreign->draft, RECORD_CYCLE,
			foreign->cycle ? foreign->cycle
				       : draft_loose(&foreign->draft),
			CYCLE_NOTE, (struct piece){line.data, line.length});
	str_fini(&line);
}

/* All words of a thing that means nothing to us. */
static void
keep(struct foreign *foreign, uint32_t node, const struct thing *thing)
{
	const struct thing *at;
	struct str key = {0};

	if (is_word(thing)) {
		add_note(foreign, node, thing->key, thing->text);
		return;
	}
	for (at = thing->first; at; at = at->next) {
		struct thing below = *at;

		str_clear(&key);
		str_addf(&key, "%s%s%s", thing->key,
			*thing->key && *at->key ? " " : "", at->key);
		snprintf(below.key, sizeof below.key, "%s", str_text(&key));
		keep(foreign, node, &below);
	}
	str_fini(&key);
}

static void
set_field(struct foreign *foreign, struct node *node, const struct thing *thing)
{
	struct columns columns = {0};
	struct piece key = piece_of(thing->key), value = piece_of(thing->text);
	struct str percent = {0};
	int64_t number;

	columns_read(&columns, &key, 1);
	if (columns.of[0] == COLUMN_TITLE)
		columns.of[0] = COLUMN_NOTE;
	/* 40 of a hundred. */
	if (columns.of[0] == COLUMN_PROGRESS &&
		decimal_read(value.text, value.length, &number) &&
		number > 10 * DECIMAL_ONE) {
		str_addf(&percent, "%s%%", thing->text);
		value = (struct piece){percent.data, percent.length};
	}
	columns_set(&foreign->draft, &columns, &value, 1, node, thing->line);
	str_fini(&percent);
}

/* What is known of somebody beside the name. */
static void
keep_beside(struct foreign *foreign, uint32_t node, const struct thing *map,
	const struct thing *name)
{
	const struct thing *at;
	struct thing below;

	for (at = map->first; at; at = at->next) {
		below = *at;
		snprintf(below.key, sizeof below.key, "%.30s %.30s", map->key,
			at->key);
		if (at != name)
			keep(foreign, node, &below);
	}
}

/* People and tags may be a list, or have more about them than a name: the names
 * are the field's, what else there is is kept. */
static void
set_names(struct foreign *foreign, struct node *node, const struct thing *thing)
{
	bool map = thing->kind == SOURCE_MAP;
	const struct thing *at = map ? thing : thing->first, *name;
	struct thing names = *thing;
	struct str all = {0};

	for (; at; at = map ? NULL : at->next) {
		name = at->kind == SOURCE_MAP ? title_of(at) : at;
		if (name && is_word(name))
			str_addf(&all, "%s%s", all.length ? ", " : "",
				name->text);
		keep_beside(foreign, node->id, at, name);
	}
	if (all.length) {
		names.kind = SOURCE_SCALAR;
		names.text = arena_text(&foreign->arena, all.data, all.length);
		set_field(foreign, node, &names);
	}
	str_fini(&all);
}

static void read_list(struct foreign *foreign, const struct thing *list,
	int level, uint32_t parent);

static struct node *
make_node(struct foreign *foreign, const char *title, int level,
	uint32_t parent, int line)
{
	struct node *node;
	struct line read;

	notation_read(&read, title, strlen(title));
	if (!read.level || read.bare || !read.title.length)
		notation_read_title(&read, title, strlen(title));
	node = draft_node(&foreign->draft, level,
		(struct place){.parent = parent,
			.cycle = parent ? 0
				: foreign->cycle
				? foreign->cycle
				: draft_loose(&foreign->draft)},
		read.title, (struct origin){line, N_("a thing with a title")});
	if (!node)
		return NULL;
	foreign->nodes++;
	if (read.progress >= 0)
		node->progress = (int8_t)read.progress;
	if (read.state > STATE_OPEN)
		node->state = (uint8_t)read.state;
	if (level == LEVEL_OBJECTIVE && foreign->owner)
		draft_set(&foreign->draft, RECORD_NODE, node, NODE_OWNER,
			value_text(foreign->owner));
	return node;
}

static void
read_node(struct foreign *foreign, const struct thing *map, int level,
	uint32_t parent)
{
	const struct thing *title = title_of(map), *at;
	struct node *node;
	uint32_t id;

	node = make_node(foreign, title->text, level, parent, map->line);
	if (!node)
		return;
	id = node->id;
	for (at = map->first; at; at = at->next) {
		if (at == title || (at->kind == SOURCE_SCALAR && !is_word(at)))
			continue;
		if (is_children(at) && level < LEVEL_ACTION)
			read_list(foreign, at, level_of(at, level), id);
		else if (is_word(at) && column_of(at) != COLUMN_ID)
			set_field(foreign, node, at);
		else if (column_of(at) == COLUMN_OWNER ||
			column_of(at) == COLUMN_TAGS)
			set_names(foreign, node, at);
		else
			keep(foreign, id, at);
	}
}

/* The cycle that a word names. */
static bool
open_cycle(struct foreign *foreign, const struct thing *word)
{
	struct piece text = piece_of(word->text);
	struct cycle *cycle;
	struct span span;
	size_t at, used;

	if (!span_find_heading(text.text, text.length, foreign->draft.today,
		    &span, &at, &used) ||
		used + 4 < text.length)
		return false;
	cycle = draft_cycle(&foreign->draft, text, span,
		(struct origin){word->line, N_("a word that names a span")});
	foreign->cycle = cycle ? cycle->base.id : 0;
	return cycle != NULL;
}

/* A map whose title is a span, above objectives. */
static bool
read_cycle(struct foreign *foreign, const struct thing *map, int level)
{
	const struct thing *title = title_of(map), *at;
	uint32_t before = foreign->cycle;

	if (level != LEVEL_OBJECTIVE || !children_of(map) ||
		!open_cycle(foreign, title))
		return false;
	for (at = map->first; at; at = at->next)
		if (is_children(at))
			read_list(foreign, at, LEVEL_OBJECTIVE, 0);
		else if (at != title && column_of(at) != COLUMN_ID)
			keep(foreign, 0, at);
	foreign->cycle = before;
	return true;
}

static void
read_list(struct foreign *foreign, const struct thing *list, int level,
	uint32_t parent)
{
	const struct thing *at;

	for (at = list->first; at; at = at->next) {
		if (is_word(at))
			make_node(foreign, at->text, level, parent, at->line);
		else if (at->kind == SOURCE_MAP && title_of(at) &&
			!read_cycle(foreign, at, level))
			read_node(foreign, at, level, parent);
		else if (at->kind != SOURCE_MAP || !title_of(at))
			keep(foreign, parent, at);
	}
}

static bool
is_cycle_key(const struct thing *thing)
{
	static const char *const keys[] = {"year", "quarter", "period", "cycle",
		"timeframe", "周期", "年份", "季度", NULL};

	return is_word(thing) && is_key(thing, keys);
}

/* The outermost things: what is said of all, then what holds nodes. */
static void
read_root(struct foreign *foreign, const struct thing *root)
{
	const struct thing *at;

	if (root->kind == SOURCE_LIST) {
		if (is_children(root) ||
			(root->first && root->first->kind == SOURCE_MAP))
			read_list(foreign, root, LEVEL_OBJECTIVE, 0);
		return;
	}
	if (title_of(root) && children_of(root) &&
		level_of(children_of(root), 0) == LEVEL_KEY_RESULT) {
		read_node(foreign, root, LEVEL_OBJECTIVE, 0);
		return;
	}
	for (at = root->first; at; at = at->next)
		if (is_cycle_key(at))
			open_cycle(foreign, at);
		else if (is_word(at) && column_of(at) == COLUMN_OWNER)
			foreign->owner = at->text;
	for (at = root->first; at; at = at->next) {
		if (is_children(at) && is_goals(at))
			read_list(foreign, at, LEVEL_OBJECTIVE, 0);
		else if (at->kind == SOURCE_MAP)
			read_root(foreign, at);
		else if ((!is_cycle_key(at) || !foreign->cycle) &&
			(is_word(at) ? at->text != foreign->owner
				     : at->kind == SOURCE_LIST))
			keep(foreign, 0, at);
	}
}

static bool
read_shape(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct foreign foreign = {0};
	bool ok;

	draft_init(&foreign.draft, plan, options, reporter);
	if (problems_check(&foreign.draft.problems, file.text, file.length) &&
		source_init(&foreign.source, file.text, file.length,
			&foreign.draft.problems))
		read_root(&foreign, take_thing(&foreign));
	if (!foreign.nodes && !foreign.draft.problems.errors)
		problems_error(&foreign.draft.problems, 0, 0,
			_("nothing in it has a title"));
	ok = draft_end(&foreign.draft, err);
	source_fini(&foreign.source);
	arena_fini(&foreign.arena);
	draft_fini(&foreign.draft);
	return ok;
}

/* An id as we make them. */
static bool
has_uid(const char *text, size_t length)
{
	const char *at = text, *end = text + length;
	uint64_t uid;

	while ((at = memmem(at, (size_t)(end - at), "id: ", 4))) {
		at += 4;
		if (end - at >= 12 && uid_read(at, 12, &uid))
			return true;
	}
	return false;
}

/* Whether a file says that it is one of ours, or has what only ours have: there
 * a slip must not end in a note. */
static bool
is_own(const char *text, size_t length)
{
	static const char *const signs[] = {
		"tenths:", "cycles:", "\ntenths:", "\ncycles:", "\nbacklog:",
		"\nweeks:", "\"tenths\":", "\"cycles\": [", NULL};
	size_t i, size;

	for (i = 0; signs[i]; i++) {
		size = strlen(signs[i]);
		if (strchr("\n\"", *signs[i])
				? memmem(text, length, signs[i], size) != NULL
				: length > size &&
					memcmp(text, signs[i], size) == 0)
			return true;
	}
	return has_uid(text, length);
}

typedef bool reader_function(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);

/* Whether it could be read without a word of protest. */
static bool
can_read(reader_function *read, struct piece file,
	const struct read_options *options)
{
	struct read_options silent = *options;
	struct err err = {0};
	struct plan plan;
	bool ok;

	silent.placing = NULL;
	plan_init(&plan);
	ok = read(&plan, file, &silent, NULL, &err);
	plan_fini(&plan);
	return ok;
}

bool
foreign_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	bool own = is_own(file.text, file.length) ||
		can_read(yaml_read, file, options) ||
		!can_read(read_shape, file, options);

	return (own ? yaml_read : read_shape)(
		plan, file, options, reporter, err);
}
