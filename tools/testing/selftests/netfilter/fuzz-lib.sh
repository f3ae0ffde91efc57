# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with net-lib.sh
# Noise in packets and in netlink messages, at once, with all modules at work: for the short test and
# for the long one.

# Flows get a helper, where the kernel can have ours.
noise_rules() {
	modinfo inox_cone >/dev/null 2>&1 || return 0
	here nft -f - <<-END
		table inet noise {
			ct helper cone { type "inox-cone" protocol udp; }
			ct helper mcast { type "inox-mcast" protocol udp; }
			chain pre {
				type filter hook prerouting priority 0;
				meta l4proto udp udp dport { 1900, 3702, 5353 } ct helper set "mcast"
				meta l4proto udp udp dport { 5000, 5001 } ct helper set "cone"
				ct state related accept
			}
		}
	END
}

noise_net() {
	make_net
	ip -n "$in_here" link set wire address 02:00:00:00:00:01
	here sh -c 'echo 2 >/proc/sys/net/netfilter/nf_conntrack_udp_timeout
		echo 2 >/proc/sys/net/netfilter/nf_conntrack_generic_timeout' 2>/dev/null
	noise_rules
	here inox police set rate 1000000 burst 1000000
	here inox lpm add 192.0.2.0/24 1 2001:db8::/64 2
}

# fuzz_net COUNT: packets, and as many messages to each family; FUZZ_NET_RESULTS results
FUZZ_NET_RESULTS=6
fuzz_net() {
	local said family noisy=()
	said=$(mktemp -d)
	at_exit "rm -rf '$said'"
	noise_net
	beside there fuzz-packets wire "$1" 1 >"$said/packets" 2>&1 & noisy+=($!)
	for family in police lpm; do
		beside here fuzz-netlink "inox_$family" "$1" 1 >"$said/$family" 2>&1 & noisy+=($!)
	done
	wait "${noisy[@]}"
	for family in packets police lpm; do note "$family: $(cat "$said/$family")"; done
	is "three processes have ended well" 3 "$(grep -c '^succeeded' "$said"/* | grep -c ':1$')"
	succeeds "half of the packets were sent" [ "$(awk '{ print $2 + 0 }' "$said/packets")" -gt $(($1 / 2)) ]
	succeeds "one message in fifty was taken" \
		[ "$(awk '{ n += $2 } END { print n + 0 }' "$said/police" "$said/lpm")" -gt $(($1 / 25)) ]
	here inox police set rate 1 burst 5 && here inox police reset
	here inox lpm flush && here inox lpm set source-mask 0xff000000 destination-mask 0 && here inox lpm reset
	here inox lpm add 192.0.2.0/24 7
	there ping -q -n -c 9 -l 9 -W 1 192.0.2.1 >/dev/null
	like "a limit holds" "* over [34] *" "$(here inox police show | tr '\n' ' ')"
	# Errors about fragments that nobody completed may still come.
	like "and a list" "*class 7 source-packets [5-9] *" "$(here inox lpm show | tr '\n' ' ')"
	drop_net
	succeeds "and all can go" wait_for 30 eval 'rmmod inox_police && rmmod inox_lpm'
}
