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
 * The kinds of attributes are in <inox/configfs-attr.h>.
 */
#ifndef INOX_CONFIGFS_H
#define INOX_CONFIGFS_H

#include <linux/configfs.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <inox/configfs-attr.h>
#include <inox/configfs-item.h>

/* The directory of the module itself. */
struct inox__config_root {
	struct configfs_subsystem inox__subsys;
	struct config_item_type inox__type;
	const struct inox__config_kind *inox__child;
};

/* Making and dropping */

static inline struct inox_config *
inox__config_alloc(const struct inox__config_kind *kind, const char *name,
		   struct inox__config_tree *tree)
{
	struct inox_config *config = inox__fail() ? NULL :
		kzalloc(kind->inox__size, GFP_KERNEL);

	if (!config)
		return NULL;
	inox__count_up(inox__live_object);
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
	inox__count_down(inox__live_object);
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
	inox__count_down(inox__live_object);
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

#define INOX__CONFIG_MORE_MAX 48
#define INOX__CONFIG_BYTES_MAX 2

/**
 * struct inox_config_more - attributes of a second owner in one directory
 *
 * A directory of a base kind may show the attributes of a part too, an object
 * of its own that lives as long as the directory.
 */
struct inox_config_more {
	/* private: */
	struct config_item_type inox__type;
	struct configfs_attribute *inox__attrs[INOX__CONFIG_MORE_MAX + 1];
	struct configfs_bin_attribute *inox__bytes[INOX__CONFIG_BYTES_MAX + 1];
	size_t inox__attr_count;
	size_t inox__bytes_count;
};

static inline bool inox__config_is_bytes(const struct configfs_attribute *attr)
{
	return !attr->show && !attr->store;
}

static inline int inox__config_more_add_bytes(struct inox_config_more *more,
					      struct configfs_attribute *attr)
{
	if (more->inox__bytes_count == INOX__CONFIG_BYTES_MAX)
		return -E2BIG;
	more->inox__bytes[more->inox__bytes_count++] =
		container_of(attr, struct configfs_bin_attribute, cb_attr);
	return 0;
}

static inline int inox__config_more_add(struct inox_config_more *more,
					struct configfs_attribute *attr)
{
	size_t i;

	if (inox__config_is_bytes(attr))
		return inox__config_more_add_bytes(more, attr);
	for (i = 0; i < more->inox__attr_count; i++)
		if (!strcmp(more->inox__attrs[i]->ca_name, attr->ca_name))
			return -EEXIST;
	if (more->inox__attr_count == INOX__CONFIG_MORE_MAX)
		return -E2BIG;
	more->inox__attrs[more->inox__attr_count++] = attr;
	return 0;
}

static inline int inox__config_more_init(struct inox_config_more *more,
					 const struct inox__config_kind *base,
					 struct configfs_attribute *const *part)
{
	struct configfs_attribute **attr;

	for (attr = base->inox__type.ct_attrs; *attr; attr++)
		TRY(inox__config_more_add(more, *attr));
	for (; *part; part++)
		TRY(inox__config_more_add(more, *part));
	more->inox__type = base->inox__type;
	more->inox__type.ct_attrs = more->inox__attrs;
	more->inox__type.ct_bin_attrs = more->inox__bytes;
	return 0;
}

/**
 * inox_config_more_init() - the attributes of a kind and of a part, together
 * @more: where to, zeroed
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

#define INOX__CONFIG_SELF(tag)						\
	INOX__CONFIG_OF(tag)						\
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
	if (inox__fail())
		return -ENOMEM;
	return configfs_register_subsystem(&root->inox__subsys);
}

static inline void inox__config_root_del(struct inox__config_root *root)
{
	configfs_unregister_subsystem(&root->inox__subsys);
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
		inox__config_root_del(&inox__##top##_root);		\
		inox__count_end();					\
	}								\
	module_init(inox__##top##_load);				\
	module_exit(inox__##top##_unload);				\
	INOX__MODULE;							\
	struct top

#endif
