/* SPDX-License-Identifier: MIT */
#include "app/templates.h"

#include <stdlib.h>

#include "base/fs.h"

char *
templates_folder(struct err *err)
{
	char *home = fs_config_home(err);
	char *folder = home ? fs_join(home, "templates") : NULL;

	free(home);
	return folder;
}

struct templates *
templates_load(struct err *err)
{
	char *folder = templates_folder(NULL);
	struct templates *templates = templates_new(folder, err);

	free(folder);
	return templates;
}
