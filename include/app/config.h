/* SPDX-License-Identifier: MIT */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

/*
 * config.yaml, read once: theme, keys, and habits. A missing file is the
 * defaults; a wrong one is an error with line and column.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "yaml/settings.h"

struct config {
	char *file;  /* where it was read, NULL when there was none */
	char *theme; /* name or path; "auto" */
	bool ascii;  /* draw with ASCII only */
	bool mouse;
	int weekday;		   /* check-ins are due on it, 1 Monday … 7 */
	struct settings *settings; /* of the file, NULL when there was none */
	struct setting *keys;	   /* those of `keys`: command, and its keys */
	size_t key_count;
};

bool config_read(struct config *config, struct err *err);
void config_fini(struct config *config);

/* The settings that config.yaml may have, for the manual: name, what it is. */
struct config_entry {
	const char *name, *values, *help; /* help: N_() */
};
extern const struct config_entry config_entries[]; /* name NULL at the end */

#endif
