#!/bin/bash
# inox_mcast: what it lets in and for whom, what conntrack says of it, bad input, unloading.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "$(dirname "$0")/../lib/fail-nth.sh"
# shellcheck source=net-lib.sh
. "$(dirname "$0")/net-lib.sh"

group=239.255.255.250 us=192.0.2.1
# One line: bash would send a second as a datagram of its own.
search='M-SEARCH * HTTP/1.1\r\n'
query='\0\0\0\0\0\001\0\0\0\0\0\0\004_ipp\004_tcp\005local\0\0\014\0\001'
# Only its flag says that it answers: it repeats the question.
response='\0\0\204\0\0\001\0\001\0\0\0\0'

knob() { cat "/sys/module/inox_mcast/parameters/$1"; }

# Nothing of UDP comes in but what is related; what may be a question has the helper.
rules() {
	judge <<-END
		table inet judge {
			ct helper search { type "inox-mcast" protocol udp; }
			counter related { }
			counter strange { }
			chain out {
				type filter hook output priority 0;
				udp dport { 1900, 1901, 3702, 5353 } ct helper set "search"
			}
			chain in {
				type filter hook input priority 0;
				meta l4proto != udp accept
				ct state related counter name related accept
				counter name strange drop
			}
		}
	END
}

# The devices have two addresses, and answer from the second.
devices() {
	ip -n "$in_there" addr replace 192.0.2.3/24 dev wire
	ip -n "$in_there" route replace 192.0.2.0/24 dev wire src "$1"
	ip -n "$in_here" route replace 224.0.0.0/4 dev wire
}

# ask PORT TEXT [ADDRESS]: the questions before are forgotten
ask() {
	here conntrack -F expect 2>/dev/null
	here conntrack -F 2>/dev/null
	clear_counters
	here bash -c "printf '$2' >/dev/udp/${3:-$group}/$1"
}

# Of both families.
expected() {
	local family
	for family in ipv4 ipv6; do here conntrack -f $family -L expect 2>/dev/null; done
}

# The port that asked; 1 if nothing is expected, so that an answer is strange.
asker() { expected | awk -F 'dport=' 'NR == 1 { split($2, port, " "); n = port[1] } END { print n ? n : 1 }'; }

# answer [PORT [ADDRESS]]: from one device
answer() { there bash -c "echo here >/dev/udp/${2:-$us}/${1:-$(asker)}" 2>/dev/null; }

# Related, and not.
came() { echo "$(counted related) $(counted strange)"; }

searches() {
	local asked=0
	asked=$(knob expected)
	ask 1900 "$search"
	like "conntrack shows what is expected" "*proto=17 src=0.0.0.0 dst=$us * PERMANENT class=0 helper=inox-mcast*" "$(expected)"
	is "and the module counts it" $((asked + 1)) "$(knob expected)"
	answer
	is "SSDP: an answer comes in" "1 0" "$(came)"
	devices 192.0.2.2
	answer
	is "and one of another device" "2 0" "$(came)"
	answer $(($(asker) - 1))
	is "but not to another port" "2 1" "$(came)"
	ask 3702 "<probe>"
	answer
	is "WS-Discovery" "1 0" "$(came)"
	ask 1900 "$search" ff05::c
	answer "" 2001:db8::1
	is "IPv6" "1 0" "$(came)"
}

# from PORT: where the devices answer from
from() { there nft "add table ip from; flush table ip from; add chain ip from out { type filter hook output priority 0; }; add rule ip from out udp sport set $1"; }

names() {
	ask 5353 "$query" 224.0.0.251
	from 5354
	answer
	is "mDNS: not from any port" "0 1" "$(came)"
	from 5353
	answer
	is "but from its own" "1 1" "$(came)"
	there nft delete table ip from
}

# asks_nothing NAME PORT TEXT [ADDRESS]
asks_nothing() {
	ask "$2" "$3" "${4:-}"
	answer 40000
	is "$1" " 0 1" "$(expected) $(came)"
}

others() {
	local refused
	refused=$(knob refused)
	asks_nothing "an announcement asks nothing" 1900 'NOTIFY * HTTP/1.1\r\n'
	asks_nothing "nor does an answer of mDNS" 5353 "$response" 224.0.0.251
	asks_nothing "nor a query without a question" 5353 '\0\0\0\0\0\0\0\0\0\0\0\0' 224.0.0.251
	asks_nothing "nor a search at another port" 1901 "$search"
	asks_nothing "nor one that is sent to somebody" 1900 "$search" 192.0.2.2
	is "all that is not refused" "$refused" "$(knob refused)"
	asks_nothing "a search that is cut" 1900 'M-SEARCH'
	asks_nothing "a query that is cut" 5353 '\0\0\0\0\0\001\0\0\0\0\0' 224.0.0.251
	is "is" $((refused + 2)) "$(knob refused)"
}

# The packet goes on, but nothing is expected.
no_memory() {
	local refused
	refused=$(knob refused)
	here conntrack -F expect 2>/dev/null
	here conntrack -F 2>/dev/null
	echo 1 >/sys/module/inox_mcast/parameters/inox_fail_nth
	here bash -c "printf '$search' >/dev/udp/$group/1900"
	is "without memory nothing is expected" "0 $((refused + 1)) " \
		"$(cat /sys/module/inox_mcast/parameters/inox_fail_nth) $(knob refused) $(expected)"
}

# What conntrack itself says of too many.
too_many() {
	local refused most=/proc/sys/net/netfilter/nf_conntrack_expect_max was
	refused=$(knob refused)
	was=$(cat $most)
	ask 1900 "$search"
	echo 1 >$most
	here bash -c "printf '$search' >/dev/udp/$group/1900"
	is "too many are refused" "1 $((refused + 1))" "$(expected | wc -l) $(knob refused)"
	echo "$was" >$most
}

# One flow that asks until it is killed, first of all.
ask_on() {
	here bash -c "exec 5<>/dev/udp/$group/1900 && while printf '$search' >&5; do sleep 0.1; done" &
	asking=$!
	wait_for 10 some_expected
}

# Kernels that register a copy let flows keep its name, and call nothing for it.
without_helper() {
	if grep -q ' nf_conntrack_helper_release' /proc/kallsyms; then
		skip "$1" "this kernel's flows keep the name"
	else
		is "$1" "" "$(here conntrack -L 2>/dev/null | grep helper=)"
	fi
}

some_expected() { [ -n "$(expected)" ]; }

leave() {
	local asking
	ask 1900 "$search"
	refuses "in use by a rule it is not unloaded" "Module inox_mcast is in use" rmmod inox_mcast
	ask_on
	beside there ping -q -n -f -w 2 $us >/dev/null 2>&1 &
	here nft delete table inet judge
	succeeds "without the rule it is, under packets" wait_for 10 rmmod inox_mcast
	sleep 0.3
	is "nothing is expected then, though the flow asks on" "" "$(expected)"
	without_helper "and no flow has the helper"
	kill "$asking"
	wait 2>/dev/null
	rules
	succeeds "a rule loads it again" ktap_loaded inox_mcast
	ask 1900 "$search"
	answer
	is "and it works" "1 0" "$(came)"
	drop_net
	succeeds "a namespace that goes lets it go" wait_for 10 rmmod inox_mcast
}

need_root
need_tool ip nft ping conntrack
need_module inox_mcast
plan $((2 + 1 + 7 + 2 + 9 + 1 + 1 + 7))
loads_twice inox_mcast
sweep_load inox_mcast
make_net
devices 192.0.2.3
rules
succeeds "nft loads it by the helper's name" ktap_loaded inox_mcast
searches
names
others
no_memory
too_many
leave
finish
