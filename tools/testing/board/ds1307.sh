#!/bin/bash
# inox_ds1307 with QEMU's DS1338 and M41T80 on the i.MX's controllers.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=board-lib.sh
. "$(dirname "$0")/board-lib.sh"

clock() { basename "$(device "${1:-$bus}" 0x68)"/rtc/rtc*; }

seconds() { cat "/sys/class/rtc/$(clock "$@")/since_epoch"; }

# since TIME NOW: not before it, and no longer after it than a slow machine takes
since() { [ "$2" -ge "$1" ] && [ "$2" -le $(($1 + 30)) ]; }

set_to() {
	date -u -s "@$1" >/dev/null
	hwclock -u -w -f "/dev/$(clock)"
}

# keeps NAME TIME: the time since 1970
keeps() {
	set_to "$2"
	succeeds "$1: it is set" since "$2" "$(seconds)"
	sleep 2
	succeeds "$1: and goes on" since $(($2 + 2)) "$(seconds)"
}

# QEMU's two clocks may be a second apart, and its M41T80 does not hold still while it is read.
agree() {
	local apart=$(($(seconds "$1") - $(seconds)))
	[ "${apart#-}" -le 2 ]
}

passes() { [ "$(seconds "$1")" -ge "$2" ]; }

# QEMU's cannot be set: it shows the host's time for ever.
m41t80() {
	local other
	other=$(bus_at 21a8000)
	new_device "$other" inox-m41t80 0x68
	is "inox_ds1307 has the M41T80, too" inox_ds1307 "$(driver_of "$other" 0x68)"
	succeeds "which shows the same time" wait_for 20 agree "$other"
	succeeds "and goes on" wait_for 20 passes "$other" $(($(seconds "$other") + 2))
	succeeds "it takes the time that it is told" hwclock -u -w -f "/dev/$(clock "$other")"
	delete_device "$other" 0x68
}

plan 14
start_board
bus=$(bus_at 21a4000)
load inox_ds1307
new_device "$bus" inox-ds1338 0x68
is "inox_ds1307 has it" inox_ds1307 "$(driver_of "$bus" 0x68)"
succeeds "QEMU's time is there" since $(($(date +%s) - 15)) "$(seconds)"
m41t80
keeps "2026" 1790000000
keeps "a leap day" 1709251198
keeps "the last second of a year" 1798761599
is "56 bytes of memory" 56 "$(stat -c %s /sys/bus/nvmem/devices/*/nvmem | grep -x 56)"
printf 'abc' | dd of="$(echo /sys/bus/nvmem/devices/*/nvmem)" bs=1 seek=10 conv=notrunc 2>/dev/null
is "which keep what is written" 0x61 "$(i2cget -f -y "$bus" 0x68 0x12)"
delete_device "$bus" 0x68
finish
