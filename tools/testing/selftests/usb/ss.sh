#!/bin/bash
# inox_ss under the kernel's own tests: stock usbtest, all thirty cases.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

options=$gadgets/g/functions/inox_ss.0

# says_no OPTION VALUE ERROR: refused with that error, and nothing changed
says_no() {
	local before
	before=$(get "$options/$1")
	refuses "$1 refuses '$2'" "$3" put "$options/$1" "$2"
	[ "$(get "$options/$1")" = "$before" ] || not_ok "$1 is as it was" "it was '$before' and is '$(get "$options/$1")'"
}

attributes() {
	local range="Numerical result out of range"
	says_no pattern 3 "$range"
	says_no pattern x "Invalid argument"
	says_no isoc_interval 0 "$range"
	says_no isoc_interval 17 "$range"
	says_no isoc_maxpacket 1025 "$range"
	says_no isoc_mult 3 "$range"
	says_no isoc_maxburst 16 "$range"
	says_no bulk_buflen 0 "$range"
	says_no bulk_qlen 257 "$range"
	says_no int_maxpacket 0 "$range"
	put "$options/bulk_qlen" 32
	ln -s "$options" "$gadgets/g/configs/c.1/"
	says_no bulk_qlen 1 "Device or resource busy"
}

# plugged NAME BUS_NUM-PREFIX: usbtest has the device
plugged() {
	plug g b/p
	device=$(device_at b 1 "$2")
	succeeds "$1: usbtest binds" wait_for 20 bound_to "$device" usbtest
	node=$(node_of "$device")
}

# cases NAME NUMBER...
cases() {
	local name=$1 number
	shift
	for number in "$@"; do usbtest_passes "$name" "$number"; done
}

# at SPEED NAME BUS_NUM-PREFIX CASE...
at() {
	local name=$2
	new_port b/p "$1"
	plugged "$name" "$3"
	shift 3
	cases "$name" "$@"
	unplug g
	dead b/p
	rmdir "$vusb/b/p"
}

# A pattern that the host does not expect is seen by both.
patterns() {
	unplug g
	rm "$gadgets/g/configs/c.1/inox_ss.0"
	put "$options/pattern" 1
	ln -s "$options" "$gadgets/g/configs/c.1/"
	choose_alt 0
	put /sys/module/usbtest/parameters/pattern 1
	plugged "pattern 1" super_
	cases "pattern 1" 1 2 3 4
	put /sys/module/usbtest/parameters/pattern 0
	like "the host sees a wrong pattern" "*Invalid argument*" "$(usbtest_case "$node" 2 2>&1)"
	like "so does the function, and halts" "*Broken pipe*" "$(usbtest_case "$node" 1 2>&1)"
}

make() { mkdir "$options"; }
unmake() { rmdir "$options"; }
link() { ln -s "$options" "$gadgets/g/configs/c.1/"; }
unlink() { rm "$gadgets/g/configs/c.1/inox_ss.0"; }
bind() { plug g b/p; }
unbind() { unplug g; }
state() { echo "$gadgets"/g/functions/* "$gadgets"/g/configs/c.1/* "$(get "$gadgets/g/UDC")"; }

# Each call of the layer that can fail, before there is a host; with one, while usbtest runs.
failing() {
	sweep_load usb_f_inox_ss
	load usb_f_inox_ss
	sweep "inox_ss: mkdir" usb_f_inox_ss make unmake state
	make
	sweep "inox_ss: link" usb_f_inox_ss link unlink state
	link
	dead b
	# It does without endpoints that are optional.
	sweep_over "inox_ss: bind" usb_f_inox_ss bind unbind state
	unlink
	unmake
	live b
}

need_tool testusb
need_module usbtest
plan 93
loads_twice usb_f_inox_ss
start_vusb
modprobe usbtest
at_exit "rmmod usbtest"
mkdir "$vusb/b"
live b
new_port b/p super-speed
mkdir "$gadgets/g" "$gadgets/g/configs/c.1"
failing
dead b/p
rmdir "$vusb/b/p"
make
put "$gadgets/g/idVendor" 0x0525
put "$gadgets/g/idProduct" 0xa4a0
attributes
choose_alt 1
usbtest_rounds=5
at high-speed "high speed" "" {0..29}
at super-speed "super speed" super_ {0..29}
iso_bytes=2046
at full-speed "full speed" "" 0 1 2 15 16 25 26
new_port b/p super-speed
patterns
finish
