#!/bin/bash
# inox_lm75 unbound and bound while its files are read and written and its line interrupts.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../i2c/sim-lib.sh
. "$(dirname "$0")/../i2c/sim-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

driver=/sys/bus/i2c/drivers/inox_lm75
chip=$sim/soak/tmp105.x

# The glob may name what is gone by the time it is opened: refusals are counted, not faults.
read_all() {
	local file value
	for file in "$device"/hwmon/hwmon*/temp1_{input,max,max_hyst,alarm} "$device"/hwmon/hwmon*/update_interval; do
		if read -r value <"$file"; then readings=$((readings + 1)); else refused=$((refused + 1)); fi
	done
}

# One file stays open over the next unbinding, and is read after it.
reader() {
	local readings=0 refused=0 value held
	while in_use; do
		{ exec {held}<"$(echo "$device"/hwmon/hwmon*/temp1_input)"; } || held=''
		read_all
		[ -z "$held" ] || { read -r value <&"$held"; exec {held}<&-; }
	done 2>/dev/null
	echo "$readings $refused" >"$work/reader.$BASHPID"
}

# Limits are written and the alarm comes and goes, by interrupt.
weather() {
	local file celsius=0
	while in_use; do
		celsius=$(((celsius + 37) % 120))
		echo "${celsius}000" >"$chip/temperature"
		for file in "$device"/hwmon/hwmon*/temp1_max; do echo $((celsius / 2))000 >"$file"; done
	done 2>/dev/null
}

# Every write must succeed: nobody else binds this device.
again() { echo "$name" >"$driver/unbind" && echo "$name" >"$driver/bind"; }

need_module inox_lm75 i2c-sim
plan 5
start_sim
load inox_lm75
new_bus soak
live soak
new_chip soak/tmp105.x 0x48 inox-tmp105 1
live soak/tmp105.x
wait_for 10 test -e "$driver/$(bus_num soak)-0048"
pause_mdev
device=$(device soak 0x48) name=$(bus_num soak)-0048
objects=$(get /sys/module/inox_lm75/parameters/inox_live)
soak again reader reader weather
read -r readings refused <<<"$(awk '{ d += $1; r += $2 } END { print d, r }' "$work"/reader.*)"
note "$readings readings, $refused refused"
is "it is unbound and bound $cycles times in use" "$cycles" "$worked"
succeeds "and was read in the meantime" [ "$readings" -gt $((cycles / 10)) ]
is "it is bound" inox_lm75 "$(driver_of soak 0x48)"
is "with as many live objects as before" "$objects" "$(get /sys/module/inox_lm75/parameters/inox_live)"
put "$chip/temperature" 25000
is "and reads" 25000 "$(get "$device"/hwmon/hwmon*/temp1_input)"
finish
