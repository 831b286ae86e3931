/* SPDX-License-Identifier: MIT */
/* Objectives, key results and actions, and the check-ins below them. */
#include "base/say.h"
#include "model/edit.h"
#include "yaml_reader.h"

static void
read_done(struct reader *reader, struct node *node)
{
	struct yaml_source *source = &reader->source;

	if (!reader_scalar(reader, N_("done")))
		return;
	if (str_is(source->value, source->length, "true"))
		reader_set(reader, RECORD_NODE, node, NODE_STATE,
			value_number(STATE_DONE));
	else if (!str_is(source->value, source->length, "false"))
		source_error(source, _("done is true or false"));
}

static void
read_metric(struct reader *reader, struct node *node)
{
	struct map map;
	int64_t start, target;

	if (source_is_null(&reader->source) ||
		!map_begin(reader, &map, KEYS_NODE_METRIC))
		return;
	while (map_next(reader, &map))
		reader_field(reader, RECORD_NODE, node, map.key);
	start = node_detail(node)->start;
	target = node_detail(node)->target;
	if (target != DECIMAL_NONE &&
		target == (start == DECIMAL_NONE ? 0 : start))
		problems_note(&reader->draft.problems, (int)map.line + 1, 0,
			_("the target is where it starts, so it is reached "
			  "or not"));
	map_end(reader, &map, RECORD_NODE, NULL, -1);
}

static void
set_level(struct reader *reader, struct node *node, int level)
{
	reader_set(reader, RECORD_NODE, node, NODE_LEVEL, value_number(level));
}

/* The lists below a node say by their name what they hold. */
static void
read_children(struct reader *reader, const struct node *node, int key)
{
	int level = key == KEY_KEY_RESULTS ? LEVEL_KEY_RESULT
		: key == KEY_ACTIONS	   ? LEVEL_ACTION
					   : node->level + 1;

	if (level > node->level && level <= LEVEL_ACTION) {
		read_nodes(reader, level, node->id, 0);
		return;
	}
	source_error(&reader->source,
		node->level == LEVEL_ACTION
			? _("nothing lies below an action")
			: _("only actions lie below a key result"));
	source_skip(&reader->source);
}

static void
read_level(struct reader *reader, struct node *node)
{
	const struct node *parent = plan_node(reader->draft.plan, node->parent);
	int level = node->level;

	reader_field(reader, RECORD_NODE, node, NODE_LEVEL);
	if (!parent || parent->level < node->level)
		return;
	source_error(
		&reader->source, _("it must be lower than what it lies in"));
	set_level(reader, node, level);
}

static void
read_value(struct reader *reader, struct node *node, const struct map *map)
{
	switch (map->key) {
	case KEY_KEY_RESULTS:
	case KEY_ACTIONS:
	case KEY_ITEMS:
		read_children(reader, node, map->key);
		break;
	case KEY_CHECKINS:
		read_checkins(reader, node->id);
		break;
	case KEY_METRIC:
		read_metric(reader, node);
		break;
	case KEY_DONE:
		read_done(reader, node);
		break;
	case NODE_LEVEL:
		read_level(reader, node);
		break;
	case NODE_UID:
		reader_own_uid(reader, RECORD_NODE, node, NODE_UID, &node->uid);
		break;
	default:
		reader_field(reader, RECORD_NODE, node, map->key);
		break;
	}
}

/* What a node gets that does not say it. */
static void
complete(struct reader *reader, struct node *node, const struct map *map)
{
	if (!map_has(map, NODE_TITLE))
		map_error(reader, map, _("it needs a title"));
	if (map_has(map, KEY_METRIC) && !map_has(map, NODE_BASIS) &&
		!map_has(map, NODE_PROGRESS))
		reader_set(reader, RECORD_NODE, node, NODE_BASIS,
			value_number(BASIS_METRIC));
}

static void
read_node(struct reader *reader, int level, uint32_t parent, uint32_t cycle)
{
	struct node *node;
	struct map map;

	if (reader->source.kind != SOURCE_SCALAR &&
		!map_begin(reader, &map, KEYS_NODE))
		return;
	node = reader_make(reader, RECORD_NODE);
	if (!node)
		return;
	node->parent = parent;
	node->cycle = cycle;
	set_level(reader, node, level);
	draft_placed(&reader->draft, RECORD_NODE, node->id,
		(int)reader->source.line + 1, "");
	if (reader->source.kind == SOURCE_SCALAR) {
		reader_field(reader, RECORD_NODE, node, NODE_TITLE);
		return;
	}
	while (map_next(reader, &map))
		read_value(reader, node, &map);
	complete(reader, node, &map);
	map_end(reader, &map, RECORD_NODE, node, NODE_EXTRA);
}

void
read_nodes(struct reader *reader, int level, uint32_t parent, uint32_t cycle)
{
	struct items items;

	if (!list_begin(reader, &items))
		return;
	/* A word where a list should stand is a slip, not a title. */
	if (items.single && reader->source.kind == SOURCE_SCALAR) {
		source_error(&reader->source,
			_("this is a list: begin each entry with a dash"));
		return;
	}
	while (list_next(reader, &items))
		read_node(reader, level, parent, cycle);
}

static void
read_checkin(struct reader *reader, uint32_t node)
{
	struct checkin *checkin;
	struct map map;
	size_t before;

	if (!map_begin(reader, &map, KEYS_CHECKIN))
		return;
	checkin = reader_make(reader, RECORD_CHECKIN);
	if (!checkin)
		return;
	checkin->node = node;
	draft_placed(&reader->draft, RECORD_CHECKIN, checkin->base.id,
		(int)reader->source.line + 1, "");
	while (map_next(reader, &map))
		reader_field(reader, RECORD_CHECKIN, checkin, map.key);
	if (checkin->on == DAY_NONE) {
		if (!map_has(&map, CHECKIN_ON))
			map_error(reader, &map,
				_("a check-in needs its day, on: 2026-11-30"));
	} else {
		before = seen_add(&reader->seen,
			seen_key(SEEN_CHECKIN,
				(uint64_t)node << 32 | (uint32_t)checkin->on),
			map.line + 1);
		if (before)
			map_error(reader, &map,
				_("line %zu has a check-in of that day "
				  "already"),
				before);
	}
	map_end(reader, &map, RECORD_CHECKIN, checkin, CHECKIN_EXTRA);
}

void
read_checkins(struct reader *reader, uint32_t node)
{
	struct items items;

	if (list_begin(reader, &items))
		while (list_next(reader, &items))
			read_checkin(reader, node);
}
