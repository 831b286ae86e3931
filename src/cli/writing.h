/* SPDX-License-Identifier: MIT */
#ifndef CLI_WRITING_H
#define CLI_WRITING_H

/* doctor --writing: how objectives and key results are written. */

#include "cli_private.h"
#include "format/listing.h"

/* Warns of the open plan; the exit status, which no rule alters. */
int writing_check(struct cli *cli);
/* With --rules or -d: the exit status is 1 when a rule is broken. */
int writing_rules_check(struct cli *cli);

/* Adds one thing that doctor found to a list: about how a node is written, or
 * (NULL) about the file. */
void writing_list(struct json_list *list, const struct cli *cli,
	const struct node *node, const char *rule, const char *text);

#endif
