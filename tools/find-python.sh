#!/bin/sh
# Print the Python to work with: python3, or the distribution's where somebody compiled python3 without optimisation,
# which takes a sixth to a quarter longer for everything. A distribution's own names no such option, and is optimised.
# usage: find-python.sh [DISTRIBUTION'S]
distribution=${1:-/usr/bin/python3}
asked='import sys, sysconfig
sys.exit("--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "--enable-optimizations"))'
fit='import ensurepip, sys; sys.exit(sys.version_info < (3, 11))'

if [ -x "$distribution" ] && python3 -c "$asked" 2>/dev/null && "$distribution" -c "$fit" 2>/dev/null; then
    echo "$distribution"
else
    echo python3
fi
