/* SPDX-License-Identifier: MIT */
/* tenths schema: what a plan or config.yaml may say, for an editor. */
#include "format/schema.h"

#include <string.h>

#include "app/config.h"
#include "base/say.h"
#include "cli_private.h"

/* "true | false" as what to choose from. A NAME among them stands for any. */
static void
add_choices(struct out *out, const char *values)
{
	size_t length;

	out_key(out, "examples");
	out_flow(out);
	for (; *values; values += length + strspn(values + length, " |")) {
		length = strcspn(values, " |");
		if (*values >= 'a' && *values <= 'z')
			out_bytes(out, values, length);
	}
	out_close(out);
}

static void
add_setting(struct out *out, const struct config_entry *entry)
{
	out_key(out, "description");
	out_text(out, _(entry->help));
	if (strchr(entry->values, '|'))
		add_choices(out, entry->values);
}

/* The settings that stand below the name of a group: any name, or those of its
 * rows. */
static void
add_group(struct out *out, const struct config_entry *entry)
{
	struct str name = {0};

	str_add_bytes(&name, entry->name, strcspn(entry->name, "."));
	out_name(out, str_text(&name));
	out_map(out);
	add_setting(out, entry);
	out_key(out, "type");
	out_text(out, "object");
	out_close(out);
	str_fini(&name);
}

/* Whether the row is the first of its group. */
static bool
begins_group(const struct config_entry *entry)
{
	size_t length = strcspn(entry->name, ".") + 1;

	return entry == config_entries ||
		strncmp(entry[-1].name, entry->name, length) != 0;
}

static void
schema_config(struct out *out)
{
	const struct config_entry *entry;

	out_map(out);
	schema_begin(out, _("the settings of tenths"));
	out_key(out, "type");
	out_text(out, "object");
	out_key(out, "properties");
	out_map(out);
	for (entry = config_entries; entry->name; entry++) {
		if (strchr(entry->name, '.')) {
			if (begins_group(entry))
				add_group(out, entry);
			continue;
		}
		out_name(out, entry->name);
		out_map(out);
		add_setting(out, entry);
		out_close(out);
	}
	out_close(out);
	out_key(out, "additionalProperties");
	out_number(out, "false");
	out_close(out);
}

int
run_schema(struct cli *cli)
{
	const char *of = cli->words[0];
	struct out out;
	struct err err = {0};

	if (strcmp(of, "plan") != 0 && strcmp(of, "config") != 0)
		return cli_failf(ERR_USAGE,
			_("there is a schema of plan and of config, not of %s"),
			of);
	out_begin(&out, stdout, true);
	if (strcmp(of, "plan") == 0)
		schema_plan(&out);
	else
		schema_config(&out);
	return cli_written(out_end(&out, &err), &err);
}
