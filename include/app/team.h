/* SPDX-License-Identifier: MIT */
#ifndef APP_TEAM_H
#define APP_TEAM_H

/*
 * What moved in a folder of plans: the digest of each, one after the other. A plan
 * that others write has no history here, so how it was before is what its
 * check-ins say.
 */

#include "app/folder.h"
#include "review/digest.h"

/* Where more of a plan is, kept by the document. */
typedef const char *team_address_fn(
	const struct folder *folder, size_t i, struct doc *doc);

/* Adds the teams, and the plans of each in a table, by name: never a ranking.
 * `address` may be NULL. */
void team_list(
	const struct folder *folder, team_address_fn *address, struct doc *doc);

/* The digest of the plan from that day to the folder's, and the plan it is of. */
struct team_digest {
	struct digest *digest;
	struct plan plan;
};

/* False where the plan could not be read, or nothing moved in that time: there is
 * nothing to be freed. */
bool team_digest(const struct folder *folder, size_t i, int32_t since,
	struct team_digest *out);
void team_digest_fini(struct team_digest *digest);

/* The digests as one document. */
struct team_source {
	const struct folder *folder;
	int32_t since;
	size_t next;	  /* plan */
	bool begun, told; /* the heading is out; what moved, or nothing */
	struct team_digest moved; /* the part that is out */
};

/* The digest of the next plan in which something moved, until the next call; NULL
 * after the last. The context is a struct team_source. */
const struct digest *team_next(void *context);

/* Its parts, for a renderer; team_source_fini after it. */
struct doc_source team_document(struct team_source *source);
void team_source_fini(struct team_source *source);

#endif
