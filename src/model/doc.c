/* SPDX-License-Identifier: MIT */
#include "model/doc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
doc_clear(struct doc *doc)
{
	arena_fini(&doc->arena);
	*doc = (struct doc){0};
}

struct block *
doc_add(struct doc *doc, enum block_type type)
{
	struct block *block = arena_alloc(&doc->arena, sizeof *block);

	block->type = (uint8_t)type;
	if (doc->last)
		doc->last->next = block;
	else
		doc->first = block;
	doc->last = block;
	return block;
}

struct block *
doc_heading(struct doc *doc, int level, const char *text, const char *anchor)
{
	struct block *block = doc_add(doc, BLOCK_HEADING);

	block->level = (uint8_t)level;
	block->anchor = anchor;
	doc_run(doc, block, text, 0);
	return block;
}

struct run *
doc_run(struct doc *doc, struct block *block, const char *text, unsigned style)
{
	struct run *run = arena_alloc(&doc->arena, sizeof *run);

	run->text = text ? text : "";
	run->style = style;
	if (block->last_run)
		block->last_run->next = run;
	else
		block->runs = run;
	block->last_run = run;
	return run;
}

void
doc_figure(struct doc *doc, struct block *block, const char *label,
	const char *value, int tenths)
{
	struct figure *figure = arena_alloc(&doc->arena, sizeof *figure);
	struct figure **end = &block->figures;

	assert(block->type == BLOCK_FIGURES);
	figure->label = label;
	figure->value = value;
	figure->tenths = tenths;
	while (*end)
		end = &(*end)->next;
	*end = figure;
}

const char *
doc_keep(struct doc *doc, const char *text)
{
	return text ? arena_text(&doc->arena, text, strlen(text)) : NULL;
}

const char *
doc_format(struct doc *doc, const char *format, ...)
{
	char small[256], *text;
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(small, sizeof small, format, list);
	va_end(list);
	assert(length >= 0);
	if ((size_t)length < sizeof small)
		return arena_text(&doc->arena, small, (size_t)length);
	text = arena_alloc(&doc->arena, (size_t)length + 1);
	va_start(list, format);
	vsnprintf(text, (size_t)length + 1, format, list);
	va_end(list);
	return text;
}

struct doc_table *
doc_table(struct doc *doc, size_t rows, size_t columns)
{
	struct doc_table *table = arena_alloc(&doc->arena, sizeof *table);
	size_t i;

	table->rows = rows;
	table->columns = columns;
	table->numeric =
		arena_alloc(&doc->arena, columns * sizeof *table->numeric);
	table->cells =
		arena_alloc(&doc->arena, rows * columns * sizeof *table->cells);
	for (i = 0; i < rows * columns; i++)
		table->cells[i] = "";
	doc_add(doc, BLOCK_TABLE)->table = table;
	return table;
}

struct block *
doc_chart(struct doc *doc, const struct doc_chart *chart)
{
	struct doc_chart *kept = arena_alloc(&doc->arena, sizeof *kept);
	struct block *block = doc_add(doc, BLOCK_CHART);

	*kept = *chart;
	block->chart = kept;
	return block;
}
