// SPDX-License-Identifier: GPL-2.0
/*
 * A hook runs in a soft interrupt.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/array.h>
#include <inox/net/hook.h>

#include <inox/strict.h>

INOX_ARRAY(words, u32);

struct judge {
	struct inox_net net;
	struct words_slot words;
};

static int prepare(struct judge *judge, INOX_ATOMIC)
{
	words_slot_put(&judge->words, TRY(inox_array_new(words, 64)));
	return 0;
}

struct inox_verdict wrong(struct judge *judge, struct inox_packet *packet, INOX_ATOMIC);

struct inox_verdict wrong(struct judge *judge, struct inox_packet *packet, INOX_ATOMIC)
{
	return prepare(judge, inox_ctx) ? inox_drop() : inox_accept();
}
