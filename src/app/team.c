/* SPDX-License-Identifier: MIT */
#include "app/team.h"

#include "base/say.h"
#include "model/change.h"
#include "model/shared.h"

static void
forget(struct change *change, const struct plan *plan, uint32_t node, int field)
{
	change_set(change, plan, RECORD_NODE, node, field, value_none());
}

/* Takes away what check-ins of the time and after it have said; all of them go,
 * for the digest tells from those it does not find here what was before. */
static void
go_back(struct plan *then, int32_t since)
{
	uint32_t limit = then->tables[RECORD_NODE].limit, id;
	struct change change = {0};
	const struct checkin *checkin;
	const struct node *node;

	for (id = 1; id < limit; id++) {
		node = plan_node(then, id);
		checkin = node
			? plan_checkin(then, node_detail(node)->checkins.first)
			: NULL;
		if (checkin && checkin->on >= since) {
			forget(&change, then, id, NODE_PROGRESS);
			forget(&change, then, id, NODE_CURRENT);
			forget(&change, then, id, NODE_CONFIDENCE);
		}
		for (; checkin;
			checkin = plan_checkin(then, checkin->base.next))
			change_delete(&change, then, RECORD_CHECKIN,
				checkin->base.id);
	}
	change_apply(then, &change);
	change_fini(&change);
}

static bool
has_something(const struct digest *digest)
{
	const struct digest_cycle *in;
	const struct digest_node *node;

	if (digest_week(digest, NULL))
		return true;
	for (in = digest->cycles; in; in = in->next)
		for (node = in->nodes; node; node = node->next)
			if (node->marks & ~(unsigned)DIGEST_BLOCKED)
				return true;
	return false;
}

bool
team_digest(const struct folder *folder, size_t i, int32_t since,
	struct team_digest *out)
{
	struct digest_options options = {
		.since = since, .today = folder->today};
	struct plan then, scratch;

	*out = (struct team_digest){0};
	if (folder->plans[i].problem ||
		!folder_read(folder, i, &out->plan, NULL))
		return false;
	plan_init(&then);
	plan_init(&scratch);
	plan_shared(&out->plan, NULL, &then);
	plan_shared(&out->plan, NULL, &scratch);
	go_back(&then, since);
	options.then = &then;
	options.scratch = &scratch;
	out->digest = digest_new(&out->plan, &options);
	plan_fini(&scratch);
	plan_fini(&then);
	if (out->digest && has_something(out->digest))
		return true;
	team_digest_fini(out);
	return false;
}

void
team_digest_fini(struct team_digest *digest)
{
	digest_free(digest->digest);
	plan_fini(&digest->plan);
	*digest = (struct team_digest){0};
}

/* ---- as one document */

static void
begin(const struct team_source *source, struct doc *doc)
{
	struct block *block;
	char from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];

	doc->title = _("What moved");
	doc->language = _("en");
	doc->day = source->folder->today;
	doc->subtitle =
		doc_format(doc, "%s – %s", day_text(source->since, from),
			day_text(source->folder->today, to));
	doc_heading(doc, 1, doc->title, NULL);
	block = doc_add(doc, BLOCK_PARAGRAPH);
	block->role = DOC_SPAN;
	doc_run(doc, block, doc->subtitle, 0);
}

/* Says once that there was nothing. */
static bool
end_quietly(struct team_source *source, struct doc *doc)
{
	if (source->told)
		return false;
	source->told = true;
	doc_clear(doc);
	doc_run(doc, doc_add(doc, BLOCK_PARAGRAPH),
		_("Nothing moved in that time."), 0);
	return true;
}

const struct digest *
team_next(void *context)
{
	struct team_source *source = context;

	team_digest_fini(&source->moved);
	while (source->next < source->folder->count)
		if (team_digest(source->folder, source->next++, source->since,
			    &source->moved))
			break;
	if (!source->moved.digest)
		return NULL;
	source->moved.digest->name =
		source->folder->plans[source->next - 1].name;
	return source->moved.digest;
}

static bool
next_part(void *context, struct doc *doc)
{
	struct team_source *source = context;

	if (!source->begun) {
		doc_clear(doc);
		begin(source, doc);
		source->begun = true;
		return true;
	}
	if (!team_next(source))
		return end_quietly(source, doc);
	source->told = true;
	digest_document(source->moved.digest, doc);
	return true;
}

struct doc_source
team_document(struct team_source *source)
{
	return (struct doc_source){.next = next_part, .context = source};
}

void
team_source_fini(struct team_source *source)
{
	team_digest_fini(&source->moved);
}
