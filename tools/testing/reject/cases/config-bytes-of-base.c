// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes are attributes of a part: a kind of its own has no place for them.
 * refused: inox__thing_is_part
 */
#include <inox/configfs.h>

#include <inox/strict.h>

struct thing {
	struct inox_config config;
	u8 bytes[16];
};

struct other {
	struct inox_config config;
};

static size_t thing_size(const struct thing *thing)
{
	return sizeof(thing->bytes);
}

#define THING_ATTRS(attr)	attr(thing, bytes, bytes, size)

inox_config_leaf(thing, other, THING_ATTRS);

MODULE_LICENSE("GPL");
