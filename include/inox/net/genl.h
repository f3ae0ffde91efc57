/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: net/genl.h
 *
 * A generic netlink family out of tables.  INOX_ATTRS() makes a set of attributes
 * out of a list; a line of it says name, number, kind and limits, and from it
 * come the policy that refuses what is outside, and typed functions, so that no
 * attribute is read as another kind or under another number.  For a set ``lpm``
 * with a line ``mask`` of kind u32:
 *
 * ============================  =================================================
 * struct lpm_attrs              what a message has of the set
 * lpm_get_mask(attrs)           a result: the value, or -EINVAL if it is missing,
 *                               which the sender is told by number
 * lpm_has_mask(attrs)           is it there?
 * lpm_put_mask(reply, value)    into a reply: 0, or -EMSGSIZE
 * ============================  =================================================
 *
 * Kinds are u8, u16, u32 and u64 with least and greatest value; flag, which is
 * there or not; address, of either family; and each, a nest that may come many
 * times: its limit is the set inside, and ``lpm_get_entry(request)`` gives a
 * ``struct entry_each``, of which entry_next(each, attrs) opens one after the
 * other and entry_count(each) says how many are to come.
 *
 * inox_genl() makes the family.  Its operations act on the namespace's object,
 * each with the object to itself; the sender must be administrator of the
 * machine, or, with the module parameter userns, of the namespace.
 */
#ifndef INOX_NET_GENL_H
#define INOX_NET_GENL_H

#include <linux/mutex.h>
#include <net/genetlink.h>
#include <net/net_namespace.h>
#include <net/sock.h>

#include <inox/net/address.h>
#include <inox/fail.h>
#include <inox/result.h>
#include <inox/unsafe.h>

/* What all sets begin with. */
struct inox__attrs {
	struct netlink_ext_ack *inox__told;
	const struct nlattr *inox__nest;	/* NULL: the message itself */
	const struct nlmsghdr *inox__message;
};

/**
 * struct inox_reply - a message to write attributes to
 */
struct inox_reply {
	/* private: */
	struct sk_buff *inox__message;
};

struct inox__each {
	const struct nlattr *inox__next;
	int inox__left;
	int inox__kind;
	struct netlink_ext_ack *inox__told;
};

static inline int inox__attr_missing(const struct inox__attrs *attrs, int id)
{
	attrs->inox__told->_msg = "an attribute is missing";
	NL_SET_ERR_ATTR_MISS(attrs->inox__told, attrs->inox__nest, id);
	return -EINVAL;
}

static inline void inox__refuse(const struct inox__attrs *attrs, const char *text)
{
	attrs->inox__told->_msg = text;
	if (attrs->inox__nest)
		attrs->inox__told->bad_attr = attrs->inox__nest;
}

/**
 * inox_refuse() - tell the sender why
 * @attrs: of the message, or of the part of it that is wrong
 * @text: a literal
 *
 * Context: Any.
 */
#define inox_refuse(attrs, text) \
	inox__refuse(&(attrs)->inox__base, "" text)

static inline struct inox__each inox__each_of(const struct inox__attrs *attrs,
					      int kind)
{
	return (struct inox__each){
		.inox__next = nlmsg_attrdata(attrs->inox__message, GENL_HDRLEN),
		.inox__left = nlmsg_attrlen(attrs->inox__message, GENL_HDRLEN),
		.inox__kind = kind,
		.inox__told = attrs->inox__told,
	};
}

/* The next nest; what lies between was checked and is of no interest here. */
static inline const struct nlattr *inox__each_next(struct inox__each *each)
{
	const struct nlattr *at;

	while (nla_ok(each->inox__next, each->inox__left)) {
		at = each->inox__next;
		each->inox__next = nla_next(at, &each->inox__left);
		if (nla_type(at) == each->inox__kind)
			return at;
	}
	return NULL;
}

static inline u32 inox__each_count(struct inox__each each)
{
	u32 n = 0;

	while (inox__each_next(&each))
		n++;
	return n;
}

static inline struct inox_ip inox__ip_of_attr(const struct nlattr *attr)
{
	u64 bits[2] = { 0 };
	bool six = nla_len(attr) == sizeof(bits);

	nla_memcpy(bits, attr, sizeof(bits));
	return (struct inox_ip){
		.high = be64_to_cpu((__force __be64)bits[0]),
		.low = be64_to_cpu((__force __be64)bits[1]),
		.six = six,
	};
}

static inline int inox__put_address(struct inox_reply *reply, int id,
				    struct inox_ip ip)
{
	__be64 bits[2] = { cpu_to_be64(ip.high), cpu_to_be64(ip.low) };

	return nla_put(reply->inox__message, id, ip.six ? 16 : 4, bits);
}

static inline int inox__put_flag(struct inox_reply *reply, int id, bool set)
{
	return set ? nla_put_flag(reply->inox__message, id) : 0;
}

/* What a line of the list becomes. */

#define INOX__POLICY_INT(nla, lo, hi)					\
	NLA_POLICY_FULL_RANGE(nla,					\
		(&(struct netlink_range_validation){ lo, hi }))
#define INOX__POLICY_u8(lo, hi)		INOX__POLICY_INT(NLA_U8, lo, hi)
#define INOX__POLICY_u16(lo, hi)	INOX__POLICY_INT(NLA_U16, lo, hi)
#define INOX__POLICY_u32(lo, hi)	INOX__POLICY_INT(NLA_U32, lo, hi)
#define INOX__POLICY_u64(lo, hi)	INOX__POLICY_INT(NLA_U64, lo, hi)
#define INOX__POLICY_flag(lo, hi)	{ .type = NLA_FLAG }
#define INOX__POLICY_address(lo, hi)	NLA_POLICY_RANGE(NLA_BINARY, 4, 16)
#define INOX__POLICY_each(set, hi)	NLA_POLICY_NESTED(inox__##set##_policy)

#define INOX__POLICY(tag, name, id, kind, lo, hi) \
	[id] = INOX__POLICY_##kind(lo, hi),

#define INOX__ATTR_HAS(tag, name, id)					\
	static inline bool tag##_has_##name(const struct tag##_attrs *attrs) \
	{								\
		return attrs->inox__tb[id];				\
	}

#define INOX__ATTR_NUMBER(tag, name, id, type, get, put)		\
	INOX__ATTR_HAS(tag, name, id)					\
	static inline struct inox_##type				\
	tag##_get_##name(const struct tag##_attrs *attrs)			\
	{								\
		const struct nlattr *attr = attrs->inox__tb[id];	\
									\
		if (!attr)						\
			return inox_##type##_err(			\
				inox__attr_missing(&attrs->inox__base, id)); \
		return inox_##type##_ok(get(attr));			\
	}								\
	static inline __must_check int					\
	tag##_put_##name(struct inox_reply *reply, type value)		\
	{								\
		return put;						\
	}

#define INOX__ATTR_u8(tag, name, id, lo, hi)				\
	INOX__ATTR_NUMBER(tag, name, id, u8, nla_get_u8,		\
			  nla_put_u8(reply->inox__message, id, value))
#define INOX__ATTR_u16(tag, name, id, lo, hi)				\
	INOX__ATTR_NUMBER(tag, name, id, u16, nla_get_u16,		\
			  nla_put_u16(reply->inox__message, id, value))
#define INOX__ATTR_u32(tag, name, id, lo, hi)				\
	INOX__ATTR_NUMBER(tag, name, id, u32, nla_get_u32,		\
			  nla_put_u32(reply->inox__message, id, value))
#define INOX__ATTR_u64(tag, name, id, lo, hi)				\
	INOX__ATTR_NUMBER(tag, name, id, u64, nla_get_u64,		\
			  nla_put(reply->inox__message, id, sizeof(u64), &value))

#define INOX__ATTR_flag(tag, name, id, lo, hi)				\
	INOX__ATTR_HAS(tag, name, id)					\
	static inline __must_check int					\
	tag##_put_##name(struct inox_reply *reply, bool value)		\
	{								\
		return inox__put_flag(reply, id, value);		\
	}

/* The policy has let 4 to 16 bytes through. */
#define INOX__ATTR_address(tag, name, id, lo, hi)			\
	INOX__ATTR_HAS(tag, name, id)					\
	static inline struct inox_address				\
	tag##_get_##name(const struct tag##_attrs *attrs)			\
	{								\
		const struct nlattr *attr = attrs->inox__tb[id];	\
									\
		if (!attr)						\
			return inox_address_err(			\
				inox__attr_missing(&attrs->inox__base, id)); \
		if (nla_len(attr) != 4 && nla_len(attr) != 16) {	\
			inox_refuse(attrs, "an address has 4 or 16 bytes"); \
			return inox_address_err(-EINVAL);		\
		}							\
		return inox_address_ok(inox__ip_of_attr(attr));		\
	}								\
	static inline __must_check int					\
	tag##_put_##name(struct inox_reply *reply, struct inox_ip value) \
	{								\
		return inox__put_address(reply, id, value);		\
	}

#define INOX__ATTR_each(tag, name, id, set, hi)				\
	static inline struct set##_each					\
	tag##_get_##name(const struct tag##_attrs *attrs)			\
	{								\
		return (struct set##_each){				\
			inox__each_of(&attrs->inox__base, id) };	\
	}

#define INOX__ATTR(tag, name, id, kind, lo, hi) \
	INOX__ATTR_##kind(tag, name, id, lo, hi)

#define INOX__ATTRS_EACH(tag, last)					\
	struct tag##_each {						\
		struct inox__each inox__each;				\
	};								\
	static inline u32 tag##_count(const struct tag##_each *each)	\
	{								\
		return inox__each_count(each->inox__each);		\
	}								\
	static inline bool tag##_next(struct tag##_each *each,		\
				      struct tag##_attrs *attrs)	\
	{								\
		const struct nlattr *nest = inox__each_next(&each->inox__each); \
									\
		if (!nest)						\
			return false;					\
		attrs->inox__base.inox__told = each->inox__each.inox__told; \
		attrs->inox__base.inox__nest = nest;			\
		return !nla_parse_nested(attrs->inox__tb, last, nest,	\
					 NULL, NULL);			\
	}

/**
 * INOX_ATTRS() - make a set of attributes
 * @tag: begins the names of its types and functions
 * @last: greatest number of an attribute
 * @list: macro of a macro, which it gives a line for each attribute: tag, name,
 *	number, kind, least and greatest value
 */
#define INOX_ATTRS(tag, last, list)					\
	INOX__TRUST							\
	struct tag##_attrs {						\
		struct inox__attrs inox__base;				\
		struct nlattr *inox__tb[(last) + 1];			\
	};								\
	static const struct nla_policy __maybe_unused inox__##tag##_policy[(last) + 1] = { \
		list(INOX__POLICY)					\
	};								\
	list(INOX__ATTR)						\
	INOX__ATTRS_EACH(tag, last)					\
	INOX__END							\
	struct tag##_attrs

/* What the object of a namespace begins with; see net/hook.h. */
struct inox__net_self {
	struct mutex inox__self;	/* held by whoever runs an operation */
	u32 inox__generation;		/* changes with each that acts */
};

/* A family, with the types of its module erased by thunks. */
struct inox__genl {
	struct genl_family *inox__family;
	int (*inox__ask)(const void *row, void *self, const void *attrs,
			 struct inox_reply *reply);
	int (*inox__list)(const void *row, void *self, u32 *at,
			  struct inox_reply *reply);
};

static bool inox__userns;

/* Who may: decided when the module is loaded. */
static inline int inox__genl_start(struct genl_family *family,
				   struct genl_ops *ops, u8 n)
{
	u8 i;

	for (i = 0; i < n; i++)
		ops[i].flags = inox__userns ? GENL_UNS_ADMIN_PERM :
					      GENL_ADMIN_PERM;
	return inox__fail() ? -ENOMEM : genl_register_family(family);
}

/* An answer that is a message of its own. */
static inline int inox__genl_answer(const struct inox__genl *genl,
				    const void *row, void *self,
				    const void *attrs, struct genl_info *info)
{
	struct inox_reply reply = {
		.inox__message = inox__fail() ? NULL :
			genlmsg_new(NLMSG_DEFAULT_SIZE, GFP_KERNEL),
	};
	void *head;
	int err;

	if (!reply.inox__message)
		return -ENOMEM;
	head = genlmsg_put_reply(reply.inox__message, info, genl->inox__family,
				 0, info->genlhdr->cmd);
	err = head ? genl->inox__ask(row, self, attrs, &reply) : -EMSGSIZE;
	if (err) {
		nlmsg_free(reply.inox__message);
		return err;
	}
	genlmsg_end(reply.inox__message, head);
	return genlmsg_reply(reply.inox__message, info);
}

/* One message of a list: -EMSGSIZE when this buffer is full, -ENODATA at the end. */
static inline int inox__genl_item(const struct inox__genl *genl, const void *row,
				  void *self, struct sk_buff *skb,
				  struct netlink_callback *cb)
{
	const struct genlmsghdr *asked = nlmsg_data(cb->nlh);
	struct inox_reply reply = { .inox__message = skb };
	u32 at = (u32)cb->args[0];
	void *head = genlmsg_put(skb, NETLINK_CB(cb->skb).portid,
				 cb->nlh->nlmsg_seq, genl->inox__family,
				 NLM_F_MULTI, asked->cmd);
	int err = head ? genl->inox__list(row, self, &at, &reply) : -EMSGSIZE;

	if (err) {
		if (head)
			genlmsg_cancel(skb, head);
		return err;
	}
	genl_dump_check_consistent(cb, head);
	genlmsg_end(skb, head);
	cb->args[0] = at;
	return 0;
}

static inline int inox__genl_list(const struct inox__genl *genl, const void *row,
				  struct inox__net_self *self, struct sk_buff *skb,
				  struct netlink_callback *cb)
{
	int err;

	mutex_lock(&self->inox__self);
	cb->seq = self->inox__generation + 1;	/* 0 says: unknown */
	do
		err = inox__genl_item(genl, row, self, skb, cb);
	while (!err);
	mutex_unlock(&self->inox__self);
	if (err == -ENODATA)
		return (int)skb->len;
	return err == -EMSGSIZE && skb->len ? (int)skb->len : err;
}

#define INOX__GENL_ROWS(tag, ...)					\
	struct inox__##tag##_row {					\
		u8 command;						\
		int (*act)(struct tag *self, const struct tag##_attrs *request); \
		int (*ask)(struct tag *self, const struct tag##_attrs *request, \
			   struct inox_reply *reply);			\
		int (*list)(struct tag *self, u32 *at, struct inox_reply *reply); \
	};								\
	static const struct inox__##tag##_row inox__##tag##_rows[] = {	\
		__VA_ARGS__						\
	};								\
	static const struct inox__##tag##_row *inox__##tag##_row(u8 command) \
	{								\
		unsigned int i = 0;					\
									\
		while (inox__##tag##_rows[i].command != command)	\
			i++;						\
		return &inox__##tag##_rows[i];				\
	}								\
	static int inox__##tag##_ask(const void *row, void *self,	\
				     const void *attrs,			\
				     struct inox_reply *reply)		\
	{								\
		const struct inox__##tag##_row *of = row;		\
									\
		return of->ask(self, attrs, reply);			\
	}								\
	static int inox__##tag##_list(const void *row, void *self, u32 *at, \
				      struct inox_reply *reply)		\
	{								\
		const struct inox__##tag##_row *of = row;		\
									\
		return of->list(self, at, reply);			\
	}								\
	static struct genl_family inox__##tag##_family;			\
	static const struct inox__genl inox__##tag##_genl = {		\
		.inox__family = &inox__##tag##_family,			\
		.inox__ask = inox__##tag##_ask,				\
		.inox__list = inox__##tag##_list,			\
	}

/* With the object locked. */
#define INOX__GENL_CALL(tag)						\
	static int inox__##tag##_call(struct tag *self, struct genl_info *info) \
	{								\
		const struct inox__##tag##_row *row =			\
			inox__##tag##_row(info->genlhdr->cmd);		\
		struct tag##_attrs attrs = { .inox__base = {		\
			.inox__told = info->extack,			\
			.inox__message = info->nlhdr } };		\
									\
		__builtin_memcpy(attrs.inox__tb, info->attrs,		\
				 sizeof(attrs.inox__tb));		\
		if (row->act)						\
			return row->act(self, &attrs);			\
		return inox__genl_answer(&inox__##tag##_genl, row, self, \
					 &attrs, info);			\
	}

#define INOX__GENL_DOORS(tag)						\
	static struct tag *inox__##tag##_of(const struct net *net);	\
	static int inox__##tag##_do(struct sk_buff *skb, struct genl_info *info) \
	{								\
		struct tag *self = inox__##tag##_of(genl_info_net(info)); \
		struct inox__net_self *held = &self->net.inox__held;	\
		int err;						\
									\
		mutex_lock(&held->inox__self);				\
		err = inox__##tag##_call(self, info);			\
		if (!err && inox__##tag##_row(info->genlhdr->cmd)->act)	\
			held->inox__generation++;			\
		mutex_unlock(&held->inox__self);			\
		return err;						\
	}								\
	static int inox__##tag##_dump(struct sk_buff *skb,		\
				      struct netlink_callback *cb)	\
	{								\
		const struct genlmsghdr *asked = nlmsg_data(cb->nlh);	\
		struct tag *self = inox__##tag##_of(sock_net(cb->skb->sk)); \
									\
		return inox__genl_list(&inox__##tag##_genl,		\
				       inox__##tag##_row(asked->cmd),	\
				       &self->net.inox__held, skb, cb);	\
	}

/**
 * inox_genl() - the generic netlink family of a module
 * @tag: struct tag is the object of a namespace, and INOX_ATTRS(tag, ...) the
 *	attributes of its messages
 * @label: name of the family
 * @number: version of the family
 * @...: the operations, each ``{ .command = NUMBER, .act = function }``.  .act
 *	changes something; .ask answers with one message; .list writes one message
 *	each time it is called, moves its second argument on, and returns -ENODATA
 *	when there is no more
 */
#define inox_genl(tag, label, number, ...)				\
	INOX__TRUST							\
	INOX__GENL_ROWS(tag, __VA_ARGS__);				\
	INOX__GENL_CALL(tag)						\
	INOX__GENL_DOORS(tag)						\
	static struct genl_ops						\
	inox__##tag##_ops[ARRAY_SIZE(inox__##tag##_rows)];		\
	static struct genl_family inox__##tag##_family = {		\
		.name = label,						\
		.version = number,					\
		.maxattr = ARRAY_SIZE(inox__##tag##_policy) - 1,	\
		.policy = inox__##tag##_policy,				\
		.ops = inox__##tag##_ops,				\
		.n_ops = ARRAY_SIZE(inox__##tag##_rows),		\
		.netnsok = true,					\
		.parallel_ops = true,					\
		.module = THIS_MODULE,					\
	};								\
	static int inox__##tag##_genl_start(void)			\
	{								\
		u8 i;							\
									\
		for (i = 0; i < ARRAY_SIZE(inox__##tag##_rows); i++) {	\
			const struct inox__##tag##_row *row =		\
				&inox__##tag##_rows[i];			\
									\
			inox__##tag##_ops[i].cmd = row->command;	\
			if (row->list)					\
				inox__##tag##_ops[i].dumpit = inox__##tag##_dump; \
			else						\
				inox__##tag##_ops[i].doit = inox__##tag##_do; \
		}							\
		return inox__genl_start(&inox__##tag##_family,		\
					inox__##tag##_ops, i);		\
	}								\
	INOX__END							\
	struct tag

#endif
