#!/bin/bash
# inox_test unbound and bound while its work and thread run, programs wait in its character device and others
# read and write its files in sysfs.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../i2c/sim-lib.sh
. "$(dirname "$0")/../i2c/sim-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

driver=/sys/bus/i2c/drivers/inox_test

# Waits for a message or for the end of its device; what it has open may be an old one's.
receiver() {
	local got=0 gone=0
	while in_use; do
		if read -r <"$node"; then got=$((got + 1)); else gone=$((gone + 1)); fi
	done 2>/dev/null
	echo "$got $gone" >"$work/receiver.$BASHPID"
}

# A node that is not there must not become a file.
sender() {
	while in_use; do
		[ ! -c "$node" ] || echo message >"$node"
	done 2>/dev/null
}

# One file stays open over the next unbinding, and is read after it.
clerk() {
	local held value
	while in_use; do
		{ exec {held}<"$at/used"; } || held=''
		echo -3 >"$at/trim"
		echo 2 >"$at/level"
		read -r value <"$at/message"
		echo 1 >"$at/flush"
		echo 1 >"$at/pace"
		[ -z "$held" ] || { read -r value <&"$held"; exec {held}<&-; }
	done 2>/dev/null
}

again() { echo "$name" >"$driver/unbind" && echo "$name" >"$driver/bind"; }
turns_beyond() { [ "$(get "$at/turns")" -gt "$1" ]; }
ticks_beyond() { [ "$(get "$(hwmon soak 0x48)/temp1_input")" -gt "$1" ]; }
live_objects() { get /sys/module/inox_test/parameters/inox_live; }

# Until the last receiver has gone, its device's file is one more.
settled() { [ "$(live_objects)" = "$objects" ]; }

need_module inox_test i2c-sim
plan 7
start_sim
load inox_test
new_bus soak
live soak
new_chip soak/lm75.x 0x48 inox-test
live soak/lm75.x
at=$(device soak 0x48) name=${at##*/}
node=/dev/inox-test-$name
wait_for 10 test -c "$node"
pause_mdev
objects=$(live_objects)
soak again receiver receiver sender clerk
read -r got gone <<<"$(awk '{ d += $1; g += $2 } END { print d, g }' "$work"/receiver.*)"
note "$got messages received, $gone times nothing"
is "it is unbound and bound $cycles times in use" "$cycles" "$worked"
succeeds "messages came in the meantime" [ "$got" -gt $((cycles / 10)) ]
is "it is bound" inox_test "$(driver_of soak 0x48)"
succeeds "with as many live objects as before" settled
succeeds "its work runs" wait_for 20 ticks_beyond 3
succeeds "and its thread" wait_for 20 turns_beyond 3
put "$at/trim" 5
is "and its files are there" 5 "$(get "$at/trim")"
finish
