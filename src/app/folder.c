/* SPDX-License-Identifier: MIT */
#include "app/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
#include "model/cycle.h"
#include "model/query.h"
#include "store/store.h"

#define DEPTH_MOST 16 /* folders in folders */

/* ---- which files there are */

/* Where the ending of a plan's file begins; 0 when it is none. */
static size_t
plan_ending(const char *name)
{
	static const char *const endings[] = {".yaml", ".yml", ".db", NULL};
	size_t length = strlen(name), size, i;

	for (i = 0; endings[i]; i++) {
		size = strlen(endings[i]);
		if (length > size &&
			strcmp(name + length - size, endings[i]) == 0)
			return length - size;
	}
	return 0;
}

static void
add_plan(struct folder *folder, const char *path)
{
	const char *name = path + strlen(folder->path) + 1;
	struct folder_plan *plan;

	if ((folder->count & (folder->count - 1)) == 0)
		folder->plans = base_realloc(folder->plans,
			folder->count ? 2 * folder->count : 1,
			sizeof *folder->plans);
	plan = &folder->plans[folder->count++];
	*plan = (struct folder_plan){.path = base_strdup(path)};
	plan->name = base_strndup(name, plan_ending(name));
	plan_init(&plan->plan);
}

/* Hidden ones, git's among them, are not looked into. */
static bool
find_plans(struct folder *folder, const char *path, int depth, struct err *err)
{
	DIR *open = opendir(path);
	const struct dirent *entry;
	struct stat status;
	bool ok = true;
	char *inner;

	if (!open)
		return err_set(
			err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	while (ok && (entry = readdir(open))) {
		if (*entry->d_name == '.')
			continue;
		inner = fs_join(path, entry->d_name);
		if (lstat(inner, &status) == 0) {
			if (S_ISDIR(status.st_mode) && depth < DEPTH_MOST)
				ok = find_plans(folder, inner, depth + 1, err);
			else if (S_ISREG(status.st_mode) &&
				plan_ending(entry->d_name))
				add_plan(folder, inner);
		}
		free(inner);
	}
	closedir(open);
	return ok;
}

size_t
folder_team(const struct folder_plan *plan)
{
	const char *slash = strrchr(plan->name, '/');

	return slash ? (size_t)(slash - plan->name) : 0;
}

/* By team, those of none first, then by name. */
static int
by_team(const void *a, const void *b)
{
	const struct folder_plan *one = a, *other = b;
	size_t first = folder_team(one), second = folder_team(other);
	size_t least = first < second ? first : second;
	int differ = strncmp(one->name, other->name, least);

	if (differ || first == second)
		return differ ? differ : strcmp(one->name, other->name);
	return first < second ? -1 : 1;
}

/* ---- one plan */

static bool
read_database(const char *path, struct plan *plan, struct err *err)
{
	struct store *store = store_open(path, STORE_READONLY, NULL, err);
	bool ok = store && store_load(store, plan, err);

	store_close(store);
	return ok;
}

static bool
read_document(const char *path, struct plan *plan, struct err *err)
{
	struct str text = {0};
	bool ok = fs_read_document(path, &text, err) &&
		sync_read(path, str_text(&text), text.length, plan, err);

	str_fini(&text);
	return ok;
}

bool
folder_read(const struct folder *folder, size_t i, struct plan *out,
	struct err *err)
{
	const char *path = folder->plans[i].path;
	struct plan whole;
	bool ok;

	plan_init(&whole);
	plan_init(out);
	ok = strcmp(path + plan_ending(path), ".db") == 0
		? read_database(path, &whole, err)
		: read_document(path, &whole, err);
	ok = ok && sync_shown(folder->config, &whole, folder->today, out, err);
	plan_fini(&whole);
	if (ok)
		out->usual_weekday = folder->config->weekday;
	else
		plan_fini(out);
	return ok;
}

/* ---- all together */

static struct other
make_other(struct folder *folder, const struct folder_plan *plan,
	const struct node *node)
{
	const struct plan *of = &plan->plan;
	const struct cycle *cycle = plan_cycle_of(of, node);
	const struct node *above = plan_node(of, node->parent);
	char ref[REF_SIZE];

	node_ref(of, node, ref);
	return (struct other){.uid = node->uid & ~UID_UNSAID,
		.above = above ? above->uid & ~UID_UNSAID : 0,
		.plan = plan->name,
		.place = of->place,
		.cycle = cycle ? cycle->name : NULL,
		.ref = arena_text(&folder->arena, ref, strlen(ref)),
		.title = node->title,
		.owner = node_detail(node)->owner,
		.align = node_detail(node)->align,
		.starts = cycle ? cycle->starts : DAY_NONE,
		.ends = cycle ? cycle->ends : DAY_NONE,
		.share = node->share,
		.level = node->level,
		.state = node->state,
		.status =
			(uint8_t)node_standing(of, node, folder->today).status,
		.current =
			cycle && cycle == plan_current_cycle(of, folder->today),
		.order = (uint32_t)folder->elsewhere.count};
}

static void
add_list(struct folder *folder, const struct folder_plan *plan,
	struct chain chain)
{
	struct elsewhere *elsewhere = &folder->elsewhere;
	const struct node *node = plan_node(&plan->plan, chain.first);

	for (; node; node = plan_next(&plan->plan, node, 0)) {
		if (node->level == LEVEL_ACTION)
			continue;
		if ((elsewhere->count & (elsewhere->count - 1)) == 0)
			elsewhere->nodes = base_realloc(elsewhere->nodes,
				elsewhere->count ? 2 * elsewhere->count : 1,
				sizeof *elsewhere->nodes);
		elsewhere->nodes[elsewhere->count] =
			make_other(folder, plan, node);
		elsewhere->count++;
	}
}

static void
add_nodes(struct folder *folder, const struct folder_plan *plan)
{
	const struct plan *of = &plan->plan;
	const struct cycle *cycle = plan_cycle(of, of->cycles.first);

	for (; cycle; cycle = plan_cycle(of, cycle->base.next))
		add_list(folder, plan, cycle->nodes);
	add_list(folder, plan, of->backlog);
}

/* Whether it can be told what is private. */
static bool
can_share(const struct config *config, struct err *err)
{
	return !config->problems.length ||
		err_set(err, ERR_INPUT,
			_("the settings cannot be read, so it cannot be told "
			  "what is private: %.200s"),
			str_text(&config->problems));
}

/* The error with the file it is about; caller frees. */
static char *
name_problem(const struct folder_plan *plan, const struct err *problem)
{
	size_t length = strlen(plan->path);
	struct str text = {0};

	if (strncmp(problem->text, plan->path, length) != 0)
		str_addf(&text, "%s: ", plan->path);
	str_add(&text, problem->text);
	return str_take(&text);
}

bool
folder_open(struct folder *folder, const char *path,
	const struct config *config, int32_t today, struct err *err)
{
	struct folder_plan *plan;
	struct err problem;
	size_t i;

	*folder = (struct folder){
		.path = base_strdup(path), .config = config, .today = today};
	for (i = strlen(folder->path); i > 1 && folder->path[i - 1] == '/';)
		folder->path[--i] = '\0';
	if (!can_share(config, err) ||
		!find_plans(folder, folder->path, 0, err))
		return false;
	if (!folder->count)
		return err_set(err, ERR_INPUT,
			_("%s: there is no plan in it: no *.yaml, no *.db"),
			path);
	qsort(folder->plans, folder->count, sizeof *folder->plans, by_team);
	for (i = 0; i < folder->count; i++) {
		plan = &folder->plans[i];
		problem = (struct err){0};
		if (!folder_read(folder, i, &plan->plan, &problem))
			plan->problem = name_problem(plan, &problem);
	}
	for (i = 0; i < folder->count; i++) {
		folder->plans[i].plan.place = (uint32_t)i + 1;
		add_nodes(folder, &folder->plans[i]);
	}
	elsewhere_sort(&folder->elsewhere);
	for (i = 0; i < folder->count; i++)
		folder->plans[i].plan.elsewhere = &folder->elsewhere;
	return true;
}

void
folder_close(struct folder *folder)
{
	size_t i;

	for (i = 0; i < folder->count; i++) {
		plan_fini(&folder->plans[i].plan);
		free(folder->plans[i].path);
		free(folder->plans[i].name);
		free(folder->plans[i].problem);
	}
	free(folder->plans);
	free(folder->elsewhere.nodes);
	free(folder->elsewhere.links);
	arena_fini(&folder->arena);
	free(folder->path);
	*folder = (struct folder){0};
}
