/* SPDX-License-Identifier: MIT */
/* A note that is an objective: its front matter has its fields, its key results
 * and what was checked in for each. */
#include <string.h>

#include "base/say.h"
#include "columns.h"
#include "front.h"
#include "notation/heading.h"
#include "notation/notation.h"
#include "yaml/settings.h"

#define KEY_RESULTS_MOST 100
#define CHECKINS_MOST 400
#define PREFIX_SIZE 80

static const char *const checkin_names[] = {"check-ins", "checkins",
	"check_ins", "updates", "history", "签到", "更新", NULL};

/* The part of a name behind a prefix and a dot, "" for the prefix itself; NULL
 * when it does not begin so. */
static const char *
behind(const char *name, const char *prefix)
{
	size_t length = strlen(prefix);

	if (!length)
		return name;
	if (strncmp(name, prefix, length) != 0)
		return NULL;
	name += length;
	return *name == '.' ? name + 1 : *name ? NULL : name;
}

static bool
begins_with_any(const char *name, const char *const *words)
{
	size_t length;

	for (; *words; words++) {
		length = strlen(*words);
		if (strncmp(name, *words, length) == 0 &&
			(!name[length] || name[length] == '.'))
			return true;
	}
	return false;
}

/* What the front matter says of one thing, as columns and cells. */
struct fields {
	struct piece names[COLUMNS_MOST], values[COLUMNS_MOST];
	struct cells cells; /* the values */
};

/* The fields below the prefix, but for lists of check-ins. Of the note itself
 * what the document or its cycle is told by is none. */
static void
find_fields(
	const struct front *front, const char *prefix, struct fields *fields)
{
	static const char *const lists[] = {
		"key-results", "key_results", "okr-type", "tags", NULL};
	const struct setting *at;
	const char *name;
	size_t i;

	*fields = (struct fields){.cells = {.at = fields->values, .line = 1}};
	for (i = 0; i < settings_count(front->settings); i++) {
		at = settings_at(front->settings, i);
		name = behind(at->name, prefix);
		if (!name || fields->cells.count == COLUMNS_MOST ||
			begins_with_any(name, checkin_names))
			continue;
		if (!*prefix &&
			(begins_with_any(name, lists) || front_is_used(name)))
			continue;
		fields->cells.line = at->line + 1;
		fields->names[fields->cells.count] =
			piece_of(*name ? name : "title");
		fields->values[fields->cells.count++] = piece_of(at->value);
	}
}

/* ---- check-ins */

static int
checkin_field(const char *name)
{
	static const struct {
		const char *name;
		int field;
	} names[] = {{"on", CHECKIN_ON}, {"date", CHECKIN_ON},
		{"day", CHECKIN_ON}, {"日期", CHECKIN_ON},
		{"progress", CHECKIN_PROGRESS}, {"score", CHECKIN_PROGRESS},
		{"进度", CHECKIN_PROGRESS}, {"current", CHECKIN_CURRENT},
		{"value", CHECKIN_CURRENT}, {"当前值", CHECKIN_CURRENT},
		{"confidence", CHECKIN_CONFIDENCE},
		{"信心", CHECKIN_CONFIDENCE}, {"status", CHECKIN_STATUS},
		{"状态", CHECKIN_STATUS}, {"blocker", CHECKIN_BLOCKER},
		{"阻碍", CHECKIN_BLOCKER}, {"note", CHECKIN_NOTE},
		{"notes", CHECKIN_NOTE}, {"comment", CHECKIN_NOTE},
		{"text", CHECKIN_NOTE}, {"备注", CHECKIN_NOTE}};
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].field;
	return -1;
}

static void
add_line(struct draft *draft, const struct checkin *checkin, const char *name,
	const char *value)
{
	struct str line = {0};

	str_addf(&line, "%s%s%s", name, *name ? ": " : "", value);
	draft_copy_line(draft, RECORD_CHECKIN, checkin->base.id, CHECKIN_NOTE,
		(struct piece){line.data, line.length});
	str_fini(&line);
}

/* A field by its name; what has none, or says nothing that the field may be, is
 * a line of the note. */
static void
set_field(struct draft *draft, struct checkin *checkin, const char *name,
	const char *text)
{
	int field = checkin_field(name);
	struct value value;
	struct err err;

	if (field == CHECKIN_NOTE)
		add_line(draft, checkin, "", text);
	else if (field >= 0 &&
		value_read(&record_types[RECORD_CHECKIN].fields[field], text,
			&draft->values, &value, &err))
		draft_set(draft, RECORD_CHECKIN, checkin, field, value);
	else
		add_line(draft, checkin, name, text);
}

/* "2026-11-02: three came back" as the day and the note. */
static void
set_words(struct draft *draft, struct checkin *checkin, const char *text)
{
	struct piece rest = piece_of(text);
	struct span span;
	struct line line;

	if (heading_take_days(&rest, draft->today, &span)) {
		checkin->on = span.starts;
		piece_take_any(&rest, (const char *const[]){":", "：", NULL},
			piece_take_prefix);
	}
	notation_read_title(&line, rest.text, rest.length);
	if (line.progress >= 0)
		checkin->progress = (int8_t)line.progress;
	if (line.confidence >= 0)
		checkin->confidence = (int8_t)line.confidence;
	if (line.title.length)
		draft_copy_line(draft, RECORD_CHECKIN, checkin->base.id,
			CHECKIN_NOTE, line.title);
}

/* One of the list, false when there are no more. They stand in order, so the
 * next one is looked for behind this one. */
static bool
read_checkin(const struct front *front, struct draft *draft,
	const struct node *node, const char *prefix, size_t *from)
{
	struct checkin *checkin = NULL;
	const struct setting *at;
	const char *name;
	size_t i;

	for (i = *from; i < settings_count(front->settings); i++) {
		at = settings_at(front->settings, i);
		name = behind(at->name, prefix);
		if (!name && checkin)
			break;
		if (!name)
			continue;
		if (!checkin) {
			checkin =
				draft_make(draft, RECORD_CHECKIN, at->line + 1);
			if (!checkin)
				return false;
			checkin->node = node->id;
			checkin->on = draft->today;
			draft_placed(draft, RECORD_CHECKIN, checkin->base.id,
				(struct origin){at->line + 1,
					N_("a check-in of the front matter")});
		}
		if (*name)
			set_field(draft, checkin, name, at->value);
		else
			set_words(draft, checkin, at->value);
		*from = i + 1;
	}
	return checkin != NULL;
}

static void
read_checkins(const struct front *front, struct draft *draft,
	const struct node *node, const char *above)
{
	char prefix[PREFIX_SIZE];
	size_t i, from = 0;
	int n;

	for (i = 0; checkin_names[i]; i++, from = 0)
		for (n = 0; n < CHECKINS_MOST; n++) {
			snprintf(prefix, sizeof prefix, "%s%s%s.%d", above,
				*above ? "." : "", checkin_names[i], n);
			if (!read_checkin(front, draft, node, prefix, &from))
				break;
		}
}

/* ---- the tree */

/* One of key-results: a word, or a map with names as columns have them. */
static bool
read_key_result(const struct front *front, struct draft *draft,
	uint32_t objective, const char *prefix)
{
	struct fields fields;
	struct columns columns;
	struct piece title;
	struct node *node;

	find_fields(front, prefix, &fields);
	if (!fields.cells.count)
		return false;
	columns_read(&columns, fields.names, fields.cells.count);
	title = columns_cell(&columns, &fields.cells, COLUMN_TITLE);
	if (!title.length)
		title = columns_cell(
			&columns, &fields.cells, COLUMN_KEY_RESULT);
	node = draft_node(draft, LEVEL_KEY_RESULT,
		(struct place){.parent = objective}, title,
		(struct origin){fields.cells.line,
			N_("a key result of the front matter")});
	if (!node)
		return false;
	columns_set(draft, &columns, &fields.cells, node);
	read_checkins(front, draft, node, prefix);
	return true;
}

/* Owner, due, status … of the objective itself. */
static void
read_own_fields(
	const struct front *front, struct draft *draft, struct node *node)
{
	struct fields fields;
	struct columns columns;
	size_t i;

	find_fields(front, "", &fields);
	if (!fields.cells.count)
		return;
	columns_read(&columns, fields.names, fields.cells.count);
	for (i = 0; i < columns.count; i++)
		if (COLUMN_IS_TITLE(columns.of[i]))
			columns.of[i] = COLUMN_OTHER;
	columns_set(draft, &columns, &fields.cells, node);
}

bool
front_note(const struct front *front, struct draft *draft, const char *text,
	size_t length)
{
	const char *type = front_setting(front, "okr-type");
	struct piece body = {text, length}, title = {"", 0};
	struct node *node;
	const char *end;
	char prefix[PREFIX_SIZE];
	uint32_t cycle;
	int i;

	if (!piece_is_any(piece_of(type ? type : ""),
		    (const char *const[]){"objective", NULL}))
		return false;
	piece_trim(&body);
	/* The first heading is the title when none is given. */
	if (front->title) {
		title.text = front->title;
		title.length = strlen(front->title);
	} else if (notation_take_heading(&body)) {
		title = body;
		end = memchr(body.text, '\n', body.length);
		title.length = end ? (size_t)(end - body.text) : body.length;
		body.text += title.length;
		body.length -= title.length;
		piece_trim(&body);
	}
	cycle = front_cycle(front, draft);
	node = draft_node(draft, LEVEL_OBJECTIVE,
		(struct place){.cycle = cycle ? cycle : draft_loose(draft)},
		title,
		(struct origin){front_line(front, "okr-type"),
			N_("okr-type says it is an objective")});
	if (!node)
		return true;
	if (front->tags)
		draft_set(draft, RECORD_NODE, node, NODE_TAGS,
			value_text(front->tags));
	if (body.length) {
		draft_line(draft, RECORD_NODE, node->id, NODE_NOTE, body);
		draft_placed_in(draft, RECORD_NODE, node->id, NODE_NOTE,
			(struct origin){
				front->line, N_("prose below it: its note")});
	}
	read_own_fields(front, draft, node);
	read_checkins(front, draft, node, "");
	for (i = 0; i < KEY_RESULTS_MOST; i++) {
		snprintf(prefix, sizeof prefix, "key-results.%d", i);
		if (!read_key_result(front, draft, node->id, prefix))
			break;
	}
	return true;
}
