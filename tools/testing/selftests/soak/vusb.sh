#!/bin/bash
# Four devices, each on a bus of its own, plugged in and out while programs move data to and from them and
# the bus fails now and then. A fifth stays, and its driver is unbound and bound.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../usb/vusb-lib.sh
. "$(dirname "$0")/../usb/vusb-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

driver=/sys/bus/usb/drivers/inox_uchar
declare -A speed=([a]=super-speed [b]=high-speed [c]=super-speed [d]=full-speed [e]=super-speed)
declare -A device

node() { echo "/dev/uchar-${device[$1]##*/}:1.0"; }
has_node() { [ -c "$(node "$1")" ]; }

# talker BUS: it writes more than anybody reads
talker() {
	while in_use; do
		! has_node "$1" || timeout 20 dd if=/dev/zero of="$(node "$1")" conv=nocreat bs=5000
	done 2>/dev/null
}

listener() {
	while in_use; do
		! has_node "$1" || timeout 20 dd if="$(node "$1")" bs=4096
	done >/dev/null 2>&1
}

weather() {
	local file
	while in_use; do
		for file in "$vusb"/*/p/fault_{stall,error,short}; do echo 1 >"$file"; done
		sleep 0.1
	done 2>/dev/null
}

# plugger BUS: every other time its driver has got as far as a node
plugger() {
	local n
	for ((n = 0; n < cycles / 4; n++)); do
		plug "$1" "$1/p" || break
		wait_for 60 test -d "${device[$1]}:1.0" || break
		[ $((n % 2)) -ne 0 ] || wait_for 60 has_node "$1" || break
		unplug "$1" || break
	done
	echo "$n" >"$work/plugged.$1"
}

rebind() { echo "${device[e]##*/}:1.0" >"$driver/unbind" && echo "${device[e]##*/}:1.0" >"$driver/bind"; }

make_device() {
	local super=super_
	mkdir "$vusb/$1" && live "$1"
	new_port "$1/p" "${speed[$1]}"
	new_gadget "$1" Loopback.0
	put "$gadgets/$1/idVendor" 0x1d6b
	put "$gadgets/$1/idProduct" 0x0104
	[ "${speed[$1]}" = super-speed ] || super=''
	device[$1]=$(device_at "$1" 1 $super)
}

alive() { cat /sys/module/{inox_uchar,vusb}/parameters/inox_live | paste -sd' '; }
settled() { [ "$(alive)" = "$objects" ]; }

need_tool dd timeout
need_module inox_uchar
plan 5
start_vusb
load inox_uchar
put "$driver/new_id" "1d6b 0104"
for bus in "${!speed[@]}"; do make_device "$bus"; done
plug e e/p
wait_for 30 has_node e
pause_mdev
objects=$(alive)
touch "$work/go"
beside weather &
for bus in "${!speed[@]}"; do beside talker "$bus" & beside listener "$bus" & done
for bus in a b c d; do beside plugger "$bus" & pluggers+=($!); done
cycle rebind
wait "${pluggers[@]}"
rm "$work/go"
wait
is "a driver is unbound and bound $cycles times in use" "$cycles" "$worked"
is "devices are plugged in and out as often" $((cycles / 4 * 4)) "$(awk '{ n += $1 } END { print n }' "$work"/plugged.*)"
for bus in "${!speed[@]}"; do for fault in stall error short; do put "$vusb/$bus/p/fault_$fault" 0; done; done
succeeds "as many live objects as before" wait_for 20 settled
unplug e
plug e e/p
succeeds "the one that stayed has its driver" wait_for 30 has_node e
exec 3<>"$(node e)"
printf late >&3
is "and carries data" late "$(timeout 10 dd bs=4096 count=1 <&3 2>/dev/null)"
exec 3<&-
finish
