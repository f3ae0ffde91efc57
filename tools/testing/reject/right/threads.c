// SPDX-License-Identifier: GPL-2.0
/*
 * A chip whose program is loaded part by part: its interrupt says that it wants the next.
 * also: lent sparse analyzer
 */
#include <inox/i2c.h>
#include <inox/thread.h>

#include <inox/strict.h>

#define LOADER_PARTS	16

struct loader {
	struct inox_smbus bus;
	struct inox_thread load;
	bool ready;
};

static const int loader_any = 1;

#define LOADERS(chip) chip("loader", loader_any)

inox_i2c_ids(loader, int, LOADERS);

/* It is always done in 100 ms. */
static int loader_step(struct loader *loader, const struct inox_waiter __inox_lent *waiter,
		       u8 step)
{
	loader->ready = false;
	TRY(inox_i2c_write(loader, INOX_RW_U8(0x01), step));
	TRY(inox_thread_wait(waiter, inox_ms(100)));
	return loader->ready ? 0 : -ETIMEDOUT;
}

static int loader_load(struct loader *loader, const struct inox_waiter __inox_lent *waiter)
{
	u8 part;

	for (part = 1; part <= LOADER_PARTS; part++)
		TRY(loader_step(loader, waiter, part));
	return 0;
}

inox_thread(loader, load, loader_load);

static int loader_irq(struct loader *loader)
{
	loader->ready = true;
	loader_load_wake(loader);
	return 0;
}

static int loader_probe(struct loader *loader)
{
	return loader_load_start(loader);
}

inox_i2c_driver(loader,
	.probe = loader_probe,
	.irq = loader_irq);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
