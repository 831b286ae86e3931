/* SPDX-License-Identifier: MIT */
/* Whatever is wrong with a plan's file, it is refused or read, never more; and
 * what is rescued of it is a sound plan. The bytes are pokes into a good file:
 * two for the place, one for what stands there then; the last ones cut it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "model/edit.h"
#include "store/store.h"

static char folder[] = "/tmp/tenths-fuzz-XXXXXX";
static char plan_path[64], saved_path[64];
static struct str good;

static void
stop_if(bool wrong, const char *what)
{
	if (!wrong)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

/* A plan with something of every table that matters. */
static void
make_good(void)
{
	struct change change = {0};
	struct store *store;
	struct plan plan;
	uint32_t cycle, node, i;

	stop_if(!mkdtemp(folder), "no folder");
	snprintf(plan_path, sizeof plan_path, "%s/plan.db", folder);
	snprintf(saved_path, sizeof saved_path, "%s/saved.db", folder);
	plan_init(&plan);
	store = store_open(plan_path, STORE_CREATE, NULL, NULL);
	stop_if(!store || !store_load(store, &plan, NULL), "no plan");
	cycle = change_create(&change, &plan, RECORD_CYCLE);
	change_put(&change, RECORD_CYCLE, cycle, CYCLE_NAME,
		value_text("2026 Q4"));
	for (i = 0; i < 20; i++) {
		node = change_create(&change, &plan, RECORD_NODE);
		change_put(&change, RECORD_NODE, node, NODE_LEVEL,
			value_number(1));
		change_put(&change, RECORD_NODE, node, NODE_CYCLE,
			value_number(cycle));
		change_put(&change, RECORD_NODE, node, NODE_TITLE,
			value_text("目标 of this plan"));
		change_put(&change, RECORD_NODE, node, NODE_NOTE,
			value_text("笔记"));
	}
	change_label(&change, "made");
	stop_if(!store_commit(store, &change, 1, NULL), "not stored");
	change_fini(&change);
	plan_fini(&plan);
	store_close(store);
	stop_if(!fs_read(plan_path, &good, NULL), "not read");
}

static void
poke(const uint8_t *data, size_t size)
{
	char *bytes = malloc(good.length);
	size_t length = good.length, i, at;

	memcpy(bytes, good.data, length);
	for (i = 0; i + 3 <= size; i += 3) {
		/* Places near the beginning of a page are worth more. */
		at = ((size_t)data[i] << 8 | data[i + 1]) * 2 % length;
		bytes[at] = (char)data[i + 2];
	}
	if (size % 3 == 1)
		length = length * data[size - 1] / 255;
	stop_if(!fs_write(plan_path, bytes, length, 0600, NULL), "not written");
	free(bytes);
}

static void
ignore(void *context, const char *what)
{
	(void)context;
	(void)what;
}

static void
count(void *context, const char *what)
{
	(void)what;
	++*(int *)context;
}

static void
open_it(void)
{
	struct store *store = store_open(plan_path, 0, folder, NULL);
	struct plan plan;

	if (!store)
		return;
	plan_init(&plan);
	store_load(store, &plan, NULL);
	store_check(store, ignore, NULL, NULL);
	plan_fini(&plan);
	store_close(store);
}

static void
rescue_it(void)
{
	struct rescued rescued;
	struct store *store;
	struct plan plan;
	int found = 0;

	unlink(saved_path);
	if (!store_rescue(plan_path, saved_path, true, &rescued, NULL))
		return;
	/* Of nothing no plan is made. */
	if (access(saved_path, F_OK) != 0)
		return;
	store = store_open(saved_path, 0, folder, NULL);
	stop_if(!store, "what was rescued cannot be opened");
	plan_init(&plan);
	stop_if(!store_load(store, &plan, NULL),
		"what was rescued cannot be read");
	stop_if(!store_check(store, count, &found, NULL) || found,
		"what was rescued is not sound");
	plan_fini(&plan);
	store_close(store);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char journal[80];

	if (!good.length)
		make_good();
	snprintf(journal, sizeof journal, "%s-journal", plan_path);
	unlink(journal);
	unlink(saved_path);
	poke(data, size);
	rescue_it();
	open_it();
	return 0;
}
