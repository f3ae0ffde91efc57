/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sim/chip.h
 *
 * What models of chips have in common, whatever bus they are on: a struct that
 * begins with a struct inox_sim_chip, a description of each model, attributes,
 * power, an interrupt pin; and what a simulator does with them.  A model
 * includes the header of its bus, <inox/sim/i2c.h> or <inox/sim/spi.h>.
 */
#ifndef INOX_SIM_CHIP_H
#define INOX_SIM_CHIP_H

#include <linux/kmod.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include <inox/configfs.h>

struct inox_sim_model;

/* Where a chip on an SPI bus stands between two clocks: see sim/spi.h. */
struct inox__sim_wire {
	u32 inox__hz;
	u8 inox__mode;
	u8 inox__word_bits;
	u8 inox__in, inox__out;		/* shift registers */
	u8 inox__count;			/* bits of the byte that is on its way */
	u8 inox__lines;			/* that it is on: 1, 2 or 4 */
	u8 inox__held_in, inox__held_out;	/* of the clock before */
};

/**
 * struct inox_sim_chip - what every model begins with; the member "chip"
 */
struct inox_sim_chip {
	/* private: */
	const struct inox_sim_model *inox__model;
	void (*inox__wired)(struct inox_config *config, bool asserted);
	bool inox__pin;
	bool inox__powered;
	u8 inox__which;				/* of its I2C addresses */
	u16 inox__address;			/* the last at which it was, and the direction */
	u8 inox__pec;				/* of what came since the start condition */
	struct inox__sim_wire inox__wire;
	struct inox_config *inox__config;	/* whose lock is the bus's */
	struct delayed_work inox__later;
	struct list_head inox__place;		/* among those with power */
	struct inox_sim_chips *inox__bus;	/* NULL: its bus tells of no others */
};

/**
 * struct inox_sim_chips - the chips of a bus that have power
 */
struct inox_sim_chips {
	/* private: */
	struct list_head inox__list;
};

/**
 * struct inox_sim_ops - a model's callbacks, with its type erased by thunks
 * @size: of the model's struct
 * @owner: module of the model
 * @attrs: what users set and see, NULL at the end
 * @init: a chip is made, from zeroed memory, without power, or an error
 * @power_on: the chip gets power
 * @later: the time is up that inox_sim_after() was given
 * @release: the chip goes, and with it what it owns
 *
 * Those of a bus begin with these.  For simulators; models do not use it.
 */
struct inox_sim_ops {
	size_t size;
	struct module *owner;
	struct configfs_attribute *const *attrs;
	int (*init)(struct inox_sim_chip *chip);
	void (*power_on)(struct inox_sim_chip *chip);
	void (*later)(struct inox_sim_chip *chip);
	void (*release)(struct inox_sim_chip *chip);
};

/**
 * struct inox_sim_model - a model by name; for simulators
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

/* From a module's init, -EEXIST would tell modprobe that all is well. */
static inline int inox__sim_models_add(struct inox_sim_model *models, size_t n,
				       const struct inox_sim_ops *ops,
				       int (*add)(struct inox_sim_model *model),
				       void (*del)(struct inox_sim_model *model))
{
	size_t i;
	int err;

	for (i = 0; i < n; i++) {
		models[i].ops = ops;
		err = inox__fail() ? -EEXIST : add(&models[i]);
		if (err)
			goto undo;
	}
	return 0;
undo:
	while (i--)
		del(&models[i]);
	return err == -EEXIST ? -EBUSY : err;
}

static inline void inox__sim_models_del(struct inox_sim_model *models, size_t n,
					void (*del)(struct inox_sim_model *model))
{
	while (n--)
		del(&models[n]);
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
	if (chip->inox__pin == asserted)
		return;
	chip->inox__pin = asserted;
	chip->inox__wired(chip->inox__config, asserted);
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

static inline struct inox_sim_chip *
inox__sim_chip_next(const struct inox_sim_chip *self, struct inox_sim_chip *at)
{
	const struct inox_sim_chips *bus = self->inox__bus;

	if (!bus)
		return NULL;
	if (!at)
		at = list_entry(&bus->inox__list, struct inox_sim_chip, inox__place);
	list_for_each_entry_continue(at, &bus->inox__list, inox__place)
		if (at != self && at->inox__model->ops == self->inox__model->ops)
			return at;
	return NULL;
}

/**
 * inox_sim_for_each_beside() - the other chips of its models on a chip's bus
 * @other: a pointer to the model's struct; points to each in turn that has power
 * @self: the model
 *
 * For chips that are wired to each other.  Whoever has one of a bus has them all.
 *
 * Context: In a callback of @self.
 */
#define inox_sim_for_each_beside(other, self)				\
	for ((other) = (typeof(other))inox__sim_chip_next(&(self)->chip, NULL); \
	     (other);							\
	     (other) = (typeof(other))inox__sim_chip_next(&(self)->chip, &(other)->chip))

/* For simulators: the layer's part of what they do to a model. */

/**
 * inox_sim_fault() - does a fault strike now?
 * @left: how many strokes it has left, or -1: no end of them
 * @hits: how often it has struck
 *
 * Context: With the bus.
 * Return: True if it does.
 */
static inline bool inox_sim_fault(s32 *left, u32 *hits)
{
	if (!*left)
		return false;
	if (*left > 0)
		--*left;
	++*hits;
	return true;
}

/**
 * inox_sim_fault_after() - the same, for one that lets some pass before
 * @skip: how many to let pass yet
 * @left: see inox_sim_fault()
 * @hits: see inox_sim_fault()
 *
 * Context: With the bus.
 * Return: True if it strikes.
 */
static inline bool inox_sim_fault_after(s32 *skip, s32 *left, u32 *hits)
{
	if (!*left || !*skip)
		return inox_sim_fault(left, hits);
	--*skip;
	return false;
}

static inline struct inox_sim_chip *
inox__sim_chip_alloc(const struct inox_sim_model *model,
		     struct inox_config *config,
		     void (*wired)(struct inox_config *config, bool asserted))
{
	struct inox_sim_chip *chip = inox__fail() ? NULL :
		kvzalloc(model->ops->size, GFP_KERNEL);

	if (!chip)
		return NULL;
	inox__count_up(inox__live_memory);
	chip->inox__model = model;
	chip->inox__config = config;
	chip->inox__wired = wired;
	INIT_DELAYED_WORK(&chip->inox__later, inox__sim_later);
	return chip;
}

static inline void inox__sim_chip_discard(struct inox_sim_chip *chip)
{
	kvfree(chip);
	inox__count_down(inox__live_memory);
}

static inline int
inox__sim_chip_put(const struct inox_sim_model *model,
		   struct inox_config *config,
		   void (*wired)(struct inox_config *config, bool asserted),
		   struct inox_sim_chip **put)
{
	struct inox_sim_chip *chip = inox__sim_chip_alloc(model, config, wired);
	int err;

	if (!chip)
		return -ENOMEM;
	err = model->ops->init(chip);
	if (err)
		inox__sim_chip_discard(chip);
	else
		*put = chip;
	return err;
}

/**
 * inox_sim_place() - where a simulator puts a chip of some model
 * @tag: its struct, which begins with ``struct inox_config config``
 * @pin: void @pin(struct tag *self, bool asserted): the chip's interrupt pin is
 *	asserted or released; called with the bus
 *
 * Defines int <tag>_put(self, model, chip), which lets the pointer at @chip be that of
 * a chip of the model, without power, whose callbacks have the lock of @tag.
 */
#define inox_sim_place(tag, pin)					\
	static void inox__##tag##_pin(struct inox_config *config, bool asserted) \
	{								\
		void (*typed)(struct tag *self, bool asserted) = pin;	\
									\
		static_assert(offsetof(struct tag, config) == 0);	\
		typed((struct tag *)config, asserted);			\
	}								\
	static __must_check int						\
	tag##_put(struct tag *self, const struct inox_sim_model *model,	\
		  struct inox_sim_chip **chip)				\
	{								\
		return inox__sim_chip_put(model, &self->config,		\
					  inox__##tag##_pin, chip);	\
	}								\
	struct tag

/**
 * inox_sim_chip_free() - the end of a chip
 * @chip: from inox_sim_place(); without power
 *
 * Context: Any; nobody else knows @chip.
 */
static inline void inox_sim_chip_free(struct inox_sim_chip *chip)
{
	chip->inox__model->ops->release(chip);
	inox__sim_chip_discard(chip);
}

/**
 * inox_sim_chip_power() - give or take power
 * @chip: the chip
 * @powered: is there power now?
 *
 * Without power the pin is released, and stays so.
 *
 * Context: With the bus of @chip.
 */
static inline void inox_sim_chip_power(struct inox_sim_chip *chip, bool powered)
{
	inox__sim_pin_set(chip, false);
	chip->inox__powered = powered;
}

/**
 * inox_sim_chips_init() - a bus without chips
 * @bus: the chips of a bus
 *
 * Context: Any; before anybody else can see it.
 */
static inline void inox_sim_chips_init(struct inox_sim_chips *bus)
{
	INIT_LIST_HEAD(&bus->inox__list);
}

/**
 * inox_sim_chips_add() - a chip that has power, for others to find
 * @bus: the chips of its bus
 * @chip: the chip
 *
 * Context: With the bus.
 */
static inline void inox_sim_chips_add(struct inox_sim_chips *bus,
				      struct inox_sim_chip *chip)
{
	chip->inox__bus = bus;
	list_add_tail(&chip->inox__place, &bus->inox__list);
}

/**
 * inox_sim_chips_del() - the same, taken back
 * @chip: the chip; one that is not there is left alone
 *
 * Context: With the bus.
 */
static inline void inox_sim_chips_del(struct inox_sim_chip *chip)
{
	if (!chip->inox__bus)
		return;
	list_del(&chip->inox__place);
	chip->inox__bus = NULL;
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

/* A directory is called <model> or <model>.<anything>. */
static inline size_t inox__sim_stem(const char *name)
{
	return strcspn(name, ".");
}

static inline bool inox__sim_model_is(const struct inox_sim_model *model,
				      const char *name)
{
	return strlen(model->name) == inox__sim_stem(name) &&
	       !strncmp(model->name, name, inox__sim_stem(name));
}

/**
 * struct inox_sim_models - every model whose module is loaded, of one simulator
 */
struct inox_sim_models {
	/* private: */
	struct mutex inox__lock;
	struct list_head inox__list;
	const char *inox__simulator;
};

/**
 * inox_sim_models_init() - no models yet
 * @models: the list
 * @simulator: name of its module; those of models are "<it>-chip-<model>"
 *
 * Context: Any; before anybody else can see it.
 */
static inline void inox_sim_models_init(struct inox_sim_models *models,
					const char *simulator)
{
	mutex_init(&models->inox__lock);
	INIT_LIST_HEAD(&models->inox__list);
	models->inox__simulator = simulator;
}

static inline struct inox_sim_model *
inox__sim_model_known(const struct inox_sim_models *models, const char *name)
{
	struct inox_sim_model *model;

	list_for_each_entry(model, &models->inox__list, node)
		if (inox__sim_model_is(model, name))
			return model;
	return NULL;
}

/* A module that is being unloaded gives no more chips. */
static inline struct inox_sim_model *
inox__sim_model_find(struct inox_sim_models *models, const char *name)
{
	struct inox_sim_model *model;

	mutex_lock(&models->inox__lock);
	model = inox__sim_model_known(models, name);
	if (model && !try_module_get(model->ops->owner))
		model = NULL;
	mutex_unlock(&models->inox__lock);
	return model;
}

/**
 * inox_sim_model_get() - hold the model that a directory's name asks for
 * @models: the list
 * @name: of the directory
 *
 * Loads the model's module if there is no such model yet.
 *
 * Context: May sleep, for as long as user space takes.
 * Return: The model, or NULL if there is none.
 */
static inline struct inox_sim_model * __must_check
inox_sim_model_get(struct inox_sim_models *models, const char *name)
{
	struct inox_sim_model *model = inox__sim_model_find(models, name);

	if (model || request_module("%s-chip-%.*s", models->inox__simulator,
				    (int)inox__sim_stem(name), name) < 0)
		return model;
	return inox__sim_model_find(models, name);
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
 * inox_sim_models_put() - put a model into the list
 * @models: the list
 * @model: the model; stays until inox_sim_models_take()
 *
 * Context: May sleep.
 * Return: 0, or -EEXIST if there is one of that name.
 */
static inline int __must_check
inox_sim_models_put(struct inox_sim_models *models, struct inox_sim_model *model)
{
	bool known;

	mutex_lock(&models->inox__lock);
	known = inox__sim_model_known(models, model->name);
	if (!known)
		list_add(&model->node, &models->inox__list);
	mutex_unlock(&models->inox__lock);
	return known ? -EEXIST : 0;
}

/**
 * inox_sim_models_take() - take a model out of the list
 * @models: the list
 * @model: the model; no chip of it exists, as its module is being unloaded
 *
 * Context: May sleep.
 */
static inline void inox_sim_models_take(struct inox_sim_models *models,
					struct inox_sim_model *model)
{
	mutex_lock(&models->inox__lock);
	list_del(&model->node);
	mutex_unlock(&models->inox__lock);
}

/* What a model's module has. */

#define INOX__SIM_MODEL(model, description)				\
	{ .name = model, .kind = &(description) },
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

/* A model's struct behind its files, and the callbacks that every bus has. */
#define INOX__SIM_SELF(tag)						\
	INOX__CONFIG_OF(tag)						\
	static_assert(offsetof(struct tag, chip) == 0,			\
		      "struct " #tag " must begin with its chip");	\
	static __always_inline struct tag *				\
	inox__##tag##_self(struct inox_config *config)			\
	{								\
		return config->inox__part;				\
	}								\
	enum { inox__##tag##_is_part = 1 }

#define INOX__SIM_COMMON(tag)						\
	static int inox__##tag##_init(struct inox_sim_chip *chip)	\
	{								\
		return inox__##tag##_calls.init ?			\
			inox__##tag##_calls.init((struct tag *)chip) : 0; \
	}								\
	static void inox__##tag##_power_on(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.power_on)			\
			inox__##tag##_calls.power_on((struct tag *)chip); \
	}								\
	static void inox__##tag##_later(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.later)				\
			inox__##tag##_calls.later((struct tag *)chip);	\
	}								\
	static void inox__##tag##_release(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.release)			\
			inox__##tag##_calls.release((struct tag *)chip); \
	}

#define INOX__SIM_COMMON_OPS(tag) {					\
	.size = sizeof(struct tag),					\
	.owner = THIS_MODULE,						\
	.attrs = inox__##tag##_files,					\
	.init = inox__##tag##_init,					\
	.power_on = inox__##tag##_power_on,				\
	.later = inox__##tag##_later,					\
	.release = inox__##tag##_release,				\
}

#define INOX__SIM_MODULE(tag, add, del)					\
	static int __init inox__##tag##_load(void)			\
	{								\
		return inox__sim_models_add(inox__##tag##_models,	\
					    ARRAY_SIZE(inox__##tag##_models), \
					    &inox__##tag##_ops.common,	\
					    add, del);			\
	}								\
	static void __exit inox__##tag##_unload(void)			\
	{								\
		inox__sim_models_del(inox__##tag##_models,		\
				     ARRAY_SIZE(inox__##tag##_models), del); \
		inox__count_end();					\
	}								\
	module_init(inox__##tag##_load);				\
	module_exit(inox__##tag##_unload);				\
	INOX__MODULE

#endif
