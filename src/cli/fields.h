/* SPDX-License-Identifier: MIT */
#ifndef CLI_FIELDS_H
#define CLI_FIELDS_H

/* The options that name fields of a node, for add and set. */

#include "cli_private.h"

/* Whether any of them was given. */
bool fields_given(const struct cli *cli);

/* Which fields of nodes a command may alter by what was typed, for its label. */
void fields_asked(const struct cli *cli, bool asked[static NODE_FIELDS]);

/* Adds to the change what the options say about a node of the plan, or
 * one that the change makes. */
bool fields_set(
	struct cli *cli, uint32_t node, struct change *change, struct err *err);

#endif
