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

/* "#a, b" is kept as "a b". */
static void
plain_tags(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text == '#')
			continue;
		*to = *text == ',' ? ' ' : *text;
		if (*to != ' ' || text[1] != ' ')
			to++;
	}
	*to = '\0';
}

/* What is here is aligned to by its lasting id, so that it may move. */
static char *
lasting(struct cli *cli, char *text)
{
	const struct node *node = *text ? cli_node(cli, text, NULL) : NULL;
	char uid[UID_TEXT_SIZE];

	if (!node)
		return text;
	free(text);
	return base_strdup(uid_text(node->uid, uid));
}

/* The text of an option as the field keeps it; caller frees. */
static char *
option_text(struct cli *cli, size_t row, struct err *err)
{
	int field = rows[row].field;
	bool lines = field == NODE_NOTE || field == NODE_REFLECTION ||
		field == NODE_REASON || field == NODE_LINKS;
	char *text = cli_text(cli->values[rows[row].option], !lines, err);

	if (text && field == NODE_TAGS)
		plain_tags(text);
	if (text && field == NODE_ALIGN)
		text = lasting(cli, text);
	return text;
}

static bool
set_one(struct cli *cli, uint32_t node, int field, const char *text,
	struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	struct value value;

	if (field == NODE_TITLE)
		return edit_title(plan, node, text, change, err);
	if (!value_read(&record_types[RECORD_NODE].fields[field], text,
		    cli->today, &value, err))
		return false;
	if (field == NODE_PROGRESS)
		return edit_progress(plan, node,
			value.type == VALUE_NONE ? -1 : (int)value.number,
			change, err);
	if (field == NODE_STATE)
		return edit_state(plan, node, (enum node_state)value.number,
			cli->today, change, err);
	return edit_field(plan, RECORD_NODE, node, field, value, change, err);
}

/* The range of a value, which edit_field cannot check for a node that is not
 * in the plan yet. */
static bool
put_one(struct cli *cli, uint32_t node, int field, const char *text,
	struct change *change, struct err *err)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	struct value value;

	if (!value_read(at, text, cli->today, &value, err))
		return false;
	if (at->type == FIELD_SMALL && value.type != VALUE_NONE &&
		(value.number < at->low || value.number > at->high))
		return err_set(err, ERR_INPUT, _("that %s is out of range"),
			_(at->label));
	if (value.type == VALUE_TEXT && strlen(text) > NOTE_MAX)
		return err_set(
			err, ERR_INPUT, _("the %s is too long"), _(at->label));
	if (field == NODE_STATE && value.number)
		change_put(change, RECORD_NODE, node, NODE_FINISHED,
			value_number(cli->today));
	if (value.type != VALUE_NONE && (field != NODE_STATE || value.number))
		change_put(change, RECORD_NODE, node, field, value);
	return true;
}

/* A target or a limit makes it a metric, if nothing else was said. */
static bool
means_metric(const struct cli *cli)
{
	return !cli->given[OPT_BASIS] &&
		(cli->given[OPT_TARGET] || cli->given[OPT_AT_LEAST] ||
			cli->given[OPT_AT_MOST]);
}

bool
fields_set(
	struct cli *cli, uint32_t node, struct change *change, struct err *err)
{
	bool ok = true;
	char *text;
	size_t i;

	if (means_metric(cli))
		ok = edit_field(&cli->session.plan, RECORD_NODE, node,
			NODE_BASIS, value_number(BASIS_METRIC), change, err);
	for (i = 0; ok && i < ROWS; i++) {
		if (!cli->given[rows[i].option])
			continue;
		text = option_text(cli, i, err);
		ok = text &&
			set_one(cli, node, rows[i].field, text, change, err);
		free(text);
	}
	return ok && edit_check(&cli->session.plan, node, change, err);
}

bool
fields_put(
	struct cli *cli, uint32_t node, struct change *change, struct err *err)
{
	bool ok = true;
	char *text;
	size_t i;

	if (means_metric(cli))
		change_put(change, RECORD_NODE, node, NODE_BASIS,
			value_number(BASIS_METRIC));
	for (i = 0; ok && i < ROWS; i++) {
		if (!cli->given[rows[i].option] || rows[i].option == OPT_TITLE)
			continue;
		text = option_text(cli, i, err);
		ok = text &&
			put_one(cli, node, rows[i].field, text, change, err);
		free(text);
	}
	return ok && edit_check(&cli->session.plan, node, change, err);
}
