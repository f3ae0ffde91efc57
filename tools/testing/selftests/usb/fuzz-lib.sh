# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with vusb-lib.sh
# Noise in control requests to inox_ss, by usbfs: for the short test and for the long one.

# shellcheck source=usbtest-lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/usbtest-lib.sh"

noise_is_there() { bound_to "$device" usbtest; }

# What usbtest says of control transfers and of a bulk endpoint.
works() {
	node=$(node_of "$device")
	usbtest_passes "$1" 9
	usbtest_passes "$1" 1
}

# fuzz_usb COUNT: FUZZ_USB_RESULTS results
FUZZ_USB_RESULTS=8
fuzz_usb() {
	local objects said
	said=$(mktemp)
	at_exit "rm -f '$said'"
	objects=$(get /sys/module/usb_f_inox_ss/parameters/inox_live)
	mkdir "$vusb/n"
	live n
	new_port n/p super-speed
	new_gadget n inox_ss.0
	rm "$gadgets/n/configs/c.1/inox_ss.0"
	put "$gadgets/n/functions/inox_ss.0/bulk_streams" 4
	ln -s "$gadgets/n/functions/inox_ss.0" "$gadgets/n/configs/c.1/"
	plug n n/p
	device=$(device_at n 1 super_)
	succeeds "usbtest has it" wait_for 30 noise_is_there
	works "before"
	fuzz-control "$node" "$1" 1 >"$said" 2>&1
	note "$(cat "$said")"
	like "it ends well" "succeeded *" "$(cat "$said")"
	succeeds "one request in ten was answered" [ "$(awk '{ print $2 + 0 }' "$said")" -gt $(($1 / 10)) ]
	unplug n
	wait_for 30 eval '! noise_is_there'
	plug n n/p
	wait_for 30 noise_is_there
	works "plugged in anew"
	drop_gadget n
	drop_bus n
	is "as many live objects as before" "$objects" "$(get /sys/module/usb_f_inox_ss/parameters/inox_live)"
}
