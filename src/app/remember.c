/* SPDX-License-Identifier: MIT */
#include "app/remember.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/str.h"
#include "yaml/settings.h"

#define SHARE_LEAST 10 /* per cent */
#define SHARE_MOST 90

static char *
file_path(void)
{
	char *home = fs_state_home(NULL);
	char *path = home ? fs_join(home, "look.yaml") : NULL;

	free(home);
	return path;
}

/* A share that leaves room for both, else 0. */
static int
share_of(const char *text)
{
	long share = strtol(text, NULL, 10);

	return share >= SHARE_LEAST && share <= SHARE_MOST ? (int)share : 0;
}

static void
apply(struct remembered *remembered, const struct setting *setting)
{
	if (!strcmp(setting->name, "theme")) {
		free(remembered->theme);
		remembered->theme = base_strdup(setting->value);
	} else if (!strcmp(setting->name, "ground")) {
		remembered->light = !strcmp(setting->value, "light");
	} else if (!strcmp(setting->name, "side")) {
		remembered->side = share_of(setting->value);
	} else if (!strcmp(setting->name, "stacked")) {
		remembered->stacked = share_of(setting->value);
	}
}

void
remembered_load(struct remembered *remembered)
{
	char *path = file_path();
	struct settings *settings = NULL;
	struct str text = {0};
	size_t i;

	*remembered = (struct remembered){0};
	if (path && fs_exists(path) && fs_read_own(path, &text, NULL) &&
		text.length)
		settings = settings_read(path, text.data, text.length, NULL);
	for (i = 0; settings && i < settings_count(settings); i++)
		apply(remembered, settings_at(settings, i));
	settings_free(settings);
	str_fini(&text);
	free(path);
}

void
remembered_store(const struct remembered *remembered)
{
	char *path = file_path(), *folder;
	struct str text = {0};

	if (!path)
		return;
	if (remembered->theme)
		str_addf(&text, "theme: \"%s\"\n", remembered->theme);
	str_addf(&text, "ground: %s\n", remembered->light ? "light" : "dark");
	if (remembered->side)
		str_addf(&text, "side: %d\n", remembered->side);
	if (remembered->stacked)
		str_addf(&text, "stacked: %d\n", remembered->stacked);
	folder = fs_folder(path);
	if (fs_make_folder(folder, NULL))
		fs_write(path, str_text(&text), text.length, 0600, NULL);
	free(folder);
	free(path);
	str_fini(&text);
}

void
remembered_fini(struct remembered *remembered)
{
	free(remembered->theme);
	*remembered = (struct remembered){0};
}
