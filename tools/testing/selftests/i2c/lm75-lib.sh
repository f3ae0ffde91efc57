# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every LM75 driver, ours and the stock one, on a simulated chip.

# attribute BUS ADDRESS NAME
attr() { cat "$(hwmon "$1" "$2")/$3"; }

set_attr() { echo "$4" >"$(hwmon "$1" "$2")/$3"; }

# What a sensor of that many bits says of a temperature: rounded down to a step, in millidegrees
# rounded down. The driver and the model each do this in their own way.
measured() {
	local per_degree=$((1 << ($2 - 8))) steps floor
	steps=$(($1 * per_degree))
	steps=$(((steps + (steps < 0 ? -500 : 500)) / 1000))
	floor=$((steps * 1000 / per_degree))
	echo $((floor * per_degree > steps * 1000 ? floor - 1 : floor))
}

# measures SENSOR CHIP BITS: temp1_input follows the surroundings over the whole range
measures() {
	local t
	for t in -55000 -10063 -500 -125 0 62 125 437 24999 25000 85300 124937 125000; do
		put "$sim/$2/temperature" "$t"
		is "$2: $t is read with $3 bits" "$(measured "$t" "$3")" "$(<"$1/temp1_input")"
	done
}

# limits SENSOR CHIP BITS: kept, rounded to a step, held in the chip's range
limits() {
	local name t
	for name in temp1_max temp1_max_hyst; do
		for t in -55000 -500 0 62500 125000; do
			put "$1/$name" "$t"
			is "$2: $name $t is kept" "$t" "$(<"$1/$name")"
		done
		put "$1/$name" 40300
		is "$2: $name is rounded to a step" "$(measured 40300 "$3")" "$(<"$1/$name")"
		put "$1/$name" 200000
		is "$2: $name stops at the highest" 125000 "$(<"$1/$name")"
		put "$1/$name" -200000
		is "$2: $name stops at the lowest" -55000 "$(<"$1/$name")"
		refuses "$2: $name takes numbers only" "Invalid argument" put "$1/$name" warm
		is "$2: $name is as it was" -55000 "$(<"$1/$name")"
	done
	put "$1/temp1_max" 80000
	put "$1/temp1_max_hyst" 75000
	is "$2: the chip holds max" 0x5000 "$(<"$sim/$2/max")"
	is "$2: the chip holds max_hyst" 0x4b00 "$(<"$sim/$2/hyst")"
}

# tells BUS ADDRESS CHIP NAME: what sensors, the stock tool, makes of it
tells() {
	put "$sim/$3/temperature" 25500
	is "$3: its name is $4" "$4" "$(attr "$1" "$2" name)"
	like "$3: sensors shows it" "*temp1:*+25.5*high = +80.0*hyst = +75.0*" \
		"$(sensors "$4-i2c-$(bus_num "$1")-$(printf %x "$2")" 2>&1 | tr '\n' ' ')"
}

# Bits of a measurement.
measured_bits() {
	case $1 in
	lm75) echo 9 ;;
	lm75b) echo 11 ;;
	*) echo 12 ;;
	esac
}

# lm75_driver BUS ADDRESS CHIP NAME BITS: a driver at its job on a chip whose limits have that
# many bits, LM75_RESULTS results.
LM75_RESULTS=37
lm75_driver() {
	local sensor
	sensor=$(hwmon "$1" "$2")
	measures "$sensor" "$3" "$(measured_bits "$4")"
	limits "$sensor" "$3" "$5"
	tells "$@"
}
