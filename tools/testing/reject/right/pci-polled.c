// SPDX-License-Identifier: GPL-2.0
/*
 * A device that counts, and calls when it has.
 * also: lent sparse
 */
#include <inox/hardirq.h>
#include <inox/time.h>

#include <inox/strict.h>

#define COUNTER_STATUS	INOX_RW_U8(0x00)
#define COUNTER_COUNT	INOX_RO_U8(0x0f)

INOX_PCI_PORTS(counter_ports, 0, 16);

struct counter_job {
	u8 count;
};

struct counter {
	struct counter_ports bus;
	struct inox_hardirq hardirq;
	inox_raw_locked(struct counter_job) job;
};

static const int counter_any = 1;

#define COUNTERS(device) device(0x1234, 0x0001, counter_any)

inox_pci_ids(counter, int, COUNTERS);

static enum inox_heard counter_hear(const struct counter_ports *ports,
				    struct counter_job __inox_lent *job,
				    INOX_HARD_IRQ)
{
	if (!inox_port_read(ports, COUNTER_STATUS))
		return INOX_HEARD_NOTHING;
	job->count = inox_port_read(ports, COUNTER_COUNT);
	inox_port_write(ports, COUNTER_STATUS, 1);
	return INOX_HEARD_END;
}

static bool counter_wants_irq(const struct counter *counter)
{
	return *counter_kind(counter);
}

static int counter_probe(struct counter *counter)
{
	inox_raw_init(&counter->job);
	TRY(inox_config_read(counter, INOX_RW_U8(0x40)));
	return 0;
}

static int counter_resume(struct counter *counter)
{
	inox_hardirq_begin(&counter->hardirq);
	return inox_hardirq_wait(&counter->hardirq, inox_ms(10)) ? 0 : -ETIMEDOUT;
}

inox_hardirq(counter, hardirq, job, counter_hear, counter_wants_irq);

inox_pci_driver(counter,
	.probe = counter_probe,
	.resume = counter_resume,
	.publish = counter_hardirq);

MODULE_LICENSE("GPL");
