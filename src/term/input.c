/* SPDX-License-Identifier: MIT */
#include "term/input.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include "base/err.h"

#define ESC '\x1b'
#define PASTE_END "\x1b[201~"
#define PARAMETERS 4
#define OSC_MOST 256 /* bytes of an answer */

/* The bytes of one decoding step, and how many of them it used. */
struct scan {
	const char *bytes;
	size_t length;
	bool final;
	size_t used;
};

void
input_fini(struct input *input)
{
	str_fini(&input->bytes);
	str_fini(&input->paste);
	free(input->sequences);
	*input = (struct input){0};
}

void
input_learn(struct input *input, const char *bytes, struct key key)
{
	struct input_sequence sequence = {.length = strlen(bytes), .key = key};

	if (bytes[0] != ESC || sequence.length < 2 ||
		sequence.length >= sizeof sequence.bytes)
		return;
	memcpy(sequence.bytes, bytes, sequence.length);
	input->sequences = base_realloc(input->sequences,
		input->sequence_count + 1, sizeof *input->sequences);
	input->sequences[input->sequence_count++] = sequence;
}

void
input_feed(struct input *input, const char *bytes, size_t length)
{
	if (input->at == input->bytes.length) {
		str_clear(&input->bytes);
		input->at = 0;
	}
	str_add_bytes(&input->bytes, bytes, length);
}

static enum input_state
key_event(struct event *event, uint32_t code, unsigned mods)
{
	event->type = EVENT_KEY;
	event->key = key_make(code, mods);
	return INPUT_EVENT;
}

#define BEYOND (8 | 16 | 32) /* of those: super, hyper, meta */

/* xterm writes modifiers as one more than a sum: 1 shift, 2 alt, 4 control. */
static unsigned
modifiers(int parameter)
{
	unsigned bits = parameter > 1 ? (unsigned)parameter - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0) | (bits & 2 ? MOD_ALT : 0) |
		(bits & 4 ? MOD_CTRL : 0);
}

/* The key of `ESC [ … letter` and `ESC O letter`. */
static uint32_t
letter_key(char letter)
{
	switch (letter) {
	case 'A':
		return KEYCAP_UP;
	case 'B':
		return KEYCAP_DOWN;
	case 'C':
		return KEYCAP_RIGHT;
	case 'D':
		return KEYCAP_LEFT;
	case 'F':
		return KEYCAP_END;
	case 'H':
		return KEYCAP_HOME;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return KEYCAP_F1 + (uint32_t)(letter - 'P');
	default:
		return KEYCAP_NONE;
	}
}

/* The key of `ESC [ number ~`. */
static uint32_t
number_key(int number)
{
	static const uint32_t keys[] = {
		[1] = KEYCAP_HOME,
		[2] = KEYCAP_INSERT,
		[3] = KEYCAP_DELETE,
		[4] = KEYCAP_END,
		[5] = KEYCAP_PAGE_UP,
		[6] = KEYCAP_PAGE_DOWN,
		[7] = KEYCAP_HOME,
		[8] = KEYCAP_END,
		[11] = KEYCAP_F1,
		[12] = KEYCAP_F1 + 1,
		[13] = KEYCAP_F1 + 2,
		[14] = KEYCAP_F1 + 3,
		[15] = KEYCAP_F1 + 4,
		[17] = KEYCAP_F1 + 5,
		[18] = KEYCAP_F1 + 6,
		[19] = KEYCAP_F1 + 7,
		[20] = KEYCAP_F1 + 8,
		[21] = KEYCAP_F1 + 9,
		[23] = KEYCAP_F1 + 10,
		[24] = KEYCAP_F1 + 11,
	};

	if (number < 0 || (size_t)number >= sizeof keys / sizeof *keys)
		return KEYCAP_NONE;
	return keys[number];
}

#define PAD_FIRST 57399	 /* CSI u: keys of the keypad, its 0 first */
#define OWN_FIRST 0xe000 /* and of others, in the private use area */
#define OWN_LAST 0xf8ff

/* A key of the keypad as CSI u numbers them, where it types what it says or is the
 * same as another; KEYCAP_NONE for the rest of its private numbers. */
static uint32_t
pad_key(int code)
{
	static const uint32_t keys[] = {'0', '1', '2', '3', '4', '5', '6', '7',
		'8', '9', '.', '/', '*', '-', '+', KEYCAP_ENTER, '=', ',',
		KEYCAP_LEFT, KEYCAP_RIGHT, KEYCAP_UP, KEYCAP_DOWN,
		KEYCAP_PAGE_UP, KEYCAP_PAGE_DOWN, KEYCAP_HOME, KEYCAP_END,
		KEYCAP_INSERT, KEYCAP_DELETE};
	size_t at = code < PAD_FIRST ? SIZE_MAX : (size_t)(code - PAD_FIRST);

	return at < sizeof keys / sizeof *keys ? keys[at] : KEYCAP_NONE;
}

/* A key that CSI u or xterm's modifyOtherKeys name by its character. */
static uint32_t
character_key(int code)
{
	if (code >= OWN_FIRST && code <= OWN_LAST)
		return pad_key(code);
	switch (code) {
	case 8:
	case 127:
		return KEYCAP_BACKSPACE;
	case 9:
		return KEYCAP_TAB;
	case 13:
		return KEYCAP_ENTER;
	case 27:
		return KEYCAP_ESC;
	default:
		return code >= ' ' && code < KEYCAP_ENTER ? (uint32_t)code
							  : KEYCAP_NONE;
	}
}

/* What stands between `ESC [` and its final byte. */
struct csi {
	char prefix; /* < ? > = or 0 */
	int parameters[PARAMETERS];
	char final;
};

/* Reads a control sequence at bytes[2]. INPUT_EVENT when it is whole. */
static enum input_state
read_csi(struct scan *scan, struct csi *csi)
{
	size_t at = 2;
	int index = 0;
	bool part = false;

	if (at < scan->length && strchr("<=>?", scan->bytes[at]))
		csi->prefix = scan->bytes[at++];
	for (; at < scan->length; at++) {
		unsigned char byte = (unsigned char)scan->bytes[at];

		if (byte >= '0' && byte <= '9') {
			int *parameter = &csi->parameters[index];

			if (!part && *parameter < 0x200000)
				*parameter = *parameter * 10 + (byte - '0');
		} else if (byte == ';') {
			part = false;
			if (index + 1 < PARAMETERS)
				index++;
		} else if (byte == ':') {
			part = true; /* more of the same, which is not asked for */
		} else if (byte >= 0x40 && byte < 0x7f) {
			csi->final = (char)byte;
			scan->used = at + 1;
			return INPUT_EVENT;
		} else if (byte < 0x20 || byte >= 0x7f) {
			break; /* not a sequence after all */
		} else if (byte == '$') {
			/* rxvt ends shifted keys with it. */
			csi->final = '$';
			scan->used = at + 1;
			return INPUT_EVENT;
		}
	}
	scan->used = at;
	return at < scan->length || scan->final ? INPUT_EMPTY : INPUT_HALF;
}

static enum input_state
mouse_event(const struct csi *csi, struct event *event)
{
	int button = csi->parameters[0];

	event->col = csi->parameters[1] - 1;
	event->row = csi->parameters[2] - 1;
	if (csi->final != 'M' && (csi->final != 'm' || button != 0))
		return INPUT_EMPTY;
	if (button == 0)
		event->type = csi->final == 'M' ? EVENT_CLICK : EVENT_RELEASE;
	else if (button == 32)
		event->type = EVENT_DRAG;
	else if (button == 64 || button == 65) {
		event->type = EVENT_SCROLL;
		event->by = button == 64 ? -1 : 1;
	} else
		return INPUT_EMPTY;
	return INPUT_EVENT;
}

/* One of the three components of "rgb:1e1e/1e1e/1e1e", of one to four digits, as
 * 0..255. Steps over it; -1 when it is none. */
static int
read_component(const char **at, const char *end)
{
	static const int most[] = {15, 255, 4095, 65535};
	int value = 0, digits = 0;

	for (; *at < end && isxdigit((unsigned char)**at) && digits < 4;
		(*at)++, digits++)
		value = value * 16 +
			(**at <= '9' ? **at - '0' : (**at | 32) - 'a' + 10);
	if (*at < end && **at == '/')
		(*at)++;
	return digits ? value * 255 / most[digits - 1] : -1;
}

/* The answer to "what is your ground?": ESC ] 11 ; rgb:R/G/B, and BEL or ESC \
 * at the end. */
static enum input_state
osc_event(struct scan *scan, struct event *event)
{
	static const char head[] = "\x1b]11;rgb";
	const char *end = memchr(scan->bytes, '\a', scan->length), *at;
	const char *string_end =
		memmem(scan->bytes + 1, scan->length - 1, "\x1b\\", 2);
	int red, green, blue;

	if (string_end && (!end || string_end < end))
		end = string_end;
	if (!end) {
		scan->used = scan->length;
		return scan->final || scan->length > OSC_MOST ? INPUT_EMPTY
							      : INPUT_HALF;
	}
	scan->used = (size_t)(end - scan->bytes) + (*end == ESC ? 2 : 1);
	at = memchr(scan->bytes, ':', scan->used);
	if (scan->used < sizeof head ||
		memcmp(scan->bytes, head, sizeof head - 1) != 0 || !at)
		return INPUT_EMPTY;
	at++;
	red = read_component(&at, end);
	green = read_component(&at, end);
	blue = read_component(&at, end);
	if (red < 0 || green < 0 || blue < 0)
		return INPUT_EMPTY;
	event->type = EVENT_GROUND;
	event->light = 2126 * red + 7152 * green + 722 * blue > 10000 * 127;
	return INPUT_EVENT;
}

/* A whole control sequence; INPUT_EMPTY when it means nothing to us. */
static enum input_state
csi_event(struct input *input, const struct csi *csi, struct event *event)
{
	const int *parameter = csi->parameters;
	unsigned mods = modifiers(parameter[1]);
	uint32_t code = KEYCAP_NONE;

	if (csi->prefix == '<')
		return mouse_event(csi, event);
	if (csi->prefix == '?' && csi->final == 'n' && parameter[0] == 997) {
		event->type = EVENT_GROUND;
		event->light = parameter[1] == 2;
		return INPUT_EVENT;
	}
	if (csi->prefix)
		return INPUT_EMPTY;
	switch (csi->final) {
	case '~':
		if (parameter[0] == 200) {
			input->pasting = true;
			return INPUT_EMPTY;
		}
		code = parameter[0] == 27 ? character_key(parameter[2])
					  : number_key(parameter[0]);
		break;
	case '$': /* rxvt: shift, control, both */
	case '^':
	case '@':
		code = number_key(parameter[0]);
		mods = csi->final == '$'    ? MOD_SHIFT
			: csi->final == '^' ? MOD_CTRL
					    : MOD_CTRL | MOD_SHIFT;
		break;
	case 'u':
		if (parameter[1] > 1 && (parameter[1] - 1) & BEYOND)
			break;
		code = character_key(parameter[0]);
		if (mods & MOD_SHIFT && code >= 'a' && code <= 'z')
			code -= 'a' - 'A';
		break;
	case 'Z':
		code = KEYCAP_TAB;
		mods = MOD_SHIFT;
		break;
	case 'a':
	case 'b':
	case 'c':
	case 'd': /* rxvt: shifted arrows */
		code = letter_key((char)(csi->final - 'a' + 'A'));
		mods = MOD_SHIFT;
		break;
	default:
		code = letter_key(csi->final);
	}
	return code ? key_event(event, code, mods) : INPUT_EMPTY;
}

/* `ESC O letter`: cursor and function keys, the keypad, rxvt's control
 * arrows. */
static enum input_state
ss3_event(char letter, struct event *event)
{
	uint32_t code = letter_key(letter);

	if (code)
		return key_event(event, code, 0);
	if (letter == 'M')
		return key_event(event, KEYCAP_ENTER, 0);
	if (letter == 'X')
		return key_event(event, '=', 0);
	if (letter >= 'j' && letter <= 'y')
		return key_event(event, (uint32_t)(letter - 'j' + '*'), 0);
	if (letter >= 'a' && letter <= 'd')
		return key_event(event, letter_key((char)(letter - 'a' + 'A')),
			MOD_CTRL);
	return INPUT_EMPTY;
}

/* A sequence that terminfo has: INPUT_HALF when the bytes are the beginning
 * of one. */
static enum input_state
learned_event(const struct input *input, struct scan *scan, struct event *event)
{
	enum input_state state = INPUT_EMPTY;

	for (size_t i = 0; i < input->sequence_count; i++) {
		const struct input_sequence *known = &input->sequences[i];
		size_t common = scan->length < known->length ? scan->length
							     : known->length;

		if (memcmp(scan->bytes, known->bytes, common) != 0)
			continue;
		if (common == known->length) {
			scan->used = common;
			return key_event(
				event, known->key.code, known->key.mods);
		}
		state = INPUT_HALF;
	}
	return scan->final ? INPUT_EMPTY : state;
}

/* The character of the locale's encoding at the beginning, and its bytes; -2 when it
 * may go on, -1 when it is none. */
static int
read_encoded(const struct scan *scan, ucs4_t *code)
{
	mbstate_t mbstate = {0};
	wchar_t wide;
	size_t used = mbrtowc(&wide, scan->bytes, scan->length, &mbstate);

	if (used == (size_t)-2 || used == (size_t)-1)
		return used == (size_t)-2 ? -2 : -1;
	*code = (ucs4_t)wide;
	return (int)used;
}

static enum input_state
character_event(struct input *input, struct scan *scan, struct event *event)
{
	unsigned char byte = (unsigned char)scan->bytes[0];
	ucs4_t code;
	int used;

	scan->used = 1;
	if (byte == 0x7f || (byte && byte == (unsigned char)input->erase))
		return key_event(event, KEYCAP_BACKSPACE, 0);
	if (byte == '\t' || byte == '\r' || byte == '\n')
		return key_event(
			event, byte == '\t' ? KEYCAP_TAB : KEYCAP_ENTER, 0);
	if (byte == ESC)
		return key_event(event, KEYCAP_ESC, 0);
	if (byte < 0x20)
		return key_event(event, byte + 0x40U, MOD_CTRL);
	used = input->encoded
		? read_encoded(scan, &code)
		: u8_mbtoucr(&code, (const uint8_t *)scan->bytes, scan->length);
	if (used == -2 && !scan->final)
		return INPUT_HALF;
	if (used < 1)
		return INPUT_EMPTY;
	scan->used = (size_t)used;
	return code < 0xa0 && code >= 0x80 ? INPUT_EMPTY
					   : key_event(event, code, 0);
}

static enum input_state escape_event(
	struct input *input, struct scan *scan, struct event *event);

/* ESC before anything else is the Alt key. */
static enum input_state
alt_event(struct input *input, struct scan *scan, struct event *event)
{
	struct scan rest = {scan->bytes + 1, scan->length - 1, scan->final, 0};
	enum input_state state;

	/* Two that are not followed by anything are the key pressed twice. */
	if (rest.bytes[0] == ESC && (rest.length < 2 || rest.bytes[1] == ESC)) {
		scan->used = 1;
		if (rest.length < 2 && !scan->final)
			return INPUT_HALF;
		return key_event(event, KEYCAP_ESC, 0);
	}
	state = rest.bytes[0] == ESC ? escape_event(input, &rest, event)
				     : character_event(input, &rest, event);
	scan->used = rest.used + 1;
	if (state == INPUT_EVENT && event->type == EVENT_KEY)
		event->key =
			key_make(event->key.code, event->key.mods | MOD_ALT);
	return state;
}

static enum input_state
escape_event(struct input *input, struct scan *scan, struct event *event)
{
	struct csi csi = {0};
	enum input_state state = learned_event(input, scan, event);

	if (state != INPUT_EMPTY)
		return state;
	if (scan->length == 1) {
		scan->used = 1;
		return scan->final ? key_event(event, KEYCAP_ESC, 0)
				   : INPUT_HALF;
	}
	if (scan->length == 2 && strchr("[O", scan->bytes[1]) && !scan->final)
		return INPUT_HALF;
	if (scan->length == 2)
		return alt_event(input, scan, event);
	if (scan->bytes[1] == 'O') {
		scan->used = 3;
		return ss3_event(scan->bytes[2], event);
	}
	if (scan->bytes[1] == ']' && scan->bytes[2] == '1')
		return osc_event(scan, event);
	if (scan->bytes[1] != '[')
		return alt_event(input, scan, event);
	if (scan->bytes[2] == '[') { /* the Linux console's F1 … F5 */
		scan->used = scan->length > 3 ? 4 : 3;
		if (scan->length == 3 || scan->bytes[3] < 'A' ||
			scan->bytes[3] > 'E')
			return scan->length == 3 && !scan->final ? INPUT_HALF
								 : INPUT_EMPTY;
		return key_event(
			event, KEYCAP_F1 + (uint32_t)(scan->bytes[3] - 'A'), 0);
	}
	state = read_csi(scan, &csi);
	return state == INPUT_EVENT ? csi_event(input, &csi, event) : state;
}

/* What was pasted is UTF-8 from here on. */
static void
decode_paste(struct input *input)
{
	struct scan scan = {.bytes = input->paste.data,
		.length = input->paste.length,
		.final = true};
	struct str text = {0};
	uint8_t bytes[6];
	ucs4_t code;
	int used;

	for (; scan.length; scan.bytes += used, scan.length -= (size_t)used) {
		used = read_encoded(&scan, &code);
		if (used > 0)
			str_add_bytes(&text, (const char *)bytes,
				(size_t)u8_uctomb(bytes, code, sizeof bytes));
		else
			used = 1;
	}
	str_fini(&input->paste);
	input->paste = text;
}

/* Moves what belongs to the paste over; an event when its end is there. */
static enum input_state
paste_event(struct input *input, bool final, struct event *event)
{
	const char *bytes = input->bytes.data + input->at;
	size_t length = input->bytes.length - input->at;
	size_t mark = sizeof PASTE_END - 1;
	const char *end = memmem(bytes, length, PASTE_END, mark);
	size_t whole = end ? (size_t)(end - bytes) : length;

	/* The end may be cut in two: keep what could be its beginning. */
	if (!end && !final)
		for (size_t part = mark - 1; part > 0; part--)
			if (part <= length &&
				!memcmp(bytes + length - part, PASTE_END,
					part)) {
				whole -= part;
				break;
			}
	str_add_bytes(&input->paste, bytes, whole);
	input->at += whole + (end ? mark : 0);
	if (!end && !final)
		return INPUT_EMPTY;
	input->pasting = false;
	if (input->encoded)
		decode_paste(input);
	event->type = EVENT_PASTE;
	event->text = str_text(&input->paste);
	event->length = input->paste.length;
	return INPUT_EVENT;
}

enum input_state
input_next(struct input *input, bool final, struct event *event)
{
	*event = (struct event){0};
	if (!input->pasting)
		str_clear(&input->paste);
	while (input->at < input->bytes.length || (final && input->pasting)) {
		struct scan scan = {
			.bytes = input->bytes.data + input->at,
			.length = input->bytes.length - input->at,
			.final = final,
		};
		enum input_state state;

		if (input->pasting)
			return paste_event(input, final, event);
		state = *scan.bytes == ESC
			? escape_event(input, &scan, event)
			: character_event(input, &scan, event);
		if (state == INPUT_HALF)
			return state;
		input->at += scan.used;
		if (state == INPUT_EVENT)
			return state;
	}
	return INPUT_EMPTY;
}
