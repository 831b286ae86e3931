/* SPDX-License-Identifier: MIT */
#ifndef APP_FOLDER_H
#define APP_FOLDER_H

/*
 * A folder of plans: every *.yaml, *.yml and *.db in it is one, in folders as teams
 * lie. They are read and never written, and of each only what the settings share
 * is there. Together they know who serves whom.
 *
 * What each comes to is kept in the cache folder by the content of its file, so
 * that only what changed is read again; a plan itself is read when it is asked for.
 */

#include "app/config.h"
#include "base/blob.h"
#include "model/align.h"

/* What a plan comes to, of its current cycle alone. Texts are the folder's. */
struct folder_row {
	const char *cycle; /* its name; NULL: there is none */
	const char *owner; /* of most of its objectives; NULL: not said */
	int objectives;
	int tenths, confidence; /* of ten; -1 for none */
	enum status status;	/* of the weakest objective, or none */
	int32_t last;		/* its last check-in, DAY_NONE */
	int outdated;		/* key results */
	int owed;		/* check-ins */
};

/* By what a file is known again without being read. */
struct folder_stamp {
	int64_t size, seconds, nanoseconds, inode;
	unsigned char id[BLOB_SIZE]; /* of its content */
};

struct folder_plan {
	char *path;	     /* of its file */
	const char *file;    /* the same from the folder on: in `path` */
	char *name;	     /* "platform/li": from the folder on, no ending */
	const char *problem; /* "FILE: …", why it could not be read, or NULL */
	struct folder_row row;
	struct folder_stamp stamp;
	const char *entry; /* as the index has it; NULL: not known yet */
	size_t length;
};

struct folder {
	char *path;
	struct folder_plan *plans; /* by name, those of a team together */
	size_t count;
	size_t known; /* plans that are up to date; the rest is to be read */
	bool stale;   /* the index that was kept is not this one any more */
	struct elsewhere elsewhere; /* nodes of all that are known */
	struct arena arena;	    /* entries that were read now */
	struct str index;	    /* those that were kept */
	const struct config *config;
	int32_t today;
};

/* Finds all plans of the folder and brings what is known of each up to date. A file
 * that is no plan, or is damaged, is there with its problem. false when the folder
 * cannot be read, or it cannot be told what is shared. folder_close in either case;
 * the settings are borrowed until then. */
bool folder_open(struct folder *folder, const char *path,
	const struct config *config, int32_t today, struct err *err);
void folder_close(struct folder *folder);

/* The same a little at a time, for who has keys to answer: begun, then gone on with
 * until it is false. Until then `elsewhere` is empty. */
bool folder_begin(struct folder *folder, const char *path,
	const struct config *config, int32_t today, struct err *err);
bool folder_some(struct folder *folder);

/* Reads what of the plan is shared into *out, which knows of the others; plan_fini.
 * false and *err when it cannot be read. */
bool folder_read(const struct folder *folder, size_t i, struct plan *out,
	struct err *err);

/* Its team: the length of the name's first part that is folders, 0 for none. */
size_t folder_team(const struct folder_plan *plan);

/* The plan whose file that is, from 1; 0 for none. */
size_t folder_find(const struct folder *folder, const char *path);

/* One's own plan at that path: as it is, or as the file that it is in step with. */
size_t folder_own(const struct folder *folder, const char *path);

#endif
