#!/bin/sh
# machine.sh DISK NAME COMMAND…: runs a command as the first process of a small machine. What it writes goes to DISK, which
# stays; everything else ends with it. Under it is this system, or one in the folder KIOSK_SYSTEM (debootstrap). Called in new namespaces (machine.ts), so that nothing of this touches the real machine.
set -eu
disk=$1
tests=$(dirname "$(readlink -f "$0")")
hostname "$2"
shift 2
mount --make-rprivate /
mkdir -p "$disk/upper" "$disk/work" "$disk/root"
mount -t overlay overlay -o "lowerdir=${KIOSK_SYSTEM:-/},upperdir=$disk/upper,workdir=$disk/work" "$disk/root"
cd "$disk/root"
mount -t proc proc proc
mount --rbind /sys sys
mount --rbind /dev dev
for folder in dev/shm run tmp; do mount -t tmpfs tmpfs "$folder"; done
chmod 1777 dev/shm tmp
# Found by a name, as servers are.
grep -q hallway.test etc/hosts || echo '127.0.0.1 hallway.test' >>etc/hosts
mkdir -p mnt/before mnt/tests
mount --bind "$tests" mnt/tests
# Not chroot: in one of those browsers may not lock themselves in.
pivot_root . mnt/before
cd /
umount -l /mnt/before
exec "$@"
