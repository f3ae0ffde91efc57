#!/bin/bash
# A million calls of noise by spidev on a bus with a driver (INOX_CYCLES names another number).

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../spi/sim-lib.sh
. "$(dirname "$0")/../spi/sim-lib.sh"
# shellcheck source=../spi/fuzz-lib.sh
. "$(dirname "$0")/../spi/fuzz-lib.sh"

need_tool fuzz-spidev cmp
need_module inox_at25 spi-sim
plan $FUZZ_SPI_RESULTS
start_sim
fuzz_spi "${INOX_CYCLES:-1000000}"
finish
