#!/bin/bash
# Every call of the layer that can fail is made to, in vusb.
# shellcheck disable=SC2317 # sweep() calls them

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

folders() { echo "$vusb"/* "$vusb"/*/*/; }
state() { echo "$(get "$vusb/b/live") $(get "$vusb/b/bus_num") $(ls /sys/bus/usb/devices /sys/class/udc)"; }
bind() { plug g b/p; }
unbind() { unplug g; }

# A call that fails while the gadget sets itself up leaves it without requests until the host sets
# it up again, as each run of the case does: so all that can be asked is that a later one is well.
transfers() {
	local nth=0 fired=0 knobs=/sys/module/vusb/parameters before
	before=$(<"$knobs/inox_live")
	while [ "$fired" = 0 ] && [ $nth -lt 500 ]; do
		nth=$((nth + 1))
		echo "$nth" >"$knobs/inox_fail_nth"
		usbtest_case "$node" 24 >/dev/null 2>&1
		fired=$(<"$knobs/inox_fail_nth")
		echo 0 >"$knobs/inox_fail_nth"
	done
	note "vusb: transfers: $((nth - 1)) calls that can fail"
	is "transfers: each call of them failed" "yes" "$([ $nth -gt 10 ] && [ "$fired" != 0 ] && echo yes)"
	usbtest_passes "after all of it" 1
	is "and nothing is left over" "$before" "$(<"$knobs/inox_live")"
}

need_tool testusb
need_module usbtest
plan 9
start_vusb
modprobe usbtest
at_exit "rmmod usbtest"
unload vusb
sweep_load vusb
load vusb
sweep "vusb: mkdir of a bus" vusb "mkdir $vusb/b" "rmdir $vusb/b" folders
mkdir "$vusb/b"
sweep "vusb: live of a bus" vusb "live b" "dead b" state
sweep "vusb: mkdir of a port" vusb "mkdir $vusb/b/p" "rmdir $vusb/b/p" folders
mkdir "$vusb/b/p"
sweep "vusb: live of a port" vusb "live b/p" "dead b/p" state
live b/p
new_gadget g SourceSink.0
sweep "vusb: bind of a gadget" vusb bind unbind state
live b
bind
wait_for 20 bound_to "$(device_at b 1 super_)" usbtest
node=$(node_of "$(device_at b 1 super_)")
transfers
finish
