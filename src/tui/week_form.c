/* SPDX-License-Identifier: MIT */
#include "week_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/edit.h"
#include "review/checkin.h"
#include "tui_private.h"

#define FIELD_LEAST 3 /* rows of a text being typed */
#define LABEL_CELLS 13
#define TITLE_LEFT 8

static const struct {
	int field;
	const char *label;
} texts[] = {
	{WEEK_AHEAD, N_("Next 4 weeks")},
	{WEEK_WINS, N_("Wins")},
	{WEEK_BLOCKERS, N_("Blockers")},
	{WEEK_NOW, N_("Now")},
	{WEEK_NOTE, N_("Note")},
};

void
week_form_init(struct week_form *form)
{
	*form = (struct week_form){0};
	entry_init(&form->entry);
	form->entry.multiline = true;
	form->entry.limit = NOTE_MAX;
}

void
week_form_fini(struct week_form *form)
{
	entry_fini(&form->entry);
	free(form->untyped);
}

/* ---- rows */

static const struct weekly_priority *
first_priority(const struct plan *plan, const struct week *week)
{
	return week ? plan_priority(plan, week->priorities.first) : NULL;
}

/* Row `i` among the priorities of a week; false when it has fewer, and then
 * *i is what is left of it. */
static bool
priority_row(const struct plan *plan, const struct week *week,
	enum week_row_kind kind, size_t *i, struct week_row *row)
{
	const struct weekly_priority *at = first_priority(plan, week);

	for (; at && *i; at = plan_priority(plan, at->base.next))
		(*i)--;
	if (!at)
		return false;
	*row = (struct week_row){.kind = kind, .id = at->base.id};
	return true;
}

bool
week_form_row(const struct tui *tui, const struct week_form *form, size_t i,
	struct week_row *row)
{
	const struct plan *plan = &tui->session->plan;
	int32_t monday = span_week(form->day).starts;

	if (priority_row(
		    plan, week_before(plan, monday), WEEK_ROW_LAST, &i, row) ||
		priority_row(plan, week_of(plan, form->day), WEEK_ROW_PRIORITY,
			&i, row))
		return true;
	*row = (struct week_row){.kind = WEEK_ROW_ADD};
	if (i == 0)
		return true;
	if (--i >= sizeof texts / sizeof *texts)
		return false;
	*row = (struct week_row){
		.kind = WEEK_ROW_TEXT, .field = texts[i].field};
	return true;
}

static struct week_row
selected(const struct tui *tui, const struct week_form *form)
{
	struct week_row row = {.kind = WEEK_ROW_ADD};

	week_form_row(tui, form, form->row, &row);
	return row;
}

/* Selects the row of a priority. */
static void
select_priority(const struct tui *tui, struct week_form *form, uint32_t id)
{
	struct week_row row;
	size_t i;

	for (i = 0; week_form_row(tui, form, i, &row); i++)
		if (row.id == id && row.kind <= WEEK_ROW_PRIORITY)
			form->row = i;
}

/* What is asked first: what became of last week's priorities, else this
 * week's. */
void
week_form_open(struct tui *tui, struct week_form *form, int32_t day)
{
	struct week_row row;
	size_t i;

	form->day = day;
	form->typing = false;
	form->top = 0;
	form->row = 0;
	for (i = 0; week_form_row(tui, form, i, &row); i++) {
		const struct weekly_priority *priority =
			plan_priority(&tui->session->plan, row.id);

		form->row = i;
		if (row.kind == WEEK_ROW_ADD ||
			(row.kind == WEEK_ROW_LAST &&
				priority->state == PRIORITY_OPEN))
			break;
	}
}

/* ---- typing */

static const char *
text_of(const struct tui *tui, const struct week_form *form, int field)
{
	const struct week *week = week_of(&tui->session->plan, form->day);
	struct value value = value_none();

	if (week)
		value = record_value(RECORD_WEEK, week,
			&record_types[RECORD_WEEK].fields[field]);
	return value.type == VALUE_TEXT ? value.text : "";
}

static void
begin_typing(struct tui *tui, struct week_form *form, int field)
{
	const char *text = text_of(tui, form, field);

	free(form->untyped);
	form->untyped = base_strdup(text);
	entry_set(&form->entry, text, strlen(text));
	form->typed = field;
	form->typing = true;
}

void
week_form_step(struct tui *tui, struct week_form *form, int by, bool typing)
{
	struct week_row row;
	size_t to = form->row + (size_t)by; /* wraps below 0: no such row */

	if (week_form_row(tui, form, to, &row))
		form->row = to;
	row = selected(tui, form);
	if (typing && row.kind == WEEK_ROW_TEXT)
		begin_typing(tui, form, row.field);
}

bool
week_form_keep(struct tui *tui, struct week_form *form, struct err *err)
{
	struct change change = {0};
	struct str text = {0};
	bool ok;

	if (!form->typing)
		return true;
	entry_stored(&form->entry, &text);
	ok = tui_store(tui,
		edit_week(&tui->session->plan, form->day, form->typed,
			str_text(&text), &change, err),
		&change, err);
	str_fini(&text);
	form->typing = !ok; /* else nothing of it is lost */
	return ok;
}

static void
leave_field(struct tui *tui, struct week_form *form, int by)
{
	struct err err = {0};

	if (!week_form_keep(tui, form, &err))
		tui_error(tui, &err);
	else if (by)
		week_form_step(tui, form, by, true);
}

enum entry_result
week_form_key(struct tui *tui, struct week_form *form, struct key key)
{
	enum entry_result result = ENTRY_MOVED;

	if (key.code == KEYCAP_TAB) {
		leave_field(tui, form, key.mods & MOD_SHIFT ? -1 : 1);
		return result;
	}
	result = entry_key(&form->entry, key);
	if (result == ENTRY_DONE)
		leave_field(tui, form, 0);
	if (result == ENTRY_CANCELLED)
		form->typing = false;
	return result;
}

void
week_form_paste(struct week_form *form, const char *text, size_t length)
{
	entry_paste(&form->entry, text, length);
}

/* ---- priorities */

bool
week_form_add(struct tui *tui, struct week_form *form, struct err *err)
{
	(void)form;
	(void)err;
	asking_own(tui, WEEK_ASK_ADD, _("Priority (P2 O1.KR1 …): "), "");
	return true;
}

bool
week_form_type(struct tui *tui, struct week_form *form, struct err *err)
{
	struct week_row row = selected(tui, form);

	if (row.kind == WEEK_ROW_TEXT) {
		begin_typing(tui, form, row.field);
		return true;
	}
	if (row.kind == WEEK_ROW_ADD)
		return week_form_add(tui, form, err);
	asking_own(tui, WEEK_ASK_TITLE, _("Priority: "),
		plan_priority(&tui->session->plan, row.id)->title);
	return true;
}

static const struct weekly_priority *
need_priority(
	const struct tui *tui, const struct week_form *form, struct err *err)
{
	const struct weekly_priority *priority =
		plan_priority(&tui->session->plan, selected(tui, form).id);

	if (!priority)
		err_set(err, ERR_INPUT,
			_("select a priority first; a adds one"));
	return priority;
}

static bool
set_field(struct tui *tui, uint32_t id, int field, struct value value,
	struct err *err)
{
	struct change change = {0};

	return tui_store(tui,
		edit_field(&tui->session->plan, RECORD_PRIORITY, id, field,
			value, &change, err),
		&change, err);
}

bool
week_form_tie(struct tui *tui, struct week_form *form, struct err *err)
{
	const struct weekly_priority *priority = need_priority(tui, form, err);
	const struct node *node;
	char ref[REF_SIZE] = "";

	if (!priority)
		return false;
	node = plan_node_by_uid(&tui->session->plan, priority->node);
	if (node)
		node_ref(&tui->session->plan, node, ref);
	asking_own(tui, WEEK_ASK_TIE, _("Tied to the key result: "), ref);
	return true;
}

bool
week_form_mark(struct tui *tui, struct week_form *form,
	enum priority_state state, struct err *err)
{
	const struct weekly_priority *priority = need_priority(tui, form, err);
	bool open;

	if (!priority)
		return false;
	open = priority->state == state;
	if (!set_field(tui, priority->base.id, PRIORITY_STATE,
		    open ? value_none() : value_number(state), err))
		return false;
	if (!open && selected(tui, form).kind == WEEK_ROW_LAST)
		week_form_step(tui, form, 1, false);
	return true;
}

bool
week_form_rank(struct tui *tui, struct week_form *form, int by, struct err *err)
{
	const struct weekly_priority *priority = need_priority(tui, form, err);

	return priority &&
		set_field(tui, priority->base.id, PRIORITY_RANK,
			value_number(by > 0 ? 1 : 2), err);
}

bool
week_form_remove(struct tui *tui, struct week_form *form, struct err *err)
{
	const struct weekly_priority *priority = need_priority(tui, form, err);
	struct change change = {0};

	return priority &&
		tui_store(tui,
			edit_priority_remove(&tui->session->plan,
				priority->base.id, &change, err),
			&change, err);
}

static bool
add(struct tui *tui, struct week_form *form, const char *text, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	struct priority_words words =
		priority_read(plan, tui->tree.cycle, text);
	struct change change = {0};
	uint32_t id;

	if (!tui_store(tui,
		    edit_priority_add(plan, form->day, words.rank, words.title,
			    words.node ? words.node->uid : 0, &change, &id,
			    err),
		    &change, err))
		return false;
	select_priority(tui, form, id);
	week_form_step(tui, form, 1, false);
	return true;
}

static bool
tie(struct tui *tui, uint32_t id, const char *text, struct err *err)
{
	const struct node *node = NULL;

	if (*text) {
		node = query_ref(
			&tui->session->plan, tui->tree.cycle, text, err);
		if (!node)
			return false;
	}
	return set_field(tui, id, PRIORITY_NODE,
		node ? value_number((int64_t)node->uid) : value_none(), err);
}

bool
week_form_answer(struct tui *tui, struct week_form *form, const char *text,
	struct err *err)
{
	uint32_t id = selected(tui, form).id;

	switch ((enum week_question)tui->asked_own) {
	case WEEK_ASK_ADD:
		return !*text || add(tui, form, text, err);
	case WEEK_ASK_TITLE:
		return !*text || !id ||
			set_field(
				tui, id, PRIORITY_TITLE, value_text(text), err);
	case WEEK_ASK_TIE:
		return !id || tie(tui, id, text, err);
	}
	return true;
}

/* ---- drawing */

/* What is drawn, line by line; the form's own lines are made while it is
 * drawn, for a dry run tells how many there are. */
struct page {
	const struct tui *tui;
	const struct week_form *form;
	struct lines lines;
	int width;
	int first, last; /* lines of the selected row */
};

static void
add_heading(struct page *page, const char *text)
{
	if (page->lines.count)
		lines_begin(&page->lines, 0);
	lines_begin(&page->lines, 0);
	lines_add(&page->lines, 0, ROLE_HEADING, text);
}

static void
add_priority(struct page *page, uint32_t id)
{
	static const char *const marks[] = {[PRIORITY_OPEN] = "○",
		[PRIORITY_DONE] = "✓",
		[PRIORITY_NOT_DONE] = "✗"};
	static const enum role roles[] = {[PRIORITY_OPEN] = ROLE_NORMAL,
		[PRIORITY_DONE] = ROLE_DONE,
		[PRIORITY_NOT_DONE] = ROLE_DROPPED};
	const struct plan *plan = &page->tui->session->plan;
	const struct weekly_priority *priority = plan_priority(plan, id);
	const struct node *node = plan_node_by_uid(plan, priority->node);
	size_t first = page->lines.count;
	struct str title = {0};
	char ref[REF_SIZE];

	str_add(&title, priority->title ? priority->title : "?");
	if (node)
		str_addf(&title, "  %s", node_ref(plan, node, ref));
	lines_wrap(&page->lines, TITLE_LEFT, page->width,
		roles[priority->state], str_text(&title));
	str_clear(&title);
	str_addf(&title, "%s P%d", marks[priority->state],
		priority->rank > 0 ? (int)priority->rank : 1);
	lines_label(&page->lines, first, 2, ROLE_REF, str_text(&title));
	str_fini(&title);
}

static void
add_text(struct page *page, int field, const char *label, bool typing)
{
	const struct week_form *form = page->form;
	const char *text = text_of(page->tui, form, field);
	size_t first = page->lines.count;
	int rows;

	if (typing) {
		rows = entry_rows(&form->entry, page->width - LABEL_CELLS);
		for (rows = rows < FIELD_LEAST ? FIELD_LEAST : rows; rows;
			rows--)
			lines_begin(&page->lines, 0);
	} else if (*text) {
		lines_wrap(&page->lines, LABEL_CELLS, page->width, ROLE_NORMAL,
			text);
	} else {
		lines_begin(&page->lines, 0);
		lines_add(&page->lines, LABEL_CELLS, ROLE_PLACEHOLDER, "–");
	}
	lines_label(&page->lines, first, 0, ROLE_LABEL, label);
}

static const char *
label_of(int field)
{
	size_t i;

	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].field == field)
			return _(texts[i].label);
	return "";
}

static void
add_row(struct page *page, const struct week_row *row, bool typing)
{
	switch (row->kind) {
	case WEEK_ROW_LAST:
	case WEEK_ROW_PRIORITY:
		add_priority(page, row->id);
		break;
	case WEEK_ROW_ADD:
		lines_begin(&page->lines, 0);
		lines_add(&page->lines, 2, ROLE_PLACEHOLDER,
			_("+ add a priority"));
		break;
	case WEEK_ROW_TEXT:
		add_text(page, row->field, label_of(row->field), typing);
		break;
	}
}

/* The heading that stands before a row of another kind than the one before. */
static void
begin_group(struct page *page, const struct week_row *row, int *group)
{
	int next = row->kind == WEEK_ROW_LAST ? 1
		: row->kind == WEEK_ROW_TEXT  ? 3
					      : 2;

	if (next == *group)
		return;
	*group = next;
	if (next == 1)
		add_heading(page, _("Last week: x done, X not done"));
	else if (next == 2)
		add_heading(page, _("This week"));
	else
		lines_begin(&page->lines, 0);
}

static void
make_page(struct page *page)
{
	const struct week_form *form = page->form;
	struct week_row row;
	int group = 0;
	size_t i;

	for (i = 0; week_form_row(page->tui, form, i, &row); i++) {
		begin_group(page, &row, &group);
		if (i == form->row)
			page->first = (int)page->lines.count;
		add_row(page, &row,
			form->typing && row.kind == WEEK_ROW_TEXT &&
				row.field == form->typed);
		if (i == form->row)
			page->last = (int)page->lines.count - 1;
	}
}

void
week_form_measure(
	const struct tui *tui, struct week_form *form, int rows, int cols)
{
	struct page page = {.tui = tui, .form = form, .width = cols};
	int most;

	entry_width(&form->entry, cols - LABEL_CELLS);
	make_page(&page);
	most = (int)page.lines.count - rows;
	if (form->top > page.first)
		form->top = page.first;
	if (page.last >= form->top + rows)
		form->top = page.last + 1 - rows;
	/* The heading above the first row too. */
	if (form->row == 0)
		form->top = 0;
	if (form->top > most)
		form->top = most > 0 ? most : 0;
	lines_fini(&page.lines);
}

static void
draw_entry(const struct page *page, struct canvas *canvas)
{
	struct rect rect = {page->first - page->form->top, LABEL_CELLS,
		page->last - page->first + 1, page->width - LABEL_CELLS};

	entry_draw_in(&page->form->entry, canvas, rect);
}

void
week_form_draw(const struct tui *tui, const struct week_form *form,
	struct canvas *canvas, bool focus)
{
	struct page page = {
		.tui = tui, .form = form, .width = canvas_cols(canvas)};
	int i, line;

	make_page(&page);
	for (i = 0; i < canvas_rows(canvas); i++) {
		line = i + form->top;
		if (line >= (int)page.lines.count)
			break;
		lines_draw(&page.lines, (size_t)line, canvas, i, 0);
		if (line >= page.first && line <= page.last && !form->typing)
			canvas_style(canvas,
				(struct rect){i, 0, 1, canvas_cols(canvas)}, 0,
				focus ? STYLE_SELECTED : STYLE_SELECTED_DIM);
	}
	if (form->typing)
		draw_entry(&page, canvas);
	lines_fini(&page.lines);
}
