// SPDX-License-Identifier: GPL-2.0
/*
 * Nor does one leave a hook by TRY().
 * refused: incompatible types when returning type 'int' but 'struct inox_verdict' was expected
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

struct inox_verdict wrong(struct inox_packet *packet, INOX_ATOMIC);

struct inox_verdict wrong(struct inox_packet *packet, INOX_ATOMIC)
{
	struct inox_ipv4_header ip = TRY(inox_packet_ipv4(packet));

	return ip.ttl ? inox_accept() : inox_drop();
}
