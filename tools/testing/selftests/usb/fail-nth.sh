#!/bin/bash
# Every call of the layer that can fail is made to, in vusb; not those that a gadget makes while data
# moves, as the stock one loses a request that it cannot queue again.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

folders() { echo "$vusb"/* "$vusb"/*/*/; }
state() { echo "$(<"$vusb/b/live") $(<"$vusb/b/bus_num") $(ls /sys/bus/usb/devices /sys/class/udc)"; }
bind() { plug g b/p; }
unbind() { unplug g; }

need_tool testusb
need_module usbtest
plan 7
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
usbtest_passes "after all of it" 1
finish
