#!/bin/bash
# inox_pca954x with QEMU's PCA9548 on the i.MX's controller, and two chips of one address behind it.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=board-lib.sh
. "$(dirname "$0")/board-lib.sh"

channel() {
	local adapter
	adapter=$(readlink "$(device "$bus" 0x70)/channel-$1") && echo "${adapter##*i2c-}"
}

has_channel() { [ -c "/dev/i2c-$(channel "$1")" ]; }

temperature() { cat "$(device "$1" 0x48)"/hwmon/hwmon*/temp1_input; }

reads() { [ "$(temperature "$1")" = "$2" ]; }

plan 9
start_board
bus=$(bus_at 21a0000)
load inox_pca954x
load inox_lm75
new_device "$bus" inox-pca9548 0x70
is "inox_pca954x has it" inox_pca954x "$(driver_of "$bus" 0x70)"
wait_for 10 has_channel 7
is "it has eight channels" 8 "$(find "$(device "$bus" 0x70)/" -name 'channel-*' | wc -l)"
zero=$(channel 0) three=$(channel 3)
new_device "$zero" inox-tmp105 0x48
new_device "$three" inox-tmp105 0x48
outside behind0 temperature 20000
outside behind3 temperature 30000
wait_for 10 reads "$zero" 20000
wait_for 10 reads "$three" 30000
is "two chips of one address" "20000 30000" "$(temperature "$zero") $(temperature "$three")"
wrong=0
for _ in 1 2 3 4 5 6 7 8 9 10; do
	reads "$three" 30000 && reads "$zero" 20000 || wrong=$((wrong + 1))
done
is "in turns" 0 $wrong
refuses "nobody is behind another channel" "Read failed" i2cget -y "$(channel 5)" 0x48 0
i2cset -f -y "$bus" 0x70 0
refuses "nor on the bus itself" "Read failed" i2cget -f -y "$bus" 0x48 0
is "a channel is connected again for who wants it" 20000 "$(temperature "$zero")"
delete_device "$bus" 0x70
is "with the multiplexer its channels go" "no" "$([ -e "/dev/i2c-$zero" ] && echo yes || echo no)"
is "and what was behind them" "no" "$([ -e "$(device "$three" 0x48)" ] && echo yes || echo no)"
finish
