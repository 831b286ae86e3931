/* SPDX-License-Identifier: MIT */
#include "foreign.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "foreign_thing.h"
#include "model/progress.h"
#include "notation/notation.h"
#include "plan_file.h"
#include "yaml/comments.h"
#include "yaml/json.h"
#include "yaml/source.h"

struct foreign {
	struct draft draft;
	struct yaml_source source;
	struct arena arena;
	uint32_t cycle; /* that objectives go to, 0: the current one */
	const char *owner;
	size_t nodes;
};

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

	if (thing_is_word(thing)) {
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
	columns_set(&foreign->draft, &columns,
		&(struct cells){&value, 1, thing->line}, node);
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
		name = at->kind == SOURCE_MAP ? thing_title(at) : at;
		if (name && thing_is_word(name))
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

/* What a map says of a node beside its title: fields, and nodes below. */
static void
read_said(struct foreign *foreign, struct node *node, const struct thing *map,
	const struct thing *title)
{
	const struct thing *at;
	uint32_t id = node->id;
	int level = node->level;

	for (at = map->first; at; at = at->next) {
		if (at == title ||
			(at->kind == SOURCE_SCALAR && !thing_is_word(at)))
			continue;
		if (thing_is_children(at) && level < LEVEL_ACTION)
			read_list(foreign, at, thing_level(at, level), id);
		else if (thing_is_word(at) && thing_column(at) != COLUMN_ID)
			set_field(foreign, node, at);
		else if (thing_column(at) == COLUMN_OWNER ||
			thing_column(at) == COLUMN_TAGS)
			set_names(foreign, node, at);
		else
			keep(foreign, id, at);
	}
}

static void
read_node(struct foreign *foreign, const struct thing *map, int level,
	uint32_t parent)
{
	const struct thing *title = thing_title(map);
	struct node *node =
		make_node(foreign, title->text, level, parent, map->line);

	if (node)
		read_said(foreign, node, map, title);
}

/* The cycle that a word names. */
static bool
open_cycle(struct foreign *foreign, const char *word, int line)
{
	struct piece text = piece_of(word);
	struct cycle *cycle;
	struct span_place said;

	if (!span_find_heading(
		    text.text, text.length, foreign->draft.today, &said) ||
		said.used + 4 < text.length)
		return false;
	cycle = draft_cycle(&foreign->draft, text, said.span,
		(struct origin){line, N_("a word that names a span")});
	foreign->cycle = cycle ? cycle->base.id : 0;
	return cycle != NULL;
}

/* A map whose title is a span, above objectives. */
static bool
read_cycle(struct foreign *foreign, const struct thing *map, int level)
{
	const struct thing *title = thing_title(map), *at;
	uint32_t before = foreign->cycle;

	if (level != LEVEL_OBJECTIVE || !thing_children(map) ||
		!open_cycle(foreign, title->text, title->line))
		return false;
	for (at = map->first; at; at = at->next)
		if (thing_is_children(at))
			read_list(foreign, at, LEVEL_OBJECTIVE, 0);
		else if (at != title && thing_column(at) != COLUMN_ID)
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
		if (thing_is_word(at))
			make_node(foreign, at->text, level, parent, at->line);
		else if (at->kind == SOURCE_MAP && thing_title(at) &&
			!read_cycle(foreign, at, level))
			read_node(foreign, at, level, parent);
		else if (at->kind != SOURCE_MAP || !thing_title(at))
			keep(foreign, parent, at);
	}
}

static bool
is_cycle_key(const struct thing *thing)
{
	static const char *const keys[] = {"year", "quarter", "period", "cycle",
		"timeframe", "周期", "年份", "季度", NULL};

	return thing_is_word(thing) && thing_is_key(thing, keys);
}

/* The outermost things: what is said of all, then what holds nodes. */
static void
read_root(struct foreign *foreign, const struct thing *root)
{
	const struct thing *at;

	if (root->kind == SOURCE_LIST) {
		if (thing_is_children(root) ||
			(root->first && root->first->kind == SOURCE_MAP))
			read_list(foreign, root, LEVEL_OBJECTIVE, 0);
		return;
	}
	if (thing_title(root) && thing_children(root) &&
		thing_level(thing_children(root), 0) == LEVEL_KEY_RESULT) {
		read_node(foreign, root, LEVEL_OBJECTIVE, 0);
		return;
	}
	for (at = root->first; at; at = at->next)
		if (is_cycle_key(at))
			open_cycle(foreign, at->text, at->line);
		else if (thing_is_word(at) && thing_column(at) == COLUMN_OWNER)
			foreign->owner = at->text;
	for (at = root->first; at; at = at->next) {
		if (thing_is_children(at) && thing_is_goals(at))
			read_list(foreign, at, LEVEL_OBJECTIVE, 0);
		else if (at->kind == SOURCE_MAP)
			read_root(foreign, at);
		else if ((!is_cycle_key(at) || !foreign->cycle) &&
			(thing_is_word(at) ? at->text != foreign->owner
					   : at->kind == SOURCE_LIST))
			keep(foreign, 0, at);
	}
}

/* ---- maps whose keys are the titles */

static void read_titled(struct foreign *foreign, const struct thing *map,
	int level, uint32_t parent);

/* What stands behind the title of a node. */
static void
read_behind(
	struct foreign *foreign, struct node *node, const struct thing *thing)
{
	struct thing progress = *thing;
	uint32_t id = node->id;
	int level = node->level, tenths;

	if (thing->kind == SOURCE_LIST && level < LEVEL_ACTION) {
		read_list(foreign, thing, level + 1, id);
	} else if (level < LEVEL_ACTION && thing_is_titled(thing)) {
		read_titled(foreign, thing, level + 1, id);
	} else if (thing->kind == SOURCE_MAP) {
		read_said(foreign, node, thing, NULL);
	} else if (thing_is_word(thing) &&
		tenths_read(thing->text, strlen(thing->text), &tenths)) {
		snprintf(progress.key, sizeof progress.key, "progress");
		set_field(foreign, node, &progress);
	} else if (thing_is_word(thing)) {
		add_note(foreign, id, "", thing->text);
	} else {
		keep(foreign, id, thing);
	}
}

static void
read_titled(struct foreign *foreign, const struct thing *map, int level,
	uint32_t parent)
{
	const struct thing *at;
	struct node *node;
	uint32_t before = foreign->cycle;

	for (at = map->first; at; at = at->next) {
		if (level == LEVEL_OBJECTIVE && !thing_is_word(at) &&
			open_cycle(foreign, at->name, at->line)) {
			if (at->kind == SOURCE_LIST)
				read_list(foreign, at, level, parent);
			else
				read_titled(foreign, at, level, parent);
			foreign->cycle = before;
			continue;
		}
		node = make_node(foreign, at->name, level, parent, at->line);
		if (node)
			read_behind(foreign, node, at);
	}
}

/* Health: [run 500 km], where a map of plain words is one of settings. */
static void
read_titles(struct foreign *foreign, const struct thing *root)
{
	const struct thing *at = root->first;

	while (at && !thing_is_word(at))
		at = at->next;
	if (!at && thing_is_titled(root))
		read_titled(foreign, root, LEVEL_OBJECTIVE, 0);
}

/* ---- reading */

/* Reads what the outermost thing holds. */
typedef void root_function(struct foreign *foreign, const struct thing *root);

/* What there is to read, and who is told. */
struct asked {
	struct plan *plan;
	struct piece file;
	const struct read_options *options;
	const struct reporter *reporter;
};

static bool
read_things(const struct asked *asked, root_function *read, struct err *err)
{
	struct foreign foreign = {0};
	struct draft *draft = &foreign.draft;
	bool ok;

	draft_init(draft, asked->plan, asked->options, asked->reporter);
	if (problems_check(
		    &draft->problems, asked->file.text, asked->file.length) &&
		source_init(&foreign.source, asked->file.text,
			asked->file.length, &draft->problems))
		read(&foreign, thing_take(&foreign.source, &foreign.arena));
	if (!foreign.nodes && !draft->problems.errors)
		problems_error(
			&draft->problems, 0, 0, _("nothing in it has a title"));
	ok = draft_end(draft, err);
	source_fini(&foreign.source);
	arena_fini(&foreign.arena);
	draft_fini(draft);
	return ok;
}

/* By the shape of its things; without a function, as a file of ours. */
static bool
read_by(const struct asked *asked, root_function *read, struct err *err)
{
	if (read)
		return read_things(asked, read, err);
	return yaml_read(
		asked->plan, asked->file, asked->options, asked->reporter, err);
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

/* Whether it could be read without a word of protest. */
static bool
can_read(const struct asked *asked, root_function *read)
{
	struct read_options silent = *asked->options;
	struct asked trial = *asked;
	struct err err = {0};
	struct plan plan;
	bool ok;

	silent.placing = NULL;
	trial.options = &silent;
	trial.reporter = NULL;
	trial.plan = &plan;
	plan_init(&plan);
	ok = read_by(&trial, read, &err);
	plan_fini(&plan);
	return ok;
}

/* How the file is read; NULL: as one of ours, which says what is wrong. */
static root_function *
find_root(const struct asked *asked)
{
	static root_function *const roots[] = {read_root, read_titles};
	size_t i;

	if (is_own(asked->file.text, asked->file.length) ||
		can_read(asked, NULL))
		return NULL;
	for (i = 0; i < sizeof roots / sizeof *roots; i++)
		if (can_read(asked, roots[i]))
			return roots[i];
	return NULL;
}

bool
foreign_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	const struct asked asked = {plan, file, options, reporter};
	struct problems remarks = {.reporter = reporter};

	if (!read_by(&asked, find_root(&asked), err))
		return false;
	if (!json_is(file.text, file.length))
		comments_note(&remarks, file.text, file.length);
	return true;
}
