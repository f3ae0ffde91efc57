# SPDX-License-Identifier: GPL-2.0
# The safe layer for a module of your own. Its whole Makefile:
#
#	obj-m := thing.o
#	include /usr/local/share/inox/inox.mk
#
# `make` builds for the running kernel or for KDIR=DIR; `modules_install` and
# `clean` are the kernel's. On the command line of make, too:
#
#	CONFIG_INOX_STRICT=n	raw kernel API compiles and no warning is an
#				error: for users' machines; same machine code
#	CONFIG_INOX_FAIL_NTH=y	tests can make the Nth call of the layer fail
#	CONFIG_INOX_TAKEOVER=y	drivers answer to the names without inox- too

ifndef srctree
KDIR ?= /lib/modules/$(shell uname -r)/build

.PHONY: modules modules_install clean
modules modules_install clean:
	@$(MAKE) -C $(KDIR) M=$(CURDIR) $@
else
CONFIG_INOX_STRICT ?= y

subdir-ccflags-$(CONFIG_INOX_STRICT) += -DCONFIG_INOX_STRICT=1 -Werror
subdir-ccflags-$(CONFIG_INOX_FAIL_NTH) += -DCONFIG_INOX_FAIL_NTH=1
subdir-ccflags-$(CONFIG_INOX_TAKEOVER) += -DCONFIG_INOX_TAKEOVER=1

# What the modules of inox export, which models of chips call: `make modules_install` puts it there.
KBUILD_EXTRA_SYMBOLS += $(wildcard $(INSTALL_MOD_PATH)/lib/modules/$(KERNELRELEASE)/updates/inox/Module.symvers)

include $(dir $(abspath $(lastword $(MAKEFILE_LIST))))inox/kbuild.mk
endif
