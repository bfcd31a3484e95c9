#!/usr/bin/python3 -IB
"""
Keeps one screen alive: starts the browser, leads it to the server, and asks the page every few seconds for a frame that was
drawn. A page that crashed, stands still or is black is loaded anew, then the browser is started anew, then the session.
Whether the server is there is no part of that: a page that shows its copy is well.

Started by the compositor, told by the environment (hallway-kiosk.service): SERVER, PAGE, ROTATE, MODE, FLAGS,
STATE_DIRECTORY (survives a power cut), RUNTIME_DIRECTORY (survives a restart of the session), NOTIFY_SOCKET.
"""
import os
import shutil
import signal
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import glass  # noqa: E402
from browser import Browser, BrowserGone, NoAnswer  # noqa: E402
from ladder import Ladder  # noqa: E402
from world import LOOK, is_there, notify, own_address  # noqa: E402

LIBRARY = os.path.dirname(os.path.realpath(__file__))
WAITING = f'file://{LIBRARY}/waiting.html'
SERVER = os.environ['SERVER']
PAGE = os.environ.get('PAGE') or f'{SERVER}/display'
STATE = os.environ['STATE_DIRECTORY']
RUNTIME = os.environ['RUNTIME_DIRECTORY']

# Seconds.
BEAT = 4
PROBE = 2
FROZEN_AFTER = 15
BLANK_AFTER = 40
GLASS = 30
# A browser that has lived this long has started well.
SETTLED = 60
# Starts that fail one after the other until the profile is held to be broken.
BROKEN_AFTER = 8


def say(text, level=6):
    """A line in the journal; level 4: somebody should know."""
    print(f'<{level}>{text}', flush=True)


def remembered(name):
    """What was noted in a file of that name; empty if nothing was."""
    try:
        with open(os.path.join(STATE, name), encoding='utf8') as file:
            return file.read()
    except OSError:
        return ''


class Keeper:
    """The browser's whole life, over and over."""

    def __init__(self):
        self.ladder = Ladder(os.path.join(RUNTIME, 'ladder'))
        self.turned = int(remembered('turned') or 0)
        # Whether this machine has ever shown a page of this server.
        self.has_met = remembered('met') == SERVER
        self.browser = None
        self.waiting = True
        self.crashed = False
        self.problem = ''
        # Until the server is looked for again, s.
        self.pause = PROBE
        self.shown = ''

    # Starting and ending

    def run(self):
        """Returns when the session has to start anew."""
        while True:
            self.arrange()
            self.clear_locks()
            self.browser = Browser(self.command(), self.environment())
            try:
                self.browser.open_page(patience=60)
                # Without the former, the function would be gone with the next page.
                self.browser.ask('Runtime.enable')
                self.browser.ask('Runtime.addBinding', name='hallwayTurn')
                notify('READY=1\nWATCHDOG=1')
                step = self.watch()
            except BrowserGone as gone:
                step = self.after_fall(f'the browser ended ({gone})')
            except NoAnswer as silence:
                step = self.after_fall(f'the browser does not start: {silence}')
            self.browser.end()
            if step == 'session':
                return

    def after_fall(self, reason):
        """What follows the end of the browser."""
        if time.monotonic() - self.browser.started > SETTLED:
            self.ladder.falls = 0
        falls = self.ladder.fall()
        pause = min(30, 2 ** (falls - 1) - 1)
        self.ladder.trouble(time.monotonic())
        notify('WATCHDOG=1')
        if falls == BROKEN_AFTER:
            # Better a screen that has to be paired again than none.
            broken = os.path.join(STATE, 'profile.broken')
            shutil.rmtree(broken, ignore_errors=True)
            os.rename(os.path.join(STATE, 'profile'), broken)
            say(f'{reason}, {falls} times in a row: its profile is put aside as {broken}', 3)
        elif falls == BROKEN_AFTER // 2:
            say(f'{reason}, {falls} times in a row: the session starts anew', 4)
            return 'session'
        else:
            say(f'{reason}; it starts again in {pause} s', 4)
        notify('WATCHDOG=1')
        time.sleep(pause)
        return 'browser'

    def command(self):
        """The browser with its arguments."""
        with open(os.path.join(LIBRARY, 'flags'), encoding='utf8') as file:
            lines = [line.strip() for line in file]
        flags = [line for line in lines if line and not line.startswith('#')]
        return [
            shutil.which('chromium') or 'chromium-browser',
            *flags,
            f'--user-data-dir={STATE}/profile',
            f'--disk-cache-dir={RUNTIME}/cache',
            *os.environ.get('FLAGS', '').split(),
            self.waiting_address(),
        ]

    @staticmethod
    def environment():
        """Of the browser, which has nothing to tell systemd."""
        return {name: value for name, value in os.environ.items() if not name.startswith(('NOTIFY_', 'WATCHDOG_'))}

    @staticmethod
    def clear_locks():
        """A profile locked by a machine of another name, as after a power cut or on a copied card, is this one's own."""
        for name in ('SingletonLock', 'SingletonSocket', 'SingletonCookie'):
            try:
                os.unlink(os.path.join(STATE, 'profile', name))
            except FileNotFoundError:
                pass

    # Watching

    def watch(self):
        """Looks at the page again and again. Returns the step that the ladder has come to: `browser` or `session`."""
        self.waiting, self.crashed = True, False
        # Before the first contact nothing is kept, and the browser's own page of errors need not flash.
        if self.has_met or is_there(SERVER):
            self.visit()
        good = time.monotonic()
        drawn = seen = looked = probed = good
        foreign = 0
        while True:
            notify('WATCHDOG=1')
            self.hear()
            sight = None if self.crashed else self.look()
            now = time.monotonic()
            trouble = None
            if self.crashed:
                trouble = 'the page crashed'
            elif sight is None:
                if now - good > FROZEN_AFTER:
                    trouble = 'the page does not answer'
            else:
                if sight['frame']:
                    good = now
                elif now - good > FROZEN_AFTER:
                    outputs = glass.outputs()
                    if outputs is None:
                        self.ladder.trouble(good)
                        say('the compositor does not answer: the session starts anew', 4)
                        return 'session'
                    if outputs:
                        trouble = 'the page draws no frames'
                    else:
                        # The television is off: nobody is looking.
                        good = now
                foreign = 0 if sight['ours'] or self.waiting else foreign + 1
                if sight['drawn']:
                    drawn = now
                if now - looked > GLASS:
                    looked = now
                    self.arrange()
                    self.forget()
                    if sight['clear'] or glass.is_empty() is not True:
                        seen = now
                if now - max(drawn, self.ladder.last) > BLANK_AFTER:
                    trouble = 'the page is empty'
                elif now - max(seen, self.ladder.last) > BLANK_AFTER + GLASS:
                    trouble = 'the screen is of one colour'
            if trouble:
                step = self.ladder.step(now)
                if step:
                    say(f'{trouble}: {self.ladder.words(step)}', 4)
                    if step != 'reload':
                        return step
                    self.reload()
                self.browser.listen(1)
                continue
            if sight and sight['frame'] and sight['drawn']:
                self.well(now)
            if not self.waiting and sight and (sight['href'].startswith('chrome-error:') or foreign > 1):
                foreign = 0
                self.wait('other' if sight['href'].startswith('http') else 'away')
            if self.waiting and now - probed >= self.pause:
                probed = now
                if is_there(SERVER):
                    self.visit()
            self.browser.listen(PROBE if self.waiting or sight is None else BEAT)

    def look(self):
        """How the page is; None if it does not say."""
        try:
            return self.browser.evaluate(LOOK, patience=5)
        except NoAnswer:
            return None

    def hear(self):
        """Does what the page wants, and notes whether it has crashed."""
        events, self.browser.events = self.browser.events, []
        for method, parameters in events:
            if method == 'Inspector.targetCrashed':
                self.crashed = True
            elif method == 'Inspector.targetReloadedAfterCrash':
                self.crashed = False
            elif method == 'Runtime.bindingCalled' and parameters['name'] == 'hallwayTurn':
                self.turn(parameters['payload'])

    def forget(self):
        """What pages have said is held for whoever listens, which is nobody: in weeks that would be much."""
        try:
            self.browser.ask('Runtime.discardConsoleEntries')
        except NoAnswer:
            pass

    def well(self, now):
        """The page is well: tells how long it was not, and what there is to see."""
        took = self.ladder.well(now)
        if took is not None:
            say(f'well again after {took:.1f} s')
        shown = f'waits for {SERVER}' if self.waiting else f'shows {PAGE}'
        if not self.waiting and not self.has_met:
            self.has_met = True
            with open(os.path.join(STATE, 'met'), 'w', encoding='utf8') as file:
                file.write(SERVER)
        if shown != self.shown:
            say(shown)
            self.shown = shown
            notify(f'STATUS={shown}')

    def reload(self):
        """Loads what there is anew."""
        try:
            self.browser.ask('Page.reload')
            self.crashed = False
        except NoAnswer:
            # Then the next step follows.
            pass

    def visit(self):
        """Goes to the server's page; where that is not to be had, neither from the server nor kept, it waits."""
        try:
            answer = self.browser.ask('Page.navigate', patience=20, url=PAGE)
        except NoAnswer:
            return
        error = answer.get('errorText', '')
        if error in ('', 'net::ERR_ABORTED'):
            self.waiting, self.problem = False, ''
            return
        self.wait('certificate' if 'CERT' in error else 'away')

    def wait(self, problem):
        """Shows the kiosk's own page, which says what it waits for."""
        if not self.waiting or problem != self.problem:
            say(f'{PAGE} is not to be had ({problem})')
        # A server that is there and whose page is not, such as one with a bad certificate, is not tried every time.
        self.pause = min(60, self.pause * 2) if problem == 'certificate' else PROBE
        self.waiting, self.problem = True, problem
        try:
            self.browser.ask('Page.navigate', url=self.waiting_address())
        except NoAnswer:
            pass

    def waiting_address(self):
        """Of the kiosk's own page, with what it says."""
        said = {'server': urllib.parse.urlsplit(SERVER).netloc, 'problem': self.problem, 'address': own_address(SERVER)}
        return f'{WAITING}#{urllib.parse.urlencode(said)}'

    # Turning

    def turn(self, degrees):
        """The panel wants the picture turned by so much more than this machine was set up for."""
        if degrees not in ('0', '90', '180', '270') or int(degrees) == self.turned:
            return
        self.turned = int(degrees)
        with open(os.path.join(STATE, 'turned'), 'w', encoding='utf8') as file:
            file.write(degrees)
        self.arrange()

    def arrange(self):
        """Turns and sets the outputs, if they are not as they should be."""
        for change in glass.arrange((int(os.environ.get('ROTATE') or 0) + self.turned) % 360, os.environ.get('MODE', '')):
            say(change)


if __name__ == '__main__':
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    Keeper().run()
    # Whatever has stopped may not be able to end by itself.
    notify('WATCHDOG=trigger')
