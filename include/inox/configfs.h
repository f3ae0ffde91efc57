/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: configfs.h
 *
 * Objects that users make with mkdir and set up with one value a file.
 *
 * A module declares a struct that begins with a struct inox_config and a list
 * of attributes, which are members of it.  The layer parses, checks the range,
 * and says what it refused; a refused value changes nothing.  Objects below one
 * top directory share a lock: who runs a callback or reads or writes a value
 * has all of them to itself.
 *
 * A switch (by custom named "live") turns an object on and off.  Its callback
 * may take long, so it runs without that lock, one at a time in each top
 * directory.  While an object is on, or on its way, values declared as setup_
 * are fixed, and rmdir() says EBUSY: what is live never vanishes silently.
 * configfs can refuse rmdir() only through the dependency count, which is what
 * the layer uses; an object that rmdir() has got hold of first can no longer be
 * switched on (ENOENT).  A signal ends the wait for an object that is slow to
 * go, as when others still use it; it reads 1, and is fixed, until somebody has
 * written 0 or 1 and seen it go.
 *
 * Attributes, as lines of a list ``#define THING_ATTRS(attr)``:
 *
 * - attr(tag, member, setup_int, lo, hi), rw_int, ro_int: decimal
 * - attr(tag, member, setup_hex, lo, hi), ro_hex: hexadecimal
 * - attr(tag, member, setup_bits, mask): hexadecimal, only bits of mask, not 0
 * - attr(tag, member, setup_flag), ro_flag: 0 or 1
 * - attr(tag, member, setup_str, least): a char array, at least so many letters
 * - attr(tag, member, set_int, lo, hi): written through <tag>_set_<member>()
 * - attr(tag, name, name): read through const char *<tag>_<name>()
 * - attr(tag, name, text): read through void <tag>_<name>(self, struct inox_text *)
 * - attr(tag, name, switch): int <tag>_switch(self, bool on)
 *
 * Input may be decimal, hexadecimal or octal.  Text that is no number gets
 * EINVAL, a number out of range ERANGE, a string too long ENAMETOOLONG, a fixed
 * value EBUSY; the kernel log names the object and the attribute.
 */
#ifndef INOX_CONFIGFS_H
#define INOX_CONFIGFS_H

#include <linux/configfs.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/sysfs.h>

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
	struct config_group inox__group;
	const struct inox__config_kind *inox__kind;
	struct inox__config_tree *inox__tree;
	struct inox__config_tree inox__own;	/* that of a top directory */
	void *inox__part;		/* see struct inox_config_more */
	enum inox__config_state inox__state;
};

/* The directory of the module itself. */
struct inox__config_root {
	struct configfs_subsystem inox__subsys;
	struct config_item_type inox__type;
	const struct inox__config_kind *inox__child;
};

static inline struct inox_config *inox__config_of(struct config_item *item)
{
	return container_of(to_config_group(item), struct inox_config,
			    inox__group);
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

/* Reading */

/**
 * struct inox_text - what a text attribute writes to
 */
struct inox_text {
	char *inox__page;
	int inox__len;
};

/**
 * inox_text_add() - add formatted text
 * @text: where to
 * @...: format and values; what does not fit in a page is cut off
 *
 * Context: Any.
 */
#define inox_text_add(text, ...) \
	((void)((text)->inox__len += sysfs_emit_at((text)->inox__page, \
						   (text)->inox__len, \
						   __VA_ARGS__)))

static inline ssize_t inox__config_emit_int(char *page, s64 v)
{
	return sysfs_emit(page, "%lld\n", v);
}

/* As many digits as the type has. */
static inline ssize_t inox__config_emit_hex(char *page, s64 v, size_t bytes)
{
	return sysfs_emit(page, "0x%0*llx\n", (int)bytes * 2, v);
}

static inline ssize_t inox__config_emit_str(char *page, const char *s)
{
	return sysfs_emit(page, "%s\n", s);
}

/* Writing */

static inline int inox__config_no_number(struct inox_config *config,
					 const char *attr, int err)
{
	inox__config_say(config, "%s: not a number, or too large\n", attr);
	return err;
}

static inline int inox__config_number(struct inox_config *config,
				      const char *attr, const char *text,
				      size_t len, s64 *v)
{
	int err;

	if (strlen(text) != len)
		return inox__config_no_number(config, attr, -EINVAL);
	err = kstrtos64(text, 0, v);
	return err ? inox__config_no_number(config, attr, err) : 0;
}

static inline int inox__config_int(struct inox_config *config, const char *attr,
				   const char *text, size_t len, s64 lo, s64 hi,
				   s64 *v)
{
	TRY(inox__config_number(config, attr, text, len, v));
	if (*v >= lo && *v <= hi)
		return 0;
	inox__config_say(config, "%s: %lld is not in %lld..%lld\n", attr, *v, lo, hi);
	return -ERANGE;
}

static inline int inox__config_bits(struct inox_config *config,
				    const char *attr, const char *text,
				    size_t len, s64 mask, s64 *v)
{
	TRY(inox__config_number(config, attr, text, len, v));
	if (*v > 0 && !(*v & ~mask))
		return 0;
	inox__config_say(config, "%s: 0x%llx is not a set of bits in 0x%llx\n",
			 attr, *v, mask);
	return -ERANGE;
}

/* Takes the white space off both ends; what remains must be printable. */
static inline int inox__config_str(struct inox_config *config, const char *attr,
				   const char *text, size_t len, size_t least,
				   size_t size, char *to)
{
	size_t i;

	while (len && isspace(text[len - 1]))
		len--;
	while (len && isspace(*text)) {
		text++;
		len--;
	}
	for (i = 0; i < len; i++)
		if (!isascii(text[i]) || !isprint(text[i]))
			break;
	if (i != len || len < least) {
		inox__config_say(config, "%s: not a name\n", attr);
		return -EINVAL;
	}
	if (len >= size) {
		inox__config_say(config, "%s: longer than %zu letters\n", attr, size - 1);
		return -ENAMETOOLONG;
	}
	memcpy(to, text, len);
	memset(to + len, 0, size - len);
	return 0;
}

static inline int inox__config_changeable(struct inox_config *config,
					  const char *attr)
{
	if (config->inox__state == INOX__CONFIG_OFF)
		return 0;
	inox__config_say(config, "%s: fixed while the object is live\n", attr);
	return -EBUSY;
}

static inline int inox__config_refused(struct inox_config *config,
				       const char *attr, int err)
{
	if (err && err != -ERESTARTSYS)
		inox__config_say(config, "%s: refused, error %d\n", attr, -err);
	return err;
}

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

static inline ssize_t inox__config_store_switch(struct config_item *item,
						const char *attr,
						const char *text, size_t len)
{
	struct inox_config *config = inox__config_of(item);
	s64 on = 0;
	int err = inox__config_int(config, attr, text, len, 0, 1, &on);

	if (!err)
		err = inox__config_refused(config, attr,
					   inox__config_switch_locked(config, on));
	return err ? err : (ssize_t)len;
}

/* Making and dropping */

static inline struct inox_config *
inox__config_alloc(const struct inox__config_kind *kind, const char *name,
		   struct inox__config_tree *tree)
{
	struct inox_config *config = kzalloc(kind->inox__size, GFP_KERNEL);

	if (!config)
		return NULL;
	mutex_init(&config->inox__own.inox__self);
	mutex_init(&config->inox__own.inox__switching);
	config->inox__tree = tree ? tree : &config->inox__own;
	config->inox__kind = kind;
	config_group_init_type_name(&config->inox__group, name,
				    &kind->inox__type);
	return config;
}

/* configfs has not seen the object yet, so nothing but memory is to give back. */
static inline void inox__config_discard(struct inox_config *config)
{
	struct config_item *item = &config->inox__group.cg_item;

	if (item->ci_name != item->ci_namebuf)
		kfree(item->ci_name);
	kfree(config);
}

/* configfs will set the parent too; init's messages name it already. */
static inline struct config_group *
inox__config_make(struct config_group *group, const char *name,
		  const struct inox__config_kind *kind,
		  struct inox_config *parent)
{
	struct inox_config *config =
		inox__config_alloc(kind, name, parent ? parent->inox__tree : NULL);
	int err;

	if (!config)
		return ERR_PTR(-ENOMEM);
	config->inox__group.cg_item.ci_parent = &group->cg_item;
	err = kind->inox__init(config, parent);
	config->inox__group.cg_item.ci_parent = NULL;
	if (!err)
		return &config->inox__group;
	inox__config_discard(config);
	return ERR_PTR(err);
}

static inline struct config_group *
inox__config_make_top(struct config_group *group, const char *name)
{
	struct inox__config_root *root =
		container_of(to_configfs_subsystem(group),
			     struct inox__config_root, inox__subsys);

	return inox__config_make(group, name, root->inox__child, NULL);
}

static inline struct config_group *
inox__config_make_child(struct config_group *group, const char *name)
{
	struct inox_config *parent = inox__config_of(&group->cg_item);

	return inox__config_make(group, name, parent->inox__kind->inox__child,
				 parent);
}

static inline void inox__config_release(struct config_item *item)
{
	struct inox_config *config = inox__config_of(item);

	config->inox__kind->inox__release(config);
	kfree(config);
}

/* One table for all: these pointers are not const in every kernel. */
static struct configfs_item_operations inox__config_item_ops __maybe_unused = {
	.release = inox__config_release,
};

static struct configfs_group_operations inox__config_top_ops __maybe_unused = {
	.make_group = inox__config_make_top,
};

static struct configfs_group_operations inox__config_child_ops __maybe_unused = {
	.make_group = inox__config_make_child,
};

#define INOX__CONFIG_MORE_MAX 32

/**
 * struct inox_config_more - attributes of a second owner in one directory
 *
 * A directory of a base kind may show the attributes of a part too, an object
 * of its own that lives as long as the directory.
 */
struct inox_config_more {
	struct config_item_type inox__type;
	struct configfs_attribute *inox__attrs[INOX__CONFIG_MORE_MAX + 1];
};

static inline int inox__config_more_add(struct inox_config_more *more,
					size_t *n,
					struct configfs_attribute *attr)
{
	size_t i;

	for (i = 0; i < *n; i++)
		if (!strcmp(more->inox__attrs[i]->ca_name, attr->ca_name))
			return -EEXIST;
	if (*n == INOX__CONFIG_MORE_MAX)
		return -E2BIG;
	more->inox__attrs[(*n)++] = attr;
	return 0;
}

static inline int inox__config_more_init(struct inox_config_more *more,
					 const struct inox__config_kind *base,
					 struct configfs_attribute *const *part)
{
	struct configfs_attribute **attr;
	size_t n = 0;

	for (attr = base->inox__type.ct_attrs; *attr; attr++)
		TRY(inox__config_more_add(more, &n, *attr));
	for (; *part; part++)
		TRY(inox__config_more_add(more, &n, *part));
	more->inox__attrs[n] = NULL;
	more->inox__type = base->inox__type;
	more->inox__type.ct_attrs = more->inox__attrs;
	return 0;
}

/**
 * inox_config_more_init() - the attributes of a kind and of a part, together
 * @more: where to
 * @tag: the kind
 * @part: attributes of the part, NULL at the end
 *
 * Context: Any.
 * Return: 0, -EEXIST if both have one of the same name, -E2BIG.
 */
#define inox_config_more_init(more, tag, part) \
	inox__config_more_init(more, &inox__##tag##_kind, part)

/**
 * inox_config_add_part() - show the attributes of a part
 * @self: the object
 * @more: attributes of its kind and of the part
 * @object: the part; valid until @self is released
 *
 * Context: In the .init of @self.
 */
#define inox_config_add_part(self, more, object) do {			\
	(self)->config.inox__part = (object);				\
	(self)->config.inox__group.cg_item.ci_type = &(more)->inox__type; \
} while (0)

/* Attributes: few typed lines each, around the shared functions above. */

#define INOX__CONFIG_FILE(tag, attr, mode, show_fn, store_fn)		\
	static struct configfs_attribute inox__##tag##_file_##attr = {	\
		.ca_name = #attr,					\
		.ca_owner = THIS_MODULE,				\
		.ca_mode = (mode),					\
		.show = (show_fn),					\
		.store = (store_fn),					\
	};

#define INOX__CONFIG_RO(tag, attr)					\
	INOX__CONFIG_FILE(tag, attr, 0444, inox__##tag##_show_##attr, NULL)
#define INOX__CONFIG_RW(tag, attr)					\
	INOX__CONFIG_FILE(tag, attr, 0644, inox__##tag##_show_##attr,	\
			  inox__##tag##_store_##attr)

#define INOX__CONFIG_SHOW(tag, attr, emit)				\
	static ssize_t inox__##tag##_show_##attr(struct config_item *item, \
						 char *page)		\
	{								\
		struct inox_config *config = inox__config_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
									\
		inox__config_exclusive(config);				\
		return emit;						\
	}

/* Parsed outside the lock; nothing is written before all was checked. */
#define INOX__CONFIG_STORE(tag, attr, check, may, put)			\
	static ssize_t inox__##tag##_store_##attr(struct config_item *item, \
						  const char *text, size_t len) \
	{								\
		struct inox_config *config = inox__config_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
		s64 v __maybe_unused = 0;				\
									\
		TRY(check);						\
		inox__config_exclusive(config);				\
		TRY(may);						\
		put;							\
		return (ssize_t)len;					\
	}

#define INOX__CONFIG_CHECK_INT(attr, lo, hi) \
	inox__config_int(config, #attr, text, len, lo, hi, &v)
#define INOX__CONFIG_CHECK_BITS(attr, mask) \
	inox__config_bits(config, #attr, text, len, mask, &v)
#define INOX__CONFIG_IF_SETUP(attr)	inox__config_changeable(config, #attr)
#define INOX__CONFIG_DECIMAL(attr)	inox__config_emit_int(page, self->attr)
#define INOX__CONFIG_HEX(attr) \
	inox__config_emit_hex(page, self->attr, sizeof(self->attr))
#define INOX__CONFIG_ASSIGN(attr)	(self->attr = (typeof(self->attr))v)

#define INOX__CONFIG_ro_int(tag, attr)					\
	INOX__CONFIG_SHOW(tag, attr, INOX__CONFIG_DECIMAL(attr)) \
	INOX__CONFIG_RO(tag, attr)
#define INOX__CONFIG_ro_hex(tag, attr)					\
	INOX__CONFIG_SHOW(tag, attr, INOX__CONFIG_HEX(attr)) \
	INOX__CONFIG_RO(tag, attr)
#define INOX__CONFIG_ro_flag(tag, attr)	INOX__CONFIG_ro_int(tag, attr)

#define INOX__CONFIG_NUMBER(tag, attr, emit, check, may)		\
	INOX__CONFIG_SHOW(tag, attr, emit(attr))			\
	INOX__CONFIG_STORE(tag, attr, check, may, INOX__CONFIG_ASSIGN(attr)) \
	INOX__CONFIG_RW(tag, attr)

#define INOX__CONFIG_rw_int(tag, attr, lo, hi)				\
	INOX__CONFIG_NUMBER(tag, attr, INOX__CONFIG_DECIMAL,		\
			    INOX__CONFIG_CHECK_INT(attr, lo, hi), 0)
#define INOX__CONFIG_setup_int(tag, attr, lo, hi)			\
	INOX__CONFIG_NUMBER(tag, attr, INOX__CONFIG_DECIMAL,		\
			    INOX__CONFIG_CHECK_INT(attr, lo, hi),	\
			    INOX__CONFIG_IF_SETUP(attr))
#define INOX__CONFIG_setup_hex(tag, attr, lo, hi)			\
	INOX__CONFIG_NUMBER(tag, attr, INOX__CONFIG_HEX,		\
			    INOX__CONFIG_CHECK_INT(attr, lo, hi),	\
			    INOX__CONFIG_IF_SETUP(attr))
#define INOX__CONFIG_setup_bits(tag, attr, mask)			\
	INOX__CONFIG_NUMBER(tag, attr, INOX__CONFIG_HEX,		\
			    INOX__CONFIG_CHECK_BITS(attr, mask),	\
			    INOX__CONFIG_IF_SETUP(attr))
#define INOX__CONFIG_setup_flag(tag, attr)				\
	INOX__CONFIG_setup_int(tag, attr, 0, 1)

#define INOX__CONFIG_set_int(tag, attr, lo, hi)				\
	INOX__CONFIG_SHOW(tag, attr, INOX__CONFIG_DECIMAL(attr)) \
	INOX__CONFIG_STORE(tag, attr, INOX__CONFIG_CHECK_INT(attr, lo, hi), \
			   inox__config_refused(config, #attr,		\
				tag##_set_##attr(self, (typeof(self->attr))v)), \
			   (void)0)					\
	INOX__CONFIG_RW(tag, attr)

#define INOX__CONFIG_setup_str(tag, attr, least)			\
	INOX__CONFIG_SHOW(tag, attr, inox__config_emit_str(page, self->attr)) \
	INOX__CONFIG_STORE(tag, attr, 0,				\
			   INOX__CONFIG_IF_SETUP(attr),			\
			   TRY(inox__config_str(config, #attr, text, len, least, \
						sizeof(self->attr), self->attr))) \
	INOX__CONFIG_RW(tag, attr)

#define INOX__CONFIG_name(tag, attr)					\
	INOX__CONFIG_SHOW(tag, attr, inox__config_emit_str(page, tag##_##attr(self))) \
	INOX__CONFIG_RO(tag, attr)

#define INOX__CONFIG_text(tag, attr)					\
	INOX__CONFIG_SHOW(tag, attr, ({					\
		struct inox_text to = { .inox__page = page };		\
									\
		tag##_##attr(self, &to);				\
		(ssize_t)to.inox__len; }))				\
	INOX__CONFIG_RO(tag, attr)

#define INOX__CONFIG_switch(tag, attr)					\
	INOX__CONFIG_SHOW(tag, attr,					\
		inox__config_emit_switch(page, &self->config))		\
	static ssize_t inox__##tag##_store_##attr(struct config_item *item, \
						  const char *text, size_t len) \
	{								\
		return inox__config_store_switch(item, #attr, text, len); \
	}								\
	INOX__CONFIG_RW(tag, attr)

#define INOX__CONFIG_DEFINE(tag, attr, kind, ...) \
	INOX__CONFIG_##kind(tag, attr, ##__VA_ARGS__)
#define INOX__CONFIG_LISTED(tag, attr, ...)	&inox__##tag##_file_##attr,

#define INOX__CONFIG_ATTRS(tag, list)					\
	list(INOX__CONFIG_DEFINE)					\
	static struct configfs_attribute *inox__##tag##_files[] = {	\
		list(INOX__CONFIG_LISTED)				\
		NULL							\
	}

#define INOX__CONFIG_SELF(tag)						\
	static_assert(offsetof(struct tag, config) == 0,		\
		      "struct " #tag " must begin with its config");	\
	static __always_inline struct tag *				\
	inox__##tag##_self(struct inox_config *config)			\
	{								\
		return (struct tag *)config;				\
	}

/* What a module gives, typed by its own struct; ... are the types of .init. */
#define INOX__CONFIG_CALLS(tag, ...)					\
	struct inox__##tag##_calls {					\
		int (*init)(__VA_ARGS__);				\
		void (*release)(struct tag *self);			\
		int (*switch_to)(struct tag *self, bool on);		\
	};								\
	static const struct inox__##tag##_calls inox__##tag##_calls;	\
	static void inox__##tag##_release(struct inox_config *config)	\
	{								\
		if (inox__##tag##_calls.release)			\
			inox__##tag##_calls.release(inox__##tag##_self(config)); \
	}								\
	static int inox__##tag##_switch(struct inox_config *config, bool on) \
	{								\
		return inox__##tag##_calls.switch_to ?			\
			inox__##tag##_calls.switch_to(inox__##tag##_self(config), on) : 0; \
	}

#define INOX__CONFIG_INIT(tag, ...)					\
	static int inox__##tag##_init(struct inox_config *config,	\
				      struct inox_config *parent)	\
	{								\
		return inox__##tag##_calls.init ?			\
			inox__##tag##_calls.init(__VA_ARGS__) : 0;	\
	}

#define INOX__CONFIG_KIND(tag, ops, child, ...)				\
	static const struct inox__##tag##_calls inox__##tag##_calls = {	\
		__VA_ARGS__						\
	};								\
	static const struct inox__config_kind inox__##tag##_kind = {	\
		.inox__type = {						\
			.ct_owner = THIS_MODULE,			\
			.ct_item_ops = &inox__config_item_ops,		\
			.ct_group_ops = (ops),				\
			.ct_attrs = inox__##tag##_files,		\
		},							\
		.inox__size = sizeof(struct tag),			\
		.inox__init = inox__##tag##_init,			\
		.inox__release = inox__##tag##_release,			\
		.inox__switch = inox__##tag##_switch,			\
		.inox__child = (child),					\
	}

/**
 * inox_config_leaf() - a kind of object that has no objects below it
 * @tag: its struct, which begins with ``struct inox_config config``
 * @node: struct of the objects it is made in, an inox_config_node()
 * @list: its attributes
 * @...: designated callbacks, each optional:
 *	int .init(self, parent): it is being made, from zeroed memory; may
 *	refuse, with nothing left to undo;
 *	void .release(self): it is gone, and its name and parent are;
 *	int .switch_to(self, on): see above.  After an errno for on it is called
 *	with off, and takes back what was done.  The only errno for off is
 *	-ERESTARTSYS: a signal came, and it is to be called again
 *
 * .init and .release have the object to themselves: nobody else knows it.
 */
#define inox_config_leaf(tag, node, list, ...)				\
	INOX__TRUST							\
	INOX__CONFIG_SELF(tag)						\
	INOX__CONFIG_ATTRS(tag, list);					\
	INOX__CONFIG_CALLS(tag, struct tag *self, struct node *parent)	\
	INOX__CONFIG_INIT(tag, inox__##tag##_self(config),		\
			  (struct node *)parent)			\
	INOX__CONFIG_KIND(tag, NULL, NULL, __VA_ARGS__);		\
	struct inox__##tag##_below_##node { };			\
	INOX__END							\
	struct tag

/**
 * inox_config_node() - a kind of object in the module's directory
 * @tag: its struct, which begins with ``struct inox_config config``
 * @list: its attributes
 * @child: struct of the objects made in it, an inox_config_leaf() of @tag
 * @...: callbacks as for inox_config_leaf(), but int .init(self)
 */
#define inox_config_node(tag, list, child, ...)				\
	INOX__TRUST							\
	static_assert(sizeof(struct inox__##child##_below_##tag) == 0);	\
	INOX__CONFIG_SELF(tag)						\
	INOX__CONFIG_ATTRS(tag, list);					\
	INOX__CONFIG_CALLS(tag, struct tag *self)			\
	INOX__CONFIG_INIT(tag, inox__##tag##_self(config))		\
	INOX__CONFIG_KIND(tag, &inox__config_child_ops,			\
			  &inox__##child##_kind, __VA_ARGS__);		\
	INOX__END							\
	struct tag

static inline int inox__config_root_add(struct inox__config_root *root,
					const char *name)
{
	config_group_init_type_name(&root->inox__subsys.su_group, name,
				    &root->inox__type);
	mutex_init(&root->inox__subsys.su_mutex);
	return configfs_register_subsystem(&root->inox__subsys);
}

/**
 * inox_config_module() - a module that is a directory in configfs
 * @dir: name of the directory, a literal
 * @top: struct of the objects made in it, an inox_config_node()
 * @prepare: void function of no arguments, called before the directory appears
 *
 * The module cannot be unloaded while there are objects: each holds it.
 */
#define inox_config_module(dir, top, prepare)				\
	static struct inox__config_root inox__##top##_root = {		\
		.inox__type = {						\
			.ct_owner = THIS_MODULE,			\
			.ct_group_ops = &inox__config_top_ops,		\
		},							\
		.inox__child = &inox__##top##_kind,			\
	};								\
	static int __init inox__##top##_load(void)			\
	{								\
		prepare();						\
		return inox__config_root_add(&inox__##top##_root, dir);	\
	}								\
	static void __exit inox__##top##_unload(void)			\
	{								\
		configfs_unregister_subsystem(&inox__##top##_root.inox__subsys); \
	}								\
	module_init(inox__##top##_load);				\
	module_exit(inox__##top##_unload);				\
	struct top

#endif
