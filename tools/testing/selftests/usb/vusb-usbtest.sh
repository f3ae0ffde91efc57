#!/bin/bash
# vusb under the kernel's own tests: stock usbtest against the stock gadget that it was written for.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

all="0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 17 18 19 20 21 24 27 28 29"
iso="15 16 22 23"

# with SPEED PACED ALT BUS_NUM-PREFIX HOST-SPEED CASES
with() {
	local name="$1, fast" number
	[ "$2" = 0 ] || name="$1, paced"
	choose_alt "$3"
	put "$vusb/b/paced" "$2"
	live b
	new_port b/p "$1"
	plug g b/p
	device=$(device_at b 1 "$4")
	if ! wait_for 20 bound_to "$device" usbtest; then
		not_ok "$name: usbtest binds"
		return
	fi
	ok "$name: usbtest binds"
	is "$name: the host's speed" "$5" "$(<"$device/speed")"
	node=$(node_of "$device")
	shift 5
	for number in $1; do
		usbtest_passes "$name" "$number"
	done
	[ "$1" != "$iso" ] || usbtest_takes_time "$name"
	[ "$name" != "high-speed, paced" ] || usbtest_wastes_nothing "$name"
	is "$name: no packet had no request" 0 "$(<"$vusb/b/p/missed")"
	unplug g
	dead b/p
	rmdir "$vusb/b/p"
	dead b
}

need_tool testusb
need_module usbtest
plan 118
start_vusb
modprobe usbtest
at_exit "rmmod usbtest"
mkdir "$vusb/b"
new_gadget g SourceSink.0
with high-speed 0 0 "" 480 "$all"
with high-speed 1 0 "" 480 "$all"
with high-speed 0 1 "" 480 "$iso"
with super-speed 0 0 super_ 5000 "$all"
with super-speed 1 1 super_ 5000 "$iso"
with full-speed 1 0 "" 12 "0 1 2 3 4 9 10 13 14"
iso_bytes=2046
with full-speed 0 1 "" 12 "$iso"
finish
