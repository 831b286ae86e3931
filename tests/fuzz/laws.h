/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FUZZ_LAWS_H
#define TESTS_FUZZ_LAWS_H

/*
 * The laws of reading, under whatever layout the bytes make: a document whose
 * every line has a word of its own is read, and each word is in the plan that is
 * stored exactly once, or its line is named as one that only says how others are
 * read. Two bytes are a line: what stands before its word, and behind it.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "format/format.h"
#include "model/change.h"
#include "model/edit.h"
#include "model/merge.h"
#include "sound.h"

#define LINES_MOST 120
#define TODAY 20778

/* How a line begins; what stands behind its word. */
static const char *const begins[] = {"", "# ", "## ", "### ", "#### ", "- ",
	"  - ", "    - ", "1. ", "* [ ] ", "  * [x] ", "> ", "- **", "**",
	"O1：", "KR1：", "- KR2: ", "## O2: ", "### KR1.1 ",
	"Objective: ", "Key Result 3: ", "- 目标：", "- 关键结果：", "行动1：",
	"## 2025 Q2 ", "# 目标 ", "负责人：", "- Status: ", "截止：",
	"Score: ", "| ", "| KR1 | ", "|---|---|\n| ", "Key Results\n\n- ",
	"## Objective\n\n", "**Key Results:**\n- ", "## 清单\n- ", "## 亮点 ",
	"2026-11-02：", "- TODO ", "* DONE ", "```\n", "---\n\n"};
static const char *const ends[] = {"", "", "", "：", ".", "**", " |", " | x |",
	" 5/10", "（40%）", "\n", "？"};

struct document {
	char text[LINES_MOST * 64];
	size_t length;
	int lines[LINES_MOST]; /* of each word, from 1 */
	bool aside[LINES_MOST * 4];
	int line;
};

static inline void
add(struct document *document, const char *text)
{
	size_t length = strlen(text);

	memcpy(document->text + document->length, text, length + 1);
	document->length += length;
	for (; *text; text++)
		document->line += *text == '\n';
}

/* A document of the bytes; how many words it has. */
static inline int
make(struct document *document, const uint8_t *data, size_t size)
{
	char word[16];
	int count = 0;
	size_t i;

	document->line = 1;
	for (i = 0; i + 1 < size && count < LINES_MOST; i += 2) {
		add(document,
			begins[data[i] % (sizeof begins / sizeof *begins)]);
		document->lines[count] = document->line;
		snprintf(word, sizeof word, "qz%03dzq", count++);
		add(document, word);
		add(document, ends[data[i + 1] % (sizeof ends / sizeof *ends)]);
		add(document, data[i + 1] & 0x40 ? "\n\n" : "\n");
	}
	return count;
}

static inline void
note_aside(void *context, const struct placed *placed)
{
	struct document *document = context;

	if (placed->record == RECORD_PLAN && placed->line > 0 &&
		placed->line < LINES_MOST * 4)
		document->aside[placed->line] = true;
}

/* The plan after the import, as YAML; freed by the caller. */
static inline char *
stored(const struct plan *from)
{
	static const char current[] = "cycles:\n- name: 2026 Q4\n"
				      "  starts: 2026-10-01\n"
				      "  ends: 2026-12-31\n";
	struct read_options reading = {.today = TODAY};
	struct write_options whole = {.today = TODAY};
	struct change change = {0};
	struct merge_options options = {0};
	struct err err = {0};
	struct plan into;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	plan_init(&into);
	if (!format_find("yaml")->read(&into, piece_of(current), &reading,
		    &(struct reporter){0}, &err))
		abort();
	options.cycle = into.cycles.first;
	if (merge_plans(&into, from, &options, &change, &err))
		change_apply(&into, &change);
	change_fini(&change);
	format_find("yaml")->write(&into, &whole, out, &err);
	fclose(out);
	plan_fini(&into);
	return text;
}

static inline int
times(const char *text, const char *word)
{
	int count = 0;

	for (; (text = strstr(text, word)); text += strlen(word))
		count++;
	return count;
}

/* Reads the document that the bytes make and ends the program where a word is
 * lost or doubled. */
static inline void
must_keep_laws(const uint8_t *data, size_t size)
{
	struct document document = {.length = 0};
	struct place_reporter placing = {
		.placed = note_aside, .context = &document};
	struct read_options options = {
		.today = TODAY, .name = "okr.md", .placing = &placing};
	struct reporter nobody = {0};
	int count = make(&document, data, size), i, found;
	struct err err = {0};
	struct plan plan;
	char word[16], *text;

	plan_init(&plan);
	if (format_find("markdown")
			->read(&plan,
				(struct piece){document.text, document.length},
				&options, &nobody, &err)) {
		text = stored(&plan);
		for (i = 0; i < count; i++) {
			snprintf(word, sizeof word, "qz%03dzq", i);
			found = times(text, word);
			if (found == 1 || document.aside[document.lines[i]])
				continue;
			fprintf(stderr, "%s is there %d times:\n%s\n%s\n", word,
				found, document.text, text);
			abort();
		}
		free(text);
	}
	plan_fini(&plan);
}

#endif
