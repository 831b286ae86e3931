/* SPDX-License-Identifier: MIT */
/* Health metrics in a document: a table by month, and how each of them went. */
#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "parts.h"
#include "review/chart.h"

#define READINGS_SHOWN 60
#define MONTHS_SHOWN 12

/* The last reading of a metric in a month, counted from year 0, and not after
 * the day; NULL for none. */
static const struct reading *
reading_in(const struct plan *plan, const struct metric *metric, int month,
	int32_t until)
{
	const struct reading *reading, *found = NULL;
	int year, number, date;

	reading = plan_reading(plan, metric->readings.first);
	for (; reading; reading = plan_reading(plan, reading->base.next)) {
		day_split(reading->on, &year, &number, &date);
		if (reading->on <= until && year * 12 + number - 1 == month)
			found = reading;
	}
	return found;
}

static int
month_of(int32_t day)
{
	int year, month, date;

	day_split(day, &year, &month, &date);
	return year * 12 + month - 1;
}

static bool
any_reading(const struct plan *plan, int month, int32_t until)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	while (metric && !reading_in(plan, metric, month, until))
		metric = plan_metric(plan, metric->base.next);
	return metric != NULL;
}

void
part_metric_months(struct review *review, struct span span, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	int last = month_of(span.ends), first = month_of(span.starts), month;
	char text[DECIMAL_TEXT_SIZE];
	const struct reading *reading;
	struct doc_table *table;
	size_t columns, row = 1;

	if (last - first >= MONTHS_SHOWN)
		first = last - MONTHS_SHOWN + 1;
	if (!metric)
		return;
	while (first < last && !any_reading(plan, first, span.ends))
		first++;
	columns = (size_t)(last - first) + 2;
	table = doc_table(doc, plan->tables[RECORD_METRIC].count + 1, columns);
	table->cells[0] = _("Health metric");
	for (month = first; month <= last; month++) {
		table->numeric[month - first + 1] = true;
		table->cells[month - first + 1] =
			doc_format(doc, "%d-%02d", month / 12, month % 12 + 1);
	}
	for (; metric; metric = plan_metric(plan, metric->base.next), row++) {
		table->cells[row * columns] = metric->unit && *metric->unit
			? doc_format(doc, "%s (%s)", metric->name, metric->unit)
			: metric->name;
		for (month = first; month <= last; month++) {
			reading = reading_in(plan, metric, month, span.ends);
			if (reading)
				table->cells[row * columns +
					(size_t)(month - first) + 1] =
					doc_keep(doc,
						decimal_text(
							reading->value, text));
		}
	}
}

/* The year up to today, or to the end of the cycle that is looked back on. */
static struct span
metrics_span(const struct review *review)
{
	const struct cycle *cycle =
		plan_cycle(review->plan, review->options.cycle);
	int32_t until = review->options.today;

	if (cycle && cycle->ends < until)
		until = cycle->ends;
	return (struct span){until - 365, until};
}

/* What was read after the day is not told. */
static void
cut_chart(struct doc_chart *chart, int32_t until)
{
	while (chart->count && chart->points[chart->count - 1].day > until)
		chart->count--;
	if (chart->count && chart->ends > until)
		chart->ends = chart->points[chart->count - 1].day;
}

static bool
any_in(const struct plan *plan, struct span span)
{
	int month = month_of(span.starts);

	while (month <= month_of(span.ends))
		if (any_reading(plan, month++, span.ends))
			return true;
	return false;
}

void
part_metrics(struct review *review, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct metric *metric = plan_metric(plan, plan->metrics.first);
	struct span span = metrics_span(review);
	bool read = any_in(plan, span);
	struct doc_chart chart;

	if (!metric || !(read || review->options.whole))
		return;
	doc_add(doc, BLOCK_PAGE);
	doc_heading(doc, 2, _("Health metrics"), "metrics");
	if (read)
		part_metric_months(review, span, doc);
	for (; metric; metric = plan_metric(plan, metric->base.next)) {
		unshown_add(review,
			&(struct block){
				.record = RECORD_METRIC, .id = metric->base.id},
			doc);
		chart = chart_of_metric(
			plan, metric, READINGS_SHOWN, &doc->arena);
		cut_chart(&chart, span.ends);
		if (chart.count > 1)
			doc_chart(doc, &chart);
	}
}
