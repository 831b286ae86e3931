/* SPDX-License-Identifier: MIT */
#ifndef APP_FOLDER_H
#define APP_FOLDER_H

/*
 * A folder of plans: every *.yaml, *.yml and *.db in it is one, in folders as teams
 * lie. They are read and never written, and of each only what the settings share
 * is there. Together they know who serves whom.
 */

#include "app/config.h"
#include "model/align.h"

struct folder_plan {
	char *path;	  /* of its file */
	char *name;	  /* "platform/li": from the folder on, no ending */
	struct plan plan; /* empty where it could not be read */
	char *problem;	  /* why; NULL when it was */
};

struct folder {
	char *path;
	struct folder_plan *plans; /* by name, those of a team together */
	size_t count;
	struct elsewhere elsewhere; /* nodes of all of them */
	struct arena arena;	    /* texts of these */
	const struct config *config;
	int32_t today;
};

/* Finds and reads all plans of the folder. A file that is no plan, or is damaged,
 * is there with its problem. false when the folder cannot be read, or it cannot
 * be told what is shared. folder_close in either case; the settings are borrowed
 * until then. */
bool folder_open(struct folder *folder, const char *path,
	const struct config *config, int32_t today, struct err *err);
void folder_close(struct folder *folder);

/* Reads the plan once more into *out; false and *err as then. */
bool folder_read(const struct folder *folder, size_t i, struct plan *out,
	struct err *err);

/* What a plan comes to, of its current cycle alone. */
struct folder_row {
	const struct cycle *cycle; /* NULL: there is none */
	int objectives;
	int tenths, confidence; /* of ten; -1 for none */
	enum status status;	/* of the weakest objective, or none */
	int32_t last;		/* its last check-in, DAY_NONE */
	int outdated;		/* key results */
	size_t owed;		/* check-ins */
};
struct folder_row folder_row(const struct folder *folder, size_t i);

/* Its team: the length of the name's first part that is folders, 0 for none. */
size_t folder_team(const struct folder_plan *plan);

#endif
