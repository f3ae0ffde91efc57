// SPDX-License-Identifier: GPL-2.0
/*
 * A handler has its job, and not an object that others are in.
 * refused: incompatible pointer type
 */
#include <inox/hardirq.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host_job {
	u8 status;
};

struct host {
	struct host_ports bus;
	struct inox_hardirq hardirq;
	inox_raw_locked(struct host_job) job;
};

static enum inox_heard host_hear(struct host *host, struct host_job __inox_lent *job,
				 INOX_HARD_IRQ)
{
	return INOX_HEARD_END;
}

static bool host_wants(const struct host *host)
{
	return true;
}

inox_hardirq(host, hardirq, job, host_hear, host_wants);
