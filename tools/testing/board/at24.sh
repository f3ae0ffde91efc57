#!/bin/bash
# inox_at24 with QEMU's EEPROM of 4 KiB on the i.MX's controller.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=board-lib.sh
. "$(dirname "$0")/board-lib.sh"

memory() { echo "$(device "$bus" 0x50)/eeprom"; }

plan 8
start_board
bus=$(bus_at 21a4000)
work=$(mktemp -d)
at_exit rm -rf "$work"
load inox_at24
new_device "$bus" inox-24c32 0x50
is "inox_at24 has it" inox_at24 "$(driver_of "$bus" 0x50)"
is "all of it" 4096 "$(stat -c %s "$(memory)")"
dd if=/dev/urandom of="$work/content" bs=4096 count=1 2>/dev/null
succeeds "it is written" dd if="$work/content" of="$(memory)" bs=4096 conv=notrunc
succeeds "and read" cmp "$work/content" "$(memory)"
printf '\x5a\xa5\x33' | dd of="$(memory)" bs=1 seek=31 conv=notrunc 2>/dev/null
printf '\x5a\xa5\x33' | dd of="$work/content" bs=1 seek=31 conv=notrunc 2>/dev/null
succeeds "across a page" cmp "$work/content" "$(memory)"
unload inox_at24
modprobe at24
delete_device "$bus" 0x50
new_device "$bus" 24c32 0x50
is "the stock driver has it" at24 "$(driver_of "$bus" 0x50)"
succeeds "and reads the same" cmp "$work/content" "$(memory)"
delete_device "$bus" 0x50
load inox_at24
new_device "$bus" inox-24c32 0x50
succeeds "ours again" cmp "$work/content" "$(memory)"
delete_device "$bus" 0x50
finish
