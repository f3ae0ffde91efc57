#!/bin/bash
# Control requests that inox_ss answers later, and its sleep: what USB 3 calls function suspend.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

options=$gadgets/g/functions/inox_ss.0
refused="ctrl: Broken pipe" done="ctrl:"

state() { echo "$gadgets"/g/functions/*; }

# plugged PREFIX
plugged() {
	plug g b/p
	device=$(device_at b 1 "$1")
	wait_for 20 test -e "$device:1.0/bInterfaceNumber"
	node=$(node_of "$device")
}

gone() {
	unplug g
	wait_for 20 eval "! test -e $device"
}

step() { usb-steps "$node" "$@" | paste -sd ';' | sed 's/;/; /g'; }

# later MS NUMBER [LIMIT]: a step
later() { echo "ctrl 0x40 0x5d $1 $2 0 ${3:-60000}"; }

recall="ctrl 0xc0 0x5c 0 0 2 5000"

# shellcheck disable=SC2046,SC2086 # words are meant
answered_later() {
	is "$1: an answer that comes later" "$done" "$(step $(later 50 0x1234))"
	is "$1: was what it waited for" "ctrl: 34 12" "$(step $recall)"
	is "$1: one that comes at once" "$done; ctrl: 78 56" "$(step $(later 0 0x5678) $recall)"
	is "$1: a refusal that comes later" "$refused; ctrl: 78 56" "$(step $(later 50 0) $recall)"
	is "$1: it has no data" "$refused" "$(step ctrl 0xc0 0x5d 0 1 2 5000)"
	is "$1: again and again" "$(printf '%s; ' "$done" "$done" "$done" "$done")$done" \
		"$(step $(for i in {1..5}; do later 1 "$i"; done))"
}

# The host gives up; what comes late is nobody's, and until then there is no other.
# shellcheck disable=SC2046,SC2086
given_up() {
	is "the host gives up" "ctrl: Connection timed out" "$(step $(later 6000 0xaaaa 50))"
	is "meanwhile there is no other, but all else" "$refused; ctrl: 05 00" \
		"$(step $(later 0 0xbbbb) $recall)"
	succeeds "it ends all the same" wait_for 60 recalls "aa aa"
	is "and then there may be another" "$done; ctrl: 01 00" "$(step $(later 1 1) $recall)"
}

# shellcheck disable=SC2086
recalls() { [ "$(step $recall)" = "ctrl: $1" ]; }

# Whoever goes away is owed nothing; the gadget waits for the call.
# shellcheck disable=SC2046
unplugged() {
	local i
	for ((i = 0; i < 5; i++)); do
		step $(later 300 7) >/dev/null &
		sleep 0.$i
		gone
		wait
		plugged super_
	done
	is "unplugged while an answer is awaited" 5 "$i"
	is "afterwards it answers" "$done" "$(step $(later 1 1))"
}

# feature set|clear OPTIONS: a step; the options are as those of SET_FEATURE(FUNCTION_SUSPEND)
feature() {
	local request=3
	[ "$1" = set ] || request=1
	echo "ctrl 0x01 $request 0 $(($2 << 8)) 0 5000"
}

# status, and what the function says: is it asleep, and how often was it
told="ctrl 0x81 0 0 0 2 5000 ctrl 0xc0 0x5e 0 0 2 5000"

# says NAME STATUS ASLEEP STEP...: after the step
says() {
	local name=$1 expected="ctrl: $2 00; ctrl: $3"
	shift 3
	# shellcheck disable=SC2086
	is "$name" "${1:+$done; }$expected" "$(step "$@" $told)"
}

# shellcheck disable=SC2046
suspended() {
	says "it is awake at first" 01 "00 00"
	says "the host lets it sleep" 01 "01 01" $(feature set 1)
	says "twice is once" 01 "01 01" $(feature set 1)
	says "the host lets it go on" 01 "00 01" $(feature set 0)
	says "it sleeps and may wake the host" 03 "01 02" $(feature set 3)
	says "clearing it is letting it go on" 01 "00 02" $(feature clear 0)
	says "it may wake the host without sleep" 03 "00 02" $(feature set 2)
	step $(feature set 3) >/dev/null
	gone
	plugged super_
	says "one that is plugged in anew is awake" 01 "00 03"
}

is_now() { grep -q "^$1" "$device/power/runtime_status"; }

# suspended_with OPTIONS: the host has set these, and lets the device sleep; for long, once it is awake
suspended_with() {
	# shellcheck disable=SC2046
	step $(feature set "$1") >/dev/null
	put "$device/power/autosuspend_delay_ms" 0
	put "$device/power/control" auto
	wait_for 20 is_now suspended
	put "$device/power/autosuspend_delay_ms" 600000
}

wake() {
	put /sys/class/udc/vusb-udc.b.p/srp 1
	wait_for "$1" is_now active
}

waking() {
	suspended_with 1
	refuses "a function that may not does not wake the host" "" wake 2
	is "the host still sleeps" suspended "$(get "$device/power/runtime_status")"
	put "$device/power/control" on
	suspended_with 3
	is "the host sleeps again" suspended "$(get "$device/power/runtime_status")"
	succeeds "one that may wakes it" wake 20
	says "then the stock host has told it to go on" 01 "00 05"
}

# As Windows asks, of the interface: one row, of its number and the two names.
windows() {
	local os=$gadgets/g/os_desc own=$options/os_desc/interface.inox_ss
	put "$own/compatible_id" WINUSB
	put "$own/sub_compatible_id" 5162001
	is "what was written is read" "WINUSB 5162001" "$(get "$own/compatible_id") $(get "$own/sub_compatible_id")"
	put "$os/use" 1
	put "$os/b_vendor_code" 0xcd
	put "$os/qw_sign" MSFT100
	ln -s "$gadgets/g/configs/c.1" "$os"
	plugged "$1"
	is "$2: the host reads it" "ctrl: 28 00 00 00 00 01 04 00 01 00 00 00 00 00 00 00 00 01 57 49 4e 55 53 42 00 00 35 31 36 32 30 30 31 00 00 00 00 00 00 00" \
		"$(step ctrl 0xc0 0xcd 0 4 64 5000)"
	gone
	rm "$os/c.1"
	put "$os/use" 0
}

configuration() {
	rm "$gadgets/g/configs/c.1/inox_ss.0"
	put "$gadgets/g/configs/c.1/bmAttributes" "$1"
	ln -s "$options" "$gadgets/g/configs/c.1/"
}

need_tool paste
plan 29
start_vusb
load usb_f_inox_ss
mkdir "$vusb/b"
live b
new_port b/p super-speed
mkdir "$gadgets/g" "$gadgets/g/configs/c.1"
sweep "inox_ss: mkdir" usb_f_inox_ss "mkdir $options" "rmdir $options" state
mkdir "$options"
put "$gadgets/g/idVendor" 0x1d6b
put "$gadgets/g/idProduct" 0x0104
ln -s "$options" "$gadgets/g/configs/c.1/"
configuration 0xa0
plugged super_
answered_later "super speed"
given_up
unplugged
suspended
waking
gone
configuration 0x80
plugged super_
# shellcheck disable=SC2046
says "without that, none may wake the host" 00 "01 01" $(feature set 3)
gone
windows super_ "names for Windows"
finish
