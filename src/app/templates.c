/* SPDX-License-Identifier: MIT */
#include "app/templates.h"

#include <stdlib.h>

#include "base/fs.h"

struct templates *
templates_load(struct err *err)
{
	char *home = fs_config_home(NULL);
	char *folder = home ? fs_join(home, "templates") : NULL;
	struct templates *templates = templates_new(folder, err);

	free(folder);
	free(home);
	return templates;
}
