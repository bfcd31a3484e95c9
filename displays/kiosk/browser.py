"""Chromium, and the pipe of its DevTools through which the keeper sees the page and nobody else can."""
import fcntl
import json
import os
import select
import signal
import time


class BrowserGone(Exception):
    """The browser has ended; the text says how."""


class NoAnswer(Exception):
    """The browser, or the page in it, does not answer in time, or says no."""


def _above(fd):
    """The same file under a number that is in nobody's way, closed in programs that are started."""
    moved = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(fd)
    return moved


class Browser:
    """One run of the browser with the one page that it shows."""

    def __init__(self, command, environment):
        """Starts it. `command`: program and arguments."""
        theirs_in, self._out = map(_above, os.pipe())
        self._in, theirs_out = map(_above, os.pipe())
        self.started = time.monotonic()
        # Chromium reads orders from file 3 and answers on file 4.
        self.pid = os.posix_spawnp(
            command[0],
            command,
            environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)],
            setpgroup=0,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        os.set_blocking(self._out, False)
        self._buffer = b''
        self._number = 0
        self._session = None
        self._ended = None
        # What happened since it was last asked for: (method, parameters).
        self.events = []

    def open_page(self, patience):
        """Finds the page, and listens to it. Raises NoAnswer."""
        end = time.monotonic() + patience
        self._ask('Target.setAutoAttach', None, patience, autoAttach=True, waitForDebuggerOnStart=False, flatten=True)
        while self._session is None:
            if time.monotonic() > end:
                raise NoAnswer('it opens no window')
            self.listen(0.2)
        self.ask('Page.enable')
        self.ask('Inspector.enable')

    def ask(self, method, patience=5.0, **parameters):
        """Asks the page; returns the answer. Raises NoAnswer, BrowserGone."""
        return self._ask(method, self._session, patience, **parameters)

    def evaluate(self, expression, patience):
        """The value of a promise of JavaScript in the page. Raises NoAnswer, BrowserGone."""
        answer = self.ask(
            'Runtime.evaluate', patience, expression=expression, awaitPromise=True, returnByValue=True
        )
        if 'exceptionDetails' in answer:
            raise NoAnswer('the page cannot be asked')
        return answer['result'].get('value')

    def listen(self, patience):
        """Takes in what the browser says, for at most `patience` seconds or until something happened."""
        end = time.monotonic() + patience
        while not self.events:
            if self._receive(end) is None:
                return

    def end(self):
        """Ends it and everything that it started. What it has kept is on disk already."""
        for fd in (self._in, self._out):
            os.close(fd)
        for number, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 5.0)):
            self._signal(number)
            end = time.monotonic() + patience
            while self._ended is None and time.monotonic() < end:
                self._reap()
                time.sleep(0.05)
        # Whoever has outlived the first of them.
        self._signal(signal.SIGKILL)

    def _signal(self, number):
        try:
            os.killpg(self.pid, number)
        except (ProcessLookupError, PermissionError):
            pass

    def _reap(self):
        if self._ended is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self._ended = f'signal {-code}' if code < 0 else f'exit code {code}'

    def _ask(self, method, session=None, patience=5.0, **parameters):
        self._number += 1
        number = self._number
        message = {'id': number, 'method': method, 'params': parameters}
        if session:
            message['sessionId'] = session
        end = time.monotonic() + patience
        self._send(json.dumps(message).encode() + b'\0', end)
        while True:
            answer = self._receive(end)
            if answer is None:
                raise NoAnswer(f'no answer to {method}')
            if answer.get('id') != number:
                continue
            if 'error' in answer:
                raise NoAnswer(answer['error'].get('message', 'refused'))
            return answer['result']

    def _send(self, data, end):
        while data:
            if not select.select([], [self._out], [], max(0.0, end - time.monotonic()))[1]:
                raise NoAnswer('it takes no orders')
            try:
                data = data[os.write(self._out, data):]
            except BrokenPipeError:
                self._fail()

    def _receive(self, end):
        """The next message, noted if it is an event; None when the time is up."""
        while b'\0' not in self._buffer:
            wait = end - time.monotonic()
            if wait <= 0 or not select.select([self._in], [], [], wait)[0]:
                self._reap()
                if self._ended:
                    self._fail()
                return None
            data = os.read(self._in, 1 << 16)
            if not data:
                self._fail()
            self._buffer += data
        text, self._buffer = self._buffer.split(b'\0', 1)
        message = json.loads(text)
        method = message.get('method')
        if method == 'Target.attachedToTarget':
            if message['params']['targetInfo']['type'] == 'page' and self._session is None:
                self._session = message['params']['sessionId']
        elif method and message.get('sessionId') == self._session:
            self.events.append((method, message.get('params', {})))
        return message

    def _fail(self):
        for _ in range(100):
            self._reap()
            if self._ended:
                break
            time.sleep(0.02)
        raise BrowserGone(self._ended or 'its pipe closed')
