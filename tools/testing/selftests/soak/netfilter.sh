#!/bin/bash
# Namespaces are made, configured, used and dropped, while one that stays has noise for packets and is
# configured anew all the time.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../netfilter/net-lib.sh
. "$(dirname "$0")/../netfilter/net-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

# What happens in each, to packets on its loopback. It says what became of the second list.
write_life() {
	cat >"$work/life" <<-END
		ip link set lo up
		inox police set rate 1000 burst 100
		inox lpm add 127.0.0.0/8 3 ::1/128 4
		nft -f $work/rules
		udp send 127.0.0.1 5000 127.0.0.1 1900 x
		inox lpm replace 127.0.0.0/9 5
		inox police set rate 10 burst 10 key source-port
		udp send 127.0.0.1 5000 127.0.0.1 5001 x
		inox lpm show
	END
}

# Where the kernel can have helpers of ours.
write_rules() {
	! modinfo inox_cone >/dev/null 2>&1 || cat <<-END
		table inet life {
			ct helper cone { type "inox-cone" protocol udp; }
			ct helper mcast { type "inox-mcast" protocol udp; }
			chain out {
				type filter hook output priority 0;
				udp sport 5000 ct helper set "cone"
				udp dport 1900 ct helper set "mcast"
			}
		}
	END
}

again() { [[ $(unshare -n sh "$work/life" 2>&1) == *"class 5 "* ]]; }

# As many at once as there are processors.
neighbour() {
	while in_use; do again; done
}

sender() {
	while in_use; do there fuzz-packets wire 1000 "$RANDOM"; done >/dev/null
}

changer() {
	while in_use; do
		here inox police set rate $((1000 + RANDOM)) burst 1000
		here inox lpm replace 192.0.2.0/24 $((1 + RANDOM % 200))
	done
}

alive() { cat /sys/module/inox_{police,lpm}/parameters/inox_live | paste -sd' '; }
settled() { [ "$(alive)" = "$objects" ]; }

need_root
need_tool ip nft inox udp unshare fuzz-packets
need_module inox_police inox_lpm
plan 4
load inox_police
load inox_lpm
objects=$(alive)
make_net
write_life
write_rules >"$work/rules"
soak again neighbour sender changer
is "$cycles namespaces were made and dropped" "$cycles" "$worked"
here inox police set rate 1000 burst 1000
succeeds "the one that stays works" there ping -q -n -c 3 -i 0.01 -W 1 192.0.2.1
drop_net
succeeds "as many live objects as before" wait_for 60 settled
succeeds "and the modules can go" wait_for 10 eval 'rmmod inox_police && rmmod inox_lpm'
finish
