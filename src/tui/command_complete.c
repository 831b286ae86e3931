/* SPDX-License-Identifier: MIT */
/* What Tab offers after `:`: commands, and what each of them may be given. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/own.h"
#include "base/fs.h"
#include "base/str.h"
#include "completing.h"
#include "tui_private.h"

/* What is offered to a command; `typed` is all that stands after its name. */
typedef void offering(struct offer *offer, const struct desk *desk);

static void
offer_text(struct offer *offer, const char *word)
{
	if (word)
		offer_word(offer, word, strlen(word));
}

/* Commands of the settings. */
static void
offer_own(struct offer *offer, const struct desk *desk)
{
	struct own_command own;
	size_t n = 0;

	while (own_command(&desk->session->config, n++, &own))
		offer_text(offer, own.name);
}

static void
offer_names(struct offer *offer, const struct desk *desk)
{
	int i;

	for (i = 0; desk->commands[i].name; i++)
		if (command_is_here(desk, &desk->commands[i]))
			offer_text(offer, desk->commands[i].name);
	offer_own(offer, desk);
}

/* A field, or after it what it may be. */
static void
offer_set(struct offer *offer, const struct desk *desk)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	const char *value = strchr(offer->typed, ' ');
	const struct field *field;
	struct spot spot = {.record = RECORD_NODE};
	struct str before = {0}, name = {0};
	size_t i;

	if (!value) {
		for (i = NODE_DUE; i < type->field_count; i++)
			if (!type->fields[i].derived)
				offer_text(offer, type->fields[i].name);
		return;
	}
	str_add_bytes(&name, offer->typed, (size_t)(value - offer->typed));
	field = field_find(RECORD_NODE, str_text(&name));
	if (field && !offer->loosely) {
		spot.field = (int)(field - type->fields);
		str_addf(&before, "%s%s ", offer->head, str_text(&name));
		complete_value(desk, &spot, str_text(&before), value + 1,
			offer->found);
	}
	str_fini(&before);
	str_fini(&name);
}

static void
offer_due(struct offer *offer, const struct desk *desk)
{
	const struct spot spot = {.record = RECORD_NODE, .field = NODE_DUE};

	if (!offer->loosely)
		complete_value(
			desk, &spot, offer->head, offer->typed, offer->found);
}

static void
offer_cycles(struct offer *offer, const struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		offer_text(offer, cycle->name);
}

static void
offer_places(struct offer *offer, const struct desk *desk)
{
	offer_cycles(offer, desk);
	offer_text(offer, "backlog");
	offer_refs(offer, desk, LEVEL_KEY_RESULT);
}

static void
offer_nodes(struct offer *offer, const struct desk *desk)
{
	offer_refs(offer, desk, LEVEL_ACTION);
}

static void
offer_themes(struct offer *offer, const struct desk *desk)
{
	const struct theme_table *table;

	(void)desk;
	offer_text(offer, "auto");
	for (table = theme_tables; table->name; table++)
		offer_text(offer, table->name);
	offer_text(offer, "default");
}

static void
offer_all(struct offer *offer, const struct desk *desk)
{
	offer_text(offer, "all");
	offer_text(offer, "deleted");
	offer_nodes(offer, desk);
}

/* A file of the folder that is typed, a folder with its slash. */
static void
offer_file(struct offer *offer, const char *folder, const char *name)
{
	char *in = fs_typed(*folder ? folder : "."), *path = fs_join(in, name);
	struct str word = {0};
	struct stat stat_of;

	if (path && *name != '.' && stat(path, &stat_of) == 0) {
		str_addf(&word, "%s%s%s", folder, name,
			S_ISDIR(stat_of.st_mode) ? "/" : "");
		offer_text(offer, str_text(&word));
	}
	str_fini(&word);
	free(path);
	free(in);
}

static void
offer_files(struct offer *offer, const struct desk *desk)
{
	const char *slash = strrchr(offer->typed, '/');
	struct str folder = {0};
	struct dirent *entry;
	char *path;
	DIR *dir;

	(void)desk;
	if (slash)
		str_add_bytes(&folder, offer->typed,
			(size_t)(slash - offer->typed) + 1);
	path = fs_typed(folder.length ? str_text(&folder) : ".");
	dir = opendir(path);
	free(path);
	while (dir && (entry = readdir(dir)))
		offer_file(offer, str_text(&folder), entry->d_name);
	if (dir)
		closedir(dir);
	str_fini(&folder);
}

static void
offer_sorts(struct offer *offer, const struct desk *desk)
{
	int i;

	(void)desk;
	for (i = SORT_NONE + 1; i < SORT_COUNT; i++)
		offer_text(offer, node_sorts[i].name);
}

/* A form, and after it a file. */
static void
offer_dumps(struct offer *offer, const struct desk *desk)
{
	static const char *const forms[] = {"html", "markdown", "text"};
	const char *file = strchr(offer->typed, ' ');
	struct offer after = *offer;
	struct str head = {0};
	size_t i;

	if (!file) {
		for (i = 0; i < sizeof forms / sizeof *forms; i++)
			offer_text(offer, forms[i]);
		return;
	}
	str_add(&head, offer->head);
	str_add_bytes(&head, offer->typed, (size_t)(file + 1 - offer->typed));
	after.head = str_text(&head);
	after.typed = file + 1;
	offer_files(&after, desk);
	str_fini(&head);
}

static const struct {
	const char *name; /* of the command */
	offering *offer;
} offerings[] = {
	{"set", offer_set},
	{"due", offer_due},
	{"theme", offer_themes},
	{"sort", offer_sorts},
	{"cycle", offer_cycles},
	{"close", offer_cycles},
	{"reopen", offer_cycles},
	{"move", offer_places},
	{"goto", offer_nodes},
	{"history", offer_all},
	{"digest", offer_cycles},
	{"figures", offer_cycles},
	{"stats", offer_cycles},
	{"run", offer_own},
	{"dump", offer_dumps},
	{"import", offer_files},
	{"preview", offer_files},
	{"export", offer_files},
	{"save", offer_files},
};

static void
offer_to(struct offer *offer, const struct desk *desk, offering *words)
{
	words(offer, desk);
	offer->loosely = true;
	if (!offer->found->count)
		words(offer, desk);
}

void
command_complete(void *context, const char *text, size_t length,
	struct completion *found)
{
	char *typed = base_strdup(text), *argument;
	struct offer offer = {.found = found, .head = "", .typed = typed};
	struct str head = {0};
	size_t i, name;

	typed[length] = '\0';
	argument = strchr(typed, ' ');
	if (!argument) {
		offer_to(&offer, context, offer_names);
		free(typed);
		return;
	}
	name = (size_t)(argument - typed);
	name -= name && typed[name - 1] == '!';
	argument += strspn(argument, " ");
	str_add_bytes(&head, typed, (size_t)(argument - typed));
	offer.head = str_text(&head);
	offer.typed = argument;
	for (i = 0; i < sizeof offerings / sizeof *offerings; i++)
		if (strlen(offerings[i].name) == name &&
			memcmp(offerings[i].name, typed, name) == 0)
			offer_to(&offer, context, offerings[i].offer);
	str_fini(&head);
	free(typed);
}
