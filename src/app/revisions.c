/* SPDX-License-Identifier: MIT */
/*
 * How often what was meant was changed: counted once from the journal, in pieces
 * between two keys, for it grows for life; what is done from then on are a few
 * rows more.
 */
#include "revisions.h"

#include <stdlib.h>
#include <string.h>

#include "model/change.h"
#include "store/store.h"

#define ROWS_AT_ONCE 500
#define BYTES_AT_ONCE 262144

struct counting {
	struct revisions *revisions;
	int rows;
	size_t bytes;
};

void
revisions_forget(struct revisions *revisions)
{
	free(revisions->counts);
	*revisions = (struct revisions){0};
}

static void
add_one(struct revisions *revisions, uint32_t node)
{
	uint32_t limit = revisions->limit;

	if (node > PLAN_ID_MAX)
		return;
	if (node >= limit) {
		revisions->limit = node + 1 > 2 * limit ? node + 1 : 2 * limit;
		revisions->counts = base_realloc(revisions->counts,
			revisions->limit, sizeof *revisions->counts);
		memset(revisions->counts + limit, 0,
			(revisions->limit - limit) * sizeof *revisions->counts);
	}
	if (revisions->counts[node] < UINT16_MAX)
		revisions->counts[node]++;
}

static bool
is_revision(const struct set_line *line)
{
	const struct field *fields = record_types[RECORD_NODE].fields;

	return line->had_value &&
		(line->field == &fields[NODE_TITLE] ||
			line->field == &fields[NODE_TARGET]);
}

static bool
is_enough(const struct counting *counting)
{
	return counting->rows == ROWS_AT_ONCE ||
		counting->bytes >= BYTES_AT_ONCE;
}

static bool
count_row(void *context, int64_t id, const char *edits)
{
	struct counting *counting = context;
	const char *at = edits;
	struct set_line line;

	while (change_next_set(&at, RECORD_NODE, &line))
		if (is_revision(&line))
			add_one(counting->revisions, line.id);
	counting->revisions->read = id;
	counting->rows++;
	counting->bytes += (size_t)(at - edits);
	return !is_enough(counting);
}

bool
session_count_revisions(struct session *session)
{
	struct counting counting = {.revisions = &session->revisions};

	return store_journal_after(session->store, session->revisions.read,
		       count_row, &counting, NULL) &&
		is_enough(&counting);
}

int
session_revisions(const struct session *session, uint32_t node)
{
	return node < session->revisions.limit ? session->revisions.counts[node]
					       : 0;
}
