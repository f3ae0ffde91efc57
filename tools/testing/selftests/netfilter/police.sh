#!/bin/bash
# inox_police: whom a limit is for, what is over it, bad input, namespaces.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "$(dirname "$0")/../lib/fail-nth.sh"
# shellcheck source=net-lib.sh
. "$(dirname "$0")/net-lib.sh"

police() { here inox police "$@"; }

# What came through, by the mark it has; packets of TCP and UDP as well. IPv6's own packets, which
# come when they like, have the mark 0x20.
rules() {
	judge <<-END
		table inet judge {
			counter came { }
			counter marked { }
			counter pieces { }
			chain before {
				type filter hook prerouting priority -400;
				ip saddr 198.51.100.7 meta mark set 0x10
				icmpv6 type != { echo-request, echo-reply } meta mark set 0x20
			}
			chain pre {
				type filter hook prerouting priority 0;
				icmp type echo-request counter name came
				icmpv6 type echo-request counter name came
				udp dport { 5000, 5001 } counter name came
				meta mark & 0xf00 == 0x300 counter name marked
				tcp dport 7000 counter name pieces
			}
		}
	END
}

sources() {
	local n
	for n in 1 2 3 4 5 6 7 8; do
		ip -n "$in_there" addr add "198.51.100.$n/32" dev wire
		ip -n "$in_here" route add "198.51.100.$n/32" dev wire
	done
}

# ping_from SOURCE COUNT [DESTINATION]: nobody waits for answers
ping_from() { there ping -q -n -c "$2" -l "$2" -W 1 -I "$1" "${3:-192.0.2.1}" >/dev/null; }

count() { police show | sed -n "s/.* $1 \([0-9]*\).*/\1/p"; }

clear_all() {
	police reset
	clear_counters
}

# A burst of 20 and next to nothing afterwards.
slow="rate 1 burst 20"

# passes NAME EXPECTED: so many were let through since `begin`, and at most one a second more
passes() {
	local came
	came=$(counted came)
	note "$came came, $(count over) over, in $((SECONDS - began)) s"
	succeeds "$1" [ "$came" -ge "$2" -a "$came" -le $(($2 + SECONDS - began + 1)) ]
}

begin() { clear_all; began=$SECONDS; }

# Sixty packets of three sources at once.
three() {
	local n
	for n in 1 2 3; do ping_from "198.51.100.$n" 20 & done
	wait
}

# shellcheck disable=SC2086 # words
sources_apart() {
	police set $slow
	begin
	ping_from 198.51.100.1 60
	passes "of sixty packets twenty pass" 20
	is "and what did not pass was over" $((60 - $(counted came))) "$(count over)"
	begin
	ping_from 198.51.100.2 60
	passes "another source has a limit of its own" 20
	police set $slow prefix4 24
	begin
	three
	passes "with a prefix of 24 bits three share one" 20
	police set $slow key destination
	begin
	three
	passes "a limit of the destination is shared by those who send there" 20
}

# Sixty datagrams to each of two ports.
two_ports() {
	# shellcheck disable=SC2016 # the inner shell's
	there bash -c 'for ((n = 0; n < 60; n++)); do echo x >"/dev/udp/$0/5000"; echo x >"/dev/udp/$0/5001"; done' "$1" 2>/dev/null
}

# shellcheck disable=SC2086 # words
ports() {
	police set $slow key source-port
	begin
	two_ports 192.0.2.1
	passes "each port has a limit of its own" 40
	begin
	ping_from 198.51.100.1 60
	passes "what has no port has one too" 20
	ping_from 2001:db8::2 1 2001:db8::1
	police set $slow key source-port
	begin
	two_ports 2001:db8::1
	passes "each port of IPv6" 40
}

# shellcheck disable=SC2086 # words
# A first one that waits for its neighbour would come later, and count.
six() {
	wait_for 10 ping_from 2001:db8::2 1 2001:db8::1
	police set $slow
	begin
	ping_from 2001:db8::2 60 2001:db8::1
	passes "IPv6 too" 20
}

refill() {
	police set rate 10 burst 10
	begin
	ping_from 198.51.100.1 10
	ping_from 198.51.100.1 10
	sleep 1.2
	clear_counters
	ping_from 198.51.100.1 10
	is "after a second of silence ten pass again" 10 "$(counted came)"
}

amounts() {
	police set rate 1 burst 252 bytes
	begin
	ping_from 198.51.100.1 10
	is "252 bytes are three packets of 84" 3 "$(counted came)"
	police set rate 1 burst 83 bytes
	begin
	ping_from 198.51.100.1 2
	is "what is longer than the burst never passes" 0 "$(counted came)"
}

# shellcheck disable=SC2086 # words
marking() {
	police set $slow mark 0x300 mark-mask 0xf00
	begin
	ping_from 198.51.100.1 60
	is "with a mark nothing is dropped" 60 "$(counted came)"
	succeeds "and what is over has it" [ "$(counted marked)" = "$(count over)" -a "$(count over)" -ge $((39 - SECONDS + began)) ]
	police set $slow exempt-mark 0x10 exempt-mask 0xff
	begin
	ping_from 198.51.100.7 60
	is "who has the mark of nft's list is let through" "60 60" "$(counted came) $(count exempt)"
}

# Four cells, all of them busy: the others are let through, and counted.
full() {
	local n own="exempt-mark 0x20 exempt-mask 0x20"
	# shellcheck disable=SC2086 # words
	police set rate 1 burst 200 cells 4 $own
	begin
	for n in 1 2 3 4; do ping_from 198.51.100.$n 150; done
	is "four sources are known" 0 "$(count unknown)"
	for n in 5 6; do ping_from 198.51.100.$n 5; done
	is "others are let through and counted while no cell is free" 10 "$(count unknown)"
	# shellcheck disable=SC2086 # words
	police set rate 1000 burst 1 cells 4 $own
	begin
	for n in 1 2 3 4 5 6 8; do ping_from 198.51.100.$n 1; done
	is "a cell whose time has passed is taken" "7 0" "$(count passed) $(count unknown)"
}

bad_input() {
	local before
	police set rate 100 burst 10
	before=$(police show | sed 's/ passed.*//')
	refuses "a limit without a rate" "an attribute is missing: Invalid argument" police set burst 10
	refuses "or without a burst" "an attribute is missing: Invalid argument" police set rate 10
	refuses "a rate of 0" "Numerical result out of range" police set rate 0 burst 10
	refuses "a burst of 0" "Numerical result out of range" police set rate 10 burst 0
	refuses "a burst of more than an hour" "the burst is more than an hour of the rate: Numerical result out of range" police set rate 1 burst 3601
	refuses "and one whose time no number holds" "the burst is more than an hour of the rate: Numerical result out of range" police set rate 1 burst 4294967295
	refuses "33 bits of an IPv4 address" "Numerical result out of range" police set rate 10 burst 1 prefix4 33
	refuses "129 of an IPv6 address" "Numerical result out of range" police set rate 10 burst 1 prefix6 129
	refuses "a number of cells that is no power of two" "the number of cells is no power of two: Invalid argument" police set rate 10 burst 1 cells 1000
	refuses "too many cells" "Numerical result out of range" police set rate 10 burst 1 cells 33554432
	refuses "a mark beyond its mask" "a mark has bits beyond its mask: Invalid argument" police set rate 10 burst 1 mark 1
	is "all that has changed nothing" "$before" "$(police show | sed 's/ passed.*//')"
	succeeds "an hour is not too much" police set rate 1 burst 3600
	succeeds "nor is every limit at its end" police set rate 64000000000 burst 4294967295 prefix4 0 prefix6 0 cells 16777216
}

# Conntrack, which would join them before, does nothing here.
fragments() {
	police set rate 1000000 burst 1000000 key source-port
	clear_all
	there ping -q -n -c 1 -s 4000 -W 5 192.0.2.1 >/dev/null
	succeeds "each of three fragments is a packet" [ "$(count passed)" -ge 3 ]
	is "and none is malformed" 0 "$(count malformed)"
}

hears_tcp() { here grep -q ':1B58 .* 0A ' /proc/net/tcp; }

# What a sender leaves in one piece comes in one piece over the wire of a test, and 200000 bytes written
# at once, 138 segments, leave in pieces of several. A listener whose input has ended would not wait for them.
merged() {
	local pipe
	pipe=$(mktemp -u)
	mkfifo "$pipe"
	exec 7<>"$pipe"
	rm "$pipe"
	clear_all
	beside here nc -l -p 7000 <&7 >/dev/null &
	wait_for 10 hears_tcp
	there bash -c 'dd if=/dev/zero bs=200000 count=1 2>/dev/null >/dev/tcp/192.0.2.1/7000'
	wait $!
	exec 7<&-
	note "$(counted pieces) pieces, $(count passed) passed"
	succeeds "what was merged counts as what it was" [ "$(count passed)" -ge 138 ]
	succeeds "though fewer pieces came" [ "$(counted pieces)" -gt 0 -a $(($(counted pieces) + 5)) -lt "$(count passed)" ]
}

# A module that was told so trusts whoever owns a namespace.
user_root() {
	local name="with userns an administrator of a namespace may"
	rmmod inox_police
	modprobe inox_police userns=1
	if has_config CONFIG_USER_NS; then
		succeeds "$name" unshare -U -r -n inox police set rate 5 burst 5
	else
		skip "$name" "the kernel lacks CONFIG_USER_NS"
	fi
	wait_for 10 rmmod inox_police
	modprobe inox_police
}

hooks() { here nft list hooks 2>/dev/null | grep -o inox_police_hook | sort -u; }

namespaces() {
	local had
	police set rate 100 burst 10
	is "another namespace has no limit" "passed 0 over 0 exempt 0 unknown 0 malformed 0" "$(there inox police show)"
	refuses_user_root inox police off
	had=$(hooks)
	police off
	if [ "$had" ]; then
		is "switched off there is no hook" "inox_police_hook " "$had $(hooks)"
	else
		skip "switched off there is no hook" "nft cannot list hooks here"
	fi
	is "nor a limit" "" "$(police show | grep rate)"
}

# Changed and unloaded while packets come.
in_use() {
	local n
	beside there ping -q -n -f -w 8 192.0.2.1 >/dev/null 2>&1 &
	for ((n = 0; n < 20; n++)); do
		police set rate $((1000 + n)) burst 10 cells $((4 << n % 5))
	done
	is "changed twenty times under packets" "rate 1019" "$(police show | grep -o 'rate [0-9]*')"
	for ((n = 0; n < 3; n++)); do
		rmmod inox_police || break
		modprobe inox_police
		police set rate 1000 burst 10
	done
	is "unloaded three times under packets" 3 $n
	wait
	drop_net
	succeeds "a namespace that goes takes its limit along" wait_for 10 rmmod inox_police
}

sweep_set() { police set rate 50 burst 5; }
sweep_off() { police off; }
sweep_other() { police set rate 60 burst 6; }
sweep_back() { police set rate 50 burst 5; }
sweep_state() { police show | grep -o 'rate [0-9]*'; }

faults() {
	police off
	sweep "the first limit" inox_police sweep_set sweep_off sweep_state
	sweep_back
	sweep "another limit" inox_police sweep_other sweep_back sweep_state
}

need_root
need_tool ip nft ping inox
need_module inox_police
plan $((2 + 5 + 3 + 1 + 1 + 2 + 3 + 3 + 14 + 2 + 2 + 4 + 2 + 1 + 3))
loads_twice inox_police
sweep_load inox_police
load inox_police
make_net
sources
rules
sources_apart
ports
six
refill
amounts
marking
full
bad_input
fragments
merged
namespaces
faults
user_root
in_use
finish
