/* SPDX-License-Identifier: MIT */
/* tenths export: the plan, or a cycle of it, as a file. */
#include <string.h>

#include "app/export.h"
#include "app/left_out.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/format.h"

struct export
{
	const struct plan *plan;
	const struct format *format;
	struct write_options options;
};

static bool
write_plan(void *context, FILE *out, struct err *err)
{
	const struct export *export = context;

	return export_write(
		export->plan, export->format, &export->options, out, err);
}

/* By --format, else by the ending of the file, else YAML. */
static const struct format *
find_format(const struct cli *cli, struct err *err)
{
	const char *name = cli->values[OPT_FORMAT];
	const struct format *format = NULL;

	if (!name && cli->given[OPT_OUTPUT])
		format = format_guess(cli->values[OPT_OUTPUT], "", 0);
	if (format)
		name = format->name;
	format = format_find(name ? name : "yaml");
	if (format && export_can(format))
		return format;
	err_set(err, ERR_USAGE,
		_("“%s” is no format that can be written; see tenths export "
		  "--help"),
		name);
	return NULL;
}

/* A form that cannot hold all of the plan says so. */
static void
tell_left_out(const struct export *export)
{
	struct str out = {0};

	if (left_out(export->plan, export->format, &export->options, &out) &&
		out.length)
		cli_remark(
			_("%s leaves out: %s"), export->format->name, out.data);
	str_fini(&out);
}

int
run_export(struct cli *cli)
{
	bool ok;

	struct export export = {
		.plan = &cli->session.plan, .options.today = cli->today};
	struct err err = {0};

	export.format = find_format(cli, &err);
	if (!export.format)
		return cli_fail(&err);
	if (cli->given[OPT_CYCLE] && !cli_all_cycles(cli) &&
		!cli_cycle(cli, &export.options.cycle, &err))
		return cli_fail(&err);
	ok = cli_output(cli, write_plan, &export, &err);
	if (ok)
		tell_left_out(&export);
	return cli_written(ok, &err);
}
