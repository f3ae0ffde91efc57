# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every driver of the MCP9808, the tutorial's and the stock jc42, on a simulated chip.

attr() { cat "$(hwmon "$1" "$2")/$3"; }

set_attr() { echo "$4" >"$(hwmon "$1" "$2")/$3"; }

put_temperature() { put "$sim/$1/temperature" "$2"; }

# flags SENSOR: the alarms of min, max and crit
flags() { echo "$(<"$1/temp1_min_alarm") $(<"$1/temp1_max_alarm") $(<"$1/temp1_crit_alarm")"; }

# A step is a sixteenth of a degree; a driver may round what is no whole number of millidegrees.
near() {
	local name=$1 expected=$2 actual=$3
	if [ $((actual - expected)) -le 1 ] && [ $((expected - actual)) -le 1 ]; then
		ok "$name"
	else
		not_ok "$name" "expected: $expected, or 1 beside it
actual:   $actual"
	fi
}

# mcp9808_driver SENSOR CHIP: a driver at its job, MCP9808_RESULTS results
MCP9808_RESULTS=25
mcp9808_driver() {
	local t said
	for t in -40000 -10062 -500 -62 0 62 24937 85500 124937 125000; do
		put_temperature "$2" "$t"
		near "$t is read" "$t" "$(<"$1/temp1_input")"
	done
	for said in min:-20000:0x1ec0 max:60250:0x03c4 crit:99750:0x063c; do
		IFS=: read -r name t reg <<<"$said"
		put "$1/temp1_$name" "$t"
		is "temp1_$name is kept" "$t" "$(<"$1/temp1_$name")"
		is "and the chip holds it" "$reg" "$(<"$sim/$2/$name")"
		refuses "temp1_$name takes numbers only" "Invalid argument" put "$1/temp1_$name" warm
	done
	for said in "-20000 0 0 0" "-20063 1 0 0" "60250 0 0 0" "60313 0 1 0" "99688 0 1 0" "99750 0 1 1"; do
		put_temperature "$2" "${said%% *}"
		is "alarms of min, max, crit at ${said%% *}" "${said#* }" "$(flags "$1")"
	done
	put_temperature "$2" 25000
}
