// SPDX-License-Identifier: GPL-2.0
/*
 * Where a payload lies cannot be moved, so it cannot be read beyond its end.
 * refused: attempt to use poisoned .inox__at.
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

void wrong(struct inox_payload_at *at);

void wrong(struct inox_payload_at *at)
{
	at->inox__at += 20;
}
