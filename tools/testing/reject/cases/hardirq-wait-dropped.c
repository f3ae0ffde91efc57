// SPDX-License-Identifier: GPL-2.0
/*
 * A job that has not ended has no result.
 * refused: ignoring return value
 * by: optimizer
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

void wrong(struct host *host);

void wrong(struct host *host)
{
	inox_hardirq_wait(&host->hardirq, inox_ms(200));
}
