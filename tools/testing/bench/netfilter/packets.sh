#!/bin/bash
# inox_lpm and inox_police against nft's interval map and dynamic set, an instruction a nanosecond:
# the stock packet generator hands packets to the stack, which drops them after prerouting. What a
# packet costs without either module is taken off.

# shellcheck source=../guest-lib.sh
. /bench/guest-lib.sh

packets=20000 rounds=3
generator=/proc/net/pktgen/bench

pg() { echo "$1" >"$generator"; }

make_generator() {
	modprobe pktgen
	modprobe dummy numdummies=0
	ip link add bench type dummy
	ip link set bench up
	echo "add_device bench" >/proc/net/pktgen/kpktgend_0
	pg "count $packets"
	pg "xmit_mode netif_receive"
	pg "pkt_size 60"
	pg "dst_mac $(cat /sys/class/net/bench/address)"
	pg "dst 192.0.2.99"
}

# from FIRST LAST: sources of the packets, one after the other
from() {
	pg "src_min $1"
	pg "src_max $2"
}

# Everything ends here, whatever came before.
make_sink() { nft -f - <<<'table ip sink { chain pre { type filter hook prerouting priority 0; policy drop; }; }'; }

# How many packets of one round have a mark; nobody counts them while they are measured.
marked() {
	nft add rule ip sink pre meta mark != 0 counter
	one_round >/dev/null
	nft list chain ip sink pre | sed -n 's/.*packets \([0-9]*\).*/\1/p'
	nft flush chain ip sink pre
}

one_round() {
	echo start >/proc/net/pktgen/pgctrl
	sed -n "s/^Result: OK: \([0-9]*\)(.*/\1/p" "$generator"
}

# Smallest, median and largest of some rounds, in microseconds.
measure() {
	local n
	for ((n = 0; n < rounds; n++)); do one_round; done | sort -n |
		awk '{ v[NR] = $1 } END { print v[1], v[int((NR + 1) / 2)], v[NR] }'
}

# net BASE CASE: instructions a packet, of both smallest, medians and largest
net() { echo "$1 $2" | awk -v n=$packets '{ printf "%.2f %.2f %.2f", ($4 - $1) * 1000 / n, ($5 - $2) * 1000 / n, ($6 - $3) * 1000 / n }'; }

# both NAME OURS-ON OURS-OFF PEER-ON PEER-OFF; the first round, in which all sources are new, is not
# measured
both() {
	local base ours peer seen
	one_round >/dev/null; base=$(measure)
	$2; one_round >/dev/null; seen=$(marked); ours=$(net "$base" "$(measure)"); $3
	$4; one_round >/dev/null; same "$1: both mark as many" "$seen" "$(marked)"; peer=$(net "$base" "$(measure)"); $5
	# shellcheck disable=SC2086 # three figures each
	row count "$1" 1.00 $ours $peer
}

# Ten thousand prefixes of 25 bits, and one of each length from 8 to 32.
prefixes() {
	awk 'BEGIN { for (i = 0; i < 64; i++) for (j = 0; j < 160; j++) printf "11.%d.%d.0/25\n", i, j }'
}

lpm_on() {
	modprobe inox_lpm
	prefixes | sed 's/$/ 7/' | inox lpm replace -f -
}

lpm_off() { inox lpm flush; rmmod inox_lpm; }

map_on() {
	{
		printf '%s\n' 'table ip peer {' 'map classes {' 'type ipv4_addr : mark; flags interval' 'elements = {'
		prefixes | sed 's/$/ : 7,/'
		printf '%s\n' '}' '}' 'chain pre {' 'type filter hook prerouting priority -340' 'meta mark set ip saddr map @classes' '}' '}'
	} >/tmp/map
	nft -f /tmp/map || exit 1
}

peer_off() { nft delete table ip peer; }

# A source may send its next packet a second later, and all that is measured takes less; or no
# packet is over the limit. With so many cells hardly one source of 20000 finds none.
slow=1 fast=1000000

police_slow() { police_on $slow; }
police_fast() { police_on $fast; }

police_on() {
	modprobe inox_police
	inox police set rate "$1" burst 1 mark 1 mark-mask 1 cells 1048576
}

police_off() { inox police off; rmmod inox_police; }

meter_slow() { meter_on $slow; }
meter_fast() { meter_on $fast; }

meter_on() {
	nft -f - <<-END || exit 1
		table ip peer {
			set sources { type ipv4_addr; size 1048576; flags dynamic, timeout; timeout 60s; }
			chain pre {
				type filter hook prerouting priority -350;
				update @sources { ip saddr limit rate over $1/second burst 1 packets } meta mark set 1
			}
		}
	END
}

make_generator
make_sink
from 11.1.5.7 11.1.5.7
both "lpm: one source, 10240 prefixes" lpm_on lpm_off map_on peer_off
from 11.1.0.0 11.1.127.255
both "lpm: 2000 sources, 10240 prefixes" lpm_on lpm_off map_on peer_off
from 10.0.0.1 10.0.0.1
both "police: one source" police_slow police_off meter_slow peer_off
from 10.0.0.1 10.0.3.232
both "police: 1000 sources" police_slow police_off meter_slow peer_off
both "police: 1000 sources, none over the limit" police_fast police_off meter_fast peer_off
from 10.0.0.1 10.0.78.32
both "police: 20000 sources" police_slow police_off meter_slow peer_off
