// SPDX-License-Identifier: GPL-2.0
/*
 * One of three drivers for QEMU's edu that do the same, to be counted: on the layer
 */
#include <inox/char.h>
#include <inox/drain.h>
#include <inox/hardirq.h>
#include <inox/pci.h>
#include <inox/publish.h>

#include <inox/strict.h>

#include "twin.h"

#define TWIN_ID		INOX_RO_U32(EDU_ID)
#define TWIN_WHY	INOX_RO_U32(EDU_WHY)
#define TWIN_RAISE	INOX_RW_U32(EDU_RAISE)
#define TWIN_ACK	INOX_RW_U32(EDU_ACK)

INOX_PCI_MEMORY(twin_memory, 0, EDU_ROOM);

struct twin_job {
	u32 interrupts;
};

struct twin {
	struct twin_memory bus;
	struct inox_hardirq hardirq;
	inox_raw_locked(struct twin_job) job;
	struct inox_work work;
	u32 count, id;
	bool done;
};

static const int twin_only;

#define TWIN_DEVICES(device)	device(0x1234, 0x11e8, twin_only)

inox_pci_ids(twin, int, TWIN_DEVICES);

static enum inox_heard twin_hear(const struct twin_memory *memory,
				 struct twin_job __inox_lent *job, INOX_HARD_IRQ)
{
	u32 why = inox_mmio_read(memory, TWIN_WHY);

	if (!why)
		return INOX_HEARD_NOTHING;
	inox_mmio_write(memory, TWIN_ACK, why);
	job->interrupts++;
	return INOX_HEARD_MORE;
}

static bool twin_wants_irq(const struct twin *twin)
{
	return true;
}

inox_hardirq(twin, hardirq, job, twin_hear, twin_wants_irq);

static int twin_run(struct twin *twin)
{
	twin->done = true;
	inox_char_wake(twin);
	return 0;
}

inox_work(twin, work, twin_run);

static int twin_nothing(struct twin *twin)
{
	return 0;
}

static int twin_count(struct twin *twin)
{
	twin->count++;
	return 0;
}

static int twin_register(struct twin *twin)
{
	twin->id = inox_mmio_read(&twin->bus, TWIN_ID);
	return 0;
}

static int twin_interrupt(struct twin *twin)
{
	inox_mmio_write(&twin->bus, TWIN_RAISE, 1);
	return 0;
}

static int twin_start(struct twin *twin)
{
	twin_work_after(twin, inox_ms(0));
	return 0;
}

static int twin_tell(struct twin *twin, struct twin_told *told)
{
	INOX_RAW_LOCK(job, &twin->job);

	told->count = twin->count;
	told->id = twin->id;
	told->interrupts = job->interrupts;
	return 0;
}

#define TWIN_IOCTLS(ioctl)					\
	ioctl(twin, twin_nothing, TWIN_NOTHING)			\
	ioctl(twin, twin_count, TWIN_COUNT)			\
	ioctl(twin, twin_register, TWIN_REGISTER)		\
	ioctl(twin, twin_interrupt, TWIN_INTERRUPT)		\
	ioctl(twin, twin_start, TWIN_WORK)			\
	ioctl(twin, twin_tell, TWIN_TELL, struct twin_told)

inox_ioctls(twin, TWIN_IOCTLS);

static int twin_read(struct twin *twin, struct inox_writer *out)
{
	if (!twin->done)
		return -EAGAIN;
	twin->done = false;
	return inox_write_u8(out, 1);
}

inox_char(twin, "twin",
	.read = twin_read,
	.ioctls = &twin_ioctls);

inox_publish(twin_publish, twin_hardirq, twin_char);

static int twin_probe(struct twin *twin)
{
	inox_raw_init(&twin->job);
	return 0;
}

inox_pci_driver(twin,
	.probe = twin_probe,
	.publish = twin_publish);

MODULE_DESCRIPTION("A twin on inox");
MODULE_LICENSE("GPL");
