/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: i2c.h
 *
 * I2C and SMBus clients.  The type of a driver's ``bus`` says what its adapter
 * can do: the layer binds no device to an adapter that cannot, and a transfer
 * that the bus does not have does not compile.
 */
#ifndef INOX_I2C_H
#define INOX_I2C_H

#include <linux/i2c.h>

#include <inox/ctx.h>
#include <inox/device.h>
#include <inox/ids.h>
#include <inox/reg.h>

/* How every bus of a client begins. */
#define INOX__I2C_BUS							\
	struct inox_dev inox__dev;					\
	struct i2c_client *inox__client

/**
 * struct inox_smbus - bus of a chip with byte and word registers
 *
 * The first member, named ``bus``, of the driver's object.  Only a probe makes
 * one, and only on an adapter with SMBus byte data and word data.
 */
struct inox_smbus {
	/* private: */
	INOX__I2C_BUS;
};

/**
 * struct inox_i2c_registers - bus of a chip whose registers go in a row
 *
 * The first member, named ``bus``, of the driver's object.  Only a probe makes
 * one, and only on an adapter with I2C block transfers and single bytes.  The
 * transfers are in <inox/i2c-registers.h>.
 */
struct inox_i2c_registers {
	/* private: */
	INOX__I2C_BUS;
};

struct inox__mux_ops;

struct inox_i2c_mux;	/* <inox/i2c-mux.h> has what is in it */

/* What an adapter must have for any transfer on the bus at all. */
#define inox__i2c_needs(bus)						\
	(__builtin_types_compatible_p(typeof(bus), struct inox_smbus) ?	\
	 INOX__SMBUS_NEEDS :						\
	 __builtin_types_compatible_p(typeof(bus), struct inox_i2c_registers) ? \
	 INOX__REGISTERS_NEEDS :					\
	 __builtin_types_compatible_p(typeof(bus), struct inox_i2c_mux) ? \
	 I2C_FUNC_SMBUS_BYTE : 0)

#define INOX__SMBUS_NEEDS (I2C_FUNC_SMBUS_BYTE_DATA | I2C_FUNC_SMBUS_WORD_DATA)
#define INOX__REGISTERS_NEEDS (I2C_FUNC_SMBUS_I2C_BLOCK | I2C_FUNC_SMBUS_BYTE)

static __always_inline struct inox_u8
inox__i2c_read_u8(const struct inox_smbus *bus, u8 reg)
{
	s32 v = inox__fail() ? -EIO :
		i2c_smbus_read_byte_data(bus->inox__client, reg);

	return v < 0 ? inox_u8_err(v) : inox_u8_ok((u8)v);
}

static __always_inline struct inox_s16
inox__i2c_read_s16be(const struct inox_smbus *bus, u8 reg)
{
	s32 v = inox__fail() ? -EIO :
		i2c_smbus_read_word_data(bus->inox__client, reg);

	return v < 0 ? inox_s16_err(v) : inox_s16_ok((s16)swab16((u16)v));
}

static __always_inline __must_check int
inox__i2c_write_u8(const struct inox_smbus *bus, u8 reg, u8 v)
{
	if (inox__fail())
		return -EIO;
	return i2c_smbus_write_byte_data(bus->inox__client, reg, v);
}

static __always_inline __must_check int
inox__i2c_write_s16be(const struct inox_smbus *bus, u8 reg, s16 v)
{
	if (inox__fail())
		return -EIO;
	return i2c_smbus_write_word_data(bus->inox__client, reg,
					 swab16((u16)v));
}

#define INOX__I2C_RO(kind, result)					\
	static __always_inline struct inox_##result			\
	inox__i2c_get_ro_##kind(const struct inox_smbus *bus,		\
				struct inox_reg_ro_##kind reg)		\
	{								\
		return inox__i2c_read_##kind(bus, reg.inox__reg);	\
	}								\
	static __always_inline struct inox_##result			\
	inox__i2c_get_rw_##kind(const struct inox_smbus *bus,		\
				struct inox_reg_rw_##kind reg)		\
	{								\
		return inox__i2c_read_##kind(bus, reg.inox__reg);	\
	}								\
	static __always_inline __must_check int				\
	inox__i2c_put_rw_##kind(const struct inox_smbus *bus,		\
				struct inox_reg_rw_##kind reg, result v) \
	{								\
		return inox__i2c_write_##kind(bus, reg.inox__reg, v);	\
	}								\
	int INOX__REFUSED("write to a register declared read-only")	\
	inox__i2c_put_ro_##kind(const struct inox_smbus *bus,		\
				struct inox_reg_ro_##kind reg, result v)

INOX__I2C_RO(u8, u8);
INOX__I2C_RO(s16be, s16);

#define inox__i2c_by_reg(verb, reg) _Generic((reg),			\
	struct inox_reg_ro_u8: inox__i2c_##verb##_ro_u8,		\
	struct inox_reg_rw_u8: inox__i2c_##verb##_rw_u8,		\
	struct inox_reg_ro_s16be: inox__i2c_##verb##_ro_s16be,		\
	struct inox_reg_rw_s16be: inox__i2c_##verb##_rw_s16be)

/**
 * inox_i2c_read() - read a register
 * @self: the driver's object
 * @reg: an INOX_RO_ or INOX_RW_ register
 *
 * Context: May sleep; in a callback of @self.
 * Return: A result of the register's type, or the adapter's errno.
 */
#define inox_i2c_read(self, reg) \
	inox__sleeps(inox__i2c_by_reg(get, reg))(&(self)->bus, reg)

/**
 * inox_i2c_write() - write a register
 * @self: the driver's object
 * @reg: an INOX_RW_ register; one declared read-only does not compile
 * @v: the value, of the register's type
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 or the adapter's errno.
 */
#define inox_i2c_write(self, reg, v) \
	inox__sleeps(inox__i2c_by_reg(put, reg))(&(self)->bus, reg, v)

#define INOX__KIND_CHECK(chip, kind)					\
	static_assert(sizeof(INOX__ID_PREFIX chip) <= I2C_NAME_SIZE,	\
		      "chip name is too long");				\
	expected = &(kind);

/**
 * inox_i2c_ids() - the chips a driver knows
 * @tag: the driver's struct
 * @type: what it keeps about a chip, a const structure for each
 * @list: macro of one argument that calls it with (name, object) for each chip
 *
 * Defines <tag>_kind(), which gives the probed chip's structure to a callback,
 * and the module's aliases.
 */
#define inox_i2c_ids(tag, type, list)					\
	static const struct i2c_device_id inox__##tag##_ids[] = {	\
		list(INOX__BUS_ID)					\
		{ }							\
	};								\
	MODULE_DEVICE_TABLE(i2c, inox__##tag##_ids);			\
	static const struct of_device_id inox__##tag##_of[] = {	\
		list(INOX__OF_ID)					\
		{ }							\
	};								\
	MODULE_DEVICE_TABLE(of, inox__##tag##_of);			\
	static __always_inline const type *				\
	tag##_kind(const struct tag *self)				\
	{								\
		const type *expected __maybe_unused;			\
									\
		list(INOX__KIND_CHECK)					\
		return i2c_get_match_data(self->bus.inox__client);	\
	}								\
	struct tag

static inline int inox__i2c_probe(struct i2c_client *client,
				  const struct inox__driver *driver,
				  u32 needs, bool wants_irq)
{
	struct inox_smbus *bus;

	/* A chip that a user names may be known by no more than its name. */
	if (!i2c_get_match_data(client))
		return -ENODEV;
	if (!i2c_check_functionality(client->adapter, needs))
		return dev_err_probe(&client->dev, -EOPNOTSUPP,
				     "adapter lacks SMBus %s\n",
				     needs == INOX__SMBUS_NEEDS ?
				     "byte or word data" :
				     needs == INOX__REGISTERS_NEEDS ?
				     "byte or I2C block" : "byte");
	bus = inox__dev_alloc(&client->dev, driver);
	if (!bus)
		return -ENOMEM;
	bus->inox__client = client;
	bus->inox__dev.inox__name = inox__id_stem(client->name);
	if (wants_irq && client->irq > 0)
		bus->inox__dev.inox__irq.inox__line = (unsigned int)client->irq;
	return inox__dev_start(&bus->inox__dev);
}

/**
 * inox_i2c_driver() - a whole I2C driver module
 * @tag: the driver's struct, which begins with its bus: ``struct inox_smbus
 *	bus``, ``struct inox_i2c_registers bus``, ``struct inox_i2c_mux bus`` or
 *	``struct inox_i2c_memory bus``; inox_i2c_ids(tag, ...) stands above
 * @...: designated, each optional: ``int (*probe)(struct tag *)``, ``.suspend``,
 *	``.resume`` and ``.irq`` of the same type, ``void (*remove)(struct tag *)``;
 *	``.publish``, what the subsystem's macro defines, <tag>_hwmon for one;
 *	``.supply``, the name of a regulator; ``.idle``
 *
 * Each callback has the object to itself and may sleep.  .irq runs in a thread
 * when the line is asserted; after an errno the line is disabled, and .irq called
 * again after a pause of up to a second, until it returns 0.  .remove comes when
 * nothing else is called any more.
 * With .idle = true the supply is on only while an INOX_AWAKE() needs it.
 */
#define inox_i2c_driver(tag, ...)					\
	INOX__DRIVER(tag, __VA_ARGS__);					\
	INOX__TRUST							\
	static int inox__##tag##_i2c_probe(struct i2c_client *client)	\
	{								\
		return inox__i2c_probe(client, &inox__##tag##_driver,	\
			inox__i2c_needs(((struct tag *)0)->bus),	\
			inox__##tag##_calls.irq);			\
	}								\
	static int __maybe_unused					\
	inox__##tag##_i2c_probe_id(struct i2c_client *client,		\
				   const struct i2c_device_id *id)	\
	{								\
		return inox__##tag##_i2c_probe(client);			\
	}								\
	static struct i2c_driver inox__##tag##_i2c = {			\
		.driver = {						\
			.name = KBUILD_MODNAME,				\
			.of_match_table = inox__##tag##_of,		\
			.pm = pm_ptr(&inox__dev_pm),			\
		},							\
		.probe = INOX_PICK(struct i2c_driver, probe,		\
				   inox__##tag##_i2c_probe,		\
				   inox__##tag##_i2c_probe_id),		\
		.id_table = inox__##tag##_ids,				\
	};								\
	INOX__MODULE_OF(tag, i2c_add_driver(&inox__##tag##_i2c),	\
			i2c_del_driver(&inox__##tag##_i2c), inox__drivers_end()); \
	INOX__END							\
	struct tag

#endif
