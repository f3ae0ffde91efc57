/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: configfs-item.h
 *
 * Part of <inox/configfs.h>: an object, its lock, its switch.
 */
#ifndef INOX_CONFIGFS_ITEM_H
#define INOX_CONFIGFS_ITEM_H

#include <linux/configfs.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/sysfs.h>

#include <inox/count.h>
#include <inox/result.h>
#include <inox/unsafe.h>

struct inox_config;

/*
 * Of an object with a switch.  It changes with both locks held, so either is
 * enough to read it.  Whoever was to wait until an object is gone may have given
 * up; then it is left as leaving, for the next who switches it.
 */
enum inox__config_state {
	INOX__CONFIG_OFF,
	INOX__CONFIG_COMING,
	INOX__CONFIG_ON,
	INOX__CONFIG_LEAVING,
};

/* What the objects below one top directory share. */
struct inox__config_tree {
	struct mutex inox__self;	/* held by whoever has the objects */
	struct mutex inox__switching;	/* held by whoever switches one */
};

/* What an object can do, with its type erased by thunks. */
struct inox__config_kind {
	struct config_item_type inox__type;
	size_t inox__size;
	int (*inox__init)(struct inox_config *config,
			  struct inox_config *parent);
	void (*inox__release)(struct inox_config *config);
	int (*inox__switch)(struct inox_config *config, bool on);
	const struct inox__config_kind *inox__child;
};

/**
 * struct inox_config - the directory of an object; its first member, "config"
 */
struct inox_config {
	/* private: */
	struct config_group inox__group;
	const struct inox__config_kind *inox__kind;
	struct inox__config_tree *inox__tree;
	struct inox__config_tree inox__own;	/* that of a top directory */
	void *inox__part;		/* see struct inox_config_more */
	enum inox__config_state inox__state;
};

static inline struct inox_config *inox__config_of(struct config_item *item)
{
	return container_of(to_config_group(item), struct inox_config,
			    inox__group);
}

/* Where the directory of a kind's objects has them. */
#define INOX__CONFIG_OF(tag)						\
	static __always_inline struct inox_config *			\
	inox__##tag##_of(struct config_item *item)			\
	{								\
		return inox__config_of(item);				\
	}

/**
 * inox_config_name() - what the user called an object
 * @self: the object
 *
 * Context: Any.
 * Return: The name of its directory.
 */
#define inox_config_name(self) \
	((const char *)(self)->config.inox__group.cg_item.ci_name)

/* A top directory is told by its name alone, what is below by both names. */
static inline bool inox__config_is_top(const struct inox_config *config)
{
	return config->inox__tree == &config->inox__own;
}

static inline const char *
inox__config_parent_name(const struct inox_config *config)
{
	return inox__config_is_top(config) ? "" :
		config->inox__group.cg_item.ci_parent->ci_name;
}

/**
 * inox_config_name_to() - a text made of an object's name
 * @self: the object
 * @to: a char array; a longer text is cut off
 * @prefix: what stands before the name, a literal
 *
 * Context: As for the array.
 */
#define inox_config_name_to(self, to, prefix)				\
	inox__config_name_to(&(self)->config, to,			\
			     sizeof(to) + __must_be_array(to), "" prefix)

static inline void inox__config_name_to(const struct inox_config *config,
					char *to, size_t size,
					const char *prefix)
{
	scnprintf(to, size, "%s%s", prefix,
		  config->inox__group.cg_item.ci_name);
}

/**
 * inox_config_warn() - print a warning with the object's name before it
 * @self: the object
 * @fmt: format, a literal
 * @...: values
 *
 * Context: Any.
 */
#define inox_config_warn(self, fmt, ...) \
	inox__config_say(&(self)->config, fmt, ##__VA_ARGS__)
#define inox__config_say(config, fmt, ...)				\
	pr_warn(KBUILD_MODNAME ": %s%s%s: " fmt,			\
		inox__config_parent_name(config),			\
		inox__config_is_top(config) ? "" : "/",			\
		(config)->inox__group.cg_item.ci_name, ##__VA_ARGS__)

/**
 * inox_config_path_to() - a text made of an object's name and that of its parent
 * @self: the object
 * @to: a char array
 * @prefix: what stands before the names, a literal; a dot stands between them
 *
 * Context: As for the array; the object has not been renamed.
 * Return: 0, or -ENAMETOOLONG if the array has no room for all.
 */
#define inox_config_path_to(self, to, prefix)				\
	inox__config_path_to(&(self)->config, to,			\
			     sizeof(to) + __must_be_array(to), "" prefix)

static inline int __must_check
inox__config_path_to(const struct inox_config *config, char *to, size_t size,
		     const char *prefix)
{
	const char *sep = inox__config_is_top(config) ? "" : ".";

	if (snprintf(to, size, "%s%s%s%s", prefix,
		     inox__config_parent_name(config), sep,
		     config->inox__group.cg_item.ci_name) < (int)size)
		return 0;
	inox__config_say(config, "the name is too long\n");
	return -ENAMETOOLONG;
}

static __always_inline struct inox_config *
inox__config_lock(struct inox_config *config)
{
	mutex_lock(&config->inox__tree->inox__self);
	return config;
}

static __always_inline void inox__config_unlock(struct inox_config *const *config)
{
	mutex_unlock(&(*config)->inox__tree->inox__self);
}

/* A function of the layer has the object, and its tree, to the block's end. */
#define inox__config_exclusive(object)					\
	struct inox_config *const inox__exclusive __maybe_unused	\
	__attribute__((__cleanup__(inox__config_unlock))) =		\
		inox__config_lock(object)

/**
 * inox_config_exclusive() - have an object, and its tree, until the block ends
 * @self: the object
 *
 * A declaration, for code that is not called through an attribute.
 *
 * Context: May sleep; not in a callback of an object of the same tree, other
 * than that of a switch.
 */
#define inox_config_exclusive(self) inox__config_exclusive(&(self)->config)

/* Switching */

static inline void inox__config_set_state(struct inox_config *config,
					  enum inox__config_state state)
{
	inox__config_exclusive(config);
	config->inox__state = state;
}

static inline int inox__config_off(struct inox_config *config)
{
	inox__config_set_state(config, INOX__CONFIG_LEAVING);
	TRY(config->inox__kind->inox__switch(config, false));
	inox__config_set_state(config, INOX__CONFIG_OFF);
	configfs_undepend_item(&config->inox__group.cg_item);
	return 0;
}

/* What came half way goes all the way back. */
static inline int inox__config_on(struct inox_config *config)
{
	int err;

	TRY(configfs_depend_item_unlocked(config->inox__group.cg_subsys,
					  &config->inox__group.cg_item));
	inox__config_set_state(config, INOX__CONFIG_COMING);
	err = config->inox__kind->inox__switch(config, true);
	if (err) {
		TRY(inox__config_off(config));
		return err;
	}
	inox__config_set_state(config, INOX__CONFIG_ON);
	return 0;
}

static inline int inox__config_switch(struct inox_config *config, bool on)
{
	if (config->inox__state == INOX__CONFIG_LEAVING)
		TRY(inox__config_off(config));
	if (on == (config->inox__state == INOX__CONFIG_ON))
		return 0;
	return on ? inox__config_on(config) : inox__config_off(config);
}

static inline int inox__config_switch_locked(struct inox_config *config, bool on)
{
	int err;

	if (mutex_lock_interruptible(&config->inox__tree->inox__switching))
		return -ERESTARTSYS;
	err = inox__config_switch(config, on);
	mutex_unlock(&config->inox__tree->inox__switching);
	return err;
}

/* What is leaving is not gone. */
static inline ssize_t inox__config_emit_switch(char *page,
					       const struct inox_config *config)
{
	return sysfs_emit(page, "%d\n", config->inox__state >= INOX__CONFIG_ON);
}

/**
 * inox_config_is_on() - is the object switched on, and not leaving?
 * @self: the object
 *
 * Context: With the object, or in the callback of a switch of its tree.
 */
#define inox_config_is_on(self)	((self)->config.inox__state == INOX__CONFIG_ON)

#endif
