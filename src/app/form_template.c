/* SPDX-License-Identifier: MIT */
/* A template of a review that was imported from a form, in the words of that. */
#include <stdlib.h>
#include <string.h>

#include "app/output.h"
#include "app/templates.h"
#include "base/arena.h"
#include "base/say.h"
#include "format/section_title.h"
#include "model/plan.h"

/* A template in the making; its texts live in the arena. */
struct form {
	struct arena arena;
	struct template template;
	struct template_section *sections;
};

/* The first line of an answer, where it is the form's heading of that section. */
static const char *
own_title(struct form *form, const struct section *section, int32_t today)
{
	const char *text = section->text ? section->text : "";
	size_t length = strcspn(text, "\n");
	const char *line = arena_text(&form->arena, text, length);

	return text[length] && section_title_is(line, section->name, today)
		? line
		: NULL;
}

static const struct template_section *
asked_by(const struct template *base, const char *name)
{
	size_t i;

	for (i = 0; i < base->count; i++)
		if (strcmp(base->sections[i].name, name) == 0)
			return &base->sections[i];
	return NULL;
}

static struct template_section
section_of(struct form *form, const struct template *base,
	const struct section *section, int32_t today)
{
	const struct template_section *asked = asked_by(base, section->name);
	const char *title = own_title(form, section, today);
	struct template_section made = {
		.name = section->name, .title = {section->name, section->name}};

	if (asked)
		made = *asked;
	if (title)
		made.title = (struct words){title, title};
	return made;
}

/* Its sections, in the order of the form. */
static void
fill(struct form *form, const struct plan *plan, const struct cycle *cycle,
	const struct template *base)
{
	const struct section *section =
		plan_section(plan, cycle->sections.first);
	size_t count = 0;

	form->template.title = base->title;
	form->template.help = base->help;
	for (; section; section = plan_section(plan, section->base.next)) {
		form->sections = base_realloc(
			form->sections, count + 1, sizeof *form->sections);
		form->sections[count++] =
			section_of(form, base, section, cycle->ends);
	}
	form->template.sections = form->sections;
	form->template.count = count;
}

/* NAME.yaml in the folder of one's own; the caller frees it. */
static char *
make_place(const char *name, struct err *err)
{
	char *folder, *path = NULL;
	struct str file = {0};

	if (*name == '.' || strchr(name, '/') || !*name) {
		err_set(err, ERR_INPUT, _("“%s” cannot be the name of a file"),
			name);
		return NULL;
	}
	folder = templates_folder(err);
	if (folder && fs_make_folder(folder, err)) {
		str_addf(&file, "%s.yaml", name);
		path = fs_join(folder, str_text(&file));
	}
	str_fini(&file);
	free(folder);
	return path;
}

/* Its path, NULL when it could not be written. */
static char *
store(const struct template *template, const struct output *as, struct err *err)
{
	struct output output = *as;
	struct str text = {0};
	char *path = make_place(template->name, err);

	output.path = path;
	template_write(template, &text);
	if (path &&
		!output_write(
			&output, &(struct fs_writer){fs_put, &text}, err)) {
		free(path);
		path = NULL;
	}
	str_fini(&text);
	return path;
}

char *
templates_keep(const struct plan *plan, const struct cycle *cycle,
	const char *name, const struct output *as, struct err *err)
{
	struct templates *templates = templates_load(NULL);
	struct form form = {.template.name = name};
	char *path = NULL;

	fill(&form, plan, cycle, templates_of(templates, cycle));
	if (form.template.count)
		path = store(&form.template, as, err);
	else
		err_set(err, ERR_INPUT,
			_("the review of %s has no sections to make a "
			  "template of"),
			cycle->name);
	free(form.sections);
	arena_fini(&form.arena);
	templates_free(templates);
	return path;
}
