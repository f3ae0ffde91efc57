/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: strict.h
 *
 * The last include of a module's source file.  From here on raw kernel API is
 * refused, by name and with the safe call in the message; inox_unsafe() is the
 * one way out.  Which mechanism refuses a name depends on what the name is:
 *
 * - a function or inline is redeclared deprecated, and that is an error;
 * - a macro that stands for a call becomes an inline of its name, deprecated;
 * - a macro that no function can replace becomes an assertion that fails.
 *   inox_unsafe() does not lead around that one;
 * - a type, a keyword or a private name of the layer is poisoned, which is why
 *   this file calls itself a system header: it may poison what is defined.
 *
 * The kernel's own inlines and macros, parsed before, keep working.  Nothing
 * here changes the code of a module that compiles.
 */
#ifndef INOX_STRICT_H
#define INOX_STRICT_H
#pragma GCC system_header

#include <linux/kconfig.h>

#if IS_ENABLED(CONFIG_INOX_STRICT)

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/kmod.h>
#include <linux/kref.h>
#include <linux/kstrtox.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/nospec.h>
#include <linux/overflow.h>
#include <linux/percpu.h>
#include <linux/rculist.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/slab.h>
#include <linux/sort.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timer.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include <inox/compat.h>
#include <inox/locked.h>

#define INOX__SAY(use) __attribute__((__deprecated__("raw kernel API, use " use)))

#define INOX__RAW(name, use) extern __typeof__(name) name INOX__SAY(use)

/* A macro with a function's manners: an inline of its name calls what it did. */
#define INOX__SHADOW(type, name, params, args)				\
	static __always_inline type inox__was_##name params		\
	{								\
		return name args;					\
	}
#define INOX__RAW_SHADOW(type, name, params, args, use)			\
	static __always_inline INOX__SAY(use) type name params		\
	{								\
		return inox__was_##name args;				\
	}

/*
 * A macro beside a function of the same name, or either of them: renamed, then the
 * same.  Handed on to another macro, a name that stands for another would become it.
 */
#define INOX__RAW_RENAMED(type, name, params, args, use)		\
	static __always_inline type inox__was_##name params		\
	{								\
		return name args;					\
	}								\
	static __always_inline INOX__SAY(use) type			\
	inox__raw_##name params						\
	{								\
		return inox__was_##name args;				\
	}

#define INOX__NEVER(name, use) \
	({ _Static_assert(0, name " is raw kernel API, use " use); 0; })

/* Memory: functions up to 6.9, macros since. */

#ifdef kmalloc
INOX__SHADOW(void *, kmalloc, (size_t n, gfp_t f), (n, f))
#undef kmalloc
INOX__RAW_SHADOW(void *, kmalloc, (size_t n, gfp_t f), (n, f), "inox_new() of an INOX_OBJECT()")
#else
INOX__RAW(kmalloc, "inox_new() of an INOX_OBJECT()");
#endif
#ifdef kzalloc
INOX__SHADOW(void *, kzalloc, (size_t n, gfp_t f), (n, f))
#undef kzalloc
INOX__RAW_SHADOW(void *, kzalloc, (size_t n, gfp_t f), (n, f), "inox_new() of an INOX_OBJECT()")
#else
INOX__RAW(kzalloc, "inox_new() of an INOX_OBJECT()");
#endif
#ifdef kvmalloc
INOX__SHADOW(void *, kvmalloc, (size_t n, gfp_t f), (n, f))
#undef kvmalloc
INOX__RAW_SHADOW(void *, kvmalloc, (size_t n, gfp_t f), (n, f), "inox_new() of an INOX_OBJECT()")
#else
INOX__RAW(kvmalloc, "inox_new() of an INOX_OBJECT()");
#endif
#ifdef kvzalloc
INOX__SHADOW(void *, kvzalloc, (size_t n, gfp_t f), (n, f))
#undef kvzalloc
INOX__RAW_SHADOW(void *, kvzalloc, (size_t n, gfp_t f), (n, f), "inox_new() of an INOX_OBJECT()")
#else
INOX__RAW(kvzalloc, "inox_new() of an INOX_OBJECT()");
#endif
#ifdef kcalloc
INOX__SHADOW(void *, kcalloc, (size_t n, size_t size, gfp_t f), (n, size, f))
#undef kcalloc
INOX__RAW_SHADOW(void *, kcalloc, (size_t n, size_t size, gfp_t f), (n, size, f), "an array in an INOX_OBJECT()")
#else
INOX__RAW(kcalloc, "an array in an INOX_OBJECT()");
#endif
#ifdef kmalloc_array
INOX__SHADOW(void *, kmalloc_array, (size_t n, size_t size, gfp_t f), (n, size, f))
#undef kmalloc_array
INOX__RAW_SHADOW(void *, kmalloc_array, (size_t n, size_t size, gfp_t f), (n, size, f), "an array in an INOX_OBJECT()")
#else
INOX__RAW(kmalloc_array, "an array in an INOX_OBJECT()");
#endif
#ifdef kvcalloc
INOX__SHADOW(void *, kvcalloc, (size_t n, size_t size, gfp_t f), (n, size, f))
#undef kvcalloc
INOX__RAW_SHADOW(void *, kvcalloc, (size_t n, size_t size, gfp_t f), (n, size, f), "an array in an INOX_OBJECT()")
#else
INOX__RAW(kvcalloc, "an array in an INOX_OBJECT()");
#endif
#ifdef kvmalloc_array
INOX__SHADOW(void *, kvmalloc_array, (size_t n, size_t size, gfp_t f), (n, size, f))
#undef kvmalloc_array
INOX__RAW_SHADOW(void *, kvmalloc_array, (size_t n, size_t size, gfp_t f), (n, size, f), "an array in an INOX_OBJECT()")
#else
INOX__RAW(kvmalloc_array, "an array in an INOX_OBJECT()");
#endif
#ifdef vmalloc
INOX__SHADOW(void *, vmalloc, (unsigned long n), (n))
#undef vmalloc
INOX__RAW_SHADOW(void *, vmalloc, (unsigned long n), (n), "inox_new() of an INOX_OBJECT()")
#else
INOX__RAW(vmalloc, "inox_new() of an INOX_OBJECT()");
#endif
#ifdef vzalloc
INOX__SHADOW(void *, vzalloc, (unsigned long n), (n))
#undef vzalloc
INOX__RAW_SHADOW(void *, vzalloc, (unsigned long n), (n), "inox_new() of an INOX_OBJECT()")
#else
INOX__RAW(vzalloc, "inox_new() of an INOX_OBJECT()");
#endif
#ifdef krealloc
INOX__SHADOW(void *, krealloc, (const void *p, size_t n, gfp_t f), (p, n, f))
#undef krealloc
INOX__RAW_SHADOW(void *, krealloc, (const void *p, size_t n, gfp_t f), (p, n, f), "a new object in the same slot")
#else
INOX__RAW(krealloc, "a new object in the same slot");
#endif
#ifdef kmemdup
INOX__SHADOW(void *, kmemdup, (const void *p, size_t n, gfp_t f), (p, n, f))
#undef kmemdup
INOX__RAW_SHADOW(void *, kmemdup, (const void *p, size_t n, gfp_t f), (p, n, f), "inox_new() and assignment of whole values")
#else
INOX__RAW(kmemdup, "inox_new() and assignment of whole values");
#endif
#undef kmalloc_obj
#define kmalloc_obj(...) INOX__NEVER("kmalloc_obj()", "inox_new() of an INOX_OBJECT()")
#undef kmalloc_objs
#define kmalloc_objs(...) INOX__NEVER("kmalloc_objs()", "an array in an INOX_OBJECT()")
#undef kmalloc_flex
#define kmalloc_flex(...) INOX__NEVER("kmalloc_flex()", "an array in an INOX_OBJECT()")
#undef kzalloc_obj
#define kzalloc_obj(...) INOX__NEVER("kzalloc_obj()", "inox_new() of an INOX_OBJECT()")
#undef kzalloc_objs
#define kzalloc_objs(...) INOX__NEVER("kzalloc_objs()", "an array in an INOX_OBJECT()")
#undef kzalloc_flex
#define kzalloc_flex(...) INOX__NEVER("kzalloc_flex()", "an array in an INOX_OBJECT()")
#undef kvmalloc_obj
#define kvmalloc_obj(...) INOX__NEVER("kvmalloc_obj()", "inox_new() of an INOX_OBJECT()")
#undef kvmalloc_objs
#define kvmalloc_objs(...) INOX__NEVER("kvmalloc_objs()", "an array in an INOX_OBJECT()")
#undef kvzalloc_obj
#define kvzalloc_obj(...) INOX__NEVER("kvzalloc_obj()", "inox_new() of an INOX_OBJECT()")
#undef kvzalloc_objs
#define kvzalloc_objs(...) INOX__NEVER("kvzalloc_objs()", "an array in an INOX_OBJECT()")
INOX__RAW(kfree, "an owner, which frees at block end: INOX_OWN()");
INOX__RAW(kfree_sensitive, "an owner, which frees at block end: INOX_OWN()");
INOX__RAW(vfree, "an owner, which frees at block end: INOX_OWN()");
INOX__RAW(kvfree, "an owner, which frees at block end: INOX_OWN()");
INOX__RAW(devm_kmalloc, "the object the layer hands to probe, or inox_new()");
INOX__RAW(devm_kzalloc, "the object the layer hands to probe, or inox_new()");
INOX__RAW(devm_kcalloc, "an array in the object the layer hands to probe");
INOX__RAW(devm_kmalloc_array, "an array in the object the layer hands to probe");
INOX__RAW(devm_kmemdup, "assignment of whole values");
INOX__RAW(devm_kfree, "a slot of the driver's object");

/* Text; before bytes, of which some of it is made. */

INOX__RAW(sprintf, "inox_str_set() or a typed attribute");
INOX__RAW(vsprintf, "inox_str_set() or a typed attribute");
INOX__RAW(snprintf, "inox_str_set() or a typed attribute");
INOX__RAW(vsnprintf, "inox_str_set() or a typed attribute");
INOX__RAW(scnprintf, "inox_str_set() or a typed attribute");
INOX__RAW(vscnprintf, "inox_str_set() or a typed attribute");
INOX__RAW(sysfs_emit, "a typed attribute");
INOX__RAW(sysfs_emit_at, "inox_text_add()");
INOX__RAW(device_create_file, "inox_sysfs()");
INOX__RAW(device_remove_file, "inox_sysfs(), whose files go with the device");
INOX__RAW(device_add_groups, "inox_sysfs()");
INOX__RAW(device_remove_groups, "inox_sysfs(), whose files go with the device");
INOX__RAW(device_add_group, "inox_sysfs()");
INOX__RAW(device_remove_group, "inox_sysfs(), whose files go with the device");
INOX__RAW(devm_device_add_group, "inox_sysfs()");
INOX__RAW(device_create_bin_file, "inox_nvmem()");
INOX__RAW(sysfs_create_file_ns, "inox_sysfs()");
INOX__RAW(sysfs_create_files, "inox_sysfs()");
INOX__RAW(sysfs_create_group, "inox_sysfs()");
INOX__RAW(sysfs_create_groups, "inox_sysfs()");
INOX__RAW(sysfs_update_group, "inox_sysfs()");
INOX__RAW(sysfs_merge_group, "inox_sysfs()");
INOX__RAW(sysfs_create_bin_file, "inox_nvmem()");
INOX__RAW(sysfs_notify, "<tag>_<file>_changed(), of inox_sysfs()");
INOX__RAW(strcpy, "inox_str_set()");
INOX__RAW_RENAMED(ssize_t, strscpy, (char *to, const char *from, size_t n), (to, from, n), "inox_str_set()")
#undef strscpy
#define strscpy inox__raw_strscpy
INOX__RAW_RENAMED(ssize_t, strscpy_pad, (char *to, const char *from, size_t n), (to, from, n), "inox_str_set()")
#undef strscpy_pad
#define strscpy_pad inox__raw_strscpy_pad
#ifdef INOX_HAVE_strlcpy
INOX__RAW(strlcpy, "inox_str_set()");
#endif
#ifdef INOX_HAVE_strncpy
INOX__RAW(strncpy, "inox_str_set()");
#endif
INOX__RAW(strcat, "inox_str_add()");
INOX__RAW(strncat, "inox_str_add()");
INOX__RAW(strlcat, "inox_str_add()");
INOX__RAW(kasprintf, "inox_str_set()");
INOX__RAW(kvasprintf, "inox_str_set()");
INOX__RAW(kstrdup, "inox_str_set()");
INOX__RAW(sscanf, "inox_str_number() or a typed attribute");
INOX__RAW(simple_strtoul, "inox_str_number() or a typed attribute");
INOX__RAW(simple_strtol, "inox_str_number() or a typed attribute");
INOX__RAW(simple_strtoull, "inox_str_number() or a typed attribute");
INOX__RAW(simple_strtoll, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtoul, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtol, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtoull, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtoll, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtouint, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtoint, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtou16, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtos16, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtou8, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtos8, "inox_str_number() or a typed attribute");
INOX__RAW(kstrtobool, "inox_str_number() or a typed attribute");

/* Bytes. */

INOX__RAW_RENAMED(void *, memcpy, (void *to, const void *from, size_t n), (to, from, n), "assignment of whole values, inox_read_bytes() or inox_write_part()")
#undef memcpy
#define memcpy inox__raw_memcpy
INOX__RAW_RENAMED(void *, memmove, (void *to, const void *from, size_t n), (to, from, n), "assignment of whole values, inox_read_bytes() or inox_write_part()")
#undef memmove
#define memmove inox__raw_memmove
INOX__RAW_RENAMED(void *, memset, (void *to, int c, size_t n), (to, c, n), "an initialiser")
#undef memset
#define memset inox__raw_memset
#undef unsafe_memcpy
#define unsafe_memcpy(...) INOX__NEVER("unsafe_memcpy()", "inox_read_bytes() or inox_write_part()")
#pragma GCC poison __builtin_memcpy __builtin_memmove __builtin_memset

/* Numbers among bytes, and their order. */

#ifndef __CHECKER__
#undef get_unaligned
#define get_unaligned(...) INOX__NEVER("get_unaligned()", "a struct inox_reader")
#undef put_unaligned
#define put_unaligned(...) INOX__NEVER("put_unaligned()", "a struct inox_writer")
INOX__RAW(get_unaligned_le16, "inox_read_le16()");
INOX__RAW(put_unaligned_le16, "inox_write_le16()");
INOX__RAW(get_unaligned_le32, "inox_read_le32()");
INOX__RAW(put_unaligned_le32, "inox_write_le32()");
INOX__RAW(get_unaligned_le64, "inox_read_le64()");
INOX__RAW(put_unaligned_le64, "inox_write_le64()");
INOX__RAW(get_unaligned_be16, "inox_read_be16()");
INOX__RAW(put_unaligned_be16, "inox_write_be16()");
INOX__RAW(get_unaligned_be32, "inox_read_be32()");
INOX__RAW(put_unaligned_be32, "inox_write_be32()");
INOX__RAW(get_unaligned_be64, "inox_read_be64()");
INOX__RAW(put_unaligned_be64, "inox_write_be64()");
#endif
INOX__SHADOW(u16, le16_to_cpu, (__le16 v), (v))
#undef le16_to_cpu
INOX__RAW_SHADOW(u16, le16_to_cpu, (__le16 v), (v), "inox_le16_get()")
INOX__SHADOW(__le16, cpu_to_le16, (u16 v), (v))
#undef cpu_to_le16
INOX__RAW_SHADOW(__le16, cpu_to_le16, (u16 v), (v), "inox_le16() or INOX_LE16()")
INOX__SHADOW(u32, le32_to_cpu, (__le32 v), (v))
#undef le32_to_cpu
INOX__RAW_SHADOW(u32, le32_to_cpu, (__le32 v), (v), "inox_le32_get()")
INOX__SHADOW(__le32, cpu_to_le32, (u32 v), (v))
#undef cpu_to_le32
INOX__RAW_SHADOW(__le32, cpu_to_le32, (u32 v), (v), "inox_le32() or INOX_LE32()")
INOX__SHADOW(u64, le64_to_cpu, (__le64 v), (v))
#undef le64_to_cpu
INOX__RAW_SHADOW(u64, le64_to_cpu, (__le64 v), (v), "inox_le64_get()")
INOX__SHADOW(__le64, cpu_to_le64, (u64 v), (v))
#undef cpu_to_le64
INOX__RAW_SHADOW(__le64, cpu_to_le64, (u64 v), (v), "inox_le64() or INOX_LE64()")
INOX__SHADOW(u16, be16_to_cpu, (__be16 v), (v))
#undef be16_to_cpu
INOX__RAW_SHADOW(u16, be16_to_cpu, (__be16 v), (v), "inox_be16_get()")
INOX__SHADOW(__be16, cpu_to_be16, (u16 v), (v))
#undef cpu_to_be16
INOX__RAW_SHADOW(__be16, cpu_to_be16, (u16 v), (v), "inox_be16() or INOX_BE16()")
INOX__SHADOW(u32, be32_to_cpu, (__be32 v), (v))
#undef be32_to_cpu
INOX__RAW_SHADOW(u32, be32_to_cpu, (__be32 v), (v), "inox_be32_get()")
INOX__SHADOW(__be32, cpu_to_be32, (u32 v), (v))
#undef cpu_to_be32
INOX__RAW_SHADOW(__be32, cpu_to_be32, (u32 v), (v), "inox_be32() or INOX_BE32()")
INOX__SHADOW(u64, be64_to_cpu, (__be64 v), (v))
#undef be64_to_cpu
INOX__RAW_SHADOW(u64, be64_to_cpu, (__be64 v), (v), "inox_be64_get()")
INOX__SHADOW(__be64, cpu_to_be64, (u64 v), (v))
#undef cpu_to_be64
INOX__RAW_SHADOW(__be64, cpu_to_be64, (u64 v), (v), "inox_be64() or INOX_BE64()")
INOX__RAW(le16_to_cpup, "inox_le16_get()");
#undef le16_to_cpus
#define le16_to_cpus(...) INOX__NEVER("le16_to_cpus()", "inox_le16_get()")
INOX__RAW(le32_to_cpup, "inox_le32_get()");
#undef le32_to_cpus
#define le32_to_cpus(...) INOX__NEVER("le32_to_cpus()", "inox_le32_get()")
INOX__RAW(le64_to_cpup, "inox_le64_get()");
#undef le64_to_cpus
#define le64_to_cpus(...) INOX__NEVER("le64_to_cpus()", "inox_le64_get()")
INOX__RAW(be16_to_cpup, "inox_be16_get()");
#undef be16_to_cpus
#define be16_to_cpus(...) INOX__NEVER("be16_to_cpus()", "inox_be16_get()")
INOX__RAW(be32_to_cpup, "inox_be32_get()");
#undef be32_to_cpus
#define be32_to_cpus(...) INOX__NEVER("be32_to_cpus()", "inox_be32_get()")
INOX__RAW(be64_to_cpup, "inox_be64_get()");
#undef be64_to_cpus
#define be64_to_cpus(...) INOX__NEVER("be64_to_cpus()", "inox_be64_get()")
INOX__SHADOW(u16, swab16, (u16 v), (v))
#undef swab16
INOX__RAW_SHADOW(u16, swab16, (u16 v), (v), "inox_be16_get() or inox_le16_get()")
INOX__SHADOW(u32, swab32, (u32 v), (v))
#undef swab32
INOX__RAW_SHADOW(u32, swab32, (u32 v), (v), "inox_be32_get() or inox_le32_get()")
INOX__SHADOW(u64, swab64, (u64 v), (v))
#undef swab64
INOX__RAW_SHADOW(u64, swab64, (u64 v), (v), "inox_be64_get() or inox_le64_get()")

/* Sums and indices. */

#undef check_add_overflow
#define check_add_overflow(...) INOX__NEVER("check_add_overflow()", "inox_add()")
#undef check_sub_overflow
#define check_sub_overflow(...) INOX__NEVER("check_sub_overflow()", "inox_sub()")
#undef check_mul_overflow
#define check_mul_overflow(...) INOX__NEVER("check_mul_overflow()", "inox_mul()")
#undef check_shl_overflow
#define check_shl_overflow(...) INOX__NEVER("check_shl_overflow()", "inox_shl()")
#undef array_index_nospec
#define array_index_nospec(...) INOX__NEVER("array_index_nospec()", "INOX_INDEX()")

/* User memory. */

INOX__RAW(copy_from_user, "inox_char(), inox_ioctls() or a typed attribute");
INOX__RAW(copy_to_user, "inox_char(), inox_ioctls() or a typed attribute");
INOX__RAW(__copy_from_user, "inox_char(), inox_ioctls() or a typed attribute");
INOX__RAW(__copy_to_user, "inox_char(), inox_ioctls() or a typed attribute");
#undef get_user
#define get_user(...) INOX__NEVER("get_user()", "inox_char(), inox_ioctls() or a typed attribute")
#undef put_user
#define put_user(...) INOX__NEVER("put_user()", "inox_char(), inox_ioctls() or a typed attribute")

/* Locks: macros under lockdep. */

#ifdef mutex_lock
INOX__SHADOW(void, mutex_lock, (struct mutex *m), (m))
#undef mutex_lock
INOX__RAW_SHADOW(void, mutex_lock, (struct mutex *m), (m), "inox_locked() and INOX_LOCK()")
#else
INOX__RAW(mutex_lock, "inox_locked() and INOX_LOCK()");
#endif
#ifdef mutex_lock_interruptible
INOX__SHADOW(int, mutex_lock_interruptible, (struct mutex *m), (m))
#undef mutex_lock_interruptible
INOX__RAW_SHADOW(int, mutex_lock_interruptible, (struct mutex *m), (m), "inox_locked() and INOX_LOCK()")
#else
INOX__RAW(mutex_lock_interruptible, "inox_locked() and INOX_LOCK()");
#endif
INOX__RAW(mutex_unlock, "inox_locked() and INOX_LOCK()");
#undef mutex_init
#define mutex_init(...) INOX__NEVER("mutex_init()", "inox_locked_init()")
INOX__RAW(spin_lock, "inox_spin_locked() and INOX_SPIN_LOCK()");
INOX__RAW(spin_lock_bh, "inox_spin_locked() and INOX_SPIN_LOCK_BH()");
INOX__RAW(spin_lock_irq, "inox_spin_locked() and INOX_SPIN_LOCK_IRQSAVE()");
INOX__RAW(spin_unlock, "inox_spin_locked() and INOX_SPIN_LOCK()");
INOX__RAW(spin_unlock_bh, "inox_spin_locked() and INOX_SPIN_LOCK_BH()");
INOX__RAW(spin_unlock_irq, "inox_spin_locked() and INOX_SPIN_LOCK_IRQSAVE()");
INOX__RAW(spin_unlock_irqrestore, "inox_spin_locked() and INOX_SPIN_LOCK_IRQSAVE()");
#undef spin_lock_irqsave
#define spin_lock_irqsave(...) \
	INOX__NEVER("spin_lock_irqsave()", "inox_spin_locked() and INOX_SPIN_LOCK_IRQSAVE()")
#undef spin_lock_init
#define spin_lock_init(...) \
	INOX__NEVER("spin_lock_init()", "inox_spin_init()")
#undef guard
#define guard(...) INOX__NEVER("guard()", "INOX_LOCK()")
#undef scoped_guard
#define scoped_guard(...) INOX__NEVER("scoped_guard()", "INOX_LOCK()")

/* References and RCU. */

INOX__RAW(refcount_set, "INOX_REFCOUNTED()");
INOX__RAW(refcount_inc, "the _clone() of INOX_REFCOUNTED()");
INOX__RAW(refcount_inc_not_zero, "the _upgrade() of INOX_REFCOUNTED()");
INOX__RAW(refcount_dec, "INOX_REFCOUNTED()");
INOX__RAW(refcount_dec_and_test, "INOX_REFCOUNTED()");
INOX__RAW(kref_init, "INOX_REFCOUNTED()");
INOX__RAW(kref_get, "the _clone() of INOX_REFCOUNTED()");
INOX__RAW(kref_get_unless_zero, "the _upgrade() of INOX_REFCOUNTED()");
INOX__RAW(kref_put, "INOX_REFCOUNTED()");
INOX__RAW(call_rcu, "struct inox_rcu_refs");
#undef kfree_rcu
#define kfree_rcu(...) \
	INOX__NEVER("kfree_rcu()", "struct inox_rcu_refs")
#undef rcu_dereference
#define rcu_dereference(...) \
	INOX__NEVER("rcu_dereference()", "the _rcu_lent() of INOX_RCU()")
#undef rcu_assign_pointer
#define rcu_assign_pointer(...) \
	INOX__NEVER("rcu_assign_pointer()", "inox_rcu_put()")

/* Work, timers, threads, interrupts. */

/* The kernel's own let a sign or half a long go, which -Wconversion refuses. */
#ifdef CONFIG_DEBUG_SPINLOCK
#undef SPIN_DEBUG_INIT
#define SPIN_DEBUG_INIT(lock)						\
	.magic = SPINLOCK_MAGIC,					\
	.owner_cpu = -1u,						\
	.owner = SPINLOCK_OWNER_INIT,
#endif
#undef wait_event_interruptible
#define wait_event_interruptible(wq, condition) ({			\
	might_sleep();							\
	(condition) ? 0 : (int)__wait_event_interruptible(wq, condition); })

#undef INIT_WORK
#define INIT_WORK(...) INOX__NEVER("INIT_WORK()", "inox_work()")
#undef INIT_DELAYED_WORK
#define INIT_DELAYED_WORK(...) \
	INOX__NEVER("INIT_DELAYED_WORK()", "inox_work()")
#undef timer_setup
#define timer_setup(...) INOX__NEVER("timer_setup()", "inox_work()")
#undef kthread_run
#define kthread_run(...) INOX__NEVER("kthread_run()", "inox_thread()")
INOX__RAW(kthread_create_on_node, "inox_thread()");
INOX__RAW(kthread_stop, "inox_thread()");
INOX__RAW(kthread_should_stop, "inox_thread_wait()");
INOX__RAW(schedule_work, "inox_work()");
INOX__RAW(queue_work, "inox_work()");
INOX__RAW(mod_timer, "inox_work()");
#ifdef INOX_HAVE_del_timer
INOX__RAW(del_timer, "inox_work()");
#endif
#ifdef INOX_HAVE_del_timer_sync
INOX__RAW(del_timer_sync, "inox_work()");
#endif
#ifdef INOX_HAVE_hrtimer_init
INOX__RAW(hrtimer_init, "inox_timer()");
#endif
#ifdef INOX_HAVE_hrtimer_setup
INOX__RAW(hrtimer_setup, "inox_timer()");
#endif
INOX__RAW(tasklet_setup, "inox_work() or inox_usb_engine()");
INOX__RAW(__tasklet_schedule, "inox_work() or inox_usb_turn()");
INOX__RAW(__tasklet_hi_schedule, "inox_work() or inox_usb_turn()");
INOX__RAW(tasklet_kill, "inox_work() or inox_usb_engine_stop()");
INOX__RAW(request_irq, ".irq of the driver");
INOX__RAW(request_threaded_irq, ".irq of the driver");
INOX__RAW(devm_request_irq, ".irq of the driver");
INOX__RAW(devm_request_threaded_irq, ".irq of the driver");
INOX__RAW(free_irq, ".irq of the driver");
INOX__RAW(disable_irq, "suspend and resume of the driver");
INOX__RAW(enable_irq, "suspend and resume of the driver");

/* Pointers that are errors, pointers out of pointers, raw devices. */

INOX__RAW(ERR_PTR, "an INOX_RESULT()");
INOX__RAW(IS_ERR, "TRY()");
INOX__RAW(PTR_ERR, "TRY()");
INOX__RAW(PTR_ERR_OR_ZERO, "TRY()");
INOX__RAW(dev_get_drvdata, "the typed self of a callback");
INOX__RAW(dev_set_drvdata, "the typed self of a callback");
#ifdef devm_add_action
#undef devm_add_action
#define devm_add_action(...) \
	INOX__NEVER("devm_add_action()", ".remove of the driver")
#else
INOX__RAW(devm_add_action, ".remove of the driver");
#endif
#ifdef devm_add_action_or_reset
#undef devm_add_action_or_reset
#define devm_add_action_or_reset(...) \
	INOX__NEVER("devm_add_action_or_reset()", ".remove of the driver")
#else
INOX__RAW(devm_add_action_or_reset, ".remove of the driver");
#endif
INOX__RAW_RENAMED(u8, readb, (const void __iomem *at), (at), "a register of the bus")
#undef readb
#define readb inox__raw_readb
INOX__RAW_RENAMED(u32, readl, (const void __iomem *at), (at), "a register of the bus")
#undef readl
#define readl inox__raw_readl
INOX__RAW_RENAMED(void, writeb, (u8 v, void __iomem *at), (v, at), "a register of the bus")
#undef writeb
#define writeb inox__raw_writeb
INOX__RAW_RENAMED(void, writel, (u32 v, void __iomem *at), (v, at), "a register of the bus")
#undef writel
#define writel inox__raw_writel
#undef ioremap
INOX__RAW(ioremap, "the bus of the driver");
INOX__RAW(iounmap, "the bus of the driver");

/* The kernel's list walkers keep an entry macro of their own. */
#define inox__entry(ptr, type, member)					\
	((type *)((char *)(ptr) - __builtin_offsetof(type, member)))
#undef list_entry
#define list_entry(ptr, type, member) inox__entry(ptr, type, member)
#undef hlist_entry
#define hlist_entry(ptr, type, member) inox__entry(ptr, type, member)
#undef list_entry_rcu
#define list_entry_rcu(ptr, type, member) \
	inox__entry(READ_ONCE(ptr), type, member)
#undef container_of
#define container_of(...) \
	INOX__NEVER("container_of()", "the typed self of a callback")
#undef container_of_const
#define container_of_const(...) \
	INOX__NEVER("container_of_const()", "the typed self of a callback")

/* Names of configfs and of simulated hardware: each only where its header is. */

INOX__RAW(try_module_get, "inox_sim_model_get()");
INOX__RAW(__request_module, "inox_sim_model_get()");
#ifdef _CONFIGFS_H_
INOX__RAW(configfs_register_subsystem, "inox_config_module()");
INOX__RAW(configfs_unregister_subsystem, "inox_config_module()");
INOX__RAW(configfs_register_group, "inox_config_node()");
INOX__RAW(configfs_unregister_group, "inox_config_node()");
INOX__RAW(configfs_depend_item, "an attribute of kind switch");
INOX__RAW(configfs_depend_item_unlocked, "an attribute of kind switch");
INOX__RAW(configfs_undepend_item, "an attribute of kind switch");
INOX__RAW(config_group_init, "inox_config_node()");
INOX__RAW(config_group_init_type_name, "inox_config_node()");
INOX__RAW(config_item_init_type_name, "inox_config_leaf()");
INOX__RAW(config_item_set_name, "inox_config_leaf()");
INOX__RAW(config_item_get, "inox_config_leaf()");
INOX__RAW(config_item_put, "inox_config_leaf()");
#endif
#ifdef _LINUX_IRQDOMAIN_H
INOX__RAW(irq_domain_create_simple, "inox_irqline_create()");
INOX__RAW(irq_domain_remove, "inox_irqline_destroy()");
INOX__RAW(irq_domain_free_fwnode, "inox_irqline_destroy()");
INOX__RAW(irq_create_mapping_affinity, "inox_irqline_create()");
INOX__RAW(irq_dispose_mapping, "inox_irqline_destroy()");
#endif
#ifdef _LINUX_IRQDESC_H
INOX__RAW(generic_handle_irq, "inox_irqline_set()");
INOX__RAW(generic_handle_irq_safe, "inox_irqline_set()");
INOX__RAW(generic_handle_domain_irq, "inox_irqline_set()");
#endif
#ifdef _LINUX_IRQ_WORK_H
INOX__RAW(irq_work_queue, "inox_irqline_set()");
INOX__RAW(irq_work_sync, "inox_irqline_destroy()");
#endif

#ifdef _LINUX_I2C_H
INOX__RAW(i2c_transfer, "inox_i2c_memory_read() or inox_i2c_memory_write()");
INOX__RAW(__i2c_transfer, "inox_i2c_memory_read() or inox_i2c_memory_write()");
INOX__RAW(i2c_master_send, "inox_i2c_memory_write()");
INOX__RAW(i2c_master_recv, "inox_i2c_memory_read()");
INOX__RAW(i2c_smbus_xfer, "inox_i2c_read() or inox_i2c_write()");
INOX__RAW(i2c_smbus_read_byte, "inox_i2c_read()");
INOX__RAW(i2c_smbus_read_byte_data, "inox_i2c_read()");
INOX__RAW(i2c_smbus_read_word_data, "inox_i2c_read()");
INOX__RAW(i2c_smbus_read_block_data, "inox_i2c_read()");
INOX__RAW(i2c_smbus_read_i2c_block_data, "inox_i2c_memory_read()");
INOX__RAW(i2c_smbus_read_word_swapped, "inox_i2c_read()");
INOX__RAW(i2c_smbus_write_byte, "inox_i2c_write()");
INOX__RAW(i2c_smbus_write_byte_data, "inox_i2c_write()");
INOX__RAW(i2c_smbus_write_word_data, "inox_i2c_write()");
INOX__RAW(i2c_smbus_write_word_swapped, "inox_i2c_write()");
INOX__RAW(i2c_smbus_read_i2c_block_data_or_emulated, "inox_i2c_memory_read()");
INOX__RAW(i2c_smbus_write_block_data, "inox_i2c_memory_write()");
INOX__RAW(i2c_smbus_write_i2c_block_data, "inox_i2c_memory_write()");
INOX__RAW(i2c_transfer_buffer_flags, "inox_i2c_memory_read() or inox_i2c_memory_write()");
INOX__RAW(__i2c_smbus_xfer, "inox_i2c_read() or inox_i2c_write()");
INOX__RAW(i2c_master_send_dmasafe, "inox_i2c_memory_write()");
INOX__RAW(i2c_master_recv_dmasafe, "inox_i2c_memory_read()");
INOX__RAW(i2c_new_dummy_device, "inox_i2c_memory_init()");
INOX__RAW(devm_i2c_new_dummy_device, "inox_i2c_memory_init()");
INOX__RAW(i2c_new_ancillary_device, "inox_i2c_memory_init()");
INOX__RAW(i2c_check_functionality, "the type of the driver's bus");
INOX__RAW(i2c_get_clientdata, "the typed self of a callback");
INOX__RAW(i2c_set_clientdata, "the typed self of a callback");
INOX__RAW(i2c_register_driver, "inox_i2c_driver()");
INOX__RAW(i2c_del_driver, "inox_i2c_driver()");
INOX__RAW(i2c_add_adapter, "inox_i2c_adapter()");
INOX__RAW(i2c_add_numbered_adapter, "inox_i2c_adapter()");
INOX__RAW(i2c_del_adapter, "inox_i2c_adapter_del()");
INOX__RAW(i2c_new_client_device, "inox_i2c_device_add()");
INOX__RAW(i2c_unregister_device, "inox_i2c_device_del()");
INOX__RAW(i2c_handle_smbus_host_notify, "inox_i2c_adapter_notify() or inox_smbus_host_notify()");
INOX__RAW(i2c_smbus_pec, "inox_sim_pec()");
#pragma GCC poison i2c_client i2c_driver
#endif

#ifdef LINUX_PCI_H
INOX__RAW(__pci_register_driver, "inox_pci_driver()");
INOX__RAW(pci_unregister_driver, "inox_pci_driver()");
INOX__RAW(pci_enable_device, "inox_pci_driver()");
INOX__RAW(pcim_enable_device, "inox_pci_driver()");
INOX__RAW(pci_disable_device, "inox_pci_driver()");
INOX__RAW(pci_request_regions, "INOX_PCI_MEMORY()");
INOX__RAW(pci_iomap, "INOX_PCI_MEMORY()");
INOX__RAW(pcim_iomap, "INOX_PCI_MEMORY()");
INOX__RAW(pci_read_config_byte, "inox_config_read()");
INOX__RAW(pci_write_config_byte, "inox_config_write()");
INOX__RAW(pci_get_drvdata, "the typed self of a callback");
INOX__RAW(pci_set_drvdata, "the typed self of a callback");
#pragma GCC poison pci_driver
#endif
INOX__RAW_RENAMED(u8, inb, (u16 port), (port), "inox_port_read()")
#undef inb
#define inb inox__raw_inb
INOX__RAW_RENAMED(u16, inw, (u16 port), (port), "inox_port_read()")
#undef inw
#define inw inox__raw_inw
INOX__RAW_RENAMED(u32, inl, (u16 port), (port), "inox_port_read()")
#undef inl
#define inl inox__raw_inl
INOX__RAW_RENAMED(void, outb, (u8 v, u16 port), (v, port), "inox_port_write()")
#undef outb
#define outb inox__raw_outb
INOX__RAW_RENAMED(void, outw, (u16 v, u16 port), (v, port), "inox_port_write()")
#undef outw
#define outw inox__raw_outw
INOX__RAW_RENAMED(void, outl, (u32 v, u16 port), (v, port), "inox_port_write()")
#undef outl
#define outl inox__raw_outl
#ifdef _LINUX_I2C_SMBUS_H
#ifdef INOX_HAVE_i2c_register_spd
INOX__RAW(i2c_register_spd, "inox_smbus_host()");
#endif
INOX__RAW(i2c_handle_smbus_alert, "inox_smbus_host()");
INOX__RAW(i2c_new_smbus_alert_device, "inox_i2c_alert_add()");
#endif

#ifdef __LINUX_SPI_H
INOX__RAW(spi_sync, "inox_spi_transfer()");
INOX__RAW(spi_sync_locked, "inox_spi_transfer()");
INOX__RAW(spi_sync_transfer, "inox_spi_transfer()");
INOX__RAW(spi_write, "inox_spi_transfer()");
INOX__RAW(spi_read, "inox_spi_transfer()");
INOX__RAW(spi_write_then_read, "inox_spi_transfer()");
INOX__RAW(spi_w8r8, "inox_spi_transfer()");
INOX__RAW(spi_w8r16, "inox_spi_transfer()");
INOX__RAW(spi_w8r16be, "inox_spi_transfer()");
INOX__RAW(spi_async, "inox_spi_start()");
INOX__RAW(spi_message_init, "the parts of inox_spi_transfer()");
INOX__RAW(spi_message_add_tail, "the parts of inox_spi_transfer()");
INOX__RAW(spi_message_alloc, "the parts of inox_spi_transfer()");
INOX__RAW(spi_message_free, "the parts of inox_spi_transfer()");
INOX__RAW(spi_max_transfer_size, "inox_spi_most()");
INOX__RAW(spi_max_message_size, "inox_spi_most()");
INOX__RAW(spi_setup, "inox_spi_setup()");
INOX__RAW(spi_get_drvdata, "the typed self of a callback");
INOX__RAW(spi_set_drvdata, "the typed self of a callback");
INOX__RAW(__spi_register_driver, "inox_spi_driver()");
INOX__RAW(spi_unregister_driver, "inox_spi_driver()");
INOX__RAW(__spi_alloc_controller, "inox_spi_controller()");
INOX__RAW(spi_register_controller, "inox_spi_controller()");
INOX__RAW(spi_unregister_controller, "inox_spi_controller_del()");
INOX__RAW(spi_controller_get_devdata, "the typed self of a callback");
INOX__RAW(spi_finalize_current_transfer, "inox_spi_xfer_done()");
INOX__RAW(spi_new_device, "inox_spi_device_add()");
INOX__RAW(spi_unregister_device, "inox_spi_device_del()");
#pragma GCC poison spi_driver spi_message spi_transfer spi_board_info
#endif

#ifdef __LINUX_SPI_MEM_H
INOX__RAW(spi_mem_exec_op, "inox_spi_mem_read() and inox_spi_mem_write()");
INOX__RAW(spi_mem_supports_op, "inox_spi_mem_can()");
INOX__RAW(spi_mem_adjust_op_size, "inox_spi_mem_most()");
INOX__RAW(spi_mem_default_supports_op, "inox_spi_controller()");
INOX__RAW(spi_mem_poll_status, "inox_spi_mem_read()");
INOX__RAW(spi_mem_dirmap_create, "inox_spi_mem_read()");
INOX__RAW(spi_mem_dirmap_read, "inox_spi_mem_read()");
INOX__RAW(spi_mem_dirmap_write, "inox_spi_mem_write()");
INOX__RAW(devm_spi_mem_dirmap_create, "inox_spi_mem_read()");
INOX__RAW(spi_mem_driver_register_with_owner, "inox_spi_driver()");
#pragma GCC poison spi_mem spi_mem_op spi_mem_driver spi_controller_mem_ops
#endif

#ifdef _INDUSTRIAL_IO_H_
INOX__RAW(devm_iio_device_alloc, "inox_iio()");
INOX__RAW(__devm_iio_device_register, "inox_iio()");
INOX__RAW(__iio_device_register, "inox_iio()");
INOX__RAW(iio_device_unregister, "inox_iio()");
INOX__RAW(iio_priv, "the typed self of a callback");
#pragma GCC poison iio_info iio_chan_spec
#endif

#ifdef _HWMON_H_
INOX__RAW(hwmon_notify_event, "inox_hwmon_notify()");
INOX__RAW(hwmon_device_register_with_info, "inox_hwmon()");
INOX__RAW(devm_hwmon_device_register_with_info, "inox_hwmon()");
#pragma GCC poison hwmon_ops hwmon_chip_info
#endif

/* USB controllers. */

#ifdef __USB_CORE_HCD_H
INOX__RAW(usb_create_hcd, "inox_hcd()");
INOX__RAW(usb_create_shared_hcd, "inox_hcd()");
INOX__RAW(usb_add_hcd, "inox_hcd()");
INOX__RAW(usb_remove_hcd, "inox_hcd_del()");
INOX__RAW(usb_put_hcd, "inox_hcd_del()");
INOX__RAW(usb_hcd_link_urb_to_ep, "inox_hcd()");
INOX__RAW(usb_hcd_unlink_urb_from_ep, "inox_urb_done()");
INOX__RAW(usb_hcd_check_unlink_urb, "inox_hcd()");
INOX__RAW(usb_hcd_giveback_urb, "inox_urb_done()");
INOX__RAW(usb_hcd_poll_rh_status, "inox_hcd_hub_changed()");
INOX__RAW(usb_hcd_resume_root_hub, "inox_hcd_hub_changed()");
#pragma GCC poison hc_driver
#endif
#ifdef __LINUX_USB_GADGET_H
INOX__RAW(usb_add_gadget, "inox_udc()");
INOX__RAW(usb_add_gadget_udc, "inox_udc()");
INOX__RAW(usb_add_gadget_udc_release, "inox_udc()");
INOX__RAW(usb_del_gadget, "inox_udc_del()");
INOX__RAW(usb_del_gadget_udc, "inox_udc_del()");
INOX__RAW(usb_gadget_giveback_request, "inox_udc_request_done()");
INOX__RAW(usb_gadget_set_state, "inox_udc_set_state()");
INOX__RAW(usb_gadget_udc_reset, "inox_udc_reset()");
#pragma GCC poison usb_gadget_ops usb_ep_ops

/* USB gadget functions. */

INOX__RAW(usb_ep_autoconfig, "inox_function()");
INOX__RAW(usb_ep_autoconfig_ss, "inox_function()");
INOX__RAW(usb_ep_alloc_request, "inox_gadget_size()");
INOX__RAW(usb_ep_free_request, "inox_gadget_size()");
INOX__RAW(usb_ep_enable, "inox_function()");
INOX__RAW(usb_ep_disable, "inox_function()");
INOX__RAW(usb_ep_queue, "the endpoints of inox_function()");
INOX__RAW(usb_ep_dequeue, "the endpoints of inox_function()");
INOX__RAW(usb_ep_set_halt, "an errno of an endpoint's call");
#endif
#ifdef __LINUX_USB_COMPOSITE_H
INOX__RAW(usb_function_register, "inox_function()");
INOX__RAW(usb_function_unregister, "inox_function()");
INOX__RAW(usb_interface_id, "inox_function()");
INOX__RAW(usb_gstrings_attach, "the label of inox_function()");
INOX__RAW(usb_composite_setup_continue, "a request of inox_function() that waits");
#pragma GCC poison usb_function usb_function_instance usb_function_driver
#endif

/* USB drivers. */

#ifdef __LINUX_USB_H
INOX__RAW(usb_alloc_urb, "inox_usb_read() or inox_usb_write()");
INOX__RAW(usb_free_urb, "inox_usb_read() or inox_usb_write()");
INOX__RAW(usb_submit_urb, "inox_usb_read() or inox_usb_write()");
INOX__RAW(usb_unlink_urb, "inox_usb_clear_halt()");
INOX__RAW(usb_kill_urb, "inox_usb_clear_halt()");
INOX__RAW(usb_poison_urb, "inox_usb_driver()");
INOX__RAW(usb_anchor_urb, "inox_usb_driver()");
INOX__RAW(usb_kill_anchored_urbs, "inox_usb_driver()");
INOX__RAW(usb_bulk_msg, "inox_usb_read() or inox_usb_write()");
INOX__RAW(usb_interrupt_msg, "inox_usb_read() or inox_usb_write()");
INOX__RAW(usb_clear_halt, "inox_usb_clear_halt()");
INOX__RAW(usb_alloc_streams, "a member of the type struct inox_usb_stream_in");
INOX__RAW(usb_free_streams, "a member of the type struct inox_usb_stream_in");
INOX__RAW(usb_reset_device, "inox_usb_reset()");
INOX__RAW(usb_queue_reset_device, "inox_usb_reset()");
INOX__RAW(usb_set_interface, "the endpoints of inox_usb_driver()");
INOX__RAW(usb_control_msg, "inox_usb_get() or inox_usb_set()");
INOX__RAW(usb_control_msg_recv, "inox_usb_get()");
INOX__RAW(usb_control_msg_send, "inox_usb_set()");
INOX__RAW(usb_find_common_endpoints, "the endpoints of inox_usb_driver()");
INOX__RAW(usb_get_intfdata, "the typed self of a callback");
INOX__RAW(usb_set_intfdata, "the typed self of a callback");
INOX__RAW(usb_register_driver, "inox_usb_driver()");
INOX__RAW(usb_deregister, "inox_usb_driver()");
#undef usb_sndbulkpipe
#define usb_sndbulkpipe(...) INOX__NEVER("usb_sndbulkpipe()", "a member of the type struct inox_usb_bulk_out")
#undef usb_rcvbulkpipe
#define usb_rcvbulkpipe(...) INOX__NEVER("usb_rcvbulkpipe()", "a member of the type struct inox_usb_bulk_in")
#undef usb_sndintpipe
#define usb_sndintpipe(...) INOX__NEVER("usb_sndintpipe()", "a member of the type struct inox_usb_int_out")
#undef usb_rcvintpipe
#define usb_rcvintpipe(...) INOX__NEVER("usb_rcvintpipe()", "a member of the type struct inox_usb_int_in")
#pragma GCC poison usb_driver
#endif

/* Power, properties, memory chips, time. */

INOX__RAW(msleep, "inox_sleep() or inox_deadline_wait()");
INOX__RAW(usleep_range, "inox_sleep() or inox_deadline_wait()");
INOX__RAW(msleep_interruptible, "inox_sleep()");
INOX__RAW(ssleep, "inox_sleep()");
INOX__RAW(fsleep, "inox_sleep()");
#ifdef _LINUX_PM_RUNTIME_H
INOX__RAW(pm_runtime_get, "INOX_AWAKE()");
INOX__RAW(pm_runtime_get_sync, "INOX_AWAKE()");
INOX__RAW(pm_runtime_get_noresume, "INOX_AWAKE()");
INOX__RAW(pm_runtime_get_if_in_use, "INOX_AWAKE()");
INOX__RAW(pm_runtime_get_if_active, "INOX_AWAKE()");
INOX__RAW(pm_runtime_resume_and_get, "INOX_AWAKE()");
INOX__RAW(pm_runtime_resume, "INOX_AWAKE()");
INOX__RAW(pm_runtime_put, "INOX_AWAKE()");
INOX__RAW(pm_runtime_put_noidle, "INOX_AWAKE()");
INOX__RAW(pm_runtime_put_sync, "INOX_AWAKE()");
INOX__RAW(pm_runtime_put_sync_suspend, "INOX_AWAKE()");
INOX__RAW(pm_runtime_put_autosuspend, "INOX_AWAKE()");
INOX__RAW(pm_runtime_put_sync_autosuspend, "INOX_AWAKE()");
INOX__RAW(pm_runtime_mark_last_busy, "INOX_AWAKE()");
INOX__RAW(pm_runtime_enable, ".idle of the driver");
INOX__RAW(pm_runtime_disable, ".idle of the driver");
INOX__RAW(pm_runtime_allow, ".idle of the driver");
INOX__RAW(pm_runtime_forbid, ".idle of the driver");
INOX__RAW(pm_runtime_set_active, ".idle of the driver");
INOX__RAW(pm_runtime_set_suspended, ".idle of the driver");
INOX__RAW(pm_runtime_suspend, ".idle of the driver");
INOX__RAW(pm_runtime_idle, ".idle of the driver");
INOX__RAW(pm_runtime_use_autosuspend, ".idle of the driver");
INOX__RAW(pm_runtime_dont_use_autosuspend, ".idle of the driver");
INOX__RAW(pm_runtime_set_autosuspend_delay, ".idle of the driver");
INOX__RAW(pm_runtime_force_suspend, ".idle of the driver");
INOX__RAW(pm_runtime_force_resume, ".idle of the driver");
#endif
#ifdef _LINUX_PROPERTY_H_
INOX__RAW(device_property_read_u8, "inox_property_u32()");
INOX__RAW(device_property_read_u16, "inox_property_u32()");
INOX__RAW(device_property_read_u32, "inox_property_u32()");
INOX__RAW(device_property_read_u64, "inox_property_u32()");
INOX__RAW(device_property_read_u8_array, "inox_property_u32()");
INOX__RAW(device_property_read_u16_array, "inox_property_u32()");
INOX__RAW(device_property_read_u32_array, "inox_property_u32()");
INOX__RAW(device_property_read_u64_array, "inox_property_u32()");
INOX__RAW(fwnode_property_read_u8, "inox_property_u32()");
INOX__RAW(fwnode_property_read_u16, "inox_property_u32()");
INOX__RAW(fwnode_property_read_u32, "inox_property_u32()");
INOX__RAW(fwnode_property_read_u64, "inox_property_u32()");
INOX__RAW(fwnode_property_read_u32_array, "inox_property_u32()");
INOX__RAW(device_property_present, "inox_property_flag()");
INOX__RAW(device_property_read_bool, "inox_property_flag()");
INOX__RAW(fwnode_property_present, "inox_property_flag()");
INOX__RAW(fwnode_property_read_bool, "inox_property_flag()");
INOX__RAW(device_property_read_string, "inox_property_text()");
INOX__RAW(device_property_read_string_array, "inox_property_text()");
INOX__RAW(device_property_match_string, "inox_property_text()");
INOX__RAW(fwnode_property_read_string, "inox_property_text()");
#endif
#ifdef _LINUX_NVMEM_PROVIDER_H
INOX__RAW(nvmem_register, "inox_nvmem()");
INOX__RAW(devm_nvmem_register, "inox_nvmem()");
INOX__RAW(nvmem_unregister, "inox_nvmem()");
#pragma GCC poison nvmem_config
#endif

#ifdef __MTD_MTD_H__
INOX__RAW(mtd_device_parse_register, "inox_mtd()");
INOX__RAW(mtd_device_unregister, "inox_mtd()");
INOX__RAW(get_mtd_device, "inox_mtd()");
INOX__RAW(put_mtd_device, "inox_mtd()");
INOX__RAW(mtd_set_of_node, "inox_mtd()");
#pragma GCC poison mtd_info erase_info
#endif

#ifdef _LINUX_RTC_H_
INOX__RAW(devm_rtc_allocate_device, "inox_rtc()");
INOX__RAW(__devm_rtc_register_device, "inox_rtc()");
INOX__RAW(devm_rtc_device_register, "inox_rtc()");
INOX__RAW(rtc_update_irq, "inox_rtc_ring()");
#undef bcd2bin
#define bcd2bin(...) INOX__NEVER("bcd2bin()", "inox_bcd_get()")
#undef bin2bcd
#define bin2bcd(...) INOX__NEVER("bin2bcd()", "inox_bcd()")
#endif
/* A file without a gate outlives its device. */
#pragma GCC poison file_operations

#ifdef __LINUX_GPIO_DRIVER_H
INOX__RAW(gpiochip_add_data_with_key, "inox_gpio()");
INOX__RAW(devm_gpiochip_add_data_with_key, "inox_gpio()");
INOX__RAW(gpiochip_remove, "inox_gpio()");
INOX__RAW(gpiochip_get_data, "the typed self of a callback");
INOX__RAW(gpiochip_lock_as_irq, "inox_gpio()");
INOX__RAW(gpiochip_enable_irq, "inox_gpio()");
INOX__RAW(gpiochip_disable_irq, "inox_gpio()");
#ifdef _LINUX_IRQ_H
INOX__RAW(handle_nested_irq, "inox_gpio_changed()");
#endif
INOX__RAW(irq_wake_thread, "inox_irq_again()");
#endif

#ifdef _LINUX_I2C_MUX_H
INOX__RAW(i2c_mux_alloc, "inox_i2c_mux()");
INOX__RAW(i2c_mux_add_adapter, "inox_i2c_mux()");
INOX__RAW(i2c_mux_del_adapters, "inox_i2c_mux()");
INOX__RAW(devm_gpiod_get_optional, "inox_i2c_mux()");
INOX__RAW(gpiod_set_value_cansleep, "inox_i2c_mux()");
#endif
/* Netfilter, packets and netlink. */

#ifdef _LINUX_SKBUFF_H
INOX__RAW(skb_copy_bits, "inox_payload_bytes()");
INOX__RAW(skb_store_bits, "a value: no packet is written");
INOX__RAW(skb_header_pointer, "inox_packet_ipv4() and the like");
INOX__RAW(skb_ensure_writable, "a value: no packet is written");
INOX__RAW(pskb_may_pull, "inox_packet_ipv4() and the like");
INOX__RAW(__pskb_pull_tail, "inox_packet_ipv4() and the like");
INOX__RAW(skb_seq_read, "inox_payload_bytes()");
#pragma GCC poison sk_buff
#endif
#ifdef _LINUX_NETDEVICE_H
INOX__RAW(alloc_netdev_mqs, "inox_netdev()");
INOX__RAW(free_netdev, "inox_netdev()");
INOX__RAW(register_netdev, "inox_netdev()");
INOX__RAW(unregister_netdev, "inox_netdev()");
INOX__RAW(register_netdevice, "inox_netdev()");
INOX__RAW(unregister_netdevice_queue, "inox_netdev()");
INOX__RAW(netif_rx, "inox_netdev_received()");
INOX__RAW(netif_receive_skb, "inox_netdev_received()");
INOX__RAW(netif_carrier_on, "inox_netdev_carrier()");
INOX__RAW(netif_carrier_off, "inox_netdev_carrier()");
INOX__RAW(netif_wake_queue, "net_outgoing_sent() or inox_netdev_done()");
INOX__RAW(netif_stop_queue, "net_outgoing_keep()");
#pragma GCC poison net_device net_device_ops ethtool_ops
#endif
#ifdef _LINUX_ETHERDEVICE_H
INOX__RAW(alloc_etherdev_mqs, "inox_netdev()");
INOX__RAW(eth_type_trans, "inox_netdev_received()");
#endif
#ifdef __LINUX_NETFILTER_H
INOX__RAW(nf_register_net_hook, "inox_netfilter() and inox_hook_on()");
INOX__RAW(nf_unregister_net_hook, "inox_hook_off()");
INOX__RAW(nf_register_net_hooks, "inox_netfilter() and inox_hook_on()");
INOX__RAW(nf_unregister_net_hooks, "inox_hook_off()");
#pragma GCC poison nf_hook_ops nf_hook_state
#pragma GCC poison NF_ACCEPT NF_DROP NF_STOLEN NF_QUEUE NF_REPEAT
#endif
#ifdef _NF_CONNTRACK_HELPER_H
INOX__RAW(nf_ct_helper_init, "inox_helper()");
INOX__RAW(nf_conntrack_helper_register, "inox_helper()");
INOX__RAW(nf_conntrack_helpers_register, "inox_helper()");
INOX__RAW(nf_conntrack_helper_unregister, "inox_helper()");
INOX__RAW(nf_conntrack_helpers_unregister, "inox_helper()");
INOX__RAW(nf_ct_expect_alloc, "inox_flow_expect()");
INOX__RAW(nf_ct_expect_init, "inox_flow_expect()");
INOX__RAW(nf_ct_expect_put, "inox_flow_expect()");
INOX__RAW(nf_ct_expect_related, "inox_flow_expect()");
INOX__RAW(nf_ct_expect_related_report, "inox_flow_expect()");
INOX__RAW(nfct_help_data, "struct inox_flow");
INOX__RAW(__nf_ct_expect_find, "inox_flow_map()");
INOX__RAW(nf_ct_expect_find_get, "inox_flow_map()");
INOX__RAW(nf_ct_unexpect_related, "inox_flow_expect(), which replaces");
INOX__RAW(nf_ct_refresh, "inox_flow_map()");
#pragma GCC poison nf_conn nf_conntrack_helper nf_conntrack_expect
#endif
#ifdef _NF_NAT_H
INOX__RAW(nf_nat_setup_info, "inox_flow_map()");
INOX__RAW(nf_nat_packet, "inox_flow_map()");
INOX__RAW(nf_conntrack_alter_reply, "inox_flow_map()");
INOX__RAW(nf_conntrack_tuple_taken, "inox_flow_map()");
#endif
#ifdef __NET_NET_NAMESPACE_H
INOX__RAW(register_pernet_subsys, "inox_netfilter()");
INOX__RAW(unregister_pernet_subsys, "inox_netfilter()");
INOX__RAW(register_pernet_device, "inox_netfilter()");
INOX__RAW(unregister_pernet_device, "inox_netfilter()");
#pragma GCC poison pernet_operations
#endif
#ifdef __NET_GENERIC_H__
INOX__RAW(net_generic, "the typed self of an operation or a hook");
#endif
#ifdef __NET_GENERIC_NETLINK_H
INOX__RAW(genl_register_family, "inox_genl()");
INOX__RAW(genl_unregister_family, "inox_genl()");
INOX__RAW(nla_parse, "INOX_ATTRS()");
INOX__RAW(nla_parse_nested, "INOX_ATTRS()");
INOX__RAW(nla_get_u8, "the _get_ of INOX_ATTRS()");
INOX__RAW(nla_get_u16, "the _get_ of INOX_ATTRS()");
INOX__RAW(nla_get_u32, "the _get_ of INOX_ATTRS()");
INOX__RAW(nla_get_u64, "the _get_ of INOX_ATTRS()");
INOX__RAW(nla_memcpy, "the _get_ of INOX_ATTRS()");
INOX__RAW(nla_put, "the _put_ of INOX_ATTRS()");
INOX__RAW(nla_put_u8, "the _put_ of INOX_ATTRS()");
INOX__RAW(nla_put_u16, "the _put_ of INOX_ATTRS()");
INOX__RAW(nla_put_u32, "the _put_ of INOX_ATTRS()");
#pragma GCC poison genl_family genl_ops genl_info nla_policy nlattr
#endif
INOX__RAW(free_percpu, "struct inox_tally");
INOX__RAW(synchronize_rcu, "inox_rcu_put() or inox_rcu_drop()");
INOX__RAW(sort, "the _sort() of INOX_ARRAY()");

/* Assembly could name anything; the kernel's other cleanup dialect. */
#pragma GCC poison asm __asm __asm__
#pragma GCC poison __free DEFINE_FREE no_free_ptr return_ptr retain_and_null_ptr

#include <inox/private.h>

#pragma GCC diagnostic error "-Wdeprecated-declarations"
#pragma GCC diagnostic error "-Wcast-qual"
#pragma GCC diagnostic error "-Wconversion"
#pragma GCC diagnostic error "-Wimplicit-fallthrough"
#pragma GCC diagnostic error "-Wint-in-bool-context"
#pragma GCC diagnostic error "-Wmaybe-uninitialized"
#pragma GCC diagnostic error "-Wsign-compare"
#pragma GCC diagnostic error "-Wswitch-enum"
#pragma GCC diagnostic error "-Wuninitialized"
#pragma GCC diagnostic error "-Wunused-but-set-variable"
#pragma GCC diagnostic error "-Wunused-result"
#pragma GCC diagnostic error "-Wvla"

#endif
#endif
