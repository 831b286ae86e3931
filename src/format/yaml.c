/* SPDX-License-Identifier: MIT */
/*
 * The YAML form of a plan, and JSON, which is read as YAML:
 *
 *     tenths: 1
 *     cycles:
 *     - name: 2026 Q4
 *       objectives:
 *       - title: Ship it
 *         key_results: [Ten people use it weekly]
 *
 * Events go straight into the plan; there is no tree in between.
 */
#include "yaml_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "yaml_reader.h"

#define VERSION "1"

static void
read_version(struct reader *reader)
{
	struct yaml_source *source = &reader->source;
	int64_t version;

	if (!reader_decimal(reader, N_("the version"), &version))
		return;
	if (version > DECIMAL_ONE)
		source_error(source,
			_("written by a newer tenths (format %s, this one "
			  "knows %s)"),
			source->value, VERSION);
	else if (version != DECIMAL_ONE)
		source_error(source, _("there is no format %s; it is %s"),
			source->value, VERSION);
}

static void
read_value(struct reader *reader, const struct map *map)
{
	switch (map->key) {
	case KEY_VERSION:
		read_version(reader);
		break;
	case KEY_CYCLES:
		read_cycles(reader, 0);
		break;
	case KEY_OBJECTIVES:
		read_loose_nodes(reader);
		break;
	case KEY_BACKLOG:
		read_nodes(reader, LEVEL_OBJECTIVE, 0, 0);
		break;
	case KEY_WEEKS:
		read_weeks(reader);
		break;
	case KEY_METRICS:
		read_metrics(reader);
		break;
	default:
		reader_field(reader, RECORD_PLAN, reader->draft.plan, map->key);
		break;
	}
}

static void
read_plan(struct reader *reader)
{
	struct yaml_source *source = &reader->source;
	struct map map;

	if (source->kind == SOURCE_END || source_is_null(source)) {
		if (!reader->draft.problems.errors)
			problems_error(&reader->draft.problems, 1, 1,
				_("there is nothing in it; a plan begins with "
				  "tenths: 1 and has cycles or a backlog"));
		return;
	}
	if (!map_begin(reader, &map, KEYS_PLAN))
		return;
	while (map_next(reader, &map))
		read_value(reader, &map);
	map_end(reader, &map, RECORD_PLAN, reader->draft.plan, PLAN_EXTRA);
	/* Past the root, where a second document would begin. */
	if (source_next(source))
		source_error(source, _("nothing can follow here"));
}

/* By lasting id, else by name. */
static const struct cycle *
named(const struct plan *plan, const char *name)
{
	const struct cycle *cycle;
	uint64_t uid = 0;
	uint32_t id;

	if (!uid_read(name, strlen(name), &uid))
		uid = 0;
	for (id = 1; id < plan->tables[RECORD_CYCLE].limit; id++) {
		cycle = plan_cycle(plan, id);
		if (cycle &&
			((uid && cycle->uid == uid) ||
				(cycle->name &&
					strcmp(cycle->name, name) == 0)))
			return cycle;
	}
	return NULL;
}

/* Whether `cycle` is the other or lies in it. */
static bool
lies_in(const struct plan *plan, const struct cycle *cycle, uint32_t other)
{
	uint32_t steps = plan->tables[RECORD_CYCLE].limit;

	while (cycle && cycle->base.id != other && steps--)
		cycle = plan_cycle(plan, cycle->parent);
	return cycle && cycle->base.id == other;
}

static void
resolve(struct reader *reader)
{
	const struct within *within;
	const struct cycle *cycle;
	int line, column;
	size_t i;

	for (i = 0; i < reader->within_count; i++) {
		within = &reader->withins[i];
		cycle = named(reader->draft.plan, within->name);
		if (cycle &&
			!lies_in(reader->draft.plan, cycle, within->cycle)) {
			plan_load_set(reader->draft.plan, RECORD_CYCLE,
				(void *)(uintptr_t)plan_cycle(
					reader->draft.plan, within->cycle),
				&record_types[RECORD_CYCLE]
					 .fields[CYCLE_PARENT],
				value_number(cycle->base.id));
			continue;
		}
		source_place(&reader->source, within->line, within->column,
			&line, &column);
		problems_error(&reader->draft.problems, line, column,
			cycle ? _("the cycle %s would lie in itself")
			      : _("there is no cycle %s in this file"),
			within->name);
	}
}

bool
yaml_read(struct plan *plan, const char *text, size_t length,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct reader reader = {0};
	bool ok;

	draft_init(&reader.draft, plan, options, reporter);
	source_init(&reader.source, text, length, &reader.draft.problems);
	read_plan(&reader);
	resolve(&reader);
	ok = draft_end(&reader.draft, err);
	source_fini(&reader.source);
	seen_fini(&reader.seen);
	draft_fini(&reader.draft);
	free(reader.withins);
	str_fini(&reader.text);
	str_fini(&reader.key);
	return ok;
}
