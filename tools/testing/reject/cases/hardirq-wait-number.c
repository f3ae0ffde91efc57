// SPDX-License-Identifier: GPL-2.0
/*
 * How long it may take has a unit.
 * refused: incompatible type for argument
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

bool wrong(struct host *host);

bool wrong(struct host *host)
{
	return inox_hardirq_wait(&host->hardirq, 200);
}
