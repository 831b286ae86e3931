/* SPDX-License-Identifier: MIT */
#include "base/blob.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define BLOCK 64

/* SHA-1, for names and not for safety. */
struct sum {
	uint32_t words[5];
	unsigned char block[BLOCK];
	size_t filled;
	uint64_t length;
};

static uint32_t
turn(uint32_t word, int by)
{
	return word << by | word >> (32 - by);
}

static uint32_t
mixed(const uint32_t at[static 5], int round)
{
	uint32_t b = at[1], c = at[2], d = at[3];

	if (round < 20)
		return (d ^ (b & (c ^ d))) + 0x5A827999;
	if (round < 40)
		return (b ^ c ^ d) + 0x6ED9EBA1;
	if (round < 60)
		return ((b & c) | (d & (b | c))) + 0x8F1BBCDC;
	return (b ^ c ^ d) + 0xCA62C1D6;
}

static void
take_block(struct sum *sum)
{
	uint32_t words[80], at[5], next;
	int i;

	for (i = 0; i < 16; i++)
		words[i] = (uint32_t)sum->block[4 * i] << 24 |
			(uint32_t)sum->block[4 * i + 1] << 16 |
			(uint32_t)sum->block[4 * i + 2] << 8 |
			sum->block[4 * i + 3];
	for (; i < 80; i++)
		words[i] = turn(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^
				words[i - 16],
			1);
	memcpy(at, sum->words, sizeof at);
	for (i = 0; i < 80; i++) {
		next = turn(at[0], 5) + mixed(at, i) + at[4] + words[i];
		at[4] = at[3];
		at[3] = at[2];
		at[2] = turn(at[1], 30);
		at[1] = at[0];
		at[0] = next;
	}
	for (i = 0; i < 5; i++)
		sum->words[i] += at[i];
}

static void
add(struct sum *sum, const void *bytes, size_t length)
{
	const unsigned char *from = bytes;
	size_t taken;

	sum->length += length;
	for (; length; length -= taken, from += taken) {
		taken = BLOCK - sum->filled;
		taken = taken < length ? taken : length;
		memcpy(sum->block + sum->filled, from, taken);
		sum->filled += taken;
		if (sum->filled == BLOCK) {
			take_block(sum);
			sum->filled = 0;
		}
	}
}

static void
end(struct sum *sum, unsigned char id[static BLOB_SIZE])
{
	static const unsigned char pad[BLOCK] = {0x80};
	unsigned char bits[8];
	uint64_t length = sum->length * 8;
	int i;

	for (i = 0; i < 8; i++)
		bits[i] = (unsigned char)(length >> (56 - 8 * i));
	add(sum, pad, 1 + (2 * BLOCK - 9 - sum->filled) % BLOCK);
	add(sum, bits, sizeof bits);
	for (i = 0; i < BLOB_SIZE; i++)
		id[i] = (unsigned char)(sum->words[i / 4] >>
			(24 - 8 * (i % 4)));
}

void
blob_id(const char *bytes, size_t length, unsigned char id[static BLOB_SIZE])
{
	struct sum sum = {.words = {0x67452301, 0xEFCDAB89, 0x98BADCFE,
				  0x10325476, 0xC3D2E1F0}};
	char head[32];
	int size = snprintf(head, sizeof head, "blob %zu", length);

	add(&sum, head, (size_t)size + 1);
	add(&sum, bytes, length);
	end(&sum, id);
}
