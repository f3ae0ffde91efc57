#!/bin/bash
# inox_cone: mappings and filtering as RFC 4787 has them, for how long, how many, in zones, bad input, unloading.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "$(dirname "$0")/../lib/fail-nth.sh"
# shellcheck source=net-lib.sh
. "$(dirname "$0")/net-lib.sh"

# Here is the router. There are peers, .2 to .5; at home are two hosts, .2 and .3.
in_home=inox-home-$net_id
us=192.0.2.1
n=0
box=$(mktemp -d)
at_exit "rm -rf '$box'"

home() { ip netns exec "$in_home" "$@"; }

knob() { cat "/sys/module/inox_cone/parameters/$1"; }

turn() { echo "$2" >"/sys/module/inox_cone/parameters/$1"; }

make_home() {
	local host
	ip netns add "$in_home"
	at_exit drop_home
	quiet "$in_home"
	ip -n "$in_here" link add lan type veth peer name wire netns "$in_home"
	ip -n "$in_here" addr add 10.0.0.1/24 dev lan
	ip -n "$in_here" addr add 2001:db8:1::1/64 dev lan nodad
	ip -n "$in_here" link set lan up
	address "$in_home" 10.0.0.2 2001:db8:1::2
	ip -n "$in_home" addr add 10.0.0.3/24 dev wire
	ip -n "$in_home" route add default via 10.0.0.1
	ip -n "$in_home" -6 route add default via 2001:db8:1::1
	ip -n "$in_there" -6 route add default via 2001:db8::1
	for host in 3 4 5; do ip -n "$in_there" addr add 192.0.2.$host/24 dev wire; done
	here sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward; echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'
}

drop_home() { ip netns del "$in_home" 2>/dev/null; }

# What comes from outside and is not related is strange, whether it would go on or end here.
rules() {
	judge <<-END
		table inet judge {
			ct helper cone { type "inox-cone" protocol udp; }
			counter related { }
			counter strange { }
			chain zone {
				type filter hook prerouting priority raw;
				udp sport 7007 ct zone set 7
				iifname "wire" ip saddr 192.0.2.4 udp dport 7007 ct zone set 7
			}
			chain forward {
				type filter hook forward priority filter;
				iifname "lan" ct helper set "cone"
				iifname "lan" accept
				ct state related counter name related accept
				ct state established accept
				counter name strange drop
			}
			chain out {
				type filter hook output priority filter;
				udp sport 5900 ct helper set "cone"
			}
			chain in {
				type filter hook input priority filter;
				meta l4proto udp counter name strange drop
			}
			chain post {
				type nat hook postrouting priority srcnat;
				ip saddr 10.0.0.0/24 oifname "wire" masquerade
				ip saddr 10.0.0.0/24 oifname "lan" snat ip to $us
				ip6 nexthdr udp udp sport 5066 oifname "wire" masquerade
			}
		}
	END
}

# All endpoints that hear anything.
listen() {
	home udp hear 10.0.0.2 5000 10.0.0.2 5001 10.0.0.2 5002 10.0.0.2 7007 10.0.0.3 5000 10.0.0.3 5500 \
		2001:db8:1::2 5000 2001:db8:1::2 5066 >"$box/home" &
	at_exit "kill $!"
	there udp hear 192.0.2.2 6000 192.0.2.3 6000 192.0.2.4 6000 2001:db8::2 6000 >"$box/there" &
	at_exit "kill $!"
	wait_for 10 listening
}

listening() { [ "$(home cat /proc/net/udp /proc/net/udp6 | wc -l)" -ge 10 ] && [ "$(there cat /proc/net/udp /proc/net/udp6 | wc -l)" -ge 6 ]; }

# host FROM PORT TO [PORT]: who is at home sends. stray FROM PORT TO PORT: who is not. Each text is another.
host() { n=$((n + 1)); home udp send "$1" "$2" "$3" "${4:-6000}" "m$n"; }

stray() { n=$((n + 1)); there udp send "$1" "$2" "$3" "$4" "m$n"; }

# Where the last one came from and got to: "ADDRESS PORT TO PORT", in the box.
heard() { sed -n "s/ m$n\$//p" "$box/$1"; }

was_heard() { [ -n "$(heard "$1")" ]; }

came() { wait_for 3 was_heard "$1"; heard "$1"; }

# let_in NAME FROM PORT TO PORT HOST PORT: it gets there
let_in() {
	stray "$2" "$3" "$4" "$5"
	is "$1" "$2 $3 $6 $7" "$(came home)"
}

# keeps_out NAME FROM PORT TO PORT: it is counted as strange, and nobody at home hears it
keeps_out() {
	local before
	before=$(counted strange)
	stray "$2" "$3" "$4" "$5"
	wait_for 3 stranger "$before"
	is "$1" "1 " "$(($(counted strange) - before)) $(heard home)"
}

stranger() { [ "$(counted strange)" -gt "$1" ]; }

# Forget all flows, and with them the mappings.
afresh() {
	here conntrack -F expect 2>/dev/null
	here conntrack -F 2>/dev/null
	clear_counters
}

# Of both families.
expected() {
	local family
	for family in ipv4 ipv6; do here conntrack -f $family -L expect 2>/dev/null; done
}

# left PORT: for how many seconds that is still open
left() { expected | sed -n "s/^\([0-9]*\) .* dport=$1 .*/\1/p" | head -n 1; }

# flow PORT: for how long the flow from there, to a peer's port 6000, is tracked
flow() { here conntrack -L -p udp --orig-port-src "$1" --orig-port-dst 6000 2>/dev/null | awk 'NR == 1 { print $3 }'; }

mapping() {
	local opened
	opened=$(knob expected)
	host 10.0.0.2 5000 192.0.2.2
	is "REQ-1: the port is kept" "$us 5000 192.0.2.2 6000" "$(came there)"
	host 10.0.0.2 5000 192.0.2.3
	is "and is the same for another peer" "$us 5000 192.0.2.3 6000" "$(came there)"
	like "conntrack shows the mapping" "*proto=17 src=0.0.0.0 dst=$us sport=0 dport=5000 * PERMANENT class=0 helper=inox-cone*" "$(expected)"
	is "which is one, and counted" "1 $((opened + 1))" "$(expected | wc -l) $(knob expected)"
}

filtering() {
	let_in "REQ-8: a stranger is let in" 192.0.2.4 6001 $us 5000 10.0.0.2 5000
	is "as related" 1 "$(counted related)"
	is "and begins no mapping" 1 "$(expected | wc -l)"
	let_in "and a peer from another port" 192.0.2.2 6002 $us 5000 10.0.0.2 5000
	keeps_out "but not to another port" 192.0.2.4 6001 $us 5001
	home udp send 10.0.0.2 5000 192.0.2.5 6001 x
	let_in "whoever was sent to may answer" 192.0.2.5 6001 $us 5000 10.0.0.2 5000
}

# The administrator's own set says who was sent to.
by_address() {
	here nft -f - <<-END
		add set inet judge known { type ipv4_addr . inet_service . ipv4_addr; flags dynamic, timeout; timeout 5m; }
		insert rule inet judge forward iifname "wire" ct state related ip daddr . udp dport . ip saddr != @known counter name strange drop
		insert rule inet judge forward iifname "lan" update @known { ip saddr . udp sport . ip daddr }
	END
	afresh
	host 10.0.0.2 5000 192.0.2.2
	let_in "filtering by address: another port of a peer" 192.0.2.2 6003 $us 5000 10.0.0.2 5000
	keeps_out "but no stranger" 192.0.2.4 6003 $us 5000
	here nft delete table inet judge
	rules
}

removed() {
	afresh
	host 10.0.0.2 5000 192.0.2.2
	here conntrack -F expect 2>/dev/null
	keeps_out "without the expectation nobody is let in" 192.0.2.4 6001 $us 5000
	host 10.0.0.2 5000 192.0.2.2
	let_in "but again when the host has sent" 192.0.2.4 6001 $us 5000 10.0.0.2 5000
	here conntrack -D -p udp --orig-port-src 5000 >/dev/null 2>&1
	is "the flow that began it takes the mapping along" "" "$(expected)"
}

# At least two minutes, and RFC 4787 recommends five.
lasting() {
	local before
	afresh
	host 10.0.0.2 5600 192.0.2.2
	host 10.0.0.2 5000 192.0.2.2
	stray 192.0.2.2 6000 $us 5000
	is "REQ-5: it lasts five minutes" "yes yes" \
		"$([ "$(left 5000)" -ge 295 ] && echo yes) $([ "$(flow 5000)" -ge 295 ] && echo yes)"
	sleep 2
	let_in "a stranger is let in later" 192.0.2.4 6001 $us 5000 10.0.0.2 5000
	is "REQ-6: but does not make it last" yes "$([ "$(left 5000)" -le 298 ] && echo yes)"
	stray 192.0.2.2 6000 $us 5600
	is "nor does an error that the host answers with" yes "$([ "$(left 5600)" -le 298 ] && echo yes)"
	before=$(left 5000)
	host 10.0.0.2 5000 192.0.2.4 6001
	is "the answer to a stranger does" yes "$([ "$(left 5000)" -gt "$before" ] && echo yes)"
}

expiry() {
	turn seconds 3
	afresh
	host 10.0.0.2 5000 192.0.2.2
	let_in "a mapping of three seconds" 192.0.2.4 6001 $us 5000 10.0.0.2 5000
	here conntrack -D -p udp --orig-src 192.0.2.4 >/dev/null 2>&1
	sleep 4
	keeps_out "ends" 192.0.2.4 6001 $us 5000
	host 10.0.0.2 5000 192.0.2.2
	for _ in 1 2 3 4 5; do sleep 1; host 10.0.0.2 5000 192.0.2.3; done
	let_in "unless the host sends, to whomever" 192.0.2.4 6001 $us 5000 10.0.0.2 5000
	turn seconds 300
}

# Two consoles have the same port.
two_hosts() {
	local moved port
	moved=$(knob moved)
	afresh
	host 10.0.0.2 5000 192.0.2.2
	host 10.0.0.3 5000 192.0.2.3
	port=$(came there | cut -d' ' -f2)
	is "REQ-3: another host with the same port has another outside" "yes $((moved + 1))" \
		"$([ "${port:-5000}" -ne 5000 ] && echo yes) $(knob moved)"
	is "REQ-4: even, as the first, and not privileged" "0 yes" "$((port % 2)) $([ "$port" -ge 1024 ] && echo yes)"
	host 10.0.0.3 5000 192.0.2.4
	is "the same one for all peers" "$us $port 192.0.2.4 6000" "$(came there)"
	let_in "strangers reach the one" 192.0.2.5 6001 $us 5000 10.0.0.2 5000
	let_in "and the other" 192.0.2.5 6001 $us "$port" 10.0.0.3 5000
	stray 192.0.2.3 6000 $us "$port"
	is "and so do peers" "192.0.2.3 6000 10.0.0.3 5000" "$(came home)"
}

hairpin() {
	afresh
	host 10.0.0.2 5000 192.0.2.2
	host 10.0.0.3 5500 192.0.2.2
	host 10.0.0.3 5500 $us 5000
	is "REQ-9: a host reaches another as from outside" "$us 5500 10.0.0.2 5000" "$(came home)"
	host 10.0.0.2 5000 $us 5500
	is "and is answered" "$us 5000 10.0.0.3 5500" "$(came home)"
}

cap() {
	local refused full port
	refused=$(knob refused) full=$(knob full)
	turn most 2
	afresh
	host 10.0.0.2 5000 192.0.2.2
	host 10.0.0.2 5001 192.0.2.2
	is "a host has two mappings" "2 $full" "$(expected | wc -l) $(knob full)"
	host 10.0.0.2 5002 192.0.2.2
	is "its third is refused, and counted" "2 $((full + 1)) $((refused + 1))" "$(expected | wc -l) $(knob full) $(knob refused)"
	is "though what it sends goes out" "$us 5002 192.0.2.2 6000" "$(came there)"
	keeps_out "nobody is let in there" 192.0.2.4 6001 $us 5002
	host 10.0.0.2 5000 192.0.2.3
	is "those it has it keeps" "2 $((full + 1))" "$(expected | wc -l) $(knob full)"
	host 10.0.0.3 5000 192.0.2.2
	is "another host has its own" "3 $((full + 1))" "$(expected | wc -l) $(knob full)"
	turn most 3
	afresh
	host 10.0.0.2 5000 192.0.2.2
	here conntrack -F expect 2>/dev/null
	for port in 5000 5001 5002; do host 10.0.0.2 $port 192.0.2.2; done
	is "what ended and begins again counts once" "3 $((full + 1))" "$(expected | wc -l) $(knob full)"
	turn most 2
	afresh
	turn seconds 2
	for port in 5000 5001 5002; do host 10.0.0.2 $port 192.0.2.2; done
	turn seconds 300
	sleep 3
	host 10.0.0.2 5002 192.0.2.2
	let_in "when they have ended there is room" 192.0.2.4 6001 $us 5002 10.0.0.2 5002
	turn most 256
}

# A host at its limit is looked through once a second.
zones() {
	turn most 1
	afresh
	sleep 1
	host 10.0.0.2 5000 192.0.2.2
	host 10.0.0.2 7007 192.0.2.2
	is "each zone counts its own" 2 "$(expected | wc -l)"
	let_in "a stranger in the zone is let in" 192.0.2.4 6001 $us 7007 10.0.0.2 7007
	keeps_out "but none of another zone" 192.0.2.3 6001 $us 7007
	let_in "who has mappings there" 192.0.2.3 6001 $us 5000 10.0.0.2 5000
	turn most 256
}

six() {
	afresh
	keeps_out "IPv6: a stranger is not let in" 2001:db8::2 6001 2001:db8:1::2 5000
	host 2001:db8:1::2 5000 2001:db8::2
	let_in "but when the host has sent, without translation" 2001:db8::2 6001 2001:db8:1::2 5000 2001:db8:1::2 5000
	host 2001:db8:1::2 5066 2001:db8::2
	is "translated" "2001:db8::1 5066 2001:db8::2 6000" "$(came there)"
	let_in "too" 2001:db8::2 6001 2001:db8::1 5066 2001:db8:1::2 5066
}

# bad PARAMETER VALUE...: refused, and what it was stays
bad() {
	local name=$1 was value wrong=''
	was=$(knob "$1")
	shift
	for value; do
		turn "$name" "$value" 2>/dev/null && wrong="$wrong '$value' is taken"
		[ "$(knob "$name")" = "$was" ] || wrong="$wrong after '$value' it is $(knob "$name")"
	done
	is "$name: what is out of range is refused" "" "$wrong"
}

bad_input() {
	bad seconds 0 86401 -1 4294967296 99999999999999999999 1.5 five ''
	bad most 0 65536 -1 4294967297 '1 2' x ''
	like "the log says why" "*inox_cone: most must be from 1 to 65535*" "$(dmesg | grep inox_cone | tail -n 1)"
	refuses "for TCP there is no such helper" "No such file" here nft add ct helper inet judge other '{ type "inox-cone" protocol tcp; }'
}

drop_rules() { here nft delete table inet judge; }

# It goes out, but nothing is expected. Of a flow of this host's own, so that its process is known.
fails() {
	local refused live
	afresh
	refused=$(knob refused) live=$(knob inox_live)
	echo "$2" >/sys/module/inox_cone/parameters/inox_fail_nth
	here udp send $us 5900 192.0.2.2 6000 x
	is "$1" "0 $((refused + 1)) $live " "$(cat /sys/module/inox_cone/parameters/inox_fail_nth) $(knob refused) $(knob inox_live) $(expected)"
}

no_memory() {
	fails "without memory for what is remembered there is no mapping" 1
	fails "nor without memory for the expectation" 2
	sleep 1
	here udp send $us 5900 192.0.2.2 6000 x
	is "a second later there is" 1 "$(expected | wc -l)"
}

# What conntrack itself says of too many.
too_many() {
	local refused most=/proc/sys/net/netfilter/nf_conntrack_expect_max was
	was=$(cat $most) refused=$(knob refused)
	afresh
	host 10.0.0.2 5000 192.0.2.2
	echo 1 >$most
	host 10.0.0.2 5001 192.0.2.2
	is "no more than conntrack may expect" "1 $((refused + 1))" "$(expected | wc -l) $(knob refused)"
	echo "$was" >$most
}

# Both go on as long as the file is there, on any processor.
traffic() {
	: >"$box/goes"
	beside there sh -c "while [ -e '$box/goes' ]; do udp send 192.0.2.4 6001 $us 5000 x; done" >/dev/null 2>&1 &
	sending=$!
	beside home sh -c "while [ -e '$box/goes' ]; do udp send 10.0.0.2 5000 192.0.2.2 6000 x; done" >/dev/null 2>&1 &
	sending="$sending $!"
}

leave() {
	local sending
	refuses "in use by a rule it is not unloaded" "Module inox_cone is in use" rmmod inox_cone
	afresh
	traffic
	drop_rules
	succeeds "without the rule it is, under packets" wait_for 10 rmmod inox_cone
	is "nothing is expected then" "" "$(expected)"
	rm "$box/goes"
	# shellcheck disable=SC2086 # two of them
	wait $sending
	rules
	succeeds "a rule loads it again" ktap_loaded inox_cone
	afresh
	host 10.0.0.2 5000 192.0.2.2
	let_in "and it works" 192.0.2.4 6001 $us 5000 10.0.0.2 5000
	is "and remembers one mapping" 1 "$(knob inox_live)"
	drop_net
	succeeds "which goes with its namespace" wait_for 10 nothing_alive
	succeeds "and lets the module go" wait_for 10 rmmod inox_cone
}

nothing_alive() { [ "$(knob inox_live)" = 0 ]; }

need_root
need_tool ip nft conntrack
need_module inox_cone
plan $((3 + 1 + 4 + 6 + 2 + 3 + 5 + 3 + 6 + 2 + 8 + 4 + 4 + 4 + 3 + 1 + 8))
loads_twice inox_cone
sweep_load inox_cone
refuses "it is not loaded with a value out of range" "Invalid" modprobe inox_cone most=0
make_net
make_home
rules
succeeds "nft loads it by the helper's name" ktap_loaded inox_cone
listen
mapping
filtering
by_address
removed
lasting
expiry
two_hosts
hairpin
cap
zones
six
bad_input
no_memory
too_many
leave
finish
