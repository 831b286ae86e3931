/* SPDX-License-Identifier: MIT */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

/*
 * config.yaml: theme, keys, and habits. A missing file is the defaults, and so
 * is each setting that is wrong: that is told, and locks nobody out.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "yaml/settings.h"

struct config {
	char *file; /* where settings stand, there or not; NULL without a home */
	char *theme; /* name or path; "auto" */
	bool ascii;  /* draw with ASCII only */
	bool mouse;
	int weekday; /* check-ins are due on it where the plan says no other; 1
			Monday … 7 */
	struct settings *settings; /* of the file, NULL when there was none */
	struct setting *keys;	   /* those of `keys`: command, and its keys */
	size_t key_count;
	struct config_user {
		char *name; /* of git, NULL when it says none */
		bool asked;
	} * user; /* app/user.h asks at most once */
	struct str
		problems; /* what is wrong, "FILE:LINE:COL: …", a line each */
};

/* Sets what "NAME=VALUE" says, for this run: over the file, which stays as it is.
 * False when there is no such setting or it cannot be that. */
bool config_say(const char *assignment, struct err *err);

/* Reads the settings, from the file that TENTHS_CONFIG names or the usual one; whatever is wrong with them is in `problems`. */
void config_read(struct config *config);
void config_fini(struct config *config);

/* Every setting that config.yaml may have. */
struct config_entry {
	const char *name;   /* "keys.COMMAND" stands for one of each command */
	const char *values; /* what it may be */
	const char *usual;  /* when it is not set */
	const char *help;   /* N_() */
};
extern const struct config_entry config_entries[]; /* name NULL at the end */

/* Says that there is no setting of that name, and which one may be meant; returns
 * false. */
bool config_refuse(const char *name, struct err *err);

/* The row of a setting, by "theme" or "keys.quit"; NULL when there is none. */
const struct config_entry *config_entry(const char *name);

/* What is in force for a setting that config_entry knows. */
const char *config_value(const struct config *config, const char *name);

/* The file or folder that a setting names, from the home folder where it is no
 * whole path; NULL when it names none. Caller frees. */
char *config_path(const struct config *config, const char *name);

/* Writes the setting into config.yaml, which is made when it is not there;
 * everything else in the file, comments too, stays as it is. False when the
 * value cannot be, or when the file is not one that a line can be put into. */
bool config_set(const char *name, const char *value, struct err *err);

#endif
