// SPDX-License-Identifier: GPL-2.0
/*
 * A handler of hard interrupts cannot wait.
 * refused: _Generic. selector of type 'struct inox_hard_irq' is not compatible
 */
#include <inox/hardirq.h>
#include <inox/time.h>

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

static enum inox_heard host_hear(const struct host_ports *ports,
				 struct host_job __inox_lent *job, INOX_HARD_IRQ)
{
	inox_sleep(inox_ms(1));
	return INOX_HEARD_END;
}

static bool host_wants(const struct host *host)
{
	return true;
}

inox_hardirq(host, hardirq, job, host_hear, host_wants);
