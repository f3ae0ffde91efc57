#!/bin/bash
# Noise by i2c-dev on a bus with drivers, a little of it. The folder "soak" has a million calls.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=fuzz-lib.sh
. "$(dirname "$0")/fuzz-lib.sh"

need_tool fuzz-i2c
need_module inox_lm75 inox_at24 inox_ds1307 inox_pca953x inox_pca954x i2c-sim
plan $FUZZ_I2C_RESULTS
start_sim
load i2c-dev
fuzz_i2c 4000
finish
