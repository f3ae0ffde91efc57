# shellcheck shell=bash disable=SC2034 # the tests read what is set here
# Two namespaces and a wire: "here", where the module under test is configured, and "there", whose
# packets it sees. A second wire between the same two carries nothing of interest.
#
#	make_net . drop_net . here COMMAND... . there COMMAND...
#	counted NAME		packets that a named counter of the table "judge" has seen in here

net_id=$$ held=''
in_here=inox-here-$net_id in_there=inox-there-$net_id

here() { ip netns exec "$in_here" "$@"; }

there() { ip netns exec "$in_there" "$@"; }

address() {
	ip -n "$1" addr add "$2/24" dev wire
	ip -n "$1" addr add "$3/64" dev wire nodad
	ip -n "$1" link set wire up
	ip -n "$1" link set lo up
}

# As few packets of IPv6's own as there can be, before the wire is there.
quiet() {
	ip netns exec "$1" sh -c 'echo 0 >/proc/sys/net/ipv6/conf/default/router_solicitations
		echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad' 2>/dev/null
}

# The kernel patches its own code for the first hook of a kind and after the last, and for the first
# socket that wants times of arrival, as ping's does. A processor of QEMU 7.2 may still run the
# breakpoint that stands there meanwhile, which is an oops ("int3"), with stock modules alone; so
# there is always one. No job of this shell, which may wait for all of them.
hold_code() {
	held=$(ping -q -i 3600 127.0.0.1 >/dev/null 2>&1 & echo $!)
	nft -f - <<-END
		table inet held {
			chain a { type filter hook prerouting priority 0; }
			chain b { type filter hook input priority 0; }
			chain c { type filter hook forward priority 0; }
			chain d { type filter hook output priority 0; }
			chain e { type filter hook postrouting priority 0; }
		}
	END
}

make_net() {
	hold_code
	ip netns add "$in_here"
	ip netns add "$in_there"
	quiet "$in_here"
	quiet "$in_there"
	ip -n "$in_here" link add wire type veth peer name wire netns "$in_there"
	address "$in_here" 192.0.2.1 2001:db8::1
	address "$in_there" 192.0.2.2 2001:db8::2
	at_exit drop_net
}

drop_net() {
	ip netns del "$in_here" 2>/dev/null
	ip netns del "$in_there" 2>/dev/null
	nft delete table inet held 2>/dev/null
	[ -z "$held" ] || kill "$held" 2>/dev/null
	held=''
}

# Who hears the packets: each mark of interest has a counter.
judge() { here nft -f -; }

counted() { here nft -j list counter inet judge "$1" | sed -n 's/.*"packets": \([0-9]*\).*/\1/p'; }

clear_counters() { here nft reset counters >/dev/null; }

# Root of a user namespace that owns its network namespace, and nothing else.
refuses_user_root() {
	local name="an administrator of a namespace only may not"
	if has_config CONFIG_USER_NS; then
		refuses "$name" "Operation not permitted" unshare -U -r -n "$@"
	else
		skip "$name" "the kernel lacks CONFIG_USER_NS"
	fi
}
