#!/bin/bash
# inox_i801 and the stock i2c-i801, one after the other on the SMBus host of QEMU's q35 machine: whole
# calls, the interrupt's handler in them, and from there until the caller goes on. `ports` counts what
# they access.

# shellcheck source=../guest-lib.sh
. /bench/guest-lib.sh
# shellcheck source=../../selftests/i2c/i801-lib.sh
. /selftests/i2c/i801-lib.sh

# name, and parameters of smbus_count; a size is the kernel's I2C_SMBUS_.  QEMU's buffer wants a block
# with a count that fails after an I2C block was written, so that comes last.
calls() {
	cat <<-END
		read byte	size=2 command=5
		write byte	size=2 command=32 writes=1
		read word	size=3 command=5
		write word	size=3 command=32 writes=1
		read block of 32	size=5 command=128
		write block of 32	size=5 command=64 count=32 writes=1
		read I2C block of 1	size=8 command=5 count=1
		write I2C block of 8	size=8 command=16 count=8 writes=1
	END
}

declare -A figures

# measure ours|peer: all calls
measure() {
	local name options what
	while IFS=$'\t' read -r name options; do
		# shellcheck disable=SC2086 # words
		insmod /bench/smbus_count.ko bus="$bus" mark="\"$1: i801: $name\"" $options || exit 1
		for what in call handler woken answer; do
			figures[$1/$name/$what]=$(cat "/sys/module/smbus_count/parameters/$what")
		done
		rmmod smbus_count
	done <<<"$(calls)"
}

# rows_of FIGURE WHAT: of calls whose names match
rows_of() {
	local name
	while IFS=$'\t' read -r name _; do
		# shellcheck disable=SC2053,SC2086 # a pattern; three figures each
		[[ $name != $2 ]] || row count "i801: $name: $1" 1.00 ${figures[ours/$name/$1]} ${figures[peer/$name/$1]}
	done <<<"$(calls)"
}

answers() {
	local name
	while IFS=$'\t' read -r name _; do
		same "i801: $name: the same answer" "${figures[ours/$name/answer]}" "${figures[peer/$name/answer]}"
	done <<<"$(calls)"
}

modprobe i2c-dev
modprobe i2c-i801
find_host && find_bus || exit 1
i2cset -y "$bus" 0x50 5 0x3c35 w
i2cset -y "$bus" 0x50 128 32
measure peer
modprobe -r i2c-i801
modprobe inox_i801
give_host inox_i801
echo "$host" >"$ours/bind"
until find_bus; do sleep 0.1; done
measure ours
unbind_host
answers
rows_of call '*'
rows_of handler '*'
# Of others the interrupt that ends them is not the first, and comes at once.
rows_of woken '*byte' && rows_of woken '*word' && rows_of woken '*32'
