#!/bin/bash
# inox_lm75 and the stock lm75, each on a chip of its own of the same model, on the same bus.

# shellcheck source=../guest-lib.sh
. /bench/guest-lib.sh
# shellcheck source=../../selftests/i2c/sim-lib.sh
. /selftests/i2c/sim-lib.sh

bound() {
	local try
	for ((try = 0; try < 50; try++)); do
		[ ! -e "$(hwmon bench "$1")/name" ] || return 0
		sleep 0.1
	done
	echo "no driver binds at $1"
	return 1
}

# pair MODEL ADDRESS ADDRESS: ours at the first, the stock driver's at the second
pair() {
	new_chip "bench/$1.ours" "$2" "inox-$1"
	new_chip "bench/$1.peer" "$3" "$1"
	live "bench/$1.ours"
	live "bench/$1.peer"
	put "$sim/bench/$1.ours/temperature" 36562
	put "$sim/bench/$1.peer/temperature" 36562
	bound "$2" && bound "$3" || exit 1
	same "$1: the drivers are ours and the peer's" "inox_lm75 lm75" "$(driver_of bench "$2") $(driver_of bench "$3")"
}

transfers() { get "$sim/bench/$1/transfers"; }

# rows MODEL ADDRESS ADDRESS
rows() {
	local ours peer before
	ours=$(hwmon bench "$2") peer=$(hwmon bench "$3")
	same "$1: both read the same temperature" "$(cat "$ours/temp1_input")" "$(cat "$peer/temp1_input")"
	# The peer asks its chip for the limit the first time.
	same "$1: both read the same limit" "$(cat "$ours/temp1_max")" "$(cat "$peer/temp1_max")"
	before=("$(transfers "$1.ours")" "$(transfers "$1.peer")")
	versus "$1: read name, which asks no driver" - "$ours/name" "$peer/name"
	versus "$1: read temp1_input" 1.00 "$ours/temp1_input" "$peer/temp1_input"
	versus "$1: read temp1_max" 1.00 "$ours/temp1_max" "$peer/temp1_max"
	versus "$1: write temp1_max" 1.00 "$ours/temp1_max" "$peer/temp1_max" 61000
	same "$1: both chips hold the limit" "$(get "$sim/bench/$1.ours/max")" "$(get "$sim/bench/$1.peer/max")"
	same "$1: both chips were addressed as often" \
		$(($(transfers "$1.ours") - before[0])) $(($(transfers "$1.peer") - before[1]))
}

modprobe i2c-sim
modprobe lm75
new_bus bench
live bench
pair lm75 0x48 0x49
pair tmp105 0x4a 0x4b
rows lm75 0x48 0x49
rows tmp105 0x4a 0x4b
drop_bus bench
