/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/edit.h"
#include "model/query.h"

bool
fields_given(const struct cli *cli)
{
	int field;

	for (field = 0; field < NODE_FIELDS; field++)
		if (cli->given[OPT_FIXED + field])
			return true;
	return false;
}

static bool
set_one(struct cli *cli, uint32_t node, int field, struct change *change,
	struct err *err)
{
	return edit_value(cli_context(cli),
		(struct target){RECORD_NODE, node, field},
		cli->values[OPT_FIXED + field], change, err);
}

/* The basis comes first, for it decides what may be set; and once more last, for
 * a target would make it a metric. */
static bool
set_basis(
	struct cli *cli, uint32_t node, struct change *change, struct err *err)
{
	return !cli->given[OPT_BASIS] ||
		set_one(cli, node, NODE_BASIS, change, err);
}

void
fields_asked(const struct cli *cli, bool asked[static NODE_FIELDS])
{
	memcpy(asked, &cli->given[OPT_FIXED], NODE_FIELDS * sizeof *asked);
	/* A value that stands without a name. */
	asked[NODE_PROGRESS] = asked[NODE_CURRENT] = true;
}

bool
fields_set(
	struct cli *cli, uint32_t node, struct change *change, struct err *err)
{
	bool ok = set_basis(cli, node, change, err);
	int field;

	for (field = 0; ok && field < NODE_FIELDS; field++)
		if (cli->given[OPT_FIXED + field])
			ok = set_one(cli, node, field, change, err);
	return ok && set_basis(cli, node, change, err) &&
		edit_check(&cli->session.plan, node, change, err);
}
