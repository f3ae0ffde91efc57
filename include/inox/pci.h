/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: pci.h
 *
 * PCI devices whose registers are in memory or are I/O ports.  The bus of a driver
 * says which base address register they are behind and how many there are; the
 * layer makes sure of both, and that the firmware's own code does not use them,
 * before a probe runs.  So whoever has a bus has its registers, and one that is not
 * among them does not compile.
 *
 * The device is enabled while it is bound and stays so: that it decodes its
 * addresses is what the firmware of a board may count on.
 */
#ifndef INOX_PCI_H
#define INOX_PCI_H

#include <linux/acpi.h>
#include <linux/io.h>
#include <linux/pci.h>

#include <inox/device.h>
#include <inox/ids.h>
#include <inox/reg.h>

/* How every bus of a PCI driver begins. */
struct inox__pci {
	struct inox_dev inox__dev;
	struct pci_dev *inox__pci_dev;
	const void *inox__kind;
	union {
		unsigned long inox__base;	/* of ports */
		void __iomem *inox__mapped;
	};
};

/* Which of the two it is, as a type. */
struct inox__ports { };
struct inox__memory { };

#define INOX__PCI_BUS(tag, space, bar, n, most)				\
	static_assert((bar) >= 0 && (bar) < 6 && (n) > 0 && (n) <= (most), \
		      "a BAR is 0 to 5, and has 1 to " #most " bytes");	\
	struct tag {							\
		union {							\
			struct inox_dev inox__dev;			\
			struct inox__pci inox__pci;			\
		};							\
		space inox__space[0];					\
		char inox__bar[0][(bar) + 1];				\
		char inox__room[0][n];					\
	}

/**
 * INOX_PCI_PORTS() - the bus of a device whose registers are ports
 * @tag: the type is struct tag; the first member, named ``bus``, of the
 *	driver's object
 * @bar: which base address register, 0 to 5
 * @n: how many ports a device has at least, 1 to 256
 */
#define INOX_PCI_PORTS(tag, bar, n)	\
	INOX__PCI_BUS(tag, struct inox__ports, bar, n, 256)

/**
 * INOX_PCI_MEMORY() - the bus of a device whose registers are in memory
 * @tag: the type is struct tag; the first member, named ``bus``, of the
 *	driver's object
 * @bar: which base address register, 0 to 5
 * @n: how many bytes a device has at least, 1 to 65536
 */
#define INOX_PCI_MEMORY(tag, bar, n)	\
	INOX__PCI_BUS(tag, struct inox__memory, bar, n, 65536)

#define inox__pci_bar(bus)	((int)sizeof((bus)->inox__bar[0]) - 1)
#define inox__pci_room(bus)	sizeof((bus)->inox__room[0])
#define inox__pci_is_memory(bus) \
	__same_type((bus)->inox__space[0], struct inox__memory)

void INOX__REFUSED("the register is a constant, and among the ports of the bus")
inox__port_outside(void);

static __always_inline u16 inox__port(const struct inox__pci *pci, size_t room,
				      u8 at)
{
	if (!__builtin_constant_p(at) || at >= room)
		inox__port_outside();
	return (u16)(pci->inox__base + at);
}

/* What a register can be, for the one kind of bus that has such registers. */
#define INOX__PCI_ACCESS(kind, space, T, in, out)			\
	static __always_inline T					\
	inox__##kind##_get_ro(const struct inox__pci *pci,		\
			      const struct inox__##space *unused,	\
			      size_t room, struct inox_reg_ro_##T reg)	\
	{								\
		return in(inox__##kind(pci, room, reg.inox__reg));	\
	}								\
	static __always_inline T					\
	inox__##kind##_get_rw(const struct inox__pci *pci,		\
			      const struct inox__##space *unused,	\
			      size_t room, struct inox_reg_rw_##T reg)	\
	{								\
		return in(inox__##kind(pci, room, reg.inox__reg));	\
	}								\
	static __always_inline void					\
	inox__##kind##_put_rw(const struct inox__pci *pci,		\
			      const struct inox__##space *unused,	\
			      size_t room, struct inox_reg_rw_##T reg, T v) \
	{								\
		out(v, inox__##kind(pci, room, reg.inox__reg));		\
	}								\
	struct inox__pci

INOX__PCI_ACCESS(port, ports, u8, inb, outb);

/**
 * inox_port_read() - read a register
 * @on: the bus of the driver's object
 * @reg: an INOX_RO_U8() or INOX_RW_U8() below the number of its ports
 *
 * Context: Any.
 * Return: A byte.
 */
#define inox_port_read(on, reg) _Generic((reg),				\
	struct inox_reg_ro_u8: inox__port_get_ro,			\
	struct inox_reg_rw_u8: inox__port_get_rw)			\
		(&(on)->inox__pci, (on)->inox__space, inox__pci_room(on), reg)

/**
 * inox_port_write() - write a register
 * @on: the bus of the driver's object
 * @reg: an INOX_RW_U8() below the number of its ports; one that is read-only
 *	does not compile
 * @v: a byte
 *
 * Context: Any.
 */
#define inox_port_write(on, reg, v) \
	inox__port_put_rw(&(on)->inox__pci, (on)->inox__space,		\
			  inox__pci_room(on), reg, v)

void INOX__REFUSED("the register is a constant, a multiple of 4, and in the memory of the bus")
inox__mmio_outside(void);

static __always_inline void __iomem *inox__mmio(const struct inox__pci *pci,
						size_t room, u32 at)
{
	if (!__builtin_constant_p(at) || at % sizeof(u32) ||
	    at + sizeof(u32) > room)
		inox__mmio_outside();
	return pci->inox__mapped + at;
}

INOX__PCI_ACCESS(mmio, memory, u32, readl, writel);

/**
 * inox_mmio_read() - read a register
 * @on: the bus of the driver's object
 * @reg: an INOX_RO_U32() or INOX_RW_U32() within its memory
 *
 * Context: Any.
 * Return: 32 bits, of the PCI bus's little endian; all set when the device is gone.
 */
#define inox_mmio_read(on, reg) _Generic((reg),				\
	struct inox_reg_ro_u32: inox__mmio_get_ro,			\
	struct inox_reg_rw_u32: inox__mmio_get_rw)			\
		(&(on)->inox__pci, (on)->inox__space, inox__pci_room(on), reg)

/**
 * inox_mmio_write() - write a register
 * @on: the bus of the driver's object
 * @reg: an INOX_RW_U32() within its memory; one that is read-only does not
 *	compile
 * @v: 32 bits
 *
 * It may reach the device after the call; a read of the device does not before it.
 *
 * Context: Any.
 */
#define inox_mmio_write(on, reg, v) \
	inox__mmio_put_rw(&(on)->inox__pci, (on)->inox__space,		\
			  inox__pci_room(on), reg, v)

static inline struct inox_u8 inox__pci_get(const struct inox__pci *pci, u8 at)
{
	u8 v;

	if (inox__fail() || pci_read_config_byte(pci->inox__pci_dev, at, &v))
		return inox_u8_err(-EIO);
	return inox_u8_ok(v);
}

static inline __must_check int inox__pci_put(const struct inox__pci *pci,
					     u8 at, u8 v)
{
	if (inox__fail() || pci_write_config_byte(pci->inox__pci_dev, at, v))
		return -EIO;
	return 0;
}

/**
 * inox_config_read() - read a byte of a device's PCI configuration
 * @self: the driver's object
 * @reg: an INOX_RW_U8()
 *
 * Context: Any; in a callback of @self.
 * Return: A result: the byte, or -EIO.
 */
#define inox_config_read(self, reg) \
	inox__pci_get(&(self)->bus.inox__pci, inox__config_at(reg))
/**
 * inox_config_write() - write a byte of a device's PCI configuration
 * @self: the driver's object
 * @reg: an INOX_RW_U8() that is the device's own: not below 0x40
 * @v: the byte
 *
 * Context: Any; in a callback of @self.
 * Return: 0 or -EIO.
 */
#define inox_config_write(self, reg, v) \
	inox__pci_put(&(self)->bus.inox__pci, inox__config_own(reg), v)

void INOX__REFUSED("the first 64 bytes are the PCI core's")
inox__config_of_core(void);

static __always_inline u8 inox__config_at(struct inox_reg_rw_u8 reg)
{
	return reg.inox__reg;
}

static __always_inline u8 inox__config_own(struct inox_reg_rw_u8 reg)
{
	if (!__builtin_constant_p(reg.inox__reg) || reg.inox__reg < 0x40)
		inox__config_of_core();
	return reg.inox__reg;
}

/**
 * inox_port_base() - where the ports are, for people to read
 * @self: the driver's object
 *
 * Context: Any.
 * Return: The number of the first.
 */
#define inox_port_base(self) \
	((unsigned long)(self)->bus.inox__pci.inox__base)

/* A row of a table of devices; without takeover only for whom a user names. */
#define INOX__PCI_ID(vendor_id, device_id, kind)			\
	{								\
		.vendor = (vendor_id), .device = (device_id),		\
		.subvendor = (__u32)PCI_ANY_ID,			\
		.subdevice = (__u32)PCI_ANY_ID,			\
		.driver_data = (kernel_ulong_t)&(kind),			\
		.override_only = !IS_ENABLED(CONFIG_INOX_TAKEOVER),	\
	},

#if IS_ENABLED(CONFIG_INOX_TAKEOVER)
# define INOX__PCI_ALIASES(tag)	MODULE_DEVICE_TABLE(pci, inox__##tag##_pci_ids);
#else
# define INOX__PCI_ALIASES(tag)
#endif

#define INOX__PCI_KIND_CHECK(vendor, device, kind)	expected = &(kind);

/**
 * inox_pci_ids() - the devices a driver knows
 * @tag: the driver's struct
 * @type: what it keeps about a device, a const structure for each
 * @list: macro of one argument that calls it with (vendor, device, object) for
 *	each
 *
 * Defines <tag>_kind(), which gives the probed device's structure to a callback.
 * The driver binds to a device whose ``driver_override`` in sysfs names it, so
 * that it never races the stock one; with CONFIG_INOX_TAKEOVER to each it knows.
 */
#define inox_pci_ids(tag, type, list)					\
	static const struct pci_device_id inox__##tag##_pci_ids[] = {	\
		list(INOX__PCI_ID)					\
		{ }							\
	};								\
	INOX__PCI_ALIASES(tag)						\
	static __always_inline const type *				\
	tag##_kind(const struct tag *self)				\
	{								\
		const type *expected __maybe_unused;			\
									\
		list(INOX__PCI_KIND_CHECK)				\
		return self->bus.inox__pci.inox__kind;			\
	}								\
	struct tag

/* What firmware has code for, it may use at any time, whatever locks we hold. */
static inline int inox__pci_claim(struct pci_dev *pci, int bar, size_t room,
				  bool memory)
{
	struct resource *all = &pci->resource[bar];
	unsigned long type = memory ? IORESOURCE_MEM : IORESOURCE_IO;
	const char *what = memory ? "bytes of memory" : "ports";

	if (!(all->flags & type) || !all->start || resource_size(all) < room)
		return dev_err_probe(&pci->dev, -ENODEV, "BAR %d is not %zu %s\n",
				     bar, room, what);
	if (inox__fail() || acpi_check_resource_conflict(all))
		return dev_err_probe(&pci->dev, -EBUSY,
				     "the firmware uses these %s itself\n", what);
	if (inox__fail() ||
	    !__devm_request_region(&pci->dev,
				   memory ? &iomem_resource : &ioport_resource,
				   all->start, resource_size(all), KBUILD_MODNAME))
		return dev_err_probe(&pci->dev, -EBUSY,
				     "another driver has these %s\n", what);
	return 0;
}

static inline int inox__pci_map(struct inox__pci *bus, int bar, bool memory)
{
	struct pci_dev *pci = bus->inox__pci_dev;

	if (!memory) {
		bus->inox__base = (unsigned long)pci->resource[bar].start;
		return 0;
	}
	bus->inox__mapped = inox__fail() ? NULL : pcim_iomap(pci, bar, 0);
	return bus->inox__mapped ? 0 : -ENOMEM;
}

/* Whom a user names may be a device that no driver's table has: it has no kind. */
static inline int inox__pci_probe(struct pci_dev *pci,
				  const struct inox__driver *driver,
				  const struct pci_device_id *id, int bar,
				  size_t room, bool memory)
{
	struct inox__pci *bus;

	if (!id->driver_data)
		return -ENODEV;
	TRY(inox__fail() ? -EIO : pcim_enable_device(pci));
	pcim_pin_device(pci);
	TRY(inox__pci_claim(pci, bar, room, memory));
	bus = inox__dev_alloc(&pci->dev, driver);
	if (!bus)
		return -ENOMEM;
	bus->inox__pci_dev = pci;
	bus->inox__kind = (const void *)id->driver_data;
	bus->inox__dev.inox__name = KBUILD_MODNAME;
	TRY(inox__pci_map(bus, bar, memory));
	return inox__dev_start(&bus->inox__dev);
}

/* The machine goes down or on to another kernel: as if it went to sleep. */
static inline void inox__pci_shutdown(struct pci_dev *pci)
{
	if (inox__dev_suspend(&pci->dev))
		dev_err(&pci->dev, "not shut down\n");
}

/**
 * inox_pci_driver() - a whole PCI driver module
 * @tag: the driver's struct, which begins with its bus, an INOX_PCI_MEMORY() or
 *	INOX_PCI_PORTS(); inox_pci_ids(tag, ...) stands above
 * @...: designated callbacks on it, each optional: .probe, .remove, .suspend,
 *	.resume and .publish
 *
 * Each callback has the object to itself and may sleep.  .suspend is also what
 * happens when the machine is shut down.  An interrupt is published:
 * <inox/hardirq.h>.
 */
#define inox_pci_driver(tag, ...)					\
	INOX__DRIVER(tag, __VA_ARGS__);					\
	INOX__TRUST							\
	static int inox__##tag##_pci_probe(struct pci_dev *pci,		\
					   const struct pci_device_id *id) \
	{								\
		return inox__pci_probe(pci, &inox__##tag##_driver, id,	\
			inox__pci_bar(&((struct tag *)0)->bus),		\
			inox__pci_room(&((struct tag *)0)->bus),	\
			inox__pci_is_memory(&((struct tag *)0)->bus));	\
	}								\
	static struct pci_driver inox__##tag##_pci = {			\
		.name = KBUILD_MODNAME,					\
		.id_table = inox__##tag##_pci_ids,			\
		.probe = inox__##tag##_pci_probe,			\
		.shutdown = inox__pci_shutdown,				\
		.driver = { .pm = pm_ptr(&inox__dev_pm) },		\
	};								\
	INOX__MODULE_OF(tag, pci_register_driver(&inox__##tag##_pci),	\
			pci_unregister_driver(&inox__##tag##_pci), inox__drivers_end()); \
	INOX__END							\
	struct tag

#endif
