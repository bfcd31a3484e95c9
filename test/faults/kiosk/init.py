"""
Stands in for systemd in the small machine of these tests: does what the kiosk's unit says, as far as the screen depends on it.
ExecStart as User, settings, its folders, Type=notify, WatchdogSec, Restart=always, and that all processes end with the first.
"""
import os
import pwd
import re
import select
import signal
import socket
import subprocess
import sys
import time

UNIT = '/etc/systemd/system/hallway-kiosk.service'
NOTIFY = '/run/notify'
# What the machine that runs the tests adds: an output without a screen, a clock.
OURS = ('WLR_', 'XCURSOR_')


def settings_of(file):
    """The lines NAME=value of a file: name → values."""
    found = {}
    with open(file, encoding='utf8') as lines:
        for line in lines:
            match = re.fullmatch(r'(\w+)=(.*)', line.strip())
            if match:
                found.setdefault(match[1], []).append(match[2])
    return found


def seconds(unit, name):
    """A time of the unit."""
    return float(unit[name][0])


def environment_of(unit, account):
    """What the unit's programs find around them."""
    found = {name: value for name, value in os.environ.items() if name.startswith(OURS)}
    found.update(PATH='/usr/local/bin:/usr/bin:/bin', USER=account.pw_name, LANG='C.UTF-8', NOTIFY_SOCKET=NOTIFY)
    for file in unit['EnvironmentFile']:
        found.update({name: values[-1].strip("'") for name, values in settings_of(file).items()})
    for line in unit['Environment']:
        found.update(word.split('=', 1) for word in line.split())
    for name, base in (('State', '/var/lib'), ('Runtime', '/run')):
        folder = f"{base}/{unit[f'{name}Directory'][0]}"
        os.makedirs(folder, exist_ok=True)
        os.chmod(folder, int(unit[f'{name}DirectoryMode'][0], 8))
        os.chown(folder, account.pw_uid, account.pw_gid)
        found[f'{name.upper()}_DIRECTORY'] = folder
    return found


def end_all():
    """Ends every other process here, as systemd ends a control group."""
    for pid in os.listdir('/proc'):
        if pid.isdigit() and int(pid) != 1:
            try:
                os.kill(int(pid), signal.SIGKILL)
            except ProcessLookupError:
                pass


def set_clock(clock):
    """Gives the browser, where pages tell the time, another one; a wrong clock still counts seconds as they are."""
    wrapper = '/usr/local/bin/chromium'
    if not clock:
        if os.path.exists(wrapper):
            os.unlink(wrapper)
        return
    with open(wrapper, 'w', encoding='utf8') as file:
        file.write('#!/bin/sh\nexport DONT_FAKE_MONOTONIC=1 FAKETIME_DONT_FAKE_MONOTONIC=1\n')
        file.write(f'exec faketime -m -f "{clock}" /usr/bin/chromium "$@"\n')
    os.chmod(wrapper, 0o755)


def say(text):
    print(f'<5>init: {text}', flush=True)


def run(unit, notices, clock):
    """One life of the unit."""
    account = pwd.getpwnam(unit['User'][0])
    command = unit['ExecStart'][0].split()
    set_clock(clock)
    main = subprocess.Popen(
        command,
        env=environment_of(unit, account),
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        start_new_session=True,
        cwd='/',
    )
    until = time.monotonic() + seconds(unit, 'TimeoutStartSec')
    while True:
        if select.select([notices], [], [], 0.1)[0]:
            notice = notices.recv(4096).decode()
            if 'WATCHDOG=1' in notice:
                until = time.monotonic() + seconds(unit, 'WatchdogSec')
            if 'WATCHDOG=trigger' in notice:
                end_all()
            if 'READY=1' in notice:
                say('ready')
        if time.monotonic() > until:
            say('no sign of life in time')
            end_all()
        while True:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == main.pid:
                say('the session has ended')
                end_all()
                return
            if pid == 0:
                break


def serve():
    unit = settings_of(UNIT)
    clock = sys.argv[1] if len(sys.argv) > 1 else ''
    assert unit['Type'] == ['notify'] and unit['Restart'] == ['always']
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notices:
        notices.bind(NOTIFY)
        os.chmod(NOTIFY, 0o666)
        while True:
            run(unit, notices, clock)
            time.sleep(seconds(unit, 'RestartSec'))


serve()
