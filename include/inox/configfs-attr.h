/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: configfs-attr.h
 *
 * Part of <inox/configfs.h>: the files of an object.  They are lines of a list
 * ``#define THING_ATTRS(attr)``:
 *
 * - attr(tag, member, setup_int, lo, hi), rw_int, ro_int: decimal
 * - attr(tag, member, setup_hex, lo, hi), ro_hex: hexadecimal
 * - attr(tag, member, setup_bits, mask): hexadecimal, only bits of mask, not 0
 * - attr(tag, member, setup_flag), ro_flag: 0 or 1
 * - attr(tag, member, setup_str, least): a char array, at least so many letters
 * - attr(tag, member, set_int, lo, hi): written through <tag>_set_<member>()
 * - attr(tag, name, name): read through const char *<tag>_<name>()
 * - attr(tag, name, text): read through void <tag>_<name>(self, struct inox_text *)
 * - attr(tag, member, bytes, size): an array of bytes; of it size_t <tag>_<size>(self)
 *	are there.  Only for a part: see inox_config_more_init()
 * - attr(tag, name, blob, most): bytes that are no array, at most so many: size_t
 *	<tag>_<name>_size(self) of them are there, int <tag>_get_<name>(self, struct
 *	inox_writer *) writes them, int <tag>_set_<name>(self, struct inox_reader *)
 *	takes what a user wrote.  Only for a part, too
 * - attr(tag, name, switch): int <tag>_switch(self, bool on)
 *
 * Input may be decimal, hexadecimal or octal.  Text that is no number gets
 * EINVAL, a number out of range ERANGE, a string too long ENAMETOOLONG, a fixed
 * value EBUSY; the kernel log names the object and the attribute.
 *
 * Bytes are taken when the file is closed, from the first on; what is too much
 * gets EFBIG if it is more than the array, and only a line in the log otherwise,
 * since configfs tells nobody how that ended.
 */
#ifndef INOX_CONFIGFS_ATTR_H
#define INOX_CONFIGFS_ATTR_H

#include <linux/build_bug.h>
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include <inox/bytes.h>
#include <inox/configfs-item.h>
#include <inox/text.h>

/* Reading */

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

static inline ssize_t inox__config_store_switch(struct inox_config *config,
						const char *attr,
						const char *text, size_t len)
{
	s64 on = 0;
	int err = inox__config_int(config, attr, text, len, 0, 1, &on);

	if (!err)
		err = inox__config_refused(config, attr,
					   inox__config_switch_locked(config, on));
	return err ? err : (ssize_t)len;
}

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
		struct inox_config *config = inox__##tag##_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
									\
		inox__config_exclusive(config);				\
		return emit;						\
	}

/* A value in the range is one of the member's type. */
#define INOX__CONFIG_FITS(attr, v) \
	static_assert((s64)(typeof(self->attr))(v) == (s64)(v), \
		      #attr " cannot hold its whole range")

/* Parsed outside the lock; nothing is written before all was checked. */
#define INOX__CONFIG_STORE(tag, attr, check, may, put)			\
	static ssize_t inox__##tag##_store_##attr(struct config_item *item, \
						  const char *text, size_t len) \
	{								\
		struct inox_config *config = inox__##tag##_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
		s64 v __maybe_unused = 0;				\
									\
		TRY(check);						\
		inox__config_exclusive(config);				\
		TRY(may);						\
		put;							\
		return (ssize_t)len;					\
	}

#define INOX__CONFIG_CHECK_INT(attr, lo, hi) ({				\
	INOX__CONFIG_FITS(attr, lo);					\
	INOX__CONFIG_FITS(attr, hi);					\
	inox__config_int(config, #attr, text, len, lo, hi, &v); })
#define INOX__CONFIG_CHECK_BITS(attr, mask) ({				\
	INOX__CONFIG_FITS(attr, mask);					\
	inox__config_bits(config, #attr, text, len, mask, &v); })
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

static inline ssize_t inox__config_read_bytes(void *to, size_t room,
					      const void *bytes, size_t size)
{
	if (!to)
		return (ssize_t)size;
	size = min(size, room);
	memcpy(to, bytes, size);
	return (ssize_t)size;
}

static inline ssize_t inox__config_write_bytes(struct inox_config *config,
					       const char *attr, void *bytes,
					       size_t size, const void *from,
					       size_t len)
{
	if (len > size) {
		inox__config_say(config, "%s: %zu bytes are more than %zu\n",
				 attr, len, size);
		return -EFBIG;
	}
	memcpy(bytes, from, len);
	return (ssize_t)len;
}

/* Of the array, what the object says is there. */
#define INOX__CONFIG_HERE(tag, attr, size) \
	min_t(size_t, tag##_##size(self), sizeof(self->attr))

#define INOX__CONFIG_bytes(tag, attr, size)				\
	static ssize_t inox__##tag##_show_##attr(struct config_item *item, \
						 void *to, size_t room)	\
	{								\
		struct inox_config *config = inox__##tag##_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
									\
		inox__config_exclusive(config);				\
		return inox__config_read_bytes(to, room, self->attr,	\
					       INOX__CONFIG_HERE(tag, attr, size)); \
	}								\
	static ssize_t inox__##tag##_store_##attr(struct config_item *item, \
						  const void *from, size_t len) \
	{								\
		struct inox_config *config = inox__##tag##_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
									\
		inox__config_exclusive(config);				\
		return inox__config_write_bytes(config, #attr, self->attr, \
						INOX__CONFIG_HERE(tag, attr, size), \
						from, len);		\
	}								\
	static_assert(inox__##tag##_is_part, "bytes are for a part");	\
	static struct configfs_bin_attribute inox__##tag##_file_##attr = { \
		.cb_attr = {						\
			.ca_name = #attr,				\
			.ca_owner = THIS_MODULE,			\
			.ca_mode = 0644,				\
		},							\
		.cb_max_size = sizeof(((struct tag *)NULL)->attr),	\
		.read = inox__##tag##_show_##attr,			\
		.write = inox__##tag##_store_##attr,			\
	};

/* What a getter leaves is as it was: memory of the core, for that. */
static inline ssize_t
inox__config_read_blob(void *self, void *to, size_t size,
		       int (*get)(void *self, struct inox_writer *out))
{
	struct inox_writer out = inox__writer_over(to, size);
	int err = get(self, &out);

	return err ?: (ssize_t)inox_writer_used(&out);
}

static inline ssize_t
inox__config_write_blob(struct inox_config *config, const char *attr,
			struct inox_reader from, size_t size,
			int (*set)(void *self, struct inox_reader *in), void *self)
{
	ssize_t len = (ssize_t)inox_reader_left(&from);
	int err;

	if (inox_reader_left(&from) > size) {
		inox__config_say(config, "%s: %zu bytes are more than %zu\n",
				 attr, inox_reader_left(&from), size);
		return -EFBIG;
	}
	err = set(self, &from);
	return err ?: len;
}

#define INOX__CONFIG_blob(tag, attr, most)				\
	static int inox__##tag##_get_##attr(void *self,			\
					    struct inox_writer *out)	\
	{								\
		int (*get)(struct tag *self, struct inox_writer *out) =	\
			tag##_get_##attr;				\
									\
		return get(self, out);					\
	}								\
	static int inox__##tag##_set_##attr(void *self,			\
					    struct inox_reader *in)	\
	{								\
		int (*set)(struct tag *self, struct inox_reader *in) =	\
			tag##_set_##attr;				\
									\
		return set(self, in);					\
	}								\
	static ssize_t inox__##tag##_show_##attr(struct config_item *item, \
						 void *to, size_t room)	\
	{								\
		struct inox_config *config = inox__config_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
		size_t size = tag##_##attr##_size(self);		\
									\
		inox__config_exclusive(config);				\
		return to ? inox__config_read_blob(self, to, min(size, room), \
						   inox__##tag##_get_##attr) : \
			    (ssize_t)size;				\
	}								\
	static ssize_t inox__##tag##_store_##attr(struct config_item *item, \
						  const void *from, size_t len) \
	{								\
		struct inox_config *config = inox__config_of(item);	\
		struct tag *self = inox__##tag##_self(config);		\
									\
		inox__config_exclusive(config);				\
		return inox__config_write_blob(config, #attr,		\
					       inox__reader_over(from, len), \
					       tag##_##attr##_size(self), \
					       inox__##tag##_set_##attr, self); \
	}								\
	static_assert(inox__##tag##_is_part, "bytes are for a part");	\
	static struct configfs_bin_attribute inox__##tag##_file_##attr = { \
		.cb_attr = {						\
			.ca_name = #attr,				\
			.ca_owner = THIS_MODULE,			\
			.ca_mode = 0644,				\
		},							\
		.cb_max_size = (most),					\
		.read = inox__##tag##_show_##attr,			\
		.write = inox__##tag##_store_##attr,			\
	};

#define INOX__CONFIG_switch(tag, attr)					\
	INOX__CONFIG_SHOW(tag, attr,					\
		inox__config_emit_switch(page, &self->config))		\
	static ssize_t inox__##tag##_store_##attr(struct config_item *item, \
						  const char *text, size_t len) \
	{								\
		return inox__config_store_switch(inox__##tag##_of(item), #attr, \
						 text, len);		\
	}								\
	INOX__CONFIG_RW(tag, attr)

#define INOX__CONFIG_DEFINE(tag, attr, kind, ...) \
	INOX__CONFIG_##kind(tag, attr, ##__VA_ARGS__)
/* Bytes begin with an attribute too, which has neither show nor store. */
#define INOX__CONFIG_LISTED(tag, attr, ...) \
	(struct configfs_attribute *)&inox__##tag##_file_##attr,

#define INOX__CONFIG_ATTRS(tag, list)					\
	list(INOX__CONFIG_DEFINE)					\
	static struct configfs_attribute *inox__##tag##_files[] = {	\
		list(INOX__CONFIG_LISTED)				\
		NULL							\
	}

#endif
