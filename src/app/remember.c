/* SPDX-License-Identifier: MIT */
#include "app/remember.h"

#include <stddef.h>
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

/* The sizes, by the names that they are kept under. */
static const struct {
	const char *name;
	size_t at;
} shares[] = {
	{"side", offsetof(struct remembered, side)},
	{"stacked", offsetof(struct remembered, stacked)},
	{"pair_side", offsetof(struct remembered, pair_side)},
	{"pair_stacked", offsetof(struct remembered, pair_stacked)},
};

#define SHARES (sizeof shares / sizeof *shares)

static void
apply_share(struct remembered *remembered, const struct setting *setting)
{
	int share = share_of(setting->value);
	size_t i;

	for (i = 0; i < SHARES; i++)
		if (!strcmp(setting->name, shares[i].name))
			memcpy((char *)remembered + shares[i].at, &share,
				sizeof share);
}

static void
add_shares(const struct remembered *remembered, struct str *text)
{
	size_t i;
	int share;

	for (i = 0; i < SHARES; i++) {
		memcpy(&share, (const char *)remembered + shares[i].at,
			sizeof share);
		if (share)
			str_addf(text, "%s: %d\n", shares[i].name, share);
	}
}

static void
apply(struct remembered *remembered, const struct setting *setting)
{
	if (!strcmp(setting->name, "theme")) {
		free(remembered->theme);
		remembered->theme = base_strdup(setting->value);
	} else if (!strcmp(setting->name, "ground")) {
		remembered->light = !strcmp(setting->value, "light");
	} else {
		apply_share(remembered, setting);
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
	add_shares(remembered, &text);
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
