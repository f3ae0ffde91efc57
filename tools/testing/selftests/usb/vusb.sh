#!/bin/bash
# vusb: the module, its directories and attributes, and devices that come, sleep and go.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

rounds=${INOX_ROUNDS:-10}
no_number="Invalid argument" out_of_range="Numerical result out of range" busy="Device or resource busy"

# says_no FILE VALUE ERROR: refused with that error, and nothing changed
says_no() {
	local before name=${1#"$vusb/"}
	before=$(<"$1")
	refuses "$name refuses '${2:0:20}'" "$3" put "$1" "$2"
	[ "$(<"$1")" = "$before" ] || not_ok "$name is as it was" "it was '$before' and is '$(<"$1")'"
}

attributes() {
	local port=$vusb/b/p file
	is "no bus number at first" "-1 -1" "$(<"$vusb/b/bus_num") $(<"$vusb/b/super_bus_num")"
	is "a port has the highest speed at first" super-speed "$(<"$port/speed")"
	is "its controller has a name at once" vusb-udc.b.p "$(<"$port/udc")"
	says_no "$vusb/b/paced" 2 "$out_of_range"
	says_no "$vusb/b/paced" x "$no_number"
	says_no "$port/port" 9 "$out_of_range"
	says_no "$port/port" -1 "$out_of_range"
	says_no "$port/speed" "" "$no_number"
	says_no "$port/speed" 0123456789abcdef "File name too long"
	for file in fault_stall fault_error fault_short; do
		says_no "$port/$file" -2 "$out_of_range"
		says_no "$port/$file" 2147483648 "$out_of_range"
	done
	refuses "a counter is read-only" "Permission denied" put "$port/transfers" 0
	put "$port/speed" warp
	says_no "$port/live" 1 "$no_number"
	put "$port/speed" high-speed
}

directories() {
	refuses "a dot in a port's name is refused" "$no_number" mkdir "$vusb/b/p.q"
	refuses "so is a name with no room" "File name too long" mkdir "$vusb/b/$(printf '%060d' 0)"
	succeeds "a bus goes live" live b
	succeeds "a port goes live" live b/p
	refuses "a live bus cannot be removed" "$busy" rmdir "$vusb/b"
	refuses "nor can a live port" "$busy" rmdir "$vusb/b/p"
	says_no "$vusb/b/p/speed" low-speed "$busy"
	says_no "$vusb/b/paced" 1 "$busy"
	refuses "nor can the module be unloaded" "in use" rmmod vusb
	is "the UDC is there" high-speed "$(get /sys/class/udc/vusb-udc.b.p/maximum_speed)"
}

# A ninth port has no socket; a chosen one may be taken.
sockets() {
	local i
	for i in 2 3 4 5 6 7 8 9; do mkdir "$vusb/b/p$i"; done
	put "$vusb/b/p2/port" 1
	says_no "$vusb/b/p2/live" 1 "$busy"
	put "$vusb/b/p2/port" 0
	for i in 2 3 4 5 6 7 8; do live "b/p$i" || not_ok "port $i goes live"; done
	says_no "$vusb/b/p9/live" 1 "$busy"
	for i in 2 3 4 5 6 7 8 9; do dead "b/p$i" && rmdir "$vusb/b/p$i"; done
	is "the others are gone" b/p "$(cd "$vusb" && echo b/*/ | sed 's|/$||')"
}

appears() { wait_for 20 test -e "$1/bNumInterfaces"; }
vanishes() { wait_for 20 eval "! test -e $1"; }

coming_and_going() {
	local device
	new_gadget g SourceSink.0
	plug g b/p
	device=$(device_at b 1)
	succeeds "a gadget that is bound appears" appears "$device"
	is "at its speed" 480 "$(<"$device/speed")"
	wait_for 10 bound_to "$device" usbtest
	is "the gadget knows that it is configured" configured "$(get /sys/class/udc/vusb-udc.b.p/state)"
	unplug g
	succeeds "one that is unbound vanishes" vanishes "$device"
	plug g b/p
	succeeds "and appears again" appears "$device"
	dead b
	is "a bus that goes takes it along" "" "$(ls "$device" 2>/dev/null)"
	live b
	device=$(device_at b 1)
	succeeds "a bus that comes finds it" appears "$device"
	dead b/p
	succeeds "a port that goes takes it along" vanishes "$device"
	live b/p
	unplug g
	plug g b/p
	succeeds "a port that comes can have it again" appears "$device"
}

# Two devices on one bus, one of each root hub.
two() {
	new_port b/q super-speed
	new_gadget h SourceSink.1
	plug h b/q
	succeeds "a second device appears at the second port" appears "$(device_at b 2 super_)"
	is "at its own speed" 5000 "$(<"$(device_at b 2 super_)/speed")"
	node=$(node_of "$(device_at b 2 super_)")
	wait_for 10 bound_to "$(device_at b 2 super_)" usbtest
	usbtest_passes "the second device" 1
	node=$(node_of "$(device_at b 1)")
	usbtest_passes "the first device" 1
	drop_gadget h
	dead b/q
	rmdir "$vusb/b/q"
}

# fault FILE ERRNO-TEXT: the next transfer has it, and the one after has not
fault() {
	put "$vusb/b/p/$1" 1
	like "$1: the transfer has it" "*$3*" "$(usbtest_case "$node" "$2" 2>&1 | tail -n 1)"
	is "$1: it struck once" 0 "$(<"$vusb/b/p/$1")"
	testusb -D "$node" -t 13 -c 1 >/dev/null 2>&1
	usbtest_passes "$1: afterwards" "$2"
}

faults() {
	node=$(node_of "$(device_at b 1)")
	fault fault_stall 1 "Broken pipe"
	fault fault_error 1 "Protocol error"
	fault fault_short 2 "Remote I/O error"
}

# The host lets the device sleep, and go on.
sleeping() {
	local device udc=/sys/class/udc/vusb-udc.b.p
	device=$(device_at b 1)
	put "$device:1.0/driver/unbind" "$(basename "$device"):1.0"
	put "$device/power/autosuspend_delay_ms" 0
	put "$device/power/control" auto
	succeeds "the host suspends it" wait_for 20 grep -q suspended "$device/power/runtime_status"
	is "the gadget knows" suspended "$(<"$udc/state")"
	put "$device/power/control" on
	succeeds "the host lets it go on" wait_for 20 grep -q active "$device/power/runtime_status"
	put /sys/bus/usb/drivers/usbtest/bind "$(basename "$device"):1.0"
	usbtest_passes "after its sleep" 1
}

# Traffic runs while cables are pulled; whatever it says, the machine stays whole.
# With PREEMPT_RT who waits for a queue of usbtest may be gone before its lock is released, when a
# cable is pulled.
if [ -e /sys/kernel/realtime ]; then traffic=(2 9); else traffic=(10 28); fi

unplugging() {
	local i device
	device=$(device_at b 1)
	for ((i = 0; i < rounds; i++)); do
		wait_for 20 bound_to "$device" usbtest || break
		node=$(node_of "$device")
		beside usbtest_case "$node" "${traffic[0]}" >/dev/null 2>&1 &
		beside usbtest_case "$node" "${traffic[1]}" >/dev/null 2>&1 &
		sleep 0.$((i % 4))
		case $((i % 3)) in
		0) unplug g && plug g b/p ;;
		1) dead b && live b && device=$(device_at b 1) ;;
		2) dead b/p && live b/p && unplug g && plug g b/p ;;
		esac
		wait %% %- 2>/dev/null
	done
	is "unplugged $rounds times under traffic" "$rounds" "$i"
	succeeds "and the device is there" appears "$device"
	wait_for 10 bound_to "$device" usbtest
	node=$(node_of "$device")
	usbtest_passes "after all of it" 5
}

usbmon_sees() {
	local n=/sys/kernel/debug/usb/usbmon bus
	bus=$(<"$vusb/b/bus_num")
	modprobe usbmon
	if [ ! -e "$n/${bus}u" ]; then
		skip "usbmon sees the traffic" "the kernel lets nobody read debugfs"
		return
	fi
	cat "$n/${bus}u" >/tmp/usbmon.$$ &
	sleep 1
	usbtest_case "$(node_of "$(device_at b 1)")" 1 >/dev/null
	sleep 1
	kill $!
	like "usbmon sees the traffic" "[1-9]*" "$(grep -c ' Bo:' /tmp/usbmon.$$)"
	rm /tmp/usbmon.$$
}

need_tool testusb modprobe rmmod
need_module usbtest
plan 61
loads_twice vusb
start_vusb
modprobe usbtest
at_exit "rmmod usbtest"
mkdir "$vusb/b" "$vusb/b/p"
attributes
directories
sockets
coming_and_going
two
faults
usbmon_sees
sleeping
unplugging
finish
