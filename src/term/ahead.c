/* SPDX-License-Identifier: MIT */
#include "ahead.h"

#include <stdlib.h>

#include "base/err.h"

void
ahead_fini(struct ahead *ahead)
{
	ahead_discard(ahead);
	free(ahead->events);
	free(ahead->text);
	*ahead = (struct ahead){0};
}

void
ahead_put(struct ahead *ahead, const struct event *event)
{
	struct event *added;

	if (ahead->count == ahead->capacity) {
		ahead->capacity = ahead->capacity ? 2 * ahead->capacity : 16;
		ahead->events = base_realloc(
			ahead->events, ahead->capacity, sizeof *ahead->events);
	}
	added = &ahead->events[ahead->count++];
	*added = *event;
	if (event->text)
		added->text = base_strndup(event->text, event->length);
}

bool
ahead_take(struct ahead *ahead, struct event *event)
{
	free(ahead->text);
	ahead->text = NULL;
	if (ahead->first == ahead->count)
		return false;
	*event = ahead->events[ahead->first++];
	ahead->text = (char *)event->text;
	if (ahead->first == ahead->count)
		ahead->first = ahead->count = 0;
	return true;
}

bool
event_is_typed(const struct event *event)
{
	return event->type == EVENT_KEY || event->type == EVENT_PASTE ||
		event->type == EVENT_CLICK || event->type == EVENT_DRAG ||
		event->type == EVENT_RELEASE || event->type == EVENT_SCROLL;
}

size_t
ahead_discard(struct ahead *ahead)
{
	size_t i, kept = 0, dropped = 0;

	for (i = ahead->first; i < ahead->count; i++) {
		if (event_is_typed(&ahead->events[i])) {
			free((char *)ahead->events[i].text);
			dropped++;
		} else {
			ahead->events[kept++] = ahead->events[i];
		}
	}
	ahead->first = 0;
	ahead->count = kept;
	return dropped;
}
