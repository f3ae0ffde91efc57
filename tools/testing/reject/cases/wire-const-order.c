// SPDX-License-Identifier: GPL-2.0
/*
 * A constant of the other order.
 * refused: incompatible types when initializing type|invalid initializer
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct header {
	struct inox_be16 len;
	struct inox_le16 id;
};

extern const struct header wrong;

const struct header wrong = {
	.len = INOX_BE16(4),
	.id = INOX_BE16(1),
};
