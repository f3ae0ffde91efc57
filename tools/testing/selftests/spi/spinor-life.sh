#!/bin/bash
# shellcheck disable=SC2154
# inox_spinor: what may happen to it while it works, and what a chip may say of itself.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=spinor-lib.sh
. "$(dirname "$0")/spinor-lib.sh"

# Power goes in the middle of an operation and comes back: whatever the chip holds, the driver works on.
# The other addresses of this chip need a mode that power ends.
power() {
	local n at bad=
	from=$((31 * 1048576))
	new_nor a/mx25l25635 0 inox-spi-nor $from
	plug a/mx25l25635 0
	noise 200 >"$shadow.part"
	dd if="$shadow.blank" of="$shadow.sector" bs=4096 count=1 status=none
	dd if="$shadow.part" of="$shadow.sector" bs=200 seek=100 oflag=seek_bytes conv=notrunc status=none
	for ((n = 0; n < 25; n++)); do
		at=$((from + n * 4096))
		put "$sim/a/mx25l25635/fault_power" 1
		if ((n % 2)); then mtd_debug erase "$flash" $at 4096; else mtd_debug write "$flash" $at 200 "$shadow.part"; fi
		cycle $at || bad+=" $n"
	done >/dev/null 2>&1
	is "power has gone 25 times" 25 "$(get "$sim/a/mx25l25635/fault_power_hits")"
	is "and each time the driver worked on" "" "$bad"
	is "the chip holds what was written since" "$(for ((n = 0; n < 25; n++)); do cat "$shadow.sector"; done | sha256sum)" \
		"$(head -c $((25 * 4096)) "$sim/a/mx25l25635/content" | sha256sum)"
	is "the mode is left" 3 "$(get "$sim/a/mx25l25635/address_bytes")"
	drop_chip a/mx25l25635
	from=0
}

cycle() {
	mtd_debug erase "$flash" "$1" 4096 && mtd_debug write "$flash" $(($1 + 100)) 200 "$shadow.part" &&
		mtd_debug read "$flash" "$1" 4096 "$shadow.got" && cmp "$shadow.sector" "$shadow.got"
}

# says TEXT AT BYTES...: what a chip says of itself, spoilt, is refused
says() {
	local text=$1 at=$2
	shift 2
	cat "$sim/a/w25q80/sfdp" >"$shadow.sfdp"
	# shellcheck disable=SC2059 # the bytes are the format
	printf "$(printf '\\x%s' "$@")" | dd of="$shadow.sfdp" bs=1 seek="$at" conv=notrunc status=none
	cat "$shadow.sfdp" >"$sim/a/w25q80/sfdp"
	refuses "$text" "" bind
	dd if="$shadow.sane" of="$sim/a/w25q80/sfdp" bs=256 status=none
}

nonsense() {
	new_nor a/w25q80 0 inox-spi-nor
	plug a/w25q80 0
	unbind
	cat "$sim/a/w25q80/sfdp" >"$shadow.sane"
	says "no signature is no flash" 0 00
	says "a table of no dwords is none" 11 00
	says "nor is one that is too short" 11 08
	says "nor one of another kind" 8 01
	says "nor one beyond all parameters" 12 00 ff ff
	says "a chip of 2^127 bits is none" $((0x84)) 7f 00 00 80
	says "nor one of 2^31 bytes" $((0x84)) 22 00 00 80
	says "nor one of 8 bytes" $((0x84)) 3f 00 00 00
	says "nor one that ends in a block" $((0x84)) ff ff 7e 00
	says "one that cannot be erased is no flash" $((0x9c)) 00 20 00 52 00 d8 00 ff
	says "nor one that erases 2^255 bytes" $((0x9c)) ff 20 ff 52 ff d8 ff ff
	says "one of 32 MiB has more than three bytes of address" $((0x84)) ff ff ff 0f
	like "and the log says why" "*parameters make no sense*" "$(dmesg | tail -n 3)"
	succeeds "sane again, it binds" bind
	drop_chip a/w25q80
}

# block_refused TEXT SIZE
block_refused() {
	new_nor a/w25q80 0 inox-spi-nor
	put "$sim/a/w25q80/properties" "erase-size=$2"
	live a/w25q80
	refuses "$1" "Invalid argument" bind
	drop_chip a/w25q80
}

boards() {
	new_nor a/w25q80 0 inox-spi-nor
	put "$sim/a/w25q80/properties" "read-only label=firmware"
	plug a/w25q80 0
	is "its name is the label" firmware "$(about name)"
	refuses "read-only: nobody writes it" "Permission denied" dd if="$shadow" of="$flash" bs=16 count=1 conv=notrunc
	succeeds "all read" reads_back 0 16
	drop_chip a/w25q80
	new_nor a/w25q80 0 inox-spi-nor
	put "$sim/a/w25q80/properties" "erase-size=65536"
	plug a/w25q80 0
	is "its blocks are as large as the board says" 65536 "$(about erasesize)"
	noise 10 >"$shadow.part"
	mtd_debug write "$flash" 70000 10 "$shadow.part" >/dev/null
	succeeds "and erased whole" erase_at 65536 65536
	holds "all of one" a/w25q80
	drop_chip a/w25q80
	block_refused "blocks that the chip has not are refused" 2048
	block_refused "so are some that are no power of two" 98304
	block_refused "and some that are too large" 2097152
	new_nor a/w25q80 0 inox-spi-nor
	put "$sim/a/w25q80/mode" 1
	live a/w25q80
	refuses "a mode that the chip has not is refused" "Invalid argument" bind
	drop_chip a/w25q80
}

partitions() {
	local whole=$flash
	succeeds "a part becomes a device of its own" mtdpart add "$whole" part $((0x80000)) $((0x10000))
	flash=/dev/mtd$((${whole#/dev/mtd} + 1))
	wait_for 60 test -c "$flash"
	noise 300 >"$shadow.part"
	mtd_debug write "$flash" 200 300 "$shadow.part" >/dev/null
	in_shadow $((0x80000 + 200)) "$shadow.part"
	flash=$whole
	succeeds "at its place in the whole" reads_back $((0x80000)) 1024
	succeeds "and goes" mtdpart del "$whole" 1
}

sleeping() {
	local writer
	write_at 0x90000 4096 &
	writer=$!
	succeeds "it suspends and resumes under a write" sleep_once
	wait $writer
	is "and the write ends well" 0 $?
}

read_byte() { dd bs=1 count=1 of=/dev/null status=none <&7; }

# A file that stays open when its device goes.
open_file() {
	exec 7<>"$flash"
	"$1"
	refuses "$2: who has it open still is told" "No such device" read_byte
	refuses "$2: and holds the module" "" rmmod inox_spinor
	exec 7>&-
}

take_chip() { dead a/w25q80; }

has_begun() { [ "$(get "$sim/a/w25q80/erases")" != "$1" ]; }

slow_erase() {
	put "$sim/a/w25q80/erase_us" 100000
	mtd_debug erase "$flash" 0 1048576 >"$shadow.said" 2>&1 &
	wait_for 20 has_begun "$1"
	unbind
	succeeds "it is unbound in the middle of an erase" [ "$(get "$sim/a/w25q80/erases")" -lt $(($1 + 16)) ]
	wait $!
	like "which ends" "*No such device*" "$(<"$shadow.said")"
	put "$sim/a/w25q80/erase_us" 500
}

lives() {
	new_nor a/w25q80 0 inox-spi-nor
	plug a/w25q80 0
	partitions
	sleeping
	open_file unbind "unbound"
	bind
	find_flash a 0
	open_file take_chip "unplugged"
	plug a/w25q80 0
	slow_erase "$(get "$sim/a/w25q80/erases")"
	drop_chip a/w25q80
}

# Readers and writers for as long as the file is there; what they may see is the device gone.
busy() {
	local name
	while [ -e "$work" ]; do
		name=$(mtd_of a 0)
		[ -z "$name" ] || [ ! -c "/dev/$name" ] || mtd_debug "$@" "/dev/$name" 0 4096 ${shadow:+"$shadow.$1"}
	done >/dev/null 2>&1
}

in_use() {
	local n work
	new_nor a/w25q80 0 inox-spi-nor
	plug a/w25q80 0
	work=$(mktemp)
	noise 4096 >"$shadow.write"
	beside busy read & beside busy write &
	for ((n = 0; n < 8; n++)); do
		unbind
		bind
	done
	for ((n = 0; n < 4; n++)); do dead a/w25q80 && live a/w25q80; done
	rm "$work"
	wait
	succeeds "unbound and unplugged 12 times in use, it is there" find_flash a 0
	succeeds "and works" erase_at 0 4096
	succeeds "as before" reads_back 0 4096
	drop_chip a/w25q80
}

need_tool mtd_debug mtdpart
need_module inox_spinor spi-sim
plan $((4 + 14 + 10 + 3 + 2 + 4 + 2 + 3))
start_sim
load inox_spinor
new_bus a
live a
power
nonsense
boards
lives
in_use
finish
