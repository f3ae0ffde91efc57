// SPDX-License-Identifier: GPL-2.0
/*
 * A resume path that sleeps and hands its witness on.
 */
#include <inox/time.h>

#include <inox/strict.h>

int right(bool deep, INOX_NO_IO);

static void pause(INOX_NO_IO)
{
	inox_sleep(inox_ms(1));
}

int right(bool deep, INOX_NO_IO)
{
	struct inox_deadline deadline = inox_deadline(inox_ms(10));
	int tries = 0;

	if (deep)
		pause(inox_ctx);
	while (tries < 3 && inox_deadline_wait(&deadline, inox_us(100)))
		tries++;
	return tries;
}
