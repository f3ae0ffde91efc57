#!/bin/bash
# Two drivers on one SPI bus unbound and bound, with an interrupt, while spidev sends noise to a third chip
# and programs read and write what the drivers offer.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../spi/sim-lib.sh
. "$(dirname "$0")/../spi/sim-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

memory_driver=/sys/bus/spi/drivers/inox_at25 lines_driver=/sys/bus/spi/drivers/inox_mcp23s08

noise() {
	while in_use; do fuzz-spidev "$(node soak 0)" 1000 "$RANDOM"; done >/dev/null
}

# One file stays open over the next unbinding, and is read after it.
reader() {
	local held got=0
	while in_use; do
		{ exec {held}<"$memory/eeprom"; } || held=''
		head -c 64 "$memory/eeprom" >/dev/null && got=$((got + 1))
		[ -z "$held" ] || { head -c 64 <&"$held" >/dev/null; exec {held}<&-; }
	done 2>/dev/null
	echo "$got" >"$work/reader"
}

# No file that is not there: dd makes none.
writer() {
	while in_use; do
		dd if=/dev/urandom of="$memory/eeprom" bs=40 count=1 seek=$((RANDOM % 100)) conv=nocreat,notrunc
	done 2>/dev/null
}

# The lines move, and whoever listens to them hears it until they go.
weather() {
	while in_use; do
		echo 0xff >"$sim/soak/mcp23s08/pins"
		echo 0 >"$sim/soak/mcp23s08/pins"
	done 2>/dev/null
}

listener() {
	while in_use; do timeout 5 gpiomon --num-events=3 "$(basename "$lines"/gpiochip[0-9]*)" 0 1; done >/dev/null 2>&1
}

rebind() { echo "$2" >"$1/unbind" && echo "$2" >"$1/bind"; }
again() { rebind "$memory_driver" "${memory##*/}" && rebind "$lines_driver" "${lines##*/}"; }

need_tool fuzz-spidev gpiomon dd
need_module inox_at25 inox_mcp23s08 spi-sim
plan 6
start_sim
load inox_at25
load inox_mcp23s08
new_bus soak
live soak
new_chip soak/loopback 0 dh2228fv
plug_spidev soak/loopback 0
new_chip soak/at25256 1 inox-at25256
live soak/at25256
put "$sim/soak/at25256/write_us" 0
new_chip soak/mcp23s08 2 inox-mcp23s08 0 1
live soak/mcp23s08
memory=$(device soak 1) lines=$(device soak 2)
wait_for 10 test -e "$memory/driver" -a -e "$lines/driver"
pause_mdev
objects=$(cat /sys/module/inox_{at25,mcp23s08}/parameters/inox_live | paste -sd' ')
soak again noise reader writer weather listener
note "$(cat "$work/reader") readings"
is "both are unbound and bound $cycles times in use" "$cycles" "$worked"
succeeds "and read in the meantime" [ "$(cat "$work/reader")" -gt $((cycles / 100)) ]
is "they are bound" "inox_at25 inox_mcp23s08" "$(driver_of soak 1) $(driver_of soak 2)"
is "with as many live objects as before" "$objects" "$(cat /sys/module/inox_{at25,mcp23s08}/parameters/inox_live | paste -sd' ')"
head -c 32768 /dev/zero >"$sim/soak/at25256/content"
is "the memory reads" 0 "$(head -c 4096 "$memory/eeprom" | tr -d '\0' | wc -c)"
put "$sim/soak/mcp23s08/pins" 0xff
succeeds "and so do the lines" [ "$(gpioget "$(basename "$lines"/gpiochip[0-9]*)" 0 2>/dev/null)" = 1 ]
finish
