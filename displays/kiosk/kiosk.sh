#!/bin/sh
# Makes this machine a Hallway screen: Raspberry Pi OS Lite, or any Debian 12 or 13.
#
#   curl -fsS http://SERVER/kiosk.sh | sudo sh -s install
#
#   install     sets it up, or brings it up to date; safe to repeat
#     --server URL      the server, or the address of one screen (/display?…); otherwise where this file came from, or
#                       the one server that announces itself on this network (_hallway._tcp)
#     --rotate DEGREES  0, 90, 180 or 270, clockwise: how the screen hangs; the panel's rotation comes on top
#     --mode WxH[@Hz]   for a screen that says nothing about itself, such as 1920x1080@60
#     --trust FILE      certificate of the authority that signed the server's (PEM)
#     --read-only       the system's disk is not written to any more; what the screen keeps has a file of its own
#   uninstall   removes everything again, but for Debian's packages
#   status      says what it does
#
# What it sets up is in displays/kiosk/ of Hallway, and told in docs/kiosk.md.
set -eu

# The server puts its own address here.
SERVED_FROM=''

LIBRARY=/usr/local/lib/hallway-kiosk
SETTINGS=/etc/hallway-kiosk.conf
UNIT=/etc/systemd/system/hallway-kiosk.service
WATCHDOG=/etc/systemd/system.conf.d/hallway-kiosk.conf
POLICY=/etc/chromium/policies/managed/hallway-kiosk.json
STATE=/var/lib/hallway-kiosk
MOUNT=/etc/systemd/system/var-lib-hallway\\x2dkiosk.mount
NAME=hallway-kiosk

# A part of the kiosk, to standard output. The server's copy of this file has the parts in it.
part() { cat "$(dirname "$0")/$1"; }

fail() {
  echo "kiosk.sh: $*" >&2
  exit 1
}

# put MODE FILE: standard input becomes the file, if it is not that already.
put() {
  mkdir -p "$(dirname "$2")"
  cat >"$2.new"
  if cmp -s "$2.new" "$2"; then
    rm "$2.new"
  else
    mv "$2.new" "$2"
    # Whoever comes last in a pipe has no other way to tell.
    touch "$work/changed"
    echo "wrote $2"
  fi
  chmod "$1" "$2"
}

is_running() { [ -d /run/systemd/system ]; }
has() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
candidate() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -v '(none)'; }

# The first of the packages that there is.
first_of() {
  for package; do
    if has "$package" || candidate "$package" >/dev/null; then
      echo "$package"
      return
    fi
  done
  fail "Debian has none of $* here; check /etc/apt/sources.list."
}

packages() {
  cage=$(candidate cage || true)
  if [ -n "$cage" ] && dpkg --compare-versions "$cage" ge 0.2; then echo cage; else echo sway; fi
  first_of chromium chromium-browser
  # Drivers, and type for the scripts that the screen's own does not have.
  echo libgl1-mesa-dri fonts-noto-core
  echo seatd wlr-randr grim python3 ca-certificates
}

# What is missing of these packages.
get_packages() {
  missing=
  for package; do has "$package" || missing="$missing $package"; done
  [ -n "$missing" ] || return 0
  echo "installing$missing"
  apt-get update -qq </dev/null || true
  # Standard input may be this very file.
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null ||
    fail "apt-get could not install$missing; see above, mend it and run this again."
}

# Addresses of the servers that announce themselves, from what avahi-browse says: by name where this machine knows it,
# since a server's number may be another tomorrow.
announced() {
  grep '^=' | while IFS=';' read -r _ _ protocol _ _ _ host number port text; do
    [ "$protocol" = IPv4 ] || continue
    url=$(printf %s "$text" | sed -n 's/.*"url=\([^"]*\)".*/\1/p')
    path=$(printf %s "$text" | sed -n 's/.*"path=\([^"]*\)".*/\1/p')
    getent ahostsv4 "$host" >/dev/null 2>&1 || host=$number
    echo "${url:-http://$host:$port$path}"
  done | sort -u
}

find_server() {
  command -v avahi-browse >/dev/null || get_packages avahi-daemon avahi-utils libnss-mdns
  echo 'looking for a server on this network'
  # A network that has only just come up is asked again.
  for _ in 1 2 3; do
    given=$(avahi-browse -rpt _hallway._tcp 2>/dev/null </dev/null | announced)
    [ -z "$given" ] || break
  done
  case $given in
  '') fail 'which server? None announces itself on this network; add --server http://NAME:PORT, as the server prints it.' ;;
  *"
"*) fail "which server? Add --server with one of those that announce themselves: $(echo "$given" | paste -sd ' ')." ;;
  esac
  echo "found $given"
}

# The server's origin and the page, from what was given.
read_server() {
  case $1 in
  http://?* | https://?*) ;;
  '') fail 'which server? Add --server http://NAME:PORT, as the server prints it.' ;;
  *) fail "--server is \"$1\", but must be an address such as http://hallway.local:8080." ;;
  esac
  # They end up in files of settings, so: only what addresses are made of.
  if printf %s "$1" | grep -q '[^][A-Za-z0-9._~:/?#@!&()*+,;=%-]'; then
    fail "--server is \"$1\", but an address has no quotes, blanks or backslashes; write them as %27, %20, %5C."
  fi
  server=$(printf %s "$1" | sed -E 's|^(https?://[^/?#]+).*|\1|')
  page=${1#"$server"}
  case $page in '' | /) page=/display ;; esac
}

settings() {
  echo '# Written by kiosk.sh install. After a change: systemctl restart hallway-kiosk'
  echo '# SERVER is named in the policy of the browser, too: to change it, run kiosk.sh install --server URL.'
  echo "SERVER='$server'"
  echo "PAGE='$server$page'"
  echo "ROTATE='$rotate'"
  echo "MODE='$mode'"
  echo '# More switches for Chromium, separated by blanks.'
  echo "FLAGS='$flags'"
}

# The policy with what is this machine's own.
policy() {
  part policy.json | sed '$d' | sed '$s/$/,/'
  if [ -n "$certificate" ]; then
    echo "  \"CACertificates\": [\"$certificate\"],"
  fi
  # On plain HTTP a browser keeps no page for times without a server, unless it is told that this one may be trusted.
  echo "  \"OverrideSecurityRestrictionsOnInsecureOrigin\": [\"$server\"]"
  echo '}'
}

# An overlay in memory over the whole disk, made by raspi-config. What the screen keeps is in a file on the boot
# partition: its length never changes, so that a power cut leaves nothing half done there.
make_read_only() {
  command -v raspi-config >/dev/null || fail '--read-only needs raspi-config, which is part of Raspberry Pi OS.'
  boot=/boot/firmware
  [ -d "$boot" ] || boot=/boot
  image=$boot/hallway-kiosk.img
  if [ ! -f "$image" ]; then
    free=$(df --output=avail -m "$boot" | tail -n 1)
    [ "$free" -gt 180 ] || fail "$boot has ${free} MB left, and --read-only needs 180 there."
    fallocate -l 160M "$image" 2>/dev/null || dd if=/dev/zero of="$image" bs=1M count=160 status=none
    mkfs.ext4 -q -F -L hallway-kiosk "$image"
  fi
  put 644 "$MOUNT" <<END
[Unit]
Description=What the Hallway screen keeps
Before=hallway-kiosk.service

[Mount]
What=$image
Where=$STATE
Type=ext4
Options=loop,noatime,nosuid,nodev,commit=5

[Install]
RequiredBy=hallway-kiosk.service
END
  systemctl enable -q "$(basename "$MOUNT")"
  raspi-config nonint do_overlayfs 0
  # Only the root: the boot partition stays as it is.
  sed -i 's/\boverlayroot=tmpfs\b\(:recurse=0\)\?/overlayroot=tmpfs:recurse=0/' "$boot/cmdline.txt"
  echo 'The disk is read-only from the next start on: sudo reboot'
}

is_overlaid() { grep -q '^overlayroot / ' /proc/mounts; }

install_kiosk() {
  given='' rotate='' mode='' flags='' trust='' certificate='' read_only=no
  # What was said the last time holds until something else is said.
  if [ -f "$SETTINGS" ]; then
    # shellcheck disable=SC1090,SC2153
    . "$SETTINGS"
    # shellcheck disable=SC2153
    given=$PAGE rotate=$ROTATE mode=$MODE flags=$FLAGS
    # Fetched from elsewhere: the server has moved, the page is the same.
    # shellcheck disable=SC2153
    if [ -n "$SERVED_FROM" ] && [ "$SERVER" != "$SERVED_FROM" ]; then given=$SERVED_FROM${PAGE#"$SERVER"}; fi
  fi
  [ -n "$given" ] || given=$SERVED_FROM
  while [ $# -gt 0 ]; do
    case $1 in
    --read-only)
      read_only=yes
      shift
      continue
      ;;
    --server | --rotate | --mode | --trust | --flags) [ $# -gt 1 ] || fail "$1 needs a value." ;;
    *) fail "there is no option $1; there are --server, --rotate, --mode, --trust, --read-only." ;;
    esac
    case $1 in
    --server) given=$2 ;;
    --rotate) rotate=$2 ;;
    --mode) mode=$2 ;;
    --trust) trust=$2 ;;
    --flags) flags=$2 ;;
    esac
    shift 2
  done
  case ${rotate:=0} in 0 | 90 | 180 | 270) ;; *) fail "--rotate is \"$rotate\", but must be 0, 90, 180 or 270." ;; esac
  if [ -n "$mode" ] && ! printf %s "$mode" | grep -Eqx '[0-9]+x[0-9]+(@[0-9.]+)?'; then
    fail "--mode is \"$mode\", but must be like 1920x1080 or 1920x1080@60."
  fi
  if printf %s "$flags" | grep -q "['\\\\]"; then fail '--flags may hold no quotes or backslashes.'; fi
  [ -n "$given" ] || find_server
  read_server "$given"
  if is_overlaid; then
    fail 'the disk is read-only now; first: sudo raspi-config nonint do_overlayfs 1 && sudo reboot'
  fi
  if [ -n "$trust" ]; then
    [ -r "$trust" ] || fail "there is no file $trust."
    put 644 "$LIBRARY/authority.pem" <"$trust"
  fi
  if [ -f "$LIBRARY/authority.pem" ]; then
    certificate=$(sed -n '/BEGIN CERT/,/END CERT/p' "$LIBRARY/authority.pem" | sed '/END CERT/q' | grep -v -- ----- | tr -d ' \r\n')
    [ -n "$certificate" ] || fail "$LIBRARY/authority.pem holds no certificate in PEM; give another with --trust FILE."
  fi

  wanted=$(packages)
  # shellcheck disable=SC2086
  get_packages $wanted
  if ! id "$NAME" >/dev/null 2>&1; then
    useradd --system --user-group --home-dir "$STATE" --no-create-home --shell /usr/sbin/nologin "$NAME"
    echo "made the user $NAME"
  fi
  for file in session keeper.py; do part "$file" | put 755 "$LIBRARY/$file"; done
  for file in browser.py glass.py ladder.py world.py flags sway.conf waiting.html waiting.css waiting.js README.md; do
    part "$file" | put 644 "$LIBRARY/$file"
  done
  settings | put 644 "$SETTINGS"
  policy | put 644 "$POLICY"
  part watchdog.conf | put 644 "$WATCHDOG"
  part hallway-kiosk.service | put 644 "$UNIT"
  if is_running; then systemctl daemon-reload; fi
  systemctl enable -q seatd "$NAME"
  if systemctl is-enabled -q display-manager 2>/dev/null; then
    echo 'A desktop is set up here and wants the screen, too: sudo systemctl set-default multi-user.target && sudo reboot'
  fi
  [ "$read_only" = no ] || make_read_only
  if is_running; then
    if [ -e "$work/changed" ] || ! systemctl is-active -q "$NAME"; then
      systemctl daemon-reexec
      systemctl restart --no-block seatd "$NAME"
    fi
  fi
  echo "This machine is a screen of $server. It shows $page; how it is: curl -fsS $server/kiosk.sh | sudo sh -s status"
}

uninstall_kiosk() {
  if is_overlaid; then
    fail 'the disk is read-only now; first: sudo raspi-config nonint do_overlayfs 1 && sudo reboot'
  fi
  if is_running; then systemctl stop "$NAME" || true; fi
  systemctl disable -q "$NAME" 2>/dev/null || true
  if [ -f "$MOUNT" ]; then
    if is_running; then systemctl stop "$(basename "$MOUNT")" || true; fi
    systemctl disable -q "$(basename "$MOUNT")" || true
  fi
  rm -rf "$LIBRARY" "$STATE" "$UNIT" "$WATCHDOG" "$POLICY" "$SETTINGS" "$MOUNT" \
    /boot/firmware/hallway-kiosk.img /boot/hallway-kiosk.img
  rmdir -p "$(dirname "$POLICY")" "$(dirname "$WATCHDOG")" 2>/dev/null || true
  if id "$NAME" >/dev/null 2>&1; then userdel "$NAME"; fi
  if is_running; then systemctl daemon-reload; fi
  echo 'This machine is no screen any more. Packages stay; what is not needed goes with: sudo apt-get autoremove'
}

show_status() {
  [ -f "$SETTINGS" ] || fail 'this machine is no screen; sh kiosk.sh install makes it one.'
  grep -v '^#' "$SETTINGS"
  if ! is_running; then return; fi
  systemctl show "$NAME" -p ActiveState -p SubState -p NRestarts -p StatusText
  journalctl -u "$NAME" -n 15 --no-pager -o short-iso
}

main() {
  action=${1:-help}
  [ $# -eq 0 ] || shift
  case $action in
  install | uninstall)
    [ "$(id -u)" = 0 ] || fail "$action needs root: put sudo before it."
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    "${action}_kiosk" "$@"
    ;;
  status) show_status ;;
  *)
    echo 'sh kiosk.sh install [--server URL] [--rotate DEGREES] [--mode WxH[@Hz]] [--trust FILE] [--read-only]'
    echo 'sh kiosk.sh uninstall | status'
    [ "$action" = help ]
    ;;
  esac
}

# At the very end, so that half a file does nothing.
main "$@"
