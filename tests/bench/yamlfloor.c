/* SPDX-License-Identifier: MIT */
/* The yardstick for YAML: libyaml alone. yamlfloor parse|emit FILE: parses it
 * to the end, or emits its events again to nowhere. */
#include <stdio.h>
#include <string.h>

#include <yaml.h>

static int
nowhere(void *data, unsigned char *buffer, size_t size)
{
	(void)data;
	(void)buffer;
	(void)size;
	return 1;
}

int
main(int argc, char **argv)
{
	yaml_parser_t parser;
	yaml_emitter_t emitter;
	yaml_event_t event;
	int emit = argc > 1 && strcmp(argv[1], "emit") == 0, done = 0;
	FILE *file = argc > 2 ? fopen(argv[2], "rb") : NULL;

	if (!file || !yaml_parser_initialize(&parser) ||
		!yaml_emitter_initialize(&emitter))
		return 1;
	yaml_parser_set_input_file(&parser, file);
	yaml_emitter_set_output(&emitter, nowhere, NULL);
	yaml_emitter_set_unicode(&emitter, 1);
	while (!done) {
		if (!yaml_parser_parse(&parser, &event))
			return 1;
		done = event.type == YAML_STREAM_END_EVENT;
		if (!emit)
			yaml_event_delete(&event);
		else if (!yaml_emitter_emit(&emitter, &event))
			return 1;
	}
	return 0;
}
