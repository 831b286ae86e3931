/* SPDX-License-Identifier: MIT */
#include "app/sources.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/say.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "yaml/out.h"

#define SOURCES "sources."
#define SECONDS 10
#define TRIES 100 /* while another program is faster */

/* ---- in the settings */

bool
source_at(const struct config *config, size_t n, struct source *source)
{
	const struct setting *subject;

	memset(source, 0, sizeof *source);
	if (!own_named(config, SOURCES, n, source->name))
		return false;
	/* Where it does not say what it is for, its name does. */
	subject = own_part(config, SOURCES, source->name, "for");
	source->subject = subject ? subject->value : source->name;
	return true;
}

/* ---- asking */

/* What a program answered: a value as a text, and the day it is of. */
struct said {
	struct str value;
	int32_t on;
};

static bool
read_json(const struct source *source, const struct reply *reply, int32_t today,
	struct said *said, struct err *err)
{
	struct settings *settings = settings_read(
		source->name, str_text(&reply->out), reply->out.length, err);
	const struct setting *value, *on;
	bool ok = settings != NULL;

	if (!settings)
		return false;
	value = settings_find(settings, "value");
	on = settings_find(settings, "on");
	if (value)
		str_add(&said->value, value->value);
	else
		ok = err_set(err, ERR_INPUT, _("its answer has no \"value\""));
	if (ok && on)
		ok = day_ask(on->value, today, DAY_PAST, &said->on, err);
	settings_free(settings);
	return ok;
}

static bool
ask(const struct session *session, const struct source *source,
	struct said *said, struct err *err)
{
	struct program program = {0};
	struct reply reply = {0};
	const char *text;
	size_t length;
	bool ok;

	said->on = session->today;
	ok = own_run(&session->config, SOURCES, source->name, &program, err) &&
		program_ask(&program, SECONDS, true, &reply, err);
	length = reply.out.length;
	text = str_trim(str_text(&reply.out), &length);
	if (ok && memchr(text, '\0', length))
		ok = err_set(err, ERR_INPUT, _("its answer is no text"));
	else if (ok && *text == '{')
		ok = read_json(source, &reply, session->today, said, err);
	else if (ok && length)
		str_add_bytes(&said->value, text, length);
	else if (ok)
		ok = err_set(err, ERR_INPUT, _("it said nothing"));
	reply_fini(&reply);
	program_fini(&program);
	return ok;
}

/* ---- storing */

static bool
set_metric(const struct metric *metric, const struct said *said,
	struct value_context *context, struct change *change, struct err *err)
{
	const struct field *field =
		&record_types[RECORD_READING].fields[READING_VALUE];
	struct value value;

	return value_read(
		       field, str_text(&said->value), context, &value, err) &&
		value_unit(context, metric->unit, err) &&
		(value.type == VALUE_NUMBER ||
			err_set(err, ERR_INPUT, _("there is no value"))) &&
		edit_reading(context->plan, metric->base.id,
			(struct value_on){said->on, value.number}, change, err);
}

/* The values that the change sets come from the source. */
static void
name_source(const struct plan *plan, const struct source *source,
	struct change *change)
{
	size_t count = change->count, i;

	for (i = 0; i < count; i++)
		if (change->edits[i].record == RECORD_READING &&
			change->edits[i].op == EDIT_SET &&
			change->edits[i].field == READING_VALUE)
			change_set(change, plan, RECORD_READING,
				change->edits[i].id, READING_SOURCE,
				value_text(source->name));
}

static bool
prepare(const struct session *session, const struct source *source,
	const struct said *said, struct change *change, struct err *err)
{
	const struct plan *plan = &session->plan;
	const struct cycle *cycle = plan_current_cycle(plan, session->today);
	const struct metric *metric = plan_metric_named(plan, source->subject);
	struct value_context context = {.today = session->today, .plan = plan};
	const struct node *node = NULL;
	bool ok;

	context.cycle = cycle ? cycle->base.id : 0;
	if (metric) {
		ok = set_metric(metric, said, &context, change, err);
	} else {
		node = query_ref(plan, context.cycle, source->subject,
			session->today, err);
		ok = node &&
			edit_value(&context,
				(struct target){RECORD_NODE, node->id,
					edit_measured(plan, change, node->id)},
				str_text(&said->value), change, err);
	}
	value_context_fini(&context);
	if (ok && change->count)
		change_label(change, N_("pull %s: %s"), source->name,
			str_text(&said->value));
	return ok;
}

static bool
store(struct session *session, const struct source *source,
	const struct said *said, struct err *err)
{
	int tries = TRIES;
	bool ok;

	do {
		struct change change = {0};

		err_clear(err);
		ok = prepare(session, source, said, &change, err);
		if (ok) {
			session_follow(session, &change);
			name_source(&session->plan, source, &change);
			ok = session_do(session, &change, err);
		}
		change_fini(&change);
	} while (!ok && err->code == ERR_CONFLICT && --tries);
	return ok;
}

/* ---- what went wrong, in the state folder */

static char *
problems_path(void)
{
	char *home = fs_state_home(NULL);
	char *path = home ? fs_join(home, "sources.yaml") : NULL;

	free(home);
	return path;
}

static struct settings *
read_problems(const char *path)
{
	struct settings *settings = NULL;
	struct str text = {0};

	if (path && fs_exists(path) && fs_read_own(path, &text, NULL) &&
		text.length)
		settings = settings_read(path, text.data, text.length, NULL);
	str_fini(&text);
	return settings;
}

/* All that there are, with that of one source put in or, NULL, left out. */
static bool
write_problems(FILE *file, const struct settings *old, const char *name,
	const char *problem)
{
	struct out out;
	size_t i;

	out_begin(&out, file, false);
	out_map(&out);
	for (i = 0; old && i < settings_count(old); i++)
		if (strcmp(settings_at(old, i)->name, name) != 0) {
			out_name(&out, settings_at(old, i)->name);
			out_text(&out, settings_at(old, i)->value);
		}
	if (problem) {
		out_name(&out, name);
		out_text(&out, problem);
	}
	out_close(&out);
	return out_end(&out, NULL);
}

/* That it cannot be remembered is no reason to fail. */
static void
remember(const char *name, const char *problem)
{
	char *path = problems_path(), *folder, *text = NULL;
	struct settings *old = read_problems(path);
	size_t length = 0;
	FILE *file;

	if (path && (problem || (old && settings_find(old, name)))) {
		folder = fs_folder(path);
		file = open_memstream(&text, &length);
		if (file && write_problems(file, old, name, problem) &&
			fflush(file) == 0 && fs_make_folder(folder, NULL))
			fs_write(path, text, length, 0600, NULL);
		if (file)
			fclose(file);
		free(folder);
	}
	settings_free(old);
	free(text);
	free(path);
}

bool
source_pull(struct session *session, const struct source *source,
	struct str *said_out, struct err *err)
{
	struct said said = {0};
	bool ok = ask(session, source, &said, err) &&
		store(session, source, &said, err);

	if (ok)
		str_addf(said_out, "%s: %s %s", source->name, source->subject,
			str_text(&said.value));
	remember(source->name, ok ? NULL : err->text);
	str_fini(&said.value);
	return ok;
}

void
sources_problems(const struct config *config, const struct plan *plan,
	const struct metric *metric, struct str *out)
{
	char *path = problems_path();
	struct settings *problems = read_problems(path);
	const struct setting *problem;
	struct source source;
	size_t n;

	for (n = 0; problems && source_at(config, n, &source); n++) {
		problem = settings_find(problems, source.name);
		if (!problem ||
			plan_metric_named(plan, source.subject) != metric)
			continue;
		str_addf(out, "%s%s: %s", out->length ? "\n" : "", source.name,
			problem->value);
	}
	settings_free(problems);
	free(path);
}
