#!/bin/bash
# Noise by spidev on a bus with a driver, a little of it. The folder "soak" has a million calls.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=fuzz-lib.sh
. "$(dirname "$0")/fuzz-lib.sh"

need_tool fuzz-spidev cmp
need_module inox_at25 spi-sim
plan $FUZZ_SPI_RESULTS
start_sim
fuzz_spi 4000
finish
