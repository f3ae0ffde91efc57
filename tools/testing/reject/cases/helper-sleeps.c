// SPDX-License-Identifier: GPL-2.0
/*
 * A helper runs in a soft interrupt.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/array.h>
#include <inox/net/helper.h>

#include <inox/strict.h>

INOX_ARRAY(words, u32);

static int listen_see(const struct inox_flow *flow,
		     const struct inox_packet *packet, INOX_ATOMIC)
{
	INOX_OWN(words, words, TRY(inox_array_new(words, 4)));

	return words_count(words_lent(words)) ? 0 : -ENOENT;
}

inox_helper(listen, "listen",
	.protocol = 17,
	.port = 4000,
	.most = 1,
	.seconds = 30,
	.see = listen_see);

MODULE_DESCRIPTION("listen");
MODULE_LICENSE("GPL");
