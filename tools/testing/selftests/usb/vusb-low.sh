#!/bin/bash
# vusb at low speed, and a device that wakes its host.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

usbtest_rounds=5

# At low speed there are no bulk endpoints; what is left is endpoint 0.
low() {
	local device number
	new_port b/p low-speed
	new_gadget g SourceSink.0
	plug g b/p
	device=$(device_at b 1)
	succeeds "usbtest binds" wait_for 20 bound_to "$device" usbtest
	is "at low speed" 1.5 "$(get "$device/speed")"
	is "with its packets of 8 bytes" 8 "$(get "$device/bMaxPacketSize0")"
	node=$(node_of "$device")
	for number in 0 9 10 14; do usbtest_passes "low speed" "$number"; done
	drop_gadget g
	dead b/p
	rmdir "$vusb/b/p"
}

# cdc-acm lets its device sleep while nothing comes, if the device can wake it.
sleeps() {
	put "$1/power/autosuspend_delay_ms" 0
	put "$1/power/control" auto
	wait_for 20 grep -q suspended "$1/power/runtime_status"
}

wakes() {
	local device udc=/sys/class/udc/vusb-udc.b.p
	new_port b/p high-speed
	new_gadget g acm.0
	put "$gadgets/g/idVendor" 0x1d6b
	put "$gadgets/g/idProduct" 0x0104
	put "$gadgets/g/configs/c.1/bmAttributes" 0xa0
	plug g b/p
	device=$(device_at b 1)
	succeeds "cdc-acm binds" wait_for 20 bound_to "$device" cdc_acm
	wait_for 20 test -c /dev/ttyACM0 || return
	exec 4<>/dev/ttyACM0
	succeeds "the device sleeps, with its node open" sleeps "$device"
	is "and knows it" suspended "$(get "$udc/state")"
	put "$device/power/autosuspend_delay_ms" 100000
	put "$udc/srp" 1
	succeeds "it wakes its host" wait_for 20 grep -q active "$device/power/runtime_status"
	succeeds "and knows that too" wait_for 5 grep -q configured "$udc/state"
	exec 4<&-
}

need_tool testusb
need_module usbtest usb_f_acm cdc-acm
plan 12
start_vusb
modprobe -a usbtest cdc-acm
at_exit "rmmod usbtest cdc-acm"
mkdir "$vusb/b"
live b
choose_alt -1
low
wakes
finish
