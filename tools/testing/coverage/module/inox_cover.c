// SPDX-License-Identifier: GPL-2.0
/*
 * inox_cover: which basic blocks ran, on a kernel built without KCOV or GCOV
 *
 * Modules compiled with -fsanitize-coverage=trace-pc call the function below in
 * each block.  It notes the return address; when a module's addresses are about
 * to lose their names (its init text after init, the rest at unload) they are
 * turned into "function+offset [module]", and debugfs lists those.
 */
#include <linux/cache.h>
#include <linux/debugfs.h>
#include <linux/hash.h>
#include <linux/kallsyms.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/slab.h>

#define SLOTS_LOG2	16
#define SLOTS		(1u << SLOTS_LOG2)

static unsigned long slots[SLOTS];
static atomic_t lost;

struct place {
	struct list_head list;
	char name[];
};

/* Places by name; the mutex guards the list. */
static LIST_HEAD(places);
static DEFINE_MUTEX(places_lock);

/* A used slot is never given back: the same address may be another block's later. */
#define SLOT_NAMED	1UL

void __sanitizer_cov_trace_pc(void);

notrace void __sanitizer_cov_trace_pc(void)
{
	unsigned long pc = (unsigned long)__builtin_return_address(0);
	u32 at = hash_long(pc, SLOTS_LOG2);
	u32 tries;

	for (tries = 0; tries < SLOTS; tries++, at = (at + 1) % SLOTS) {
		unsigned long seen = READ_ONCE(slots[at]);

		if (seen == pc)
			return;
		if (!seen && !cmpxchg(&slots[at], 0, pc))
			return;
	}
	atomic_inc(&lost);
}
EXPORT_SYMBOL_GPL(__sanitizer_cov_trace_pc);

static bool is_known(const char *name)
{
	const struct place *place;

	list_for_each_entry(place, &places, list)
		if (!strcmp(place->name, name))
			return true;
	return false;
}

static void add_place(unsigned long pc)
{
	char name[KSYM_SYMBOL_LEN];
	struct place *place;
	int len = snprintf(name, sizeof(name), "%pS", (void *)pc);

	if (is_known(name))
		return;
	place = kmalloc(sizeof(*place) + (size_t)len + 1, GFP_KERNEL);
	if (!place) {
		atomic_inc(&lost);
		return;
	}
	strcpy(place->name, name);
	list_add_tail(&place->list, &places);
}

/* Names what was seen of a module; all modules if it is NULL. */
static void name_places(const struct module *mod)
{
	u32 at;

	mutex_lock(&places_lock);
	for (at = 0; at < SLOTS; at++) {
		unsigned long pc = READ_ONCE(slots[at]);

		if (pc <= SLOT_NAMED || (mod && !within_module(pc, mod)))
			continue;
		add_place(pc);
		WRITE_ONCE(slots[at], SLOT_NAMED);
	}
	mutex_unlock(&places_lock);
}

static int on_module(struct notifier_block *block, unsigned long state, void *mod)
{
	if (state == MODULE_STATE_LIVE || state == MODULE_STATE_GOING)
		name_places(mod);
	return NOTIFY_OK;
}

static struct notifier_block notifier = { .notifier_call = on_module };

static int blocks_show(struct seq_file *seq, void *unused)
{
	const struct place *place;

	name_places(NULL);
	mutex_lock(&places_lock);
	list_for_each_entry(place, &places, list)
		seq_printf(seq, "%s\n", place->name);
	mutex_unlock(&places_lock);
	if (atomic_read(&lost))
		seq_printf(seq, "lost %d\n", atomic_read(&lost));
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(blocks);

static struct dentry *file;

static int __init cover_init(void)
{
	int err = register_module_notifier(&notifier);

	if (err)
		return err;
	file = debugfs_create_file("inox_cover", 0400, NULL, NULL, &blocks_fops);
	return 0;
}
module_init(cover_init);

/* Its users hold a reference, so nobody can call in any more. */
static void __exit cover_exit(void)
{
	struct place *place, *next;

	debugfs_remove(file);
	unregister_module_notifier(&notifier);
	list_for_each_entry_safe(place, next, &places, list)
		kfree(place);
}
module_exit(cover_exit);

MODULE_DESCRIPTION("Records which basic blocks ran");
MODULE_INFO(test, "Y");
MODULE_LICENSE("GPL");
