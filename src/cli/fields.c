/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/edit.h"
#include "model/query.h"

static const struct {
	enum option_id option;
	int field;
} rows[] = {
	{OPT_TITLE, NODE_TITLE},
	{OPT_STATE, NODE_STATE},
	{OPT_STARTS, NODE_STARTS},
	{OPT_DUE, NODE_DUE},
	{OPT_OWNER, NODE_OWNER},
	{OPT_TAGS, NODE_TAGS},
	{OPT_NOTE, NODE_NOTE},
	{OPT_BASIS, NODE_BASIS},
	{OPT_PROGRESS, NODE_PROGRESS},
	{OPT_CONFIDENCE, NODE_CONFIDENCE},
	{OPT_WEIGHT, NODE_WEIGHT},
	{OPT_KIND, NODE_KIND},
	{OPT_START, NODE_START},
	{OPT_TARGET, NODE_TARGET},
	{OPT_CURRENT, NODE_CURRENT},
	{OPT_UNIT, NODE_UNIT},
	{OPT_AT_LEAST, NODE_LOW},
	{OPT_AT_MOST, NODE_HIGH},
	{OPT_PRIORITY, NODE_PRIORITY},
	{OPT_STATUS, NODE_STATUS},
	{OPT_SCORE, NODE_SCORE},
	{OPT_REASON, NODE_REASON},
	{OPT_REFLECTION, NODE_REFLECTION},
	{OPT_LINKS, NODE_LINKS},
	{OPT_ALIGN, NODE_ALIGN},
};
#define ROWS (sizeof rows / sizeof *rows)

bool
fields_given(const struct cli *cli)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (cli->given[rows[i].option])
			return true;
	return false;
}

/* A value as typed, of one line or several, to be read by its field. */
static bool
set_one(struct cli *cli, struct target target, const char *typed,
	struct change *change, struct err *err)
{
	enum field_type type =
		record_types[target.record].fields[target.field].type;
	char *text = cli_text(
		typed, type != FIELD_PROSE && type != FIELD_LINKS, err);
	bool ok =
		text && edit_value(cli_context(cli), target, text, change, err);

	free(text);
	return ok;
}

/* The basis comes first, for it decides what may be set; and once more last, for
 * a target would make it a metric. */
static bool
set_basis(
	struct cli *cli, uint32_t node, struct change *change, struct err *err)
{
	return !cli->given[OPT_BASIS] ||
		set_one(cli, (struct target){RECORD_NODE, node, NODE_BASIS},
			cli->values[OPT_BASIS], change, err);
}

bool
fields_set(
	struct cli *cli, uint32_t node, struct change *change, struct err *err)
{
	bool ok = set_basis(cli, node, change, err);
	size_t i;

	for (i = 0; ok && i < ROWS; i++)
		if (cli->given[rows[i].option])
			ok = set_one(cli,
				(struct target){
					RECORD_NODE, node, rows[i].field},
				cli->values[rows[i].option], change, err);
	return ok && set_basis(cli, node, change, err) &&
		edit_check(&cli->session.plan, node, change, err);
}
