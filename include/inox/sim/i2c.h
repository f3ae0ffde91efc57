/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sim/i2c.h
 *
 * Models of chips for the simulated I2C bus, i2c-sim.  A model is a struct and
 * callbacks on it that speak bytes, as the chip does on its wires.  While one
 * runs, the model and its whole bus are that callback's alone.
 *
 * On the wire: a start condition with the chip's address calls .start, each
 * byte that follows .write or .read, and the stop condition .stop.  A repeated
 * start calls .start again without .stop, as the chip would see it.
 *
 * Example::
 *
 *	struct latch {
 *		struct inox_sim_chip chip;
 *		u32 value;
 *	};
 *
 *	#define LATCH_MODELS(model)	model("latch", latch_plain)
 *	#define LATCH_ATTRS(attr)	attr(latch, value, rw_int, 0, 255)
 *
 *	inox_sim_models(latch, struct latch_kind, LATCH_MODELS);
 *
 *	static bool latch_write(struct latch *latch, u8 byte)
 *	{
 *		latch->value = byte;
 *		return true;
 *	}
 *
 *	static u8 latch_read(struct latch *latch)
 *	{
 *		return (u8)latch->value;
 *	}
 *
 *	inox_sim_chip(latch, LATCH_MODELS, LATCH_ATTRS,
 *		.write = latch_write,
 *		.read = latch_read);
 */
#ifndef INOX_SIM_I2C_H
#define INOX_SIM_I2C_H

#include <linux/kmod.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include <inox/configfs.h>
#include <inox/irqline.h>

struct inox_sim_model;

/**
 * struct inox_sim_chip - what every model begins with; the member "chip"
 */
struct inox_sim_chip {
	/* private: */
	const struct inox_sim_model *inox__model;
	struct inox_irqline *inox__line;	/* NULL: the pin is not wired */
	bool inox__pin;
	bool inox__powered;
	u8 inox__which;
	struct inox_config *inox__config;	/* whose lock is the bus's */
	struct delayed_work inox__later;
};

/**
 * struct inox_sim_ops - a model's callbacks, with its type erased by thunks
 * @size: of the model's struct
 * @owner: module of the model
 * @attrs: what users set and see, NULL at the end
 * @init: see inox_sim_chip()
 * @addresses: see inox_sim_chip()
 * @power_on: see inox_sim_chip()
 * @start: see inox_sim_chip()
 * @write: see inox_sim_chip()
 * @read: see inox_sim_chip()
 * @stop: see inox_sim_chip()
 * @later: see inox_sim_chip()
 *
 * For i2c-sim; models do not use it.
 */
struct inox_sim_ops {
	size_t size;
	struct module *owner;
	struct configfs_attribute *const *attrs;
	void (*init)(struct inox_sim_chip *chip);
	unsigned int (*addresses)(const struct inox_sim_chip *chip);
	void (*power_on)(struct inox_sim_chip *chip);
	bool (*start)(struct inox_sim_chip *chip, bool read);
	bool (*write)(struct inox_sim_chip *chip, u8 byte);
	u8 (*read)(struct inox_sim_chip *chip);
	void (*stop)(struct inox_sim_chip *chip);
	void (*later)(struct inox_sim_chip *chip);
};

/**
 * struct inox_sim_model - a model by name; for i2c-sim
 * @name: what the user asks for
 * @kind: the model's own description of it
 * @ops: its callbacks
 * @node: in the list of models
 * @files: all attributes of a chip of this model
 */
struct inox_sim_model {
	const char *name;
	const void *kind;
	const struct inox_sim_ops *ops;
	struct list_head node;
	struct inox_config_more files;
};

int inox_sim_model_add(struct inox_sim_model *model);
void inox_sim_model_del(struct inox_sim_model *model);

/* From a module's init, -EEXIST would tell modprobe that all is well. */
static inline int inox__sim_models_add(struct inox_sim_model *models, size_t n,
				       const struct inox_sim_ops *ops)
{
	size_t i;
	int err;

	for (i = 0; i < n; i++) {
		models[i].ops = ops;
		err = inox__fail() ? -EEXIST : inox_sim_model_add(&models[i]);
		if (err)
			goto undo;
	}
	return 0;
undo:
	while (i--)
		inox_sim_model_del(&models[i]);
	return err == -EEXIST ? -EBUSY : err;
}

static inline void inox__sim_models_del(struct inox_sim_model *models, size_t n)
{
	while (n--)
		inox_sim_model_del(&models[n]);
}

/**
 * inox_sim_pin_set() - drive the chip's interrupt pin
 * @self: the model
 * @asserted: whether it asks for attention, whatever level that is
 *
 * Context: In a callback of @self.
 */
#define inox_sim_pin_set(self, asserted) \
	inox__sim_pin_set(&(self)->chip, asserted)

static inline void inox__sim_pin_set(struct inox_sim_chip *chip, bool asserted)
{
	chip->inox__pin = asserted;
	if (chip->inox__line)
		inox_irqline_set(chip->inox__line, asserted);
}

/**
 * inox_sim_pin() - is the chip's interrupt pin asserted?
 * @self: the model
 *
 * Context: In a callback of @self.
 */
#define inox_sim_pin(self)	((self)->chip.inox__pin)

/**
 * inox_sim_powered() - does the chip have power?
 * @self: the model
 *
 * Context: In a callback of @self.
 */
#define inox_sim_powered(self)	((self)->chip.inox__powered)

/**
 * inox_sim_which() - at which of its addresses was the chip addressed?
 * @self: the model
 *
 * Context: In a callback of @self, from .start on.
 * Return: 0 for the first.
 */
#define inox_sim_which(self)	((unsigned int)(self)->chip.inox__which)

/**
 * inox_sim_after() - let .later be called after some time
 * @self: the model
 * @us: microseconds from now; what was asked for before is forgotten
 *
 * Without power it does nothing, and taking the power forgets it.
 *
 * Context: In a callback of @self.
 */
#define inox_sim_after(self, us)	inox__sim_after(&(self)->chip, us)

static inline void inox__sim_after(struct inox_sim_chip *chip, unsigned int us)
{
	if (chip->inox__powered)
		mod_delayed_work(system_unbound_wq, &chip->inox__later,
				 usecs_to_jiffies(us));
}

static inline void inox__sim_later(struct work_struct *work)
{
	struct inox_sim_chip *chip =
		container_of(to_delayed_work(work), struct inox_sim_chip,
			     inox__later);

	inox__config_exclusive(chip->inox__config);
	if (chip->inox__powered)
		chip->inox__model->ops->later(chip);
}

/* For i2c-sim: the layer's part of what it does to a model. */

/**
 * inox_sim_chip_alloc() - a chip of a model, without power
 * @model: the model
 * @config: the directory of the chip, whose lock its callbacks have
 *
 * Context: May sleep.
 * Return: The chip or NULL.
 */
static inline struct inox_sim_chip *
inox_sim_chip_alloc(const struct inox_sim_model *model,
		    struct inox_config *config)
{
	struct inox_sim_chip *chip = inox__fail() ? NULL :
		kvzalloc(model->ops->size, GFP_KERNEL);

	if (!chip)
		return NULL;
	inox__count_up(inox__live_memory);
	chip->inox__model = model;
	chip->inox__config = config;
	INIT_DELAYED_WORK(&chip->inox__later, inox__sim_later);
	model->ops->init(chip);
	return chip;
}

/**
 * inox_sim_chip_free() - the end of a chip
 * @chip: from inox_sim_chip_alloc(); its pin is not wired
 *
 * Context: Any; nobody else knows @chip.
 */
static inline void inox_sim_chip_free(struct inox_sim_chip *chip)
{
	kvfree(chip);
	inox__count_down(inox__live_memory);
}

/**
 * inox_sim_chip_power() - give or take power, and wire the pin
 * @chip: the chip; its pin is released
 * @powered: is there power now?
 * @line: what the pin is wired to; NULL: to nothing
 *
 * Context: With the bus of @chip.
 */
static inline void inox_sim_chip_power(struct inox_sim_chip *chip, bool powered,
				       struct inox_irqline *line)
{
	chip->inox__line = line;
	chip->inox__pin = false;
	chip->inox__powered = powered;
}

/**
 * inox_sim_chip_calm() - wait until a chip without power does nothing any more
 * @chip: the chip
 *
 * 1. Without power no callback asks for .later again.
 * 2. What waits is cancelled; what runs has the bus, finds no power and ends.
 *
 * Context: May sleep; without the bus of @chip.
 */
static inline void inox_sim_chip_calm(struct inox_sim_chip *chip)
{
	cancel_delayed_work_sync(&chip->inox__later);
}

/**
 * inox_sim_chip_pin() - is the pin asserted?
 * @chip: the chip
 *
 * Context: With the bus of @chip.
 * Return: True if it is.
 */
static inline bool inox_sim_chip_pin(const struct inox_sim_chip *chip)
{
	return chip->inox__pin;
}

/**
 * inox_sim_chip_start() - a chip is addressed
 * @chip: the chip
 * @which: at which of its addresses, 0 for the first
 * @read: will the chip send?
 *
 * Context: With the bus of @chip.
 * Return: False if it does not answer.
 */
static inline bool inox_sim_chip_start(struct inox_sim_chip *chip,
				       unsigned int which, bool read)
{
	chip->inox__which = (u8)which;
	return chip->inox__model->ops->start(chip, read);
}

/* A directory is called <model> or <model>.<anything>. */
static inline size_t inox__sim_stem(const char *name)
{
	return strcspn(name, ".");
}

/**
 * inox_sim_model_is() - does a directory's name ask for a model?
 * @model: the model
 * @name: of the directory
 *
 * Context: Any.
 * Return: True if it does.
 */
static inline bool inox_sim_model_is(const struct inox_sim_model *model,
				     const char *name)
{
	return strlen(model->name) == inox__sim_stem(name) &&
	       !strncmp(model->name, name, inox__sim_stem(name));
}

/**
 * inox_sim_model_get() - hold a model for a chip
 * @model: the model
 *
 * Context: Any; while @model cannot be removed.
 * Return: False if its module is being unloaded.
 */
static inline bool __must_check
inox_sim_model_get(const struct inox_sim_model *model)
{
	return try_module_get(model->ops->owner);
}

/**
 * inox_sim_model_put() - let go of a model
 * @model: from inox_sim_model_get()
 *
 * Context: Any.
 */
static inline void inox_sim_model_put(const struct inox_sim_model *model)
{
	module_put(model->ops->owner);
}

/**
 * inox_sim_model_load() - load the module of a model
 * @name: of a directory that asks for the model
 *
 * Context: May sleep, for as long as user space takes.
 * Return: 0, which does not promise that there is a model now, or an errno.
 */
static inline int inox_sim_model_load(const char *name)
{
	int ret = request_module("i2c-sim-chip-%.*s",
				 (int)inox__sim_stem(name), name);

	return min(ret, 0);
}

/* What a model's module has. */

#define INOX__SIM_MODEL(model, description)				\
	{ .name = model, .kind = &(description) },
#define INOX__SIM_ALIAS(model, description)				\
	MODULE_ALIAS("i2c-sim-chip-" model);
#define INOX__SIM_KIND_CHECK(model, description)			\
	expected = &(description);

/**
 * inox_sim_models() - the models that a module has
 * @tag: their struct, which begins with ``struct inox_sim_chip chip``
 * @type: what sets them apart, a const structure for each
 * @list: macro of one argument that calls it with (name, object) for each; the
 *	name has no dot
 *
 * Defines <tag>_kind(), which gives a model's structure to its callbacks.
 */
#define inox_sim_models(tag, type, list)				\
	static __always_inline const type *tag##_kind(const struct tag *self) \
	{								\
		const type *expected __maybe_unused;			\
									\
		list(INOX__SIM_KIND_CHECK)				\
		return self->chip.inox__model->kind;			\
	}								\
	struct tag

#define INOX__SIM_OPS(tag, ...)						\
	static const struct inox__##tag##_calls {			\
		void (*init)(struct tag *self);				\
		unsigned int (*addresses)(const struct tag *self);	\
		void (*power_on)(struct tag *self);			\
		bool (*start)(struct tag *self, bool read);		\
		bool (*write)(struct tag *self, u8 byte);		\
		u8 (*read)(struct tag *self);				\
		void (*stop)(struct tag *self);				\
		void (*later)(struct tag *self);			\
	} inox__##tag##_calls = {					\
		__VA_ARGS__						\
	};								\
	static void inox__##tag##_init(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.init)				\
			inox__##tag##_calls.init((struct tag *)chip);	\
	}								\
	static unsigned int						\
	inox__##tag##_addresses(const struct inox_sim_chip *chip)	\
	{								\
		return inox__##tag##_calls.addresses ?			\
			inox__##tag##_calls.addresses((const struct tag *)chip) : 1; \
	}								\
	static void inox__##tag##_power_on(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.power_on)			\
			inox__##tag##_calls.power_on((struct tag *)chip); \
	}								\
	static bool inox__##tag##_start(struct inox_sim_chip *chip, bool read) \
	{								\
		return !inox__##tag##_calls.start ||			\
			inox__##tag##_calls.start((struct tag *)chip, read); \
	}								\
	static bool inox__##tag##_write(struct inox_sim_chip *chip, u8 byte) \
	{								\
		return inox__##tag##_calls.write &&			\
			inox__##tag##_calls.write((struct tag *)chip, byte); \
	}								\
	static u8 inox__##tag##_read(struct inox_sim_chip *chip)	\
	{								\
		return inox__##tag##_calls.read ?			\
			inox__##tag##_calls.read((struct tag *)chip) : 0xff; \
	}								\
	static void inox__##tag##_stop(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.stop)				\
			inox__##tag##_calls.stop((struct tag *)chip);	\
	}								\
	static void inox__##tag##_later(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.later)				\
			inox__##tag##_calls.later((struct tag *)chip);	\
	}								\
	static const struct inox_sim_ops inox__##tag##_ops = {		\
		.size = sizeof(struct tag),				\
		.owner = THIS_MODULE,					\
		.attrs = inox__##tag##_files,				\
		.init = inox__##tag##_init,				\
		.addresses = inox__##tag##_addresses,			\
		.power_on = inox__##tag##_power_on,			\
		.start = inox__##tag##_start,				\
		.write = inox__##tag##_write,				\
		.read = inox__##tag##_read,				\
		.stop = inox__##tag##_stop,				\
		.later = inox__##tag##_later,				\
	}

#define INOX__SIM_MODULE(tag)						\
	static int __init inox__##tag##_load(void)			\
	{								\
		return inox__sim_models_add(inox__##tag##_models,	\
					    ARRAY_SIZE(inox__##tag##_models), \
					    &inox__##tag##_ops);	\
	}								\
	static void __exit inox__##tag##_unload(void)			\
	{								\
		inox__sim_models_del(inox__##tag##_models,		\
				     ARRAY_SIZE(inox__##tag##_models));	\
		inox__count_end();					\
	}								\
	module_init(inox__##tag##_load);				\
	module_exit(inox__##tag##_unload);				\
	INOX__MODULE

/**
 * inox_sim_chip() - a whole module of chip models
 * @tag: their struct; inox_sim_models(tag, ...) stands above
 * @models: the list given there
 * @list: attributes, as in <inox/configfs.h>; their values and setters are used
 *	with or without power
 * @...: designated callbacks on the struct, each optional:
 *	void .init(self): a chip is made, from zeroed memory, without power;
 *	unsigned int .addresses(self): to how many addresses it answers, a power
 *	of two of at most 8; the user gives the first, a multiple of it;
 *	void .power_on(self): the chip gets power;
 *	bool .start(self, read): addressed; false is no acknowledge;
 *	bool .write(self, byte): a byte came; false is no acknowledge;
 *	u8 .read(self): the next byte to send;
 *	void .stop(self): the stop condition, after it had been addressed;
 *	void .later(self): the time is up that inox_sim_after() was given
 *
 * No callback may sleep for long: the bus is held.
 */
#define inox_sim_chip(tag, models, list, ...)				\
	INOX__TRUST							\
	static_assert(offsetof(struct tag, chip) == 0,			\
		      "struct " #tag " must begin with its chip");	\
	static __always_inline struct tag *				\
	inox__##tag##_self(struct inox_config *config)			\
	{								\
		return config->inox__part;				\
	}								\
	enum { inox__##tag##_is_part = 1 };				\
	INOX__CONFIG_ATTRS(tag, list);					\
	INOX__SIM_OPS(tag, __VA_ARGS__);				\
	static struct inox_sim_model inox__##tag##_models[] = {		\
		models(INOX__SIM_MODEL)					\
	};								\
	models(INOX__SIM_ALIAS)						\
	INOX__SIM_MODULE(tag);						\
	INOX__END							\
	struct tag

#endif
