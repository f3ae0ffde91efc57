#!/bin/bash
# UBIFS on inox_spinor: what was synced is there after power went, ten times. The folder "soak" has a thousand.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=spinor-lib.sh
. "$(dirname "$0")/spinor-lib.sh"
# shellcheck source=ubifs-lib.sh
. "$(dirname "$0")/ubifs-lib.sh"

need_tool ubiattach ubidetach ubimkvol
need_module inox_spinor spi-sim ubi ubifs
plan $UBIFS_RESULTS
power_cuts 10
finish
