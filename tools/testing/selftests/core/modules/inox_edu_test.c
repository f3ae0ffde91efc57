// SPDX-License-Identifier: GPL-2.0
/*
 * QEMU's edu, a PCI device that computes factorials (docs/specs/edu.rst of QEMU)
 *
 * For the tests of pci.h and hardirq.h.  A file of its device takes a number and
 * gives its factorial; others say what the device is and turn the bits of a word.
 */
#include <inox/hardirq.h>
#include <inox/pci.h>
#include <inox/publish.h>
#include <inox/sysfs.h>
#include <inox/time.h>

#include <inox/strict.h>

#define EDU_ID		INOX_RO_U32(0x00)
#define EDU_LIVENESS	INOX_RW_U32(0x04)
#define EDU_FACTORIAL	INOX_RW_U32(0x08)
#define EDU_STATUS	INOX_RW_U32(0x20)
#define EDU_IRQ_STATUS	INOX_RO_U32(0x24)
#define EDU_IRQ_ACK	INOX_RW_U32(0x64)

#define EDU_INTERRUPTS	0x80u		/* of the status */
#define EDU_DONE	0x01u		/* of the interrupt */

#define EDU_MOST	12u		/* the factorial of more has more than 32 bits */
#define EDU_TIME	inox_ms(2000)

INOX_PCI_MEMORY(edu_memory, 0, 0x100);

struct edu_job {
	u32 result;
};

/* The second has ports there: it is not to be had. */
#define EDU_DEVICES(device)				\
	device(0x1234, 0x11e8, edu_only)		\
	device(0x1b36, 0x0002, edu_only)

struct edu {
	struct edu_memory bus;
	struct inox_hardirq hardirq;
	inox_raw_locked(struct edu_job) job;
	u32 factorial, word;
};

static const int edu_only;

inox_pci_ids(edu, int, EDU_DEVICES);

static enum inox_heard edu_hear(const struct edu_memory *memory,
				struct edu_job __inox_lent *job, INOX_HARD_IRQ)
{
	u32 why = inox_mmio_read(memory, EDU_IRQ_STATUS);

	if (!why)
		return INOX_HEARD_NOTHING;
	inox_mmio_write(memory, EDU_IRQ_ACK, why);
	if (!(why & EDU_DONE))
		return INOX_HEARD_MORE;
	job->result = inox_mmio_read(memory, EDU_FACTORIAL);
	return INOX_HEARD_END;
}

static int edu_set_factorial(struct edu *edu, u32 n)
{
	inox_hardirq_begin(&edu->hardirq);
	inox_mmio_write(&edu->bus, EDU_FACTORIAL, n);
	if (!inox_hardirq_wait(&edu->hardirq, EDU_TIME))
		return -ETIMEDOUT;

	INOX_RAW_LOCK(job, &edu->job);

	edu->factorial = job->result;
	return 0;
}

static int edu_set_word(struct edu *edu, u32 word)
{
	inox_mmio_write(&edu->bus, EDU_LIVENESS, word);
	edu->word = inox_mmio_read(&edu->bus, EDU_LIVENESS);
	return 0;
}

static int edu_id(struct edu *edu, struct inox_text *text)
{
	inox_text_add(text, "%#x\n", inox_mmio_read(&edu->bus, EDU_ID));
	return 0;
}

#define EDU_FILES(file)					\
	file(edu, factorial, set_int, 0, EDU_MOST)	\
	file(edu, word, set_int, 0, U32_MAX)		\
	file(edu, id, text)

inox_sysfs(edu, EDU_FILES);

static int edu_resume(struct edu *edu)
{
	inox_mmio_write(&edu->bus, EDU_STATUS, EDU_INTERRUPTS);
	return 0;
}

static int edu_probe(struct edu *edu)
{
	inox_raw_init(&edu->job);
	return edu_resume(edu);
}

static int edu_suspend(struct edu *edu)
{
	inox_mmio_write(&edu->bus, EDU_STATUS, 0);
	return 0;
}

static void edu_remove(struct edu *edu)
{
	edu_suspend(edu);
}

static bool edu_wants_irq(const struct edu *edu)
{
	return true;
}

inox_hardirq(edu, hardirq, job, edu_hear, edu_wants_irq);

inox_publish(edu_publish, edu_hardirq, edu_sysfs);

inox_pci_driver(edu,
	.probe = edu_probe,
	.remove = edu_remove,
	.suspend = edu_suspend,
	.resume = edu_resume,
	.publish = edu_publish);

MODULE_DESCRIPTION("A driver for the tests of PCI");
MODULE_INFO(test, "Y");
MODULE_LICENSE("GPL");
