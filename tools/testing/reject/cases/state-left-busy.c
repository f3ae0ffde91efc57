// SPDX-License-Identifier: GPL-2.0
/*
 * No path leaves a request to the hardware.
 * refused: a path leaves the block without finishing what it must finish
 * by: optimizer
 */
#include <inox/txn.h>

#include <inox/strict.h>

struct request {
	u8 bytes[8];
};

void request_start(struct request *request);
void request_stop(struct request *request);

/* A request is the driver's while it is idle, and the hardware's while busy. */
struct idle {
	struct request *request;
};

struct busy {
	struct request *request;
};

INOX_LINEAR(idle, struct idle);
INOX_LINEAR(busy, struct busy);

static struct busy_txn request_send(struct idle *idle)
{
	request_start(idle->request);
	return busy_begin((struct busy){ idle->request });
}

static struct idle_txn request_wait(struct busy *busy)
{
	request_stop(busy->request);
	return idle_begin((struct idle){ busy->request });
}

static void request_end(struct idle *idle)
{
	idle->request->bytes[0] = 0;
}

INOX_FINISH(idle, send, request_send);
INOX_FINISH(idle, end, request_end);
INOX_FINISH(busy, wait, request_wait);

static void request_fill(struct idle __inox_lent *idle, u8 byte)
{
	idle->request->bytes[0] = byte;
}

void wrong(struct idle_txn token);

void wrong(struct idle_txn token)
{
	INOX_TXN(idle, idle, token);
	INOX_TXN(busy, busy, idle_send(idle));

	(void)busy_state(busy);
}
