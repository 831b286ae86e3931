/* SPDX-License-Identifier: MIT */
#include "app/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"

static void
take_remark(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct preview *preview = context;

	(void)severity;
	(void)column;
	if (!preview->remarks++)
		str_addf(&preview->first, _("line %d: %s"), line, what);
}

static void
take_line(void *context, const struct read_line *line)
{
	struct preview *preview = context;
	struct preview_line *at;

	if (line->line < 1 || (size_t)line->line > preview->count)
		return;
	at = &preview->lines[line->line - 1];
	/* The first of several parts of a line says what it is. */
	if (*at->class)
		return;
	memcpy(at->class, line->class, sizeof at->class);
	at->role = line->role;
	at->doubt = line->doubt;
	preview->doubts += line->doubt;
	preview->roles[line->role]++;
	preview->left_out += line->role == READ_OUT && !line->names;
}

static void
take_place(void *context, const struct placed *placed)
{
	struct preview *preview = context;

	if (placed->record != RECORD_NODE || placed->field >= 0)
		return;
	while (preview->node_count <= placed->id) {
		if (!(preview->node_count & (preview->node_count - 1)))
			preview->node_lines = base_realloc(preview->node_lines,
				2 * preview->node_count + 1,
				sizeof *preview->node_lines);
		preview->node_lines[preview->node_count++] = 0;
	}
	preview->node_lines[placed->id] = placed->line;
}

/* The document as its lines, which have no roles yet. */
static void
cut_lines(struct preview *preview)
{
	const char *at = preview->text.data, *end = at + preview->text.length;
	const char *next;
	size_t length;

	for (; at < end; at = next + 1) {
		next = memchr(at, '\n', (size_t)(end - at));
		if (!next)
			next = end;
		length = (size_t)(next - at);
		if (length && at[length - 1] == '\r')
			length--;
		if (!(preview->count & (preview->count - 1)))
			preview->lines = base_realloc(preview->lines,
				2 * preview->count + 1, sizeof *preview->lines);
		preview->lines[preview->count++] = (struct preview_line){
			.text = arena_text(&preview->arena, at, length)};
	}
}

static void
read_again(struct preview *preview)
{
	struct reporter reporter = {take_remark, preview};
	size_t i;

	for (i = 0; i < preview->count; i++) {
		preview->lines[i].class[0] = '\0';
		preview->lines[i].role = READ_NOTE;
		preview->lines[i].doubt = false;
	}
	memset(preview->roles, 0, sizeof preview->roles);
	preview->doubts = preview->node_count = 0;
	preview->remarks = 0;
	preview->left_out = 0;
	str_clear(&preview->first);
	err_clear(&preview->why);
	preview->options.as = preview->as.length ? preview->as.data : NULL;
	import_fini(&preview->import);
	preview->import = (struct import){
		.name = preview->path, .format = preview->format};
	preview->read = import_read(&preview->import,
		(struct piece){preview->text.data, preview->text.length},
		&preview->options, &reporter, &preview->why);
}

struct preview *
preview_new(const struct format *format, const struct str *text,
	const struct read_options *options)
{
	struct preview *preview = base_calloc(1, sizeof *preview);

	preview->format = format;
	preview->path = base_strdup(options->name);
	str_add_bytes(&preview->text, str_text(text), text->length);
	str_add(&preview->as, options->as ? options->as : "");
	cut_lines(preview);
	preview->placing = (struct place_reporter){take_place, preview};
	preview->options = (struct read_options){.today = options->today,
		.name = preview->path,
		.plan = options->plan,
		.line = take_line,
		.context = preview,
		.placing = &preview->placing};
	plan_init(&preview->import.from);
	read_again(preview);
	return preview;
}

void
preview_free(struct preview *preview)
{
	if (!preview)
		return;
	import_fini(&preview->import);
	str_fini(&preview->text);
	str_fini(&preview->as);
	str_fini(&preview->first);
	arena_fini(&preview->arena);
	free(preview->lines);
	free(preview->node_lines);
	free(preview->path);
	free(preview);
}

/* "class=role" at the end, in place of what was said of the class before. */
static void
put_said(struct str *as, const char *class, const char *role)
{
	struct str rest = {0};
	const char *at = str_text(as), *end;
	size_t length = strlen(class);

	for (; *at; at = *end ? end + 1 : end) {
		end = strchrnul(at, ',');
		if (strncmp(at, class, length) == 0 && at[length] == '=')
			continue;
		str_add_bytes(&rest, at, (size_t)(end - at));
		str_add_char(&rest, ',');
	}
	str_addf(&rest, "%s=%s", class, role);
	str_clear(as);
	str_add(as, rest.data);
	str_fini(&rest);
}

bool
preview_say(struct preview *preview, size_t line, enum read_role role)
{
	if (line >= preview->count || !*preview->lines[line].class)
		return false;
	put_said(&preview->as, preview->lines[line].class,
		read_role_words[role]);
	read_again(preview);
	return true;
}

size_t
preview_next(const struct preview *preview, size_t line)
{
	size_t i, at;

	for (i = 1; i <= preview->count; i++) {
		at = (line + i) % preview->count;
		if (preview->lines[at].doubt)
			return at;
	}
	return line;
}

bool
preview_store(struct preview *preview, struct session *session, uint32_t cycle,
	struct err *err)
{
	if (!preview->read) {
		*err = preview->why;
		return false;
	}
	preview->import.cycle = cycle;
	return import_merge(&preview->import, session, err);
}
