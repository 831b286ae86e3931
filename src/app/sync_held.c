/* SPDX-License-Identifier: MIT */
#include "sync_held.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/query.h"

#define REVISIONS_MOST 2000 /* the newest, all in one call */
#define IDS_MOST 100	    /* one of them is enough to find a revision */

/* The words of a call of git. Texts are owned. */
struct words {
	char *all[REVISIONS_MOST + 2 * IDS_MOST + 8];
	size_t count;
};

static void
add(struct words *words, const char *text)
{
	words->all[words->count++] = base_strdup(text);
}

/* Ids that the file had and what is shared has not; how many. */
static size_t
add_ids(struct words *words, const struct plan *plan, const struct plan *shared,
	const char *before)
{
	uint32_t limit = plan->tables[RECORD_NODE].limit, id;
	char uid[UID_TEXT_SIZE];
	const struct node *node;
	size_t count = 0;

	for (id = 1; id < limit && count < IDS_MOST; id++) {
		node = plan_node(plan, id);
		if (!node || plan_node(shared, id) ||
			!strstr(before, uid_text(node->uid & ~UID_UNSAID, uid)))
			continue;
		add(words, "-e");
		add(words, uid);
		count++;
	}
	return count;
}

static bool
add_revisions(struct words *words, const struct git *git)
{
	struct str list = {0};
	char *line, *rest;
	size_t count = 0;

	git_run(git, &list, NULL, "rev-list", "--all", "--", git->name);
	for (line = strtok_r(list.data, "\n", &rest);
		line && count < REVISIONS_MOST;
		line = strtok_r(NULL, "\n", &rest), count++)
		add(words, line);
	str_fini(&list);
	return count > 0;
}

/* Lines are "REVISION:FILE", the newest first. */
static void
say_found(const struct str *found, struct str *said)
{
	const char *at = str_text(found), *newest = at, *oldest = at;
	size_t count = 0;

	for (; *at; count++) {
		oldest = at;
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	if (!count)
		return;
	str_addf(said,
		ngettext("what is private now is still in %zu revision, %.10s "
			 "(to %.10s): others may have it",
			"what is private now is still in %zu revisions, %.10s "
			"to %.10s: others may have them",
			(unsigned long)count),
		count, oldest, newest);
	str_add_char(said, '\n');
}

void
sync_held(const struct git *git, const struct plan *plan,
	const struct plan *shared, const char *before, struct str *said)
{
	struct words words = {0};
	struct str found = {0};

	add(&words, "grep");
	add(&words, "-l");
	add(&words, "-F");
	if (add_ids(&words, plan, shared, before) &&
		add_revisions(&words, git)) {
		add(&words, "--");
		add(&words, git->name);
		git_run_words(
			git, &found, NULL, (const char *const *)words.all);
		say_found(&found, said);
	}
	while (words.count)
		free(words.all[--words.count]);
	str_fini(&found);
}
