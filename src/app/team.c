/* SPDX-License-Identifier: MIT */
#include "app/team.h"

#include "base/say.h"
#include "model/change.h"

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

struct digest *
team_digest(const struct folder *folder, size_t i, int32_t since)
{
	struct digest_options options = {
		.since = since, .today = folder->today};
	struct digest *digest = NULL;
	struct plan then, scratch;

	if (folder->plans[i].problem || !folder_read(folder, i, &then, NULL))
		return NULL;
	if (folder_read(folder, i, &scratch, NULL)) {
		go_back(&then, since);
		options.then = &then;
		options.scratch = &scratch;
		digest = digest_new(&folder->plans[i].plan, &options);
		plan_fini(&scratch);
	}
	plan_fini(&then);
	if (digest && !has_something(digest)) {
		digest_free(digest);
		return NULL;
	}
	return digest;
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
	digest_free(source->digest);
	source->digest = NULL;
	while (!source->digest && source->next < source->folder->count)
		source->digest = team_digest(
			source->folder, source->next++, source->since);
	if (!source->digest)
		return end_quietly(source, doc);
	source->told = true;
	source->digest->name = source->folder->plans[source->next - 1].name;
	digest_document(source->digest, doc);
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
	digest_free(source->digest);
	source->digest = NULL;
}
