/* SPDX-License-Identifier: MIT */
/* Classes of units as people name them, and what they say they are. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "layout.h"

const char *const read_role_words[READ_ROLES] = {[READ_NOTE] = "note",
	[READ_OBJECTIVE] = "objective",
	[READ_KEY_RESULT] = "key_result",
	[READ_ACTION] = "action",
	[READ_CYCLE] = "cycle",
	[READ_SECTION] = "section",
	[READ_OUT] = "out",
	[READ_FIELD] = "field"};

const char *const read_role_names[READ_ROLES] = {[READ_NOTE] = N_("note"),
	[READ_OBJECTIVE] = N_("objective"),
	[READ_KEY_RESULT] = N_("key result"),
	[READ_ACTION] = N_("action"),
	[READ_CYCLE] = N_("cycle"),
	[READ_SECTION] = N_("section"),
	[READ_OUT] = N_("left out"),
	[READ_FIELD] = N_("field")};

void
layout_class(const struct unit *unit, char name[READ_CLASS_SIZE])
{
	static const char *const names[] = {[SHAPE_HEADING] = "heading",
		[SHAPE_BOLD] = "bold",
		[SHAPE_TEXT] = "line",
		[SHAPE_ITEM] = "item",
		[SHAPE_ROW] = "row",
		[SHAPE_OTHER] = "code"};

	if (unit->depth)
		snprintf(name, READ_CLASS_SIZE, "%s%d", names[unit->shape],
			unit->depth);
	else
		snprintf(name, READ_CLASS_SIZE, "%s", names[unit->shape]);
}

bool
layout_said(const struct text_layout *layout, const struct unit *unit,
	enum read_role *role)
{
	const char *as = layout->as;
	char class[READ_CLASS_SIZE];
	size_t length, i;

	layout_class(unit, class);
	length = strlen(class);
	for (; as && *as; as = strchrnul(as, ','), as += *as == ',') {
		as += strspn(as, " ");
		if (strncmp(as, class, length) != 0 || as[length] != '=')
			continue;
		for (i = 0; i < READ_SAID; i++)
			if (str_is(as + length + 1,
				    strcspn(as + length + 1, ", "),
				    read_role_words[i])) {
				*role = (enum read_role)i;
				return true;
			}
	}
	return false;
}

static enum read_role
role_of(const struct unit *unit)
{
	static const enum read_role nodes[] = {
		[LEVEL_OBJECTIVE] = READ_OBJECTIVE,
		[LEVEL_KEY_RESULT] = READ_KEY_RESULT,
		[LEVEL_ACTION] = READ_ACTION};

	switch (unit->role) {
	case ROLE_NODE:
		return nodes[unit->level];
	case ROLE_ROW:
		return READ_KEY_RESULT;
	case ROLE_CYCLE:
		return READ_CYCLE;
	case ROLE_SECTION:
	case ROLE_PLACE:
		return READ_SECTION;
	case ROLE_FIELD:
		return READ_FIELD;
	case ROLE_OUT:
	case ROLE_NAME:
	case ROLE_UNTITLED:
		return READ_OUT;
	default:
		return READ_NOTE;
	}
}

void
layout_tell(
	const struct text_layout *layout, const struct read_options *options)
{
	struct read_line line;
	size_t i;

	for (i = 0; options->line && i < layout->count; i++) {
		const struct unit *unit = &layout->units[i];

		line = (struct read_line){.line = unit->line,
			.role = role_of(unit),
			.names = unit->role == ROLE_NAME ||
				unit->role == ROLE_UNTITLED,
			.doubt = unit->doubt && !unit->said &&
				(unit->role == ROLE_NOTE ||
					unit->role == ROLE_SECTION)};
		layout_class(unit, line.class);
		options->line(options->context, &line);
	}
}
