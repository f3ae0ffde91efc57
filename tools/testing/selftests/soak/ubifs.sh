#!/bin/bash
# UBIFS on inox_spinor: what was synced is there after power went, 1000 times (INOX_CYCLES names another number).

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../spi/sim-lib.sh
. "$(dirname "$0")/../spi/sim-lib.sh"
# shellcheck source=../spi/spinor-lib.sh
. "$(dirname "$0")/../spi/spinor-lib.sh"
# shellcheck source=../spi/ubifs-lib.sh
. "$(dirname "$0")/../spi/ubifs-lib.sh"

need_tool ubiattach ubidetach ubimkvol
need_module inox_spinor spi-sim ubi ubifs
plan $UBIFS_RESULTS
power_cuts "${INOX_CYCLES:-1000}"
finish
