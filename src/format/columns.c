/* SPDX-License-Identifier: MIT */
#include "columns.h"

#include <string.h>
#include <strings.h>

#include "plan_shape.h"

static const struct {
	const char *name;
	enum column column;
} names[] = {
	{"编号", COLUMN_ID},
	{"type", COLUMN_TYPE},
	{"level", COLUMN_TYPE},
	{"类别", COLUMN_TYPE},
	{"层级", COLUMN_TYPE},
	{"parent", COLUMN_PARENT},
	{"parent id", COLUMN_PARENT},
	{"parent_id", COLUMN_PARENT},
	{"上级编号", COLUMN_PARENT},
	{"父级编号", COLUMN_PARENT},
	{"上级", COLUMN_PARENT},
	{"父级", COLUMN_PARENT},
	{"cycle", COLUMN_CYCLE},
	{"period", COLUMN_CYCLE},
	{"quarter", COLUMN_CYCLE},
	{"周期", COLUMN_CYCLE},
	{"季度", COLUMN_CYCLE},
	{"objective", COLUMN_OBJECTIVE},
	{"objectives", COLUMN_OBJECTIVE},
	{"o", COLUMN_OBJECTIVE},
	{"目标", COLUMN_OBJECTIVE},
	{"key result", COLUMN_KEY_RESULT},
	{"key results", COLUMN_KEY_RESULT},
	{"kr", COLUMN_KEY_RESULT},
	{"关键结果", COLUMN_KEY_RESULT},
	{"关键成果", COLUMN_KEY_RESULT},
	{"measure", COLUMN_KEY_RESULT},
	{"measures", COLUMN_KEY_RESULT},
	{"衡量指标", COLUMN_KEY_RESULT},
	{"衡量标准", COLUMN_KEY_RESULT},
	{"action", COLUMN_ACTION},
	{"行动", COLUMN_ACTION},
	{"title", COLUMN_TITLE},
	{"name", COLUMN_TITLE},
	{"description", COLUMN_TITLE},
	{"标题", COLUMN_TITLE},
	{"名称", COLUMN_TITLE},
	{"内容", COLUMN_TITLE},
	{"完成度", COLUMN_PROGRESS},
	{"信心指数", COLUMN_CONFIDENCE},
	{"grade", COLUMN_SCORE},
	{"得分", COLUMN_SCORE},
	{"state", COLUMN_STATE},
	{"status", COLUMN_STATUS},
	{"current status", COLUMN_STATUS},
	{"状态", COLUMN_STATE},
	{"start", COLUMN_START},
	{"start value", COLUMN_START},
	{"baseline", COLUMN_START},
	{"initial", COLUMN_START},
	{"初始值", COLUMN_START},
	{"target value", COLUMN_TARGET},
	{"current value", COLUMN_CURRENT},
	{"actual", COLUMN_CURRENT},
	{"现状", COLUMN_CURRENT},
	{"assignee", COLUMN_OWNER},
	{"due date", COLUMN_DUE},
	{"end date", COLUMN_DUE},
	{"start date", COLUMN_STARTS},
	{"开始时间", COLUMN_STARTS},
	{"开始日期", COLUMN_STARTS},
	{"comment", COLUMN_NOTE},
	{"说明", COLUMN_NOTE},
	{"复盘", COLUMN_REFLECTION},
	{"objetivo", COLUMN_OBJECTIVE},
	{"objectif", COLUMN_OBJECTIVE},
	{"ziel", COLUMN_OBJECTIVE},
	{"hedef", COLUMN_OBJECTIVE},
	{"mục tiêu", COLUMN_OBJECTIVE},
	{"목표", COLUMN_OBJECTIVE},
	{"目標", COLUMN_OBJECTIVE},
	{"krs", COLUMN_KEY_RESULT},
	{"keyresult", COLUMN_KEY_RESULT},
	{"keyresults", COLUMN_KEY_RESULT},
	{"關鍵結果", COLUMN_KEY_RESULT},
	{"關鍵成果", COLUMN_KEY_RESULT},
	{"resultado clave", COLUMN_KEY_RESULT},
	{"resultados clave", COLUMN_KEY_RESULT},
	{"resultado chave", COLUMN_KEY_RESULT},
	{"resultados chave", COLUMN_KEY_RESULT},
	{"résultat clé", COLUMN_KEY_RESULT},
	{"résultats clés", COLUMN_KEY_RESULT},
	{"schlüsselergebnis", COLUMN_KEY_RESULT},
	{"schlüsselergebnisse", COLUMN_KEY_RESULT},
	{"anahtar sonuç", COLUMN_KEY_RESULT},
	{"anahtar sonuçlar", COLUMN_KEY_RESULT},
	{"kết quả then chốt", COLUMN_KEY_RESULT},
	{"主要な結果", COLUMN_KEY_RESULT},
	{"主要な成果", COLUMN_KEY_RESULT},
	{"主な結果", COLUMN_KEY_RESULT},
	{"핵심 결과", COLUMN_KEY_RESULT},
	{"actions", COLUMN_ACTION},
	{"initiative", COLUMN_ACTION},
	{"initiatives", COLUMN_ACTION},
	{"行動", COLUMN_ACTION},
	{"行动计划", COLUMN_ACTION},
	{"关键行动", COLUMN_ACTION},
	{"task", COLUMN_TITLE},
	{"task name", COLUMN_TITLE},
	{"text", COLUMN_TITLE},
	{"summary", COLUMN_TITLE},
	{"完成率", COLUMN_PROGRESS},
	{"进展", COLUMN_PROGRESS},
	{"進度", COLUMN_PROGRESS},
	{"完成情况", COLUMN_PROGRESS},
	{"% complete", COLUMN_PROGRESS},
	{"complete", COLUMN_PROGRESS},
	{"completion", COLUMN_PROGRESS},
	{"progreso", COLUMN_PROGRESS},
	{"progresso", COLUMN_PROGRESS},
	{"fortschritt", COLUMN_PROGRESS},
	{"avancement", COLUMN_PROGRESS},
	{"进度更新", COLUMN_PROGRESS},
	{"percent", COLUMN_PROGRESS},
	{"信心值", COLUMN_CONFIDENCE},
	{"信心度", COLUMN_CONFIDENCE},
	{"confiance", COLUMN_CONFIDENCE},
	{"final score", COLUMN_SCORE},
	{"自评", COLUMN_SCORE},
	{"自评分", COLUMN_SCORE},
	{"評分", COLUMN_SCORE},
	{"分数", COLUMN_SCORE},
	{"done", COLUMN_STATE},
	{"完成状态", COLUMN_STATE},
	{"estado", COLUMN_STATE},
	{"狀態", COLUMN_STATE},
	{"statut", COLUMN_STATE},
	{"from", COLUMN_START},
	{"health metric", COLUMN_FROM},
	{"健康指标", COLUMN_FROM},
	{"基线", COLUMN_START},
	{"基準", COLUMN_START},
	{"起点", COLUMN_START},
	{"base", COLUMN_START},
	{"to", COLUMN_TARGET},
	{"goal", COLUMN_TARGET},
	{"plan", COLUMN_TARGET},
	{"计划", COLUMN_TARGET},
	{"計畫", COLUMN_TARGET},
	{"計劃", COLUMN_TARGET},
	{"meta", COLUMN_TARGET},
	{"zielwert", COLUMN_TARGET},
	{"目標值", COLUMN_TARGET},
	{"cible", COLUMN_TARGET},
	{"now", COLUMN_CURRENT},
	{"result", COLUMN_CURRENT},
	{"当前", COLUMN_CURRENT},
	{"目前", COLUMN_CURRENT},
	{"實際", COLUMN_CURRENT},
	{"实际", COLUMN_CURRENT},
	{"当前进展", COLUMN_CURRENT},
	{"actual value", COLUMN_CURRENT},
	{"實際值", COLUMN_CURRENT},
	{"实际值", COLUMN_CURRENT},
	{"單位", COLUMN_UNIT},
	{"owners", COLUMN_OWNER},
	{"dri", COLUMN_OWNER},
	{"responsible", COLUMN_OWNER},
	{"responsable", COLUMN_OWNER},
	{"propietario", COLUMN_OWNER},
	{"responsável", COLUMN_OWNER},
	{"verantwortlich", COLUMN_OWNER},
	{"lead", COLUMN_OWNER},
	{"負責人", COLUMN_OWNER},
	{"责任人", COLUMN_OWNER},
	{"担当", COLUMN_OWNER},
	{"담당자", COLUMN_OWNER},
	{"who", COLUMN_OWNER},
	{"due by", COLUMN_DUE},
	{"by when", COLUMN_DUE},
	{"target date", COLUMN_DUE},
	{"timeline", COLUMN_DUE},
	{"期限", COLUMN_DUE},
	{"截止日", COLUMN_DUE},
	{"到期", COLUMN_DUE},
	{"完成时间", COLUMN_DUE},
	{"prazo", COLUMN_DUE},
	{"plazo", COLUMN_DUE},
	{"échéance", COLUMN_DUE},
	{"frist", COLUMN_DUE},
	{"when", COLUMN_DUE},
	{"gewicht", COLUMN_WEIGHT},
	{"peso", COLUMN_WEIGHT},
	{"poids", COLUMN_WEIGHT},
	{"權重", COLUMN_WEIGHT},
	{"占比", COLUMN_WEIGHT},
	{"佔比", COLUMN_WEIGHT},
	{"比重", COLUMN_WEIGHT},
	{"優先級", COLUMN_PRIORITY},
	{"prio", COLUMN_PRIORITY},
	{"remark", COLUMN_NOTE},
	{"remarks", COLUMN_NOTE},
	{"comments", COLUMN_NOTE},
	{"備註", COLUMN_NOTE},
};

/* Case, `-` and `_` make no difference. */
static bool
is_name(struct piece piece, const char *name)
{
	size_t i;

	if (strlen(name) != piece.length)
		return false;
	for (i = 0; i < piece.length; i++) {
		char c = piece.text[i];

		c = c == '-' || c == '_' ? ' ' : c;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 32);
		if (c != name[i])
			return false;
	}
	return true;
}

/* "进度（%）", "Objective (O)": what is in brackets explains the name; its
 * words, none where there are none. */
static struct piece
drop_brackets(struct piece *name)
{
	static const char *const pairs[][2] = {
		{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}};
	struct piece inside = {"", 0};
	const char *open;
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		open = memmem(name->text, name->length, pairs[i][0],
			strlen(pairs[i][0]));
		if (!open || open == name->text)
			continue;
		inside.text = open + strlen(pairs[i][0]);
		inside.length =
			(size_t)(name->text + name->length - inside.text);
		piece_take_suffix(&inside, pairs[i][1]);
		name->length = (size_t)(open - name->text);
	}
	piece_trim(name);
	return inside;
}

int
columns_field(enum column column)
{
	return column >= COLUMN_FIELDS && column < COLUMN_COUNT
		? (int)(column - COLUMN_FIELDS)
		: -1;
}

/* The column of a key of the plan file: what it calls a field is what people
 * call it in tables, where nothing else is said above. */
static enum column
find_key(enum shape shape, struct piece name)
{
	const struct shape_row *row =
		shape_find(&map_shapes[shape], name.text, name.length, NULL);
	const struct field *field = row && row->field >= 0
		? &record_types[RECORD_NODE].fields[row->field]
		: NULL;

	if (!field || row->field == NODE_TITLE ||
		(!field->help && row->type != ROW_ID) ||
		(row->type != ROW_FIELD && row->type != ROW_ID &&
			row->type != ROW_BASIS))
		return COLUMN_OTHER;
	return (enum column)(COLUMN_FIELDS + row->field);
}

static enum column
find_name(struct piece name)
{
	enum column column;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (is_name(name, names[i].name))
			return names[i].column;
	column = find_key(SHAPE_NODE, name);
	return column ? column : find_key(SHAPE_NODE_METRIC, name);
}

/* "Objective 目标": where the letters of another script begin, 0 for
 * nowhere. */
static size_t
other_script(struct piece name)
{
	size_t i;

	for (i = 1; i < name.length; i++)
		if ((unsigned char)name.text[i - 1] < 0x80 &&
			(unsigned char)name.text[i] >= 0xe3)
			return i;
	return 0;
}

enum column
columns_column(struct piece name)
{
	static const char *const joints[] = {"/", "|", NULL};
	struct piece half, inside;
	enum column found;
	size_t at;

	piece_trim(&name);
	if (find_name(name) != COLUMN_OTHER)
		return find_name(name);
	notation_take_pictographs(&name);
	inside = drop_brackets(&name);
	found = find_name(inside);
	/* "Target (KR)" */
	if (COLUMN_IS_TITLE(found) && found != COLUMN_TITLE)
		return found;
	found = find_name(name);
	at = found == COLUMN_OTHER ? other_script(name) : 0;
	if (!at)
		return found;
	half = (struct piece){name.text, at};
	piece_trim(&half);
	piece_take_any(&half, joints, piece_take_suffix);
	piece_trim(&half);
	found = find_name(half);
	half = (struct piece){name.text + at, name.length - at};
	return found == COLUMN_OTHER ? find_name(half) : found;
}

bool
columns_read(struct columns *columns, const struct piece *cells, size_t count)
{
	bool says = false;
	size_t i;

	columns->count = count < COLUMNS_MOST ? count : COLUMNS_MOST;
	columns->place = NULL;
	for (i = 0; i < columns->count; i++) {
		columns->names[i] = cells[i];
		piece_trim(&columns->names[i]);
		columns->of[i] = columns_column(columns->names[i]);
		says = says || columns->of[i] == COLUMN_OBJECTIVE ||
			columns->of[i] == COLUMN_KEY_RESULT ||
			columns->of[i] == COLUMN_ACTION ||
			columns->of[i] == COLUMN_TITLE;
	}
	return says;
}

bool
columns_again(const struct columns *columns, const struct cells *cells)
{
	size_t i, named = 0;
	struct piece cell;

	for (i = 0; i < cells->count && i < columns->count; i++) {
		cell = cells->at[i];
		piece_trim(&cell);
		if (cell.length != columns->names[i].length ||
			memcmp(cell.text, columns->names[i].text,
				cell.length) != 0)
			return false;
		named += cell.length > 0;
	}
	return cells->count == columns->count && named > 1;
}

int
columns_group_level(const struct columns *columns, const struct cells *cells)
{
	struct piece cell;
	size_t i;

	for (i = 1; i < cells->count && i < columns->count; i++) {
		cell = cells->at[i];
		piece_trim(&cell);
		if (cell.length)
			return LEVEL_KEY_RESULT;
	}
	return LEVEL_OBJECTIVE;
}

bool
columns_say(struct columns *columns, const char *said)
{
	const char *end, *equals;
	enum column column;
	bool titled = false;
	size_t i, length;

	for (; said && *said; said = *end ? end + 1 : end) {
		end = strchrnul(said, ',');
		equals = memchr(said, '=', (size_t)(end - said));
		if (!equals)
			continue;
		column = columns_column(
			(struct piece){said, (size_t)(equals - said)});
		length = (size_t)(end - equals - 1);
		for (i = 0; i < columns->count; i++)
			if (columns->names[i].length == length &&
				strncasecmp(columns->names[i].text, equals + 1,
					length) == 0) {
				columns->of[i] = column;
				titled = titled || COLUMN_IS_TITLE(column);
			}
	}
	return titled;
}

size_t
columns_find(const struct columns *columns, const struct cells *cells,
	enum column column)
{
	struct piece cell;
	size_t i;

	for (i = 0; i < columns->count && i < cells->count; i++) {
		cell = cells->at[i];
		piece_trim(&cell);
		if (columns->of[i] == column && cell.length)
			return i;
	}
	return COLUMNS_MOST;
}

struct piece
columns_cell(const struct columns *columns, const struct cells *cells,
	enum column column)
{
	size_t at = columns_find(columns, cells, column);
	struct piece cell = {"", 0};

	if (at < COLUMNS_MOST)
		cell = cells->at[at];
	piece_trim(&cell);
	return cell;
}

void
columns_place(
	const struct columns *columns, size_t cell, int *line, int *column)
{
	*column = 0;
	if (columns->place)
		columns->place(columns->context, cell, line, column);
}
