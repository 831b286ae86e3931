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

/* The digest of the plan from that day to the folder's; NULL where the plan could
 * not be read, or nothing moved in that time. Caller frees with digest_free. */
struct digest *team_digest(
	const struct folder *folder, size_t i, int32_t since);

/* The digests as one document. */
struct team_source {
	const struct folder *folder;
	int32_t since;
	size_t next;	       /* plan */
	bool begun, told;      /* the heading is out; what moved, or nothing */
	struct digest *digest; /* of the part that is out */
};

/* Its parts, for a renderer; team_source_fini after it. */
struct doc_source team_document(struct team_source *source);
void team_source_fini(struct team_source *source);

#endif
