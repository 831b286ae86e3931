/* SPDX-License-Identifier: MIT */
/* Answers to what a review's template asks for. */
#include <string.h>

#include "base/say.h"
#include "edit_guard.h"
#include "model/edit.h"

#define NAME_MOST 200

static const struct section *
find(const struct plan *plan, const struct cycle *cycle, const char *name)
{
	const struct section *section =
		plan_section(plan, cycle->sections.first);

	while (section && strcmp(section->name ? section->name : "", name) != 0)
		section = plan_section(plan, section->base.next);
	return section;
}

static void
create(const struct plan *plan, const struct cycle *cycle, const char *name,
	const char *text, struct change *change)
{
	const struct section *last = plan_section(plan, cycle->sections.last);
	uint32_t id = change_create(change, plan, RECORD_SECTION);

	change_put(change, RECORD_SECTION, id, SECTION_CYCLE,
		value_number(cycle->base.id));
	change_put(change, RECORD_SECTION, id, SECTION_POSITION,
		value_number(position_after(last ? &last->position : NULL)));
	change_put(change, RECORD_SECTION, id, SECTION_NAME, value_text(name));
	change_put(change, RECORD_SECTION, id, SECTION_TEXT, value_text(text));
}

bool
edit_section(const struct plan *plan, struct section_at at, const char *text,
	struct change *change, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, at.cycle);
	const struct section *section;

	if (!cycle)
		return err_set(err, ERR_INPUT, _("there is no such cycle"));
	if (!guard_text(N_("name"), at.name, NAME_MOST, err) ||
		!guard_text(N_("text"), text, NOTE_MAX, err))
		return false;
	section = find(plan, cycle, at.name);
	if (section && *text)
		change_set(change, plan, RECORD_SECTION, section->base.id,
			SECTION_TEXT, value_text(text));
	else if (section)
		change_delete(change, plan, RECORD_SECTION, section->base.id);
	else if (*text)
		create(plan, cycle, at.name, text, change);
	change_label(change, "%s: %s", cycle->name, at.name);
	return true;
}
