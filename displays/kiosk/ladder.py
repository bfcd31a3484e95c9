"""Which cure comes next: gentle ones first, each given time to work, and ever more of it."""
import json

# What to do, and how long to wait afterwards until the next step, s.
STEPS = (('reload', 8), ('browser', 25), ('session', 25))
WORDS = {'reload': 'it is loaded anew', 'browser': 'the browser starts anew', 'session': 'the session starts anew'}
LONGEST = 600
# Well for so long, s: what was is forgotten.
FORGET = 60


class Ladder:
    """Kept in a file, since the last of its steps ends this program."""

    def __init__(self, file):
        self._file = file
        self._count = 0
        self._next = 0.0
        self._since = None
        self._well = None
        # When the last step was taken.
        self.last = 0.0
        # Starts of the browser that failed, one after the other.
        self.falls = 0
        try:
            with open(file, encoding='utf8') as kept:
                self._count, self.falls, self._next, self._since = json.load(kept)
        except (OSError, ValueError):
            pass

    def trouble(self, now):
        """Something is wrong from `now` on (monotonic, s)."""
        self._well = None
        if self._since is None:
            self._since = now
            self._keep()

    def step(self, now):
        """The step to take now; None while the one before may still work."""
        self.trouble(now)
        if now < self._next:
            return None
        step, patience = STEPS[self._count % len(STEPS)]
        self._next = now + min(LONGEST, patience * 2 ** (self._count // len(STEPS)))
        self._count += 1
        self.last = now
        self._keep()
        return step

    def well(self, now):
        """Nothing is wrong. Returns after how many seconds, if something was."""
        took = None if self._since is None else now - self._since
        self._since = None
        if self._well is None:
            self._well = now
        elif now - self._well > FORGET and (self._count, self.falls) != (0, 0):
            self._count, self.falls, self._next = 0, 0, 0.0
            self._keep()
        if took is not None:
            self._keep()
        return took

    def fall(self):
        """The browser has ended by itself. Returns how many times that was, one after the other."""
        self.falls += 1
        self._keep()
        return self.falls

    @staticmethod
    def words(step):
        """The step, for the journal."""
        return WORDS[step]

    def _keep(self):
        try:
            with open(self._file, 'w', encoding='utf8') as kept:
                json.dump([self._count, self.falls, self._next, self._since], kept)
        except OSError:
            # Then it begins with the gentlest again.
            pass
