/* SPDX-License-Identifier: MIT */
/* The review of the cycle that is shown as a file, as tenths --dump prints it; a
 * page is opened in the browser. */
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/output.h"
#include "app/templates.h"
#include "base/fs.h"
#include "base/say.h"
#include "print/render.h"
#include "review/review.h"

struct dump {
	const struct plan *plan;
	const struct renderer *renderer;
	struct review_options options;
};

static bool
write_dump(void *context, FILE *out, struct err *err)
{
	static const struct render_options looks = {0};
	const struct dump *dump = context;
	struct review *review = review_new(dump->plan, &dump->options);
	struct doc_source source = review_source(review);
	bool ok = dump->renderer->write(&source, &looks, out, err);

	review_free(review);
	return ok;
}

static bool
is_page(const struct renderer *renderer)
{
	return strcmp(renderer->name, "html") == 0;
}

/* Where it goes unless a file is named: a place of ours, written over. */
static char *
usual_path(const struct desk *desk, const struct renderer *renderer,
	struct err *err)
{
	const struct cycle *cycle =
		plan_cycle(&desk->session->plan, desk->tree.cycle);
	const char *ending =
		is_page(renderer) ? renderer->name : renderer->extensions;
	char *home = fs_state_home(err), *path = NULL;
	struct str name = {0};
	size_t i;

	str_addf(&name, "%s.%.*s", cycle ? cycle->name : "plan",
		(int)strcspn(ending, " "), ending);
	for (i = 0; i < name.length; i++)
		if (name.data[i] == '/')
			name.data[i] = '-';
	if (home && fs_make_folder(home, err))
		path = fs_join(home, str_text(&name));
	free(home);
	str_fini(&name);
	return path;
}

static bool
write_to(struct desk *desk, const struct renderer *renderer, const char *path,
	bool replace, struct err *err)
{
	struct templates *templates = templates_load(NULL);
	struct dump dump = {.plan = &desk->session->plan,
		.renderer = renderer,
		.options = {.cycle = desk->tree.cycle,
			.today = desk->session->today,
			.parts = REVIEW_PRINT,
			.templates = templates}};
	struct output output = {.path = path,
		.plan = desk->session->path,
		.replace = replace,
		.force = ":dump!"};
	bool ok = output_write(
		&output, &(struct fs_writer){write_dump, &dump}, err);

	templates_free(templates);
	return ok;
}

/* ":dump html", ":dump markdown FILE" */
bool
do_dump(struct desk *desk, const struct asked *asked, struct err *err)
{
	const char *typed = asked->argument;
	size_t length = strcspn(typed, " ");
	char *format =
		length ? base_strndup(typed, length) : base_strdup("html");
	const struct renderer *renderer = renderer_find(format);
	char *path = NULL;
	bool named, ok;

	typed += length;
	typed += strspn(typed, " ");
	named = *typed;
	if (!renderer)
		err_set(err, ERR_INPUT,
			_(":dump html, text or markdown, and perhaps a file"));
	else
		path = named ? fs_typed(typed)
			     : usual_path(desk, renderer, err);
	ok = path &&
		write_to(desk, renderer, path, !named || asked->force, err);
	if (ok && is_page(renderer))
		ok = reach_address(path, err);
	if (ok)
		tui_message(desk, _("written: %s"), named ? typed : path);
	free(format);
	free(path);
	return ok;
}
