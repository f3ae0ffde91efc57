# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every driver of these multiplexers, ours and the stock one, on a simulated chip.

# The number of the adapter of a channel; empty while there is none.
channel_num() {
	local adapter
	adapter=$(readlink "$(device a 0x70)/channel-$1") && echo "${adapter##*i2c-}"
}

has_channel() { [ -n "$(channel_num "$1")" ] && [ -c "/dev/i2c-$(channel_num "$1")" ]; }

# plug CHIP CHANNELS: live, and a driver has made adapters of its channels
plug() { live "$1" && wait_for 20 has_channel $(($2 - 1)); }

channels() { find "$(device a 0x70)/" -name 'channel-*' | wc -l; }

# behind N ADDRESS: an EEPROM behind a channel, whose first byte is that channel's number
behind() {
	local eeprom=a/24c02.$1
	new_behind "$eeprom" "$2" 0x70 "$1"
	printf '%b' "\\x1$1" >"$sim/$eeprom/content"
	live "$eeprom"
}

# first_byte N: of what is at 0x50 behind a channel
first_byte() { i2cget -y "$(channel_num "$1")" 0x50 0 2>&1; }

# What i2cdetect finds at the addresses of EEPROMs.
found() { i2cdetect -y "$1" 0x50 0x57 | tail -n +2 | cut -c4- | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'; }

own_chips() {
	local n bad=''
	for ((n = $1 - 1; n >= 0; n--)); do
		[ "$(first_byte $n)" = 0x1$n ] || bad+=" $n: $(first_byte $n)"
	done
	for ((n = 0; n < $1; n++)); do
		[ "$(first_byte $n)" = 0x1$n ] || bad+=" $n: $(first_byte $n)"
	done
	is "$chip: each channel has its own chip at the same address" "" "$bad"
}

# channels_job CHIP CHANNELS CONTROL: the control register when channel 1 is connected; CHANNELS_RESULTS results
CHANNELS_RESULTS=6
channels_job() {
	local n before
	chip=$1
	is "$1: it has its channels" "$2" "$(channels)"
	for ((n = 0; n < $2; n++)); do behind $n 0x50; done
	own_chips "$2"
	first_byte 1 >/dev/null
	is "$1: the chip has the channel's byte" "$3" "$(<"$sim/$1/control")"
	before=$(<"$sim/$1/writes")
	first_byte 1 >/dev/null
	is "$1: a channel that is connected is not connected again" "$before" "$(<"$sim/$1/writes")"
	is "$1: i2cdetect finds the chip behind it" "50 -- -- -- -- -- -- --" "$(found "$(channel_num 1)")"
	refuses "$1: the multiplexer itself is reserved there" "busy" i2cget -y "$(channel_num 0)" 0x70
	for ((n = 0; n < $2; n++)); do drop_chip "a/24c02.$n"; done
}

# channel_irqs CHANNEL: numbers of the interrupts of that channel, the newest multiplexer's last
irq_chip=inox_pca954x
channel_irqs() {
	local dir
	for dir in /sys/kernel/irq/*/; do
		[ "$(get "$dir/chip_name")" != $irq_chip ] || [ "$(get "$dir/hwirq")" != "$1" ] || basename "$dir"
	done | sort -n
}

# How often who waits for an interrupt was told.
told() { get /sys/module/inox_irq_test/parameters/count; }

told_is() { [ "$(told)" = "$1" ]; }

# board NAME ADAPTER ADDRESS IRQ
board() { load inox_board_test name="$1" bus="$2" address="$3" irq="$4"; }

requested() { grep -q "^ *$(<"$sim/$chip/irq_num"):" /proc/interrupts; }

calm() { [ "$(<"$sim/a/lm75.0/pin") $(<"$sim/$chip/inputs") $(<"$sim/$chip/pin")" = "0 0x00 0" ]; }

# driver_behind CHIP CHANNEL: one that calms its chip through the channel, while its interrupt is handled;
# DRIVER_BEHIND_RESULTS results
DRIVER_BEHIND_RESULTS=3
driver_behind() {
	local number
	chip=$1
	wait_for 10 requested
	sensor 0 0x70 "$2"
	number=$(channel_irqs "$2")
	board inox-lm75 "$(channel_num "$2")" 0x48 "$number"
	wait_for 10 grep -q "^ *$number:" /proc/interrupts
	is "$1: nothing came yet" 0 "$(line_came "$number")"
	hot 0
	succeeds "$1: a driver behind channel $2 is told, and calms its chip" wait_for 10 calm
	is "$1: once" 1 "$(line_came "$number")"
	unload inox_board_test
	drop_chip a/lm75.0
}
