#!/bin/bash
# A chip made, plugged in, unplugged and removed while its bus carries traffic: what holds it then is
# its driver, an open bus, and who reads its files in configfs.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../i2c/sim-lib.sh
. "$(dirname "$0")/../i2c/sim-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

chip=$sim/soak/tmp105.x

talker() {
	local answered=0
	while in_use; do
		i2cget -f -y "$bus" 0x48 1 && answered=$((answered + 1))
	done >/dev/null 2>&1
	echo "$answered" >"$work/talker.$BASHPID"
}

# One file stays open while its folder goes and comes.
reader() {
	local file value held
	while in_use; do
		{ exec {held}<"$chip/temperature"; } || held=''
		for file in "$chip"/* "$sim"/soak/trace "$device"/hwmon/hwmon*/temp1_input; do
			read -r value <"$file"
		done
		[ -z "$held" ] || { read -r value <&"$held"; exec {held}<&-; }
	done 2>/dev/null
}

weather() {
	while in_use; do
		echo 81000 >"$chip/temperature"
		echo 20000 >"$chip/temperature"
	done 2>/dev/null
}

make_chip() {
	mkdir "$chip" && echo 0x48 >"$chip/address" && echo inox-tmp105 >"$chip/device" && echo 1 >"$chip/live"
}

again() { echo 0 >"$chip/live" && rmdir "$chip" && make_chip; }

need_tool i2cget
need_module inox_lm75 i2c-sim
plan 5
start_sim
load inox_lm75
new_bus soak
live soak
make_chip
bus=$(bus_num soak) device=$(device soak 0x48)
wait_for 10 test -e "$device/driver"
pause_mdev
objects=$(get /sys/module/i2c_sim/parameters/inox_live)
soak again talker talker reader weather
answered=$(awk '{ n += $1 } END { print n }' "$work"/talker.*)
note "$answered answers"
is "it is plugged in and out $cycles times" "$cycles" "$worked"
succeeds "it answered in the meantime" [ "$answered" -gt $((cycles / 100)) ]
is "its driver has it" inox_lm75 "$(driver_of soak 0x48)"
is "as many live objects as before" "$objects" "$(get /sys/module/i2c_sim/parameters/inox_live)"
put "$chip/temperature" 25000
is "it reads" 25000 "$(get "$device"/hwmon/hwmon*/temp1_input)"
finish
