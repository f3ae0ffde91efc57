# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every driver of these expanders, ours and the stock one, on a simulated chip.

# The kernel's name of the lines at an address; empty while there are none.
lines_at() {
	local dir
	for dir in "$(device "$1" "$2")"/gpiochip*; do
		[ ! -d "$dir" ] || echo "${dir##*/}"
	done
}

has_lines() { local lines; lines=$(lines_at "$1" "$2") && [ -n "$lines" ] && [ -c "/dev/$lines" ]; }

# plug CHIP ADDRESS: live, and a driver has made lines of it
plug() { live "$1" && wait_for 20 has_lines "${1%%/*}" "$2"; }

chip_lines() { lines_at a 0x20; }

# Numbers of all lines of a chip.
all_lines() { seq 0 $(($1 - 1)); }

# bits VALUE LINES: as gpioget prints them, line 0 first
bits() {
	local i out=''
	for ((i = 0; i < $2; i++)); do out+="$(($1 >> i & 1)) "; done
	echo "${out% }"
}

# assignments VALUE LINES: as gpioset takes them
assignments() {
	local i
	for ((i = 0; i < $2; i++)); do echo "$i=$(($1 >> i & 1))"; done
}

# shellcheck disable=SC2046 # a word for each line
get_lines() { gpioget "$(chip_lines)" $(all_lines "$1"); }

# shellcheck disable=SC2046 # the same
set_lines() { gpioset "$(chip_lines)" $(assignments "$1" "$2"); }

reads_pins() {
	local pins bad='' before
	for pins in 0x5555 0xaaaa 0x8001; do
		put "$sim/$chip/pins" $((pins))
		before=$(<"$sim/$chip/reads")
		[ "$(get_lines "$1")" = "$(bits $pins "$1")" ] || bad+=" $pins: $(get_lines "$1")"
	done
	is "$chip: gpioget reads the pins" "" "$bad"
	before=$(<"$sim/$chip/reads")
	get_lines "$1" >/dev/null
	is "$chip: all of them at once" "$2" $(($(<"$sim/$chip/reads") - before))
}

drives_pins() {
	local value bad='' mask=$(((1 << $1) - 1))
	put "$sim/$chip/pins" 65535
	for value in 0x5555 0xaaaa 0x7ffe; do
		set_lines $value "$1" || bad+=" $value is not set"
		[ "$(<"$sim/$chip/levels")" = "$(printf '0x%04x' $((value & mask)))" ] || bad+=" $value: $(<"$sim/$chip/levels")"
	done
	is "$chip: gpioset drives the pins" "" "$bad"
	gpioset "$(chip_lines)" 2=0 5=1
	is "$chip: two lines leave the others" "$(printf '0x%04x' $(((0x7ffe & mask & ~0x24) | 0x20)))" "$(<"$sim/$chip/levels")"
	put "$sim/$chip/pins" 4
	is "$chip: and read, they are inputs again" "$(bits 4 "$1")" "$(get_lines "$1")"
}

# lines_job CHIP LINES BYTES: a driver at its whole job, reading so many bytes; LINES_RESULTS results
LINES_RESULTS=6
lines_job() {
	chip=$1
	like "$1: gpioinfo knows it" "*- $2 lines:*" "$(gpioinfo "$(chip_lines)" | head -n 1)"
	reads_pins "$2" "$3"
	drives_pins "$2"
}

# watch OPTIONS... CHIP LINE...: gpiomon in the background, until it listens to all of them
heard=$(mktemp)
at_exit "rm -f '$heard'"
listens() { [ "$(gpioinfo "$(chip_lines)" | grep -c '"gpiomon"')" -eq "$1" ]; }

watch() {
	: >"$heard"
	gpiomon -b --format="%e %o" "$@" >"$heard" 2>&1 & watcher=$!
	wait_for 10 listens "$(printf '%s\n' "$@" | grep -c '^[0-9]')"
}

unwatch() {
	kill "$watcher" 2>/dev/null
	wait "$watcher" 2>/dev/null
}

# A 1 is a rising edge, a 0 a falling one; then the line.
events() { tr '\n' ',' <"$heard"; }

heard_n() { [ "$(wc -l <"$heard")" -ge "$1" ]; }

# expect NAME EVENTS: all that comes, and no more
expect() {
	local n
	n=$(tr -cd , <<<"$2" | wc -c)
	wait_for 5 heard_n "$n"
	sleep 0.3
	is "$1" "$2" "$(events)"
}

pins() { put "$sim/$chip/pins" $(($1)); }

# edges_job CHIP: EDGES_RESULTS results
EDGES_RESULTS=6
edges_job() {
	chip=$1
	pins 0xff
	watch "$(chip_lines)" 3 6
	pins 0xf7
	wait_for 5 heard_n 1
	pins 0xff
	expect "$1: both edges of a line" "0 3,1 3,"
	pins 0xb7
	wait_for 5 heard_n 4
	is "$1: of two lines at once" "0 3,0 6," "$(tail -n 2 "$heard" | tr '\n' ',')"
	pins 0xb6
	pins 0xb7
	sleep 0.5
	is "$1: and of no others" 4 "$(wc -l <"$heard")"
	unwatch
	pins 0xff
	watch --rising-edge "$(chip_lines)" 0
	pins 0xfe
	sleep 0.5
	pins 0xff
	expect "$1: rising edges alone" "1 0,"
	unwatch
	watch --falling-edge "$(chip_lines)" 0
	pins 0xfe
	sleep 0.5
	pins 0xff
	expect "$1: falling edges alone" "0 0,"
	unwatch
	is "$1: the pin is calm" 0 "$(sleep 0.3; get "$sim/$1/pin")"
}

# use_lines LINES: gpiolib of 6.1 never lets go of the driver of one that is requested while its chip goes
use_lines() {
	gpioinfo "$1"
	[ "$lets_go" = 0 ] || gpioset "$1" 8=0 9=1
	[ "$lets_go" = 0 ] || gpioget "$1" 0 1 2 3
}

# busy CHIP: for as long as the file is there
busy() {
	while [ -e "$work" ]; do
		use_lines "$(chip_lines)"
		put "$sim/$1/pins" $RANDOM
	done >/dev/null 2>&1
}

# lines_in_use CHIP PLACE DRIVER: a driver that is the test's to bind and unbind, meanwhile;
# LINES_IN_USE_RESULTS results
LINES_IN_USE_RESULTS=3
lines_in_use() {
	local n
	lets_go=$(grep -c ' gpio_device_get_chip$' /proc/kallsyms)
	: >"$work"
	beside busy "$1" & beside busy "$1" &
	for ((n = 0; n < 8; n++)); do
		unbind
		bind
	done
	is "it is unbound and bound 8 times in use" "$3" "$(driver_of a "$2")"
	for ((n = 0; n < 6; n++)); do
		dead "$1"
		live "$1"
	done
	succeeds "the chip is unplugged and plugged 6 times in use" wait_for 20 has_lines a "$2"
	rm "$work"
	wait
	wait_for 10 has_lines a "$2"
	put "$sim/$1/pins" 5
	is "and still it reads" "$(bits 5 8)" "$(get_lines 8)"
	at_exit wait_for 20 unloaded "$3"
}
