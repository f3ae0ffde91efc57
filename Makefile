# SPDX-License-Identifier: GPL-2.0
# The front door. Each target is one script; `make help` says what it does.
#
#	KDIR=DIR	kernel headers to build for		KERNEL=6.12	kernel of the lab, see `make help`
#	TARGETS="a b"	test folders, or FOLDER/PATTERN		M=PATH		one module or folder

LAB := tools/testing/lab
KERNEL ?= 6.12

.DEFAULT_GOAL := all
.PHONY: all tool check matrix board debug-check race-check soak try selftest kselftest unit reject third mutants bench bench-rust coverage lint fuzz docs eject prove \
	unsafe deps shell demo install modules_install dkms \
	menuconfig defconfig clean help

all: ## build the modules for KDIR (default: the running kernel, else the newest of the lab)
	@$(LAB)/build '$(KDIR)' >/dev/null

tool: ## build/inox, the command that configures the netfilter modules
	@mkdir -p build && tools/inox/build build/inox

demo: ## boot a kernel and show the modules at work, in under a minute
	@$(LAB)/demo

check: ## everything: packages, unit, reject, lint, third, eject, selftests on 6.1 and 6.12
	@$(LAB)/check

matrix: ## TARGETS="7.2 7.3": every kernel of the lab: warnings, reject, selftests; a compiler for each (root)
	@$(LAB)/matrix $(TARGETS)

debug-check: ## TARGETS=: the selftests on a kernel with KASAN, lockdep, kmemleak, which it builds once
	@$(LAB)/debug-check debug $(TARGETS)

race-check: ## TARGETS=: the selftests on a kernel with KCSAN, which watches what is built against it
	@$(LAB)/debug-check kcsan $(TARGETS)

soak: ## KERNEL=debug: 10000 unbindings and unpluggings in use
	@$(LAB)/soak '$(KERNEL)' $(TARGETS)

board: ## drivers of I2C and SPI chips on an emulated ARM board, with real controllers and chips of QEMU's
	@tools/testing/board/run $(TARGETS)

try: ## M=drivers/i2c/lm75: build, boot, load and test one module
	@$(LAB)/try '$(KERNEL)' '$(M)'

selftest: ## TARGETS= KERNEL=: the selftests in the lab
	@$(LAB)/run '$(KERNEL)' $(TARGETS)

kselftest: ## TARGETS=: the selftests on this machine's kernel and hardware (root)
	@$(LAB)/here $(TARGETS)

unit reject third mutants bench bench-rust coverage lint fuzz prove:
	@tools/testing/$@/run $(TARGETS)
unit: ## the pure headers in user space, under sanitizers
reject: ## wrong programs and the message that must refuse each
third: ## modules of others against the installed layer; DKMS
mutants: ## seeded faults that the tests must catch
bench: ## instruction-exact measurements
bench-rust: ## three drivers that do the same: on inox, in plain C, in Rust, on a kernel it builds once (root)
coverage: ## which lines the selftests reach, on a stock kernel
lint: ## style and static checks
fuzz: ## TARGETS=: the pure headers under libFuzzer, 10 seconds each (clang)
prove: ## TARGETS=: what the pure headers promise, proved for all values by a model checker (CBMC), two minutes

docs: ## the documentation as HTML, in build/docs
	@Documentation/build

eject: ## M=drivers/i2c/lm75.c KERNEL=: the driver in plain kernel API, in build/eject; M=all: every module of one file
	@tools/eject/run '$(KERNEL)' '$(M)'

unsafe: ## every place where a module leaves the safe layer, with its reason
	@$(LAB)/unsafe '$(KERNEL)'

deps: ## name the Debian packages that are missing and install them
	@$(LAB)/deps

shell: ## KERNEL=: a shell in the guest, on this terminal
	@$(LAB)/shell '$(KERNEL)'

install: ## DESTDIR= PREFIX=/usr/local: the layer, for modules of others
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' tools/install layer

modules_install: ## KDIR= INSTALL_MOD_PATH=: the modules, for the kernel they were built for (root)
	@INSTALL_MOD_PATH='$(abspath $(INSTALL_MOD_PATH))' tools/install modules '$(KDIR)'

dkms: ## DESTDIR=: the sources to /usr/src, for DKMS to build on each kernel (root)
	@DESTDIR='$(DESTDIR)' tools/install dkms

menuconfig defconfig:
	@set -- $$($(LAB)/kdir '$(KDIR)') && $(LAB)/kconfig $@ "$$2"
menuconfig: ## choose what is built, and how
defconfig: ## set every choice back to its default

clean: ## remove build/
	@rm -rf build

help: ## this list
	@sed -n 's/^\([a-z_-]*\): *## /\1	/p' $(MAKEFILE_LIST) | expand -t 17
	@printf '\nKERNEL is one of: '; sed '/^#/d; s/	.*//' $(LAB)/kernels | paste -sd ' '
