/* SPDX-License-Identifier: MIT */
/*
 * Plans for the tests of documents: one small and known, and random ones whose
 * texts try what a terminal, a page or a post could take for something else.
 */
#ifndef REVIEW_SAMPLE_H
#define REVIEW_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "print/render.h"
#include "model/close.h"
#include "model/edit.h"
#include "model/progress.h"
#include "review/review.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define TODAY 20778 /* 2026-11-21, a Saturday, in 2026 Q4 */

struct sample {
	struct plan plan;
	struct change change;
	uint32_t cycle;
	unsigned seed;
};

static inline void
sample_commit(struct sample *sample)
{
	change_apply(&sample->plan, &sample->change);
	change_clear(&sample->change);
}

static inline uint32_t
sample_cycle(struct sample *sample, struct span span)
{
	struct err err = {0};
	uint32_t id;

	if (!edit_cycle_add(&sample->plan, &(struct new_cycle){NULL, span, 0}, &sample->change, &id, &err))
		fail_msg("%s", err.text);
	sample_commit(sample);
	return id;
}

static inline void
sample_begin(struct sample *sample)
{
	memset(sample, 0, sizeof *sample);
	plan_init(&sample->plan);
	sample->cycle = sample_cycle(sample, span_quarter(TODAY));
}

static inline void
sample_end(struct sample *sample)
{
	change_fini(&sample->change);
	plan_fini(&sample->plan);
}

/* Adds a node below `parent`, 0 for the top of the sample's cycle. */
static inline uint32_t
sample_add(struct sample *sample, uint32_t parent, const char *title)
{
	struct place place = {
		.parent = parent, .cycle = parent ? 0 : sample->cycle};
	struct err err = {0};
	uint32_t id;

	if (!edit_add(&sample->plan, &(struct new_node){place, 0, title}, &sample->change, &id, &err))
		fail_msg("%s", err.text);
	sample_commit(sample);
	return id;
}

static inline void
sample_set(struct sample *sample, enum record record, uint32_t id, int field,
	struct value value)
{
	change_set(&sample->change, &sample->plan, record, id, field, value);
	sample_commit(sample);
}

static inline void
sample_note(struct sample *sample, uint32_t node, int field, const char *text)
{
	sample_set(sample, RECORD_NODE, node, field, value_text(text));
}

static inline void
sample_checkin(struct sample *sample, uint32_t node, int32_t on, int progress,
	int confidence, const char *blocker)
{
	struct checkin_values values = {.on = on,
		.progress = progress,
		.current = DECIMAL_NONE,
		.confidence = confidence,
		.blocker = blocker};
	struct err err = {0};

	if (!edit_checkin(
		    &sample->plan, node, &values, &sample->change, &err))
		fail_msg("%s", err.text);
	sample_commit(sample);
}

static inline unsigned
sample_random(struct sample *sample, unsigned below)
{
	sample->seed = sample->seed * 1103515245u + 12345u;
	return (sample->seed >> 16) % below;
}

/* A text of one to `words` pieces. */
static inline const char *
sample_text(struct sample *sample, unsigned words, char out[static 600])
{
	static const char *const pieces[] = {"深入理解云原生核心存储", "etcd",
		"release", "，", "《Go源码》", " ", "\033[31m", "\u202e", "#",
		"](http://x.y)", "<b>", "&amp;", "**", "~~", "`", "|", "- ",
		"1. ", "\t", "e\u0301\u0301\u0301\u0301\u0301\u0301",
		"👩‍👩‍👧‍👦", "\u200b", "\xff",
		"averyveryverylongwordthatfitsinnolineofanydocument", "\\",
		"\"'", "한국어", "{{< x >}}", "@b", "www.a.b", "ﬁ", "１２"};
	unsigned count = 1 + sample_random(sample, words);

	out[0] = '\0';
	while (count-- > 0 && strlen(out) < 500) {
		strcat(out, pieces[sample_random(sample, COUNT(pieces))]);
		strcat(out, sample_random(sample, 2) ? " " : "");
	}
	return out;
}

static inline void
sample_decorate(struct sample *sample, uint32_t id)
{
	static const int texts[] = {NODE_NOTE, NODE_REFLECTION, NODE_OWNER,
		NODE_REASON, NODE_LINKS, NODE_TAGS};
	char text[600];
	unsigned i;

	for (i = 0; i < COUNT(texts); i++)
		if (!sample_random(sample, 3))
			sample_note(sample, id, texts[i],
				sample_text(sample, 30, text));
	if (!sample_random(sample, 2))
		sample_set(sample, RECORD_NODE, id, NODE_SCORE,
			value_number(sample_random(sample, 101)));
	if (!sample_random(sample, 3))
		sample_set(sample, RECORD_NODE, id, NODE_DUE,
			value_number(TODAY + sample_random(sample, 60)));
	if (!sample_random(sample, 4))
		sample_set(sample, RECORD_NODE, id, NODE_STATE,
			value_number(1 + sample_random(sample, 2)));
}

static inline void
sample_random_plan(struct sample *sample, unsigned seed)
{
	uint32_t above[3] = {0}, id;
	char text[600];
	unsigned i, level;

	sample_begin(sample);
	sample->seed = seed;
	for (i = 0; i < 30; i++) {
		level = above[1] ? sample_random(sample, 3) : i % 3;
		id = sample_add(sample, level ? above[level - 1] : 0, "x");
		sample_note(
			sample, id, NODE_TITLE, sample_text(sample, 12, text));
		if (level < 2)
			above[level] = id;
		if (level == 0)
			above[1] = 0;
		if (level == 1 && sample_random(sample, 3)) {
			sample_checkin(sample, id, TODAY - 20,
				(int)sample_random(sample, 101),
				(int)sample_random(sample, 101), NULL);
			sample_checkin(sample, id, TODAY - 2,
				(int)sample_random(sample, 101),
				(int)sample_random(sample, 101),
				sample_text(sample, 9, text));
		}
		sample_decorate(sample, id);
	}
}

/* The document of a plan as a renderer writes it; caller frees. */
static inline char *
sample_render(const struct plan *plan, const char *renderer,
	const struct review_options *review_options,
	const struct render_options *options)
{
	struct review *review = review_new(plan, review_options);
	struct doc_source source = review_source(review);
	struct err err = {0};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	if (!renderer_find(renderer)->write(&source, options, out, &err))
		fail_msg("%s", err.text);
	fclose(out);
	review_free(review);
	return text;
}

#endif
