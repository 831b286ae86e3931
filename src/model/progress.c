/* SPDX-License-Identifier: MIT */
#include "model/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/wide.h"
#include "model/cycle.h"

/* Means of means are rounded at each level; this much below a tenth is still
 * that tenth. */
#define ROUNDING 4
#define SHARE_TENTH (SHARE_ONE / PROGRESS_MAX)

struct mean {
	struct wide sum;
	int64_t weights;
};

static void
mean_add(struct mean *mean, int32_t share, int64_t weight)
{
	if (share == SHARE_NONE)
		return;
	wide_add_product(&mean->sum, share, weight);
	mean->weights += weight;
}

static int32_t
mean_share(const struct mean *mean)
{
	struct wide sum = mean->sum;

	if (!mean->weights)
		return SHARE_NONE;
	wide_add_product(&sum, mean->weights / 2, 1);
	return (int32_t)wide_floor(sum, mean->weights);
}

int64_t
node_weight(const struct node *node)
{
	int32_t weight = node_detail(node)->weight;

	return weight == INT32_MIN ? WEIGHT_ONE : weight;
}

static int32_t
clamp_share(int64_t raw)
{
	if (raw < 0)
		return 0;
	return raw > SHARE_ONE ? SHARE_ONE : (int32_t)raw;
}

static int32_t
tenths_share(int tenths)
{
	return tenths < 0 ? SHARE_NONE : tenths * SHARE_TENTH;
}

int64_t
metric_ratio(int64_t start, int64_t target, int64_t current)
{
	struct wide gone = {0};

	if (target == start)
		return current == target ? SHARE_ONE : 0;
	/* Down, never up: 9.9 must not become 10. */
	wide_add_product(&gone, current - start, SHARE_ONE);
	return wide_floor(gone, target - start);
}

static int64_t
or_zero(int64_t number)
{
	return number == DECIMAL_NONE ? 0 : number;
}

/* A metric that is to stay within limits: all the way inside; outside, the
 * part of the way from its start to the limit, if it has a start. */
static int64_t
limits_ratio(const struct detail *detail)
{
	bool below =
		detail->low != DECIMAL_NONE && detail->current < detail->low;
	bool above =
		detail->high != DECIMAL_NONE && detail->current > detail->high;
	int64_t limit = below ? detail->low : detail->high;

	if (!below && !above)
		return SHARE_ONE;
	if (detail->start == DECIMAL_NONE || detail->start == limit)
		return 0;
	return metric_ratio(detail->start, limit, detail->current);
}

static struct progress
metric_progress(const struct detail *detail)
{
	struct progress progress = {0};

	progress.no_data = detail->current == DECIMAL_NONE;
	if (progress.no_data)
		return progress;
	if (detail->target != DECIMAL_NONE)
		progress.raw = metric_ratio(or_zero(detail->start),
			detail->target, detail->current);
	else if (detail->low != DECIMAL_NONE || detail->high != DECIMAL_NONE)
		progress.raw = limits_ratio(detail);
	progress.share = clamp_share(progress.raw);
	return progress;
}

int32_t
node_mean(const struct plan *plan, const struct node *node, node_share *of)
{
	const struct node *child = plan_node(plan, node->children.first);
	struct mean mean = {0};

	for (; child; child = plan_node(plan, child->next))
		if (child->state != STATE_DROPPED &&
			(node->level != LEVEL_OBJECTIVE ||
				child->level == LEVEL_KEY_RESULT))
			mean_add(&mean, of(plan, child), node_weight(child));
	return mean_share(&mean);
}

static int32_t
share_of(const struct plan *plan, const struct node *node)
{
	(void)plan;
	return node->share;
}

static struct progress
settled(int32_t share)
{
	return (struct progress){
		.share = share, .derived = share, .raw = share};
}

static struct progress
by_hand_over(int32_t derived, int tenths)
{
	struct progress progress = settled(derived);

	if (tenths < 0)
		return progress;
	progress.by_hand = derived != SHARE_NONE;
	progress.share = tenths_share(tenths);
	progress.raw = progress.share;
	return progress;
}

/* What was measured or set, without regard to the state; .no_data when that is
 * nothing. */
static struct progress
measured(const struct plan *plan, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	struct progress progress;

	switch (detail->basis) {
	case BASIS_METRIC:
		progress = metric_progress(detail);
		progress.derived = progress.share;
		break;
	case BASIS_ACTIONS:
		progress = settled(node_mean(plan, node, share_of));
		progress.no_data = progress.share == SHARE_NONE;
		break;
	default:
		progress = settled(tenths_share(node->progress));
		progress.no_data = node->progress < 0;
	}
	return progress;
}

/* Done is a state and no value: what was set by hand stays as it was, and
 * counts as all of the way while the key result is done; what was measured
 * counts as measured. */
static struct progress
key_result_progress(const struct plan *plan, const struct node *node)
{
	struct progress progress = measured(plan, node);
	bool manual = node_detail(node)->basis == BASIS_MANUAL;

	if (node->state == STATE_DONE && (manual || progress.no_data))
		return settled(SHARE_ONE);
	/* No value yet counts as nothing done, or an objective with one
	 * finished key result and one untouched would be finished. */
	return progress.no_data ? (struct progress){.no_data = true} : progress;
}

struct progress
node_progress(const struct plan *plan, const struct node *node)
{
	switch (node->level) {
	case LEVEL_ACTION:
		if (node->state == STATE_DONE)
			return settled(SHARE_ONE);
		return settled(
			node->progress < 0 ? 0 : tenths_share(node->progress));
	case LEVEL_KEY_RESULT:
		return key_result_progress(plan, node);
	default:
		return by_hand_over(
			node_mean(plan, node, share_of), node->progress);
	}
}

bool
node_counts(const struct plan *plan, const struct node *node)
{
	for (; node; node = plan_node(plan, node->parent))
		if (node->state == STATE_DROPPED)
			return false;
	return true;
}

int
node_suggested_score(const struct plan *plan, const struct node *node)
{
	const struct node *child = plan_node(plan, node->children.first);
	bool scored = false;
	struct mean mean = {0};
	int score;

	for (; node->level == LEVEL_OBJECTIVE && child;
		child = plan_node(plan, child->next)) {
		if (child->level != LEVEL_KEY_RESULT ||
			child->state == STATE_DROPPED)
			continue;
		score = node_detail(child)->score;
		scored |= score >= 0;
		mean_add(&mean,
			score < 0 ? child->share
				  : score * (SHARE_ONE / SCORE_MAX),
			node_weight(child));
	}
	return share_hundredths(scored ? mean_share(&mean) : node->share);
}

/* The weighted mean of the cycle's own objectives. */
static int32_t
own_mean(const struct plan *plan, const struct cycle *cycle, node_share *of)
{
	const struct node *node = plan_node(plan, cycle->nodes.first);
	struct mean mean = {0};

	for (; node; node = plan_node(plan, node->next))
		if (node->state != STATE_DROPPED)
			mean_add(&mean, of(plan, node), node_weight(node));
	return mean_share(&mean);
}

int32_t
cycle_own_share(const struct plan *plan, const struct cycle *cycle)
{
	return own_mean(plan, cycle, share_of);
}

/* A mean over a cycle and what lies in it, on its way. */
struct members {
	const struct plan *plan;
	node_share *of;
	int32_t today;
	struct mean mean;
};

/* The cycle's own objectives are one member, each cycle in it that has begun
 * another; one that holds cycles itself is looked through, unless somebody set
 * its progress. */
static void
add_members(struct members *members, const struct cycle *cycle)
{
	const struct plan *plan = members->plan;
	const struct cycle *inner = plan_cycle(plan, cycle->inside.first);
	bool progress = members->of == share_of;

	mean_add(&members->mean,
		progress ? cycle->share : own_mean(plan, cycle, members->of),
		1);
	for (; inner; inner = plan_cycle(plan, inner->beside)) {
		if (inner->starts > members->today)
			continue;
		if (progress && inner->progress >= 0)
			mean_add(&members->mean, tenths_share(inner->progress),
				1);
		else
			add_members(members, inner);
	}
}

int32_t
cycle_mean(const struct plan *plan, const struct cycle *cycle, int32_t today,
	node_share *of)
{
	struct members members = {.plan = plan, .of = of, .today = today};

	add_members(&members, cycle);
	return mean_share(&members.mean);
}

struct progress
cycle_progress(
	const struct plan *plan, const struct cycle *cycle, int32_t today)
{
	return by_hand_over(
		cycle_mean(plan, cycle, today, share_of), cycle->progress);
}

int
cycle_tenths(const struct plan *plan, const struct cycle *cycle, int32_t today)
{
	return share_tenths(cycle_progress(plan, cycle, today).share);
}

int
share_steps(int32_t share, int steps)
{
	if (share == SHARE_NONE)
		return -1;
	/* The slack must not make a whole of what is none. */
	if (share < SHARE_ONE && share >= SHARE_ONE - ROUNDING)
		return steps - 1;
	return part_steps((int64_t)share + ROUNDING, SHARE_ONE, steps);
}

int
share_tenths(int32_t share)
{
	return share_steps(share, PROGRESS_MAX);
}

int
share_hundredths(int32_t share)
{
	return share_steps(share, SCORE_MAX);
}

const char *
tenths_text(int tenths, char out[static TENTHS_TEXT_SIZE])
{
	char *at;

	if (tenths < 0)
		return strcpy(out, "–");
	at = decimal_digits(out, (uint64_t)tenths / 10 % 1000, 1);
	if (tenths % 10) {
		*at++ = '.';
		decimal_digits(at, (uint64_t)tenths % 10, 1);
	}
	return out;
}

const char *
points_text(int tenths, char out[static POINTS_TEXT_SIZE])
{
	tenths_text(tenths, out);
	return tenths < 0 ? out : strcat(out, "/10");
}

const char *
tenths_text_column(int tenths, char out[static TENTHS_TEXT_SIZE])
{
	tenths_text(tenths, out);
	return tenths < 0 || tenths % 10 == 0 ? strcat(out, "  ") : out;
}

const char *
score_text(int score, char out[static TENTHS_TEXT_SIZE])
{
	if (score < 0)
		return strcpy(out, "–");
	if (score % 10)
		snprintf(out, TENTHS_TEXT_SIZE, "%d.%02d", score / 100 % 100,
			score % 100);
	else
		snprintf(out, TENTHS_TEXT_SIZE, "%d.%d", score / 100 % 100,
			score / 10 % 10);
	return out;
}

/* Full-width forms (U+FF01..U+FF5E) as ASCII, spaces left out; false when it
 * is longer than a number can be. */
static bool
plain_number(const char *text, size_t length, char *out, size_t size)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t i, used = 0;
	int c;

	for (i = 0; i < length; i++) {
		c = at[i];
		if (c == 0xEF && i + 2 < length &&
			(at[i + 1] == 0xBC || at[i + 1] == 0xBD)) {
			c = (at[i + 1] - 0xBC) * 0x40 + at[i + 2] - 0x80 + 0x20;
			i += 2;
		}
		if (c == ' ' || c == '\t')
			continue;
		if (used + 1 >= size)
			return false;
		out[used++] = (char)c;
	}
	out[used] = '\0';
	return used > 0;
}

/* A written share as millionths of the whole, with what a bare number means:
 * `points` of ten, or a share of one. */
static bool
read_share(const char *text, size_t length, bool points, int64_t *millionths)
{
	char buffer[40], *slash;
	size_t end;
	int64_t over = 0;

	if (!plain_number(text, length, buffer, sizeof buffer))
		return false;
	end = strlen(buffer);
	slash = strchr(buffer, '/');
	if (slash) {
		if (!decimal_read(slash + 1, strlen(slash + 1), &over) ||
			(over != 10 * DECIMAL_ONE && over != 100 * DECIMAL_ONE))
			return false;
		end = (size_t)(slash - buffer);
	} else if (buffer[end - 1] == '%') {
		over = 100 * DECIMAL_ONE;
		end--;
	}
	if (!decimal_read(buffer, end, millionths))
		return false;
	if (!over && points &&
		!(memchr(buffer, '.', end) && *millionths <= DECIMAL_ONE))
		over = 10 * DECIMAL_ONE;
	if (over)
		*millionths /= over / DECIMAL_ONE;
	return true;
}

bool
tenths_read(const char *text, size_t length, int *tenths)
{
	int64_t millionths;

	if (!read_share(text, length, true, &millionths) || millionths < 0 ||
		millionths > DECIMAL_ONE)
		return false;
	*tenths = (int)(millionths / (DECIMAL_ONE / PROGRESS_MAX));
	return true;
}

bool
score_read(const char *text, size_t length, int *score)
{
	int64_t millionths;

	if (!read_share(text, length, false, &millionths) || millionths < 0 ||
		millionths > DECIMAL_ONE)
		return false;
	*score = (int)(millionths / (DECIMAL_ONE / 100));
	return true;
}

enum band
tenths_band(int tenths)
{
	if (tenths < 0)
		return BAND_NONE;
	if (tenths < 40)
		return BAND_LOW;
	return tenths < 70 ? BAND_MIDDLE : BAND_HIGH;
}

void
checkin_value(
	const struct node *node, const struct checkin *checkin, struct str *out)
{
	const char *unit = node_detail(node)->unit;
	char number[DECIMAL_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];

	if (checkin->current == DECIMAL_NONE)
		str_addf(out, "%s/10", tenths_text(checkin->progress, tenths));
	else
		str_addf(out, unit ? "%s %s" : "%s",
			decimal_text(checkin->current, number), unit);
}
