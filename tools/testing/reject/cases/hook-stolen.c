// SPDX-License-Identifier: GPL-2.0
/*
 * A packet that is taken and dropped as well would be freed twice; none can be taken.
 * refused: attempt to use poisoned .NF_STOLEN.
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

struct inox_verdict wrong(struct inox_packet *packet, INOX_ATOMIC);

struct inox_verdict wrong(struct inox_packet *packet, INOX_ATOMIC)
{
	return (struct inox_verdict){ NF_STOLEN };
}
