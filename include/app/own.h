/* SPDX-License-Identifier: MIT */
#ifndef APP_OWN_H
#define APP_OWN_H

/*
 * What a person's settings let run: commands of their own, and hooks after each
 * change. Never anything that a plan says.
 */

#include "app/config.h"
#include "app/program.h"
#include "model/change.h"

#define OWN_NAME_SIZE 64

/* commands.NAME: what it runs is in `run`, a line or a list of words. */
struct own_command {
	char name[OWN_NAME_SIZE];
	const struct setting *key; /* NULL: none */
	const char *help;	   /* NULL: none */
	bool apart;		   /* it needs no terminal and may stay */
};

/* The nth command of the settings, from 0; false when there are not so many. */
bool own_command(
	const struct config *config, size_t n, struct own_command *command);
bool own_find(const struct config *config, const char *name,
	struct own_command *command);

/* The nth NAME of settings GROUP.NAME.run, `group` with its dot, which stand
 * together with other settings of that NAME; from 0, false when there are not so
 * many. */
bool own_named(const struct config *config, const char *group, size_t n,
	char name[static OWN_NAME_SIZE]);
/* GROUP.NAME.WHAT; NULL when it is not set. */
const struct setting *own_part(const struct config *config, const char *group,
	const char *name, const char *what);
/* The words of GROUP.NAME.run. */
bool own_run(const struct config *config, const char *group, const char *name,
	struct program *program, struct err *err);

/* The words of a setting that is a command line or a list of words. */
bool own_words(const struct config *config, const char *name,
	struct program *program, struct err *err);
/* The words that a command runs. */
bool own_command_words(const struct config *config,
	const struct own_command *command, struct program *program,
	struct err *err);

/* Hooks that were started and may still run. */
struct hooks {
	pid_t *running;
	size_t count;
};

/* A change that is in the plan and in its file. */
struct stored {
	const struct plan *plan;
	const char *path;
	const struct change *change;
};

/* Starts each hook with what was stored, as JSON on its standard input. None can refuse it; one that cannot be run is told in
 * *problem (cleared before). Where TENTHS_HOOK is in the environment nothing is
 * started: a hook that changes the plan does not call itself. */
void hooks_start(struct hooks *hooks, const struct config *config,
	const struct stored *stored, struct str *problem);

/* Waits until all have ended. */
void hooks_wait(struct hooks *hooks);
void hooks_fini(struct hooks *hooks);

#endif
