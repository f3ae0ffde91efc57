// SPDX-License-Identifier: GPL-2.0
/*
 * A handler does not keep its job.
 * refused: non-enclosed address space|disjoint
 * by: lent
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

static struct host_job *kept;

static enum inox_heard host_hear(const struct host_ports *ports,
				 struct host_job __inox_lent *job, INOX_HARD_IRQ)
{
	kept = job;
	return kept ? INOX_HEARD_END : INOX_HEARD_MORE;
}

static bool host_wants(const struct host *host)
{
	return true;
}

inox_hardirq(host, hardirq, job, host_hear, host_wants);
