// SPDX-License-Identifier: GPL-2.0
/*
 * An errno is no verdict: -EINVAL would be read as a packet to queue.
 * refused: incompatible types when returning type 'int' but 'struct inox_verdict' was expected
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

struct inox_verdict wrong(struct inox_packet *packet, INOX_ATOMIC);

struct inox_verdict wrong(struct inox_packet *packet, INOX_ATOMIC)
{
	return -EINVAL;
}
