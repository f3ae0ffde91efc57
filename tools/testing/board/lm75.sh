#!/bin/bash
# inox_lm75 with QEMU's TMP105 on the i.MX's controller.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=board-lib.sh
. "$(dirname "$0")/board-lib.sh"

sensor() { cat "$(device "$bus" 0x49)"/hwmon/hwmon*/"$1"; }

reads() { [ "$(sensor temp1_input)" = "$1" ]; }

# measured OUTSIDE READ: in millidegrees
measured() {
	outside sensor temperature "$1"
	wait_for 10 reads "$2"
	is "it is $1" "$2" "$(sensor temp1_input)"
}

plan 12
start_board
bus=$(bus_at 21a8000)
before=$(interrupts 21a8000)
load inox_lm75
new_device "$bus" inox-tmp105 0x49
is "inox_lm75 has it" inox_lm75 "$(driver_of "$bus" 0x49)"
measured 25500 25500
measured -40000 -40000
measured 0 0
measured 125000 125000
put "$(echo "$(device "$bus" 0x49)"/hwmon/hwmon*/temp1_max)" 30500
is "a limit is kept" 30500 "$(sensor temp1_max)"
is "by the chip" 0x801e "$(i2cget -f -y "$bus" 0x49 3 w)"
like "sensors shows it" "*+125.0*high = +30.5*" "$(sensors tmp105-i2c-"$bus"-49 2>&1 | tr '\n' ' ')"
[ "$(interrupts 21a8000)" -gt "$before" ]
is "the controller has interrupted" 0 $?
unload inox_lm75
load inox_lm75
wait_for 10 bound "$bus" 0x49
is "bound again, the limit is there" 30500 "$(sensor temp1_max)"
delete_device "$bus" 0x49
modprobe lm75
new_device "$bus" tmp105 0x49
is "the stock driver reads the same" "lm75 125000" "$(driver_of "$bus" 0x49) $(sensor temp1_input)"
is "and the same limit" 30500 "$(sensor temp1_max)"
delete_device "$bus" 0x49
finish
