/**
 * A kiosk finds its server without an address, for real: two machines on one cable, each with Debian's Avahi; on the one lies the
 * file that docs/operating.md installs, on the other runs the file that machines fetch. Needs root, for networks of their own.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { kioskScript } from '../../scripts/build-kiosk.js';
import { temporaryFolder, tidyUp } from '../support/built-server.js';
import { canBeMade, runOnce } from './kiosk/machine.js';

const TOOLS = ['avahi-daemon', 'avahi-browse', 'dbus-daemon', 'ip'];
const possible =
  canBeMade('--net') &&
  TOOLS.every((tool) => spawnSync('which', [tool], { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }).status === 0);

/** The server's machine; the kiosk's is within, at the other end of the cable. */
const SERVER = `set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
ip link set lo up
ip netns add kiosk
ip link add s0 type veth peer name k0 netns kiosk
ip address add 10.7.0.1/24 dev s0
ip link set s0 up
ip netns exec kiosk ip address add 10.7.0.2/24 dev k0
ip netns exec kiosk ip link set k0 up
cat >/run/mdns <<'MDNS'
mkdir -p /run/dbus /run/avahi-daemon
dbus-uuidgen --ensure
dbus-daemon --system --fork
avahi-daemon --daemonize --no-drop-root --no-rlimits --no-chroot >/dev/null 2>&1
MDNS
cp /run/mdns /mnt/mdns
sh /mnt/mdns
until avahi-browse -rpt _hallway._tcp | grep -q '^='; do :; done
ip netns exec kiosk unshare --mount --uts sh -eu -c '
  hostname door-7
  mount -t tmpfs tmpfs /run
  mount -t tmpfs tmpfs /etc/avahi/services
  sh /mnt/mdns
  sh /mnt/kiosk.sh install || true
'`;

afterAll(tidyUp);

it.skipIf(!possible)('a kiosk without an address finds the server that Avahi announces', () => {
  const disk = temporaryFolder('/var/tmp');
  const services = join(disk, 'upper/etc/avahi/services');
  mkdirSync(services, { recursive: true });
  cpSync('deploy/avahi/hallway.service', join(services, 'hallway.service'));
  // It stops where it would begin to install.
  const script = kioskScript().replace(/^ {2}read_server "\$given"$/m, '  fail "it takes $given"');
  const put = `cat >/mnt/kiosk.sh <<'THE_FILE'\n${script}\nTHE_FILE\n`;
  const { stdout, stderr } = runOnce(disk, 'hallway-7', put + SERVER, ['--net']);
  expect(stderr).toContain('kiosk.sh: it takes http://');
  // By its name, where machines know such names, else by its number.
  expect(stdout).toMatch(/^found http:\/\/(hallway-7\.local|10\.7\.0\.1):8080\/display$/m);
});

it.skipIf(possible)('needs root, avahi-daemon, avahi-utils, dbus and iproute2', ({ skip }) => skip());
