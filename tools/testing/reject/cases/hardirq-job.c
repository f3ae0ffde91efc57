// SPDX-License-Identifier: GPL-2.0
/*
 * What it shares with threads is in the box.
 * refused: has no member named|poisoned .inox__raw_data.
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

u8 wrong(struct host *host);

u8 wrong(struct host *host)
{
	return host->job.status;
}
