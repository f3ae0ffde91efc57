#!/bin/bash
# inox_lpm: classes, counters, transactions, bad input, namespaces.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "$(dirname "$0")/../lib/fail-nth.sh"
# shellcheck source=net-lib.sh
. "$(dirname "$0")/net-lib.sh"

lpm() { here inox lpm "$@"; }

# Packets that came with class N in the upper byte of the mark, or in the lowest.
rules() {
	judge <<-END
		table inet judge {
			counter class_0 { }
			counter class_1 { }
			counter class_7 { }
			counter class_9 { }
			counter low_3 { }
			counter kept { }
			chain before {
				type filter hook prerouting priority -400;
				meta l4proto { icmp, icmpv6 } meta mark set 0x00000500
			}
			chain pre {
				type filter hook prerouting priority 0;
				meta l4proto != { icmp, icmpv6 } accept
				icmpv6 type != echo-request accept
				meta mark & 0xff == 3 counter name low_3
				meta mark & 0xff00 == 0x500 counter name kept
				meta mark & 0xff000000 vmap {
					0x00000000 : jump zero, 0x01000000 : jump one,
					0x07000000 : jump seven, 0x09000000 : jump nine }
			}
			chain zero { counter name class_0; }
			chain one { counter name class_1; }
			chain seven { counter name class_7; }
			chain nine { counter name class_9; }
		}
	END
}

# ping_from SOURCE: three packets from there
ping_from() {
	local to=192.0.2.1
	case $1 in *:*) to=2001:db8::1 ;; esac
	there ping -q -n -c 3 -i 0.01 -w 20 -I "$1" $to >/dev/null
}

sources() {
	local address
	for address in 198.51.100.1 198.51.100.129 203.0.113.5; do
		ip -n "$in_there" addr add "$address/32" dev wire
		ip -n "$in_here" route add "$address/32" dev wire
	done
	for address in 2001:db8:7::1 2001:db8:7:9::1; do
		ip -n "$in_there" addr add "$address/128" dev wire nodad
		ip -n "$in_here" route add "$address/128" dev wire
	done
}

# classed SOURCE CLASS
classed() {
	clear_counters
	ping_from "$1"
	is "$1 has class $2" 3 "$(counted "class_$2")"
}

classes() {
	lpm add 198.51.100.0/24 1 198.51.100.128/25 7 2001:db8:7::/48 1 2001:db8:7:9::/64 9
	classed 198.51.100.1 1
	classed 198.51.100.129 7
	classed 203.0.113.5 0
	classed 2001:db8:7::1 1
	classed 2001:db8:7:9::1 9
	is "other bits of the mark are kept" 3 "$(counted kept)"
	lpm set destination-mask 0x000000ff
	lpm add 192.0.2.1/32 3
	classed 198.51.100.129 7
	is "the destination has a class of its own" 3 "$(counted low_3)"
	lpm set destination-mask 0
	lpm del 192.0.2.1
}

# What the module counted for a class.
class_line() { here inox lpm show | grep "^class $1 "; }

counters() {
	lpm reset
	is "after a reset nothing was counted" "" "$(class_line 7)"
	ping_from 198.51.100.129
	is "packets and bytes of a class" "class 7 source-packets 3 source-bytes 252" "$(class_line 7)"
	lpm replace 198.51.100.0/24 7
	ping_from 198.51.100.1
	is "a new list goes on counting" "class 7 source-packets 6 source-bytes 504" "$(class_line 7)"
	lpm reset
	is "a second reset" "" "$(class_line 7)"
	like "JSON has the settings first" '?
{"source-mask": 4278190080, "destination-mask": 0, "prefixes": 1,*' "$(here inox -j lpm show)"
}

# A random list, many of whose prefixes lie in others, and addresses at and beside their edges. The
# kernel's own routing table, which has the same prefixes, says which one is the longest.
# BusyBox's awk has no powers.
prefixes4() {
	awk -v n="$1" -v seed="$2" 'BEGIN { srand(seed)
		for (i = 0; i < n; i++) {
			len = 2 + int(rand() * 31); size = 1; for (l = len; l < 32; l++) size *= 2
			at = ((16 * int(rand() * 3) + 44) * 256 + int(rand() * 4)) * 65536 + int(rand() * 65536)
			at -= at % size
			printf "%d.%d.%d.%d/%d\n", at / 16777216, at / 65536 % 256, at / 256 % 256, at % 256, len
		} }' | sort -u
}

prefixes6() {
	awk -v n="$1" -v seed="$2" 'BEGIN { srand(seed)
		for (i = 0; i < n; i++) {
			len = 16 * int(1 + rand() * 8); text = ""
			for (w = 0; w < 8; w++) {
				word = w == 0 ? 8193 + int(rand() * 2) : int(rand() * 3) * 21845
				text = text (w ? ":" : "") sprintf("%x", w * 16 < len ? word : 0)
			}
			printf "%s/%d\n", text, len
		} }' | sort -u
}

addresses4() {
	awk -F '[./ ]' 'BEGIN { srand(5) }
		function say(v) { if (v >= 16777216 && v < 3758096384) printf "%d.%d.%d.%d\n", v / 16777216, v / 65536 % 256, v / 256 % 256, v % 256 }
		{ at = (($1 * 256 + $2) * 256 + $3) * 256 + $4; size = 1; for (l = $5; l < 32; l++) size *= 2
		  say(at); say(at - 1); say(at + size - 1); say(at + size); say(at + int(rand() * size)) }'
}

addresses6() {
	awk -F '[/ ]' 'BEGIN { srand(5) }
		{ n = split($1, word, ":"); text = ""; other = ""
		  for (w = 1; w <= n; w++) {
			text = text (w > 1 ? ":" : "") (word[w] == "0" ? sprintf("%x", int(rand() * 3) * 21845) : word[w])
			other = other (w > 1 ? ":" : "") ((w - 1) * 16 < $2 ? word[w] : "ffff") }
		  print text; print other; print $1 }'
}

# The prefix that the routing table finds for each address; one of full length has no length there.
routed() { sed 's/^/route get fibmatch /' | ip -n "$in_here" -batch - 2>&1 | awk '{ print $1 }'; }

numbered() { awk '{ print $1, NR % 250 + 1 }'; }

# wanted BITS: classes by the prefixes the routing table found; $work.kept has the list as inox writes it
wanted() {
	awk -v whole="/$1\$" 'NR == FNR { sub(whole, "", $1); class[$1] = $2; next }
		{ print ($1 in class) ? class[$1] : 0 }' "$work.kept" "$work.routed"
}

# oracle NAME FAMILY BITS: the list is in $work.list, "PREFIX CLASS" a line
oracle() {
	"addresses$2" <"$work.list" | grep -v '^127' | sort -u >"$work.addresses"
	lpm replace -f "$work.list"
	lpm list >"$work.kept"
	awk '{ print "route replace", $1, "dev wire metric 50" }' "$work.kept" | ip -n "$in_here" -batch - 2>"$work.errors"
	is "$1: the routing table takes the list" "" "$(head -n 3 "$work.errors")"
	routed <"$work.addresses" >"$work.routed"
	wanted "$3" >"$work.wanted"
	lpm get - <"$work.addresses" | awk '{ print $4 }' >"$work.found"
	note "$(wc -l <"$work.kept") prefixes, $(wc -l <"$work.addresses") addresses, $(sort -u "$work.found" | wc -l) classes found"
	succeeds "$1: there are addresses, and an answer for each" \
		[ "$(wc -l <"$work.addresses")" -gt 500 -a "$(wc -l <"$work.addresses")" = "$(wc -l <"$work.found")" ]
	is "$1: each class is that of the longest route" "" \
		"$(paste "$work.addresses" "$work.routed" "$work.wanted" "$work.found" | awk '$3 != $4' | head -n 5)"
	sed 's/ .*//; s/^/route del /; s/$/ dev wire metric 50/' "$work.kept" | ip -n "$in_here" -batch - 2>/dev/null
}

oracles() {
	ip -n "$in_here" route add default dev wire metric 60
	ip -n "$in_here" -6 route add default dev wire metric 60
	prefixes4 600 1 | numbered >"$work.list"
	oracle IPv4 4 32
	prefixes6 400 2 | numbered >"$work.list"
	oracle IPv6 6 128
	lpm flush
}

# What the kernel holds after a change must be what the change says.
transactions() {
	local before had
	lpm replace 10.0.0.0/8 1 10.1.0.0/16 2 2001:db8::/32 3
	before=$(lpm list)
	refuses "a prefix that is not there is not deleted" "there is no such prefix: No such file or directory" \
		lpm del 10.1.0.0/16 10.2.0.0/16
	is "and nothing else is" "$before" "$(lpm list)"
	refuses "bits beyond the length are refused" "the address has bits beyond the length: Invalid argument" \
		lpm add 10.3.0.0/16 4 10.0.0.1/8 1
	refuses "so is a length beyond the address" "the length is greater than the address's: Numerical result out of range" \
		lpm add 10.3.0.0/16 4 10.0.0.0/33 1
	refuses "a class of 0" "Numerical result out of range" lpm add 10.3.0.0/16 0
	refuses "one beyond the last" "Numerical result out of range" lpm add 10.3.0.0/16 1023
	refuses "one that does not fit the mask" "a class does not fit the mask: Numerical result out of range" lpm add 10.3.0.0/16 256
	refuses "a prefix with two classes" "a prefix is there twice: File exists" lpm add 10.3.0.0/16 4 10.3.0.0/16 5
	refuses "no prefix at all" "a prefix is needed: Invalid argument" lpm replace
	refuses "a class that is missing" "an attribute is missing: Invalid argument" lpm add 10.3.0.0/16
	refuses "a mask with a gap" "a mask is not one row of ones, or both overlap: Invalid argument" lpm set source-mask 0x101
	refuses "masks that overlap" "a mask is not one row of ones, or both overlap: Invalid argument" lpm set destination-mask 0x80000000
	refuses "a mask that is too narrow" "a class that is used does not fit: Numerical result out of range" lpm set source-mask 0x1
	is "all that has changed nothing" "$before" "$(lpm list)"
	lpm add 10.1.0.0/16 9 10.1.1.1 4
	is "what is there gets its new class" "10.0.0.0/8 1
10.1.0.0/16 9
10.1.1.1/32 4
2001:db8::/32 3" "$(lpm list)"
	had=$(hooks)
	lpm del 10.0.0.0/8 10.1.0.0/16 10.1.1.1 2001:db8::/32
	if [ "$had" ]; then
		is "with the last prefix the hook goes" "inox_lpm_hook " "$had $(hooks)"
	else
		skip "with the last prefix the hook goes" "nft cannot list hooks here"
	fi
	lpm add 0.0.0.0/0 1 ::/0 2 255.255.255.255 3 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 4
	is "the whole space and its ends" "1 3 2 4" \
		"$(lpm get 0.0.0.0 255.255.255.255 :: ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | awk '{ print $4 }' | paste -sd ' ')"
	lpm flush
	is "flushed, no address has a class" "0 0" "$(lpm get 10.0.0.1 2001:db8::1 | awk '{ print $4 }' | paste -sd ' ')"
}

hooks() { here nft list hooks 2>/dev/null | grep -o inox_lpm_hook | sort -u; }

# What is told before must be what is taken, and what does not fit is refused unchanged.
memory() {
	local told taken limit=/sys/module/inox_lpm/parameters/memory_limit was
	prefixes4 5000 7 | numbered >"$work.list"
	lpm replace 10.0.0.0/8 1
	told=$(lpm check -f "$work.list" | sed 's/.*\(prefixes [0-9]* bytes [0-9]*\).*/\1/')
	is "a check loads nothing" "10.0.0.0/8 1" "$(lpm list)"
	was=$(cat $limit)
	echo 1 >$limit
	refuses "more than the limit is refused" "the table would take more than memory_limit: No space left on device" \
		lpm replace -f "$work.list"
	is "and the old list stays" "10.0.0.0/8 1" "$(lpm list)"
	echo "$was" >$limit
	lpm replace -f "$work.list"
	taken=$(lpm show | sed -n 's/.*\(prefixes [0-9]* bytes [0-9]*\).*/\1/p')
	note "$taken"
	is "what was told is what is taken" "$told" "$taken"
	lpm flush
}

# listed_while COMMAND...: what is said of a list in whose middle that is done
listed_while() {
	local listing
	mkfifo "$work.pipe"
	lpm list >"$work.pipe" 2>"$work.said" & listing=$!
	exec 7<"$work.pipe"
	read -r _ <&7
	"$@" >/dev/null
	cat <&7 >/dev/null
	exec 7<&-
	wait $listing
	rm "$work.pipe"
	cat "$work.said"
}

# Three hundred thousand in one message.
many() {
	local start=$SECONDS
	awk 'BEGIN { for (i = 0; i < 300000; i++) printf "%d.%d.%d.0/24 %d\n", 1 + int(i / 65536), int(i / 256) % 256, i % 256, 1 + i % 200 }' >"$work.list"
	succeeds "300000 prefixes are one transaction" lpm replace -f "$work.list"
	note "$((SECONDS - start)) s with the making of the list"
	like "they are there" "*prefixes 300000 *" "$(lpm show | head -n 1)"
	is "as they were given" "$(sha256sum <"$work.list")" "$(lpm list | sha256sum)"
	is "a question in the middle of a list is no change" "" "$(listed_while lpm show)"
	is "a list that changed in the middle is none" "inox: it changed while it was listed" \
		"$(listed_while lpm add 250.0.0.0/24 1)"
	lpm flush
}

namespaces() {
	lpm replace 198.51.100.0/24 7
	is "one namespace's list is not another's" "" "$(there inox lpm list)"
	there inox lpm replace 192.0.2.0/24 9
	is "nor the other way" "198.51.100.0/24 7" "$(lpm list)"
	refuses_user_root inox lpm flush
	is "and has changed nothing" "198.51.100.0/24 7" "$(lpm list)"
}

# Nobody may see half a list while it is swapped, nor may anything be freed under a packet.
swapping() {
	local n bad
	lpm replace 192.0.2.0/24 1
	clear_counters
	beside there ping -q -n -f -w 6 192.0.2.1 >/dev/null &
	for ((n = 0; n < 40; n++)); do
		lpm replace 192.0.2.0/24 1 198.51.100.0/24 $((n % 200 + 1))
		lpm replace 192.0.2.0/25 1 192.0.2.2 1
	done
	wait
	bad=$(($(counted class_0) + $(counted class_7) + $(counted class_9)))
	note "$(counted class_1) packets"
	is "swapped 80 times under packets, each had its class" 0 $bad
	succeeds "and there were packets" [ "$(counted class_1)" -gt 100 ]
}

leaving() {
	beside there ping -q -n -f -w 4 192.0.2.1 >/dev/null 2>&1 &
	for n in 1 2 3 4 5; do
		lpm flush
		rmmod inox_lpm || break
		modprobe inox_lpm
		lpm replace 192.0.2.0/24 1
	done
	is "unloaded five times under packets" "5 192.0.2.0/24 1" "$n $(lpm list)"
	wait
	drop_net
	succeeds "a namespace that goes takes its list along" unload_all
}

unload_all() { wait_for 10 rmmod inox_lpm 2>/dev/null; }

sweep_list() { echo "198.51.100.0/24 7"; }
sweep_replace() { lpm replace 10.0.0.0/8 1 2001:db8::/32 2; }
sweep_add() { lpm add 10.0.0.0/8 1; }
sweep_back() { lpm replace 198.51.100.0/24 7; }
sweep_from_empty() { lpm replace 10.0.0.0/8 1; }
sweep_none() { lpm flush; }
listed() { lpm list; }

faults() {
	sweep_none
	sweep "the first list" inox_lpm sweep_from_empty sweep_none listed
	sweep_back
	sweep "a new list" inox_lpm sweep_replace sweep_back listed
	sweep "an addition" inox_lpm sweep_add sweep_back listed
}

need_root
need_tool ip nft ping inox
need_module inox_lpm
work=$(mktemp)
at_exit "rm -f '$work' '$work'.*"
plan $((2 + 7 + 5 + 6 + 19 + 4 + 5 + 4 + 2 + 3 + 2))
loads_twice inox_lpm
sweep_load inox_lpm
load inox_lpm
make_net
sources
rules
classes
counters
oracles
transactions
memory
many
namespaces
swapping
faults
leaving
finish
