// SPDX-License-Identifier: GPL-2.0
/*
 * A netfilter module that uses every part of its headers: no false alarm.
 * also: lent
 */
#include <inox/array.h>
#include <inox/net/hook.h>
#include <inox/tally.h>

#include <inox/strict.h>

enum { JUDGE_TCP, JUDGE_UDP, JUDGE_OTHER, JUDGE_BAD, JUDGE_CELLS };

struct judge_port {
	u16 port;
	u16 mark;
};

INOX_ARRAY(judge_ports, struct judge_port);
INOX_RCU(judge_ports, struct judge_ports);

struct judge {
	struct inox_net net;
	struct judge_ports_rcu ports;
	struct inox_tally tally;
};

#define JUDGE_PORT_ATTRS(attr)				\
	attr(judge_port, port, 1, u16, 1, U16_MAX)	\
	attr(judge_port, mark, 2, u16, 0, U16_MAX)
INOX_ATTRS(judge_port, 2, JUDGE_PORT_ATTRS);

#define JUDGE_ATTRS(attr)				\
	attr(judge, port, 1, each, judge_port, 0)	\
	attr(judge, seen, 2, u64, 0, U64_MAX)		\
	attr(judge, empty, 3, flag, 0, 0)
INOX_ATTRS(judge, 3, JUDGE_ATTRS);

static int judge_port_of(const struct inox_packet *packet, u16 *port)
{
	struct inox_ipv6_header six;
	struct inox_ipv4_header four;
	struct inox_payload_at at;

	if (inox_packet_is_ipv6(packet)) {
		six = TRY(inox_packet_ipv6(packet));
		at = TRY(inox_ipv6_payload(packet, &six));
	} else {
		four = TRY(inox_packet_ipv4(packet));
		at = four.payload;
	}
	*port = at.protocol == 6 ? TRY(inox_packet_tcp(packet, &at)).destination :
				   TRY(inox_packet_udp(packet, &at)).destination;
	return at.protocol == 6 ? JUDGE_TCP : JUDGE_UDP;
}

static int judge_mark(struct judge *judge, struct inox_packet *packet, u16 port)
{
	struct judge_ports __inox_lent *ports =
		TRY(judge_ports_rcu_lent(&judge->ports, inox_packet_reader(packet)));
	struct judge_port one;
	u32 i;

	for (i = 0; i < judge_ports_count(ports); i++) {
		one = *TRY(judge_ports_at(ports, i));
		if (one.port == port)
			inox_packet_mark_set(packet, U16_MAX, one.mark);
	}
	return 0;
}

static struct inox_verdict judge_see(struct judge *judge,
				     struct inox_packet *packet, INOX_ATOMIC)
{
	u16 port = 0;
	int kind = judge_port_of(packet, &port);

	if (kind == -EBADMSG) {
		inox_tally_add(&judge->tally, JUDGE_BAD, 1);
		return inox_drop();
	}
	if (kind < 0 || judge_mark(judge, packet, port))
		kind = JUDGE_OTHER;
	inox_tally_add(&judge->tally, (u32)kind, inox_packet_segments(packet));
	return inox_accept();
}

static int judge_load(struct judge *judge, const struct judge_attrs *request)
{
	struct judge_port_each each = judge_get_port(request);
	INOX_OWN(judge_ports, ports,
		 TRY(inox_array_new(judge_ports, judge_port_count(&each))));
	struct judge_port_attrs attrs;
	u32 i = 0;

	while (judge_port_next(&each, &attrs)) {
		*TRY(judge_ports_at(judge_ports_lent(ports), i++)) = (struct judge_port){
			TRY(judge_port_get_port(&attrs)),
			TRY(judge_port_get_mark(&attrs)),
		};
	}
	if (!i) {
		inox_refuse(request, "no port");
		return -EINVAL;
	}
	TRY(inox_tally_init(&judge->tally, JUDGE_CELLS));
	inox_rcu_put(judge_ports, &judge->ports, judge_ports_move(ports));
	return inox_hook_on(judge);
}

static int judge_show(struct judge *judge, const struct judge_attrs *request,
		      struct inox_reply *reply)
{
	TRY(judge_put_empty(reply, judge_ports_rcu_is_empty(&judge->ports)));
	return judge_put_seen(reply, inox_tally_sum(&judge->tally, JUDGE_TCP));
}

static int judge_flush(struct judge *judge, const struct judge_attrs *request)
{
	inox_hook_off(judge);
	inox_rcu_drop(judge_ports, &judge->ports);
	return 0;
}

static void judge_stop(struct judge *judge, struct inox_rcu_quiet quiet)
{
	judge_ports_rcu_end(&judge->ports, quiet);
	inox_tally_end(&judge->tally);
}

inox_genl(judge, "judge", 1,
	{ .command = 1, .act = judge_load },
	{ .command = 2, .act = judge_flush },
	{ .command = 3, .ask = judge_show });

inox_netfilter(judge,
	.at = { NF_INET_PRE_ROUTING, -300 },
	.see = judge_see,
	.stop = judge_stop);

MODULE_DESCRIPTION("judge");
MODULE_LICENSE("GPL");
