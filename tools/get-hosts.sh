#!/bin/sh
# Install the programs of hosts that the long tests start on this machine, where that needs no password.
# usage: get-hosts.sh
set -eu

PATH=$PATH:/usr/sbin:/usr/local/sbin:/sbin
missing=
for pair in sshd:openssh-server rsync:rsync vsftpd:vsftpd nginx:nginx-light apache2:apache2 caddy:caddy openssl:openssl; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
[ -n "$missing" ] || exit 0
sudo=
[ "$(id -u)" = 0 ] || sudo='sudo -n'
# shellcheck disable=SC2086  # several packages
{ $sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $missing; } >&2 || {
    echo "These packages are missing, and the tests that need them will fail:$missing" >&2
}
