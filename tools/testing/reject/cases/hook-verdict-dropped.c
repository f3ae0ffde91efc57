// SPDX-License-Identifier: GPL-2.0
/*
 * A verdict that nobody returns is a mistake.
 * refused: ignoring return value of type 'struct inox_verdict'
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

void wrong(struct inox_packet *packet);

void wrong(struct inox_packet *packet)
{
	inox_drop();
}
