"""What hangs on the wall: the outputs of the compositor, how they are turned, and whether anything is on them."""
import json
import os
import re
import subprocess

# A page turns clockwise, as one stands before it, and so does sway; Wayland itself counts the other way round.
AGAINST_THE_CLOCK = {'90': '270', '270': '90'}


def _run(*command, patience=5):
    """What a program says; None if it cannot be run, fails or takes too long."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors='replace') if done.returncode == 0 else None


class Cage:
    """The outputs by wlr-randr."""

    @staticmethod
    def outputs():
        """The outputs that are on: name → (turned clockwise by, mode); None if the compositor does not say."""
        said = _run('wlr-randr')
        if said is None:
            return None
        found = {}
        for block in re.split(r'\n(?=\S)', said):
            name = block.split(' ', 1)[0].strip()
            if name and re.search(r'^  Enabled: yes', block, re.M):
                transform = re.search(r'^  Transform: (\S+)', block, re.M)
                mode = re.search(r'(\d+x\d+) px.*current', block)
                turned = transform[1] if transform else 'normal'
                found[name] = (AGAINST_THE_CLOCK.get(turned, turned), mode[1] if mode else '')
        return found

    @staticmethod
    def turn(name, transform):
        """Turns one output clockwise."""
        return _run('wlr-randr', '--output', name, '--transform', AGAINST_THE_CLOCK.get(transform, transform))

    @staticmethod
    def set_mode(name, mode):
        """Sets the mode of one output, one that it does not offer if need be."""
        wanted = f'{mode}Hz' if '@' in mode else mode
        offered = _run('wlr-randr', '--output', name, '--mode', wanted)
        return offered if offered is not None else _run('wlr-randr', '--output', name, '--custom-mode', wanted)


class Sway:
    """The outputs by sway's own way: what it says to wlr-randr is not always so (1.7)."""

    @staticmethod
    def outputs():
        """As above."""
        said = _run('swaymsg', '-r', '-t', 'get_outputs')
        if said is None:
            return None
        found = {}
        for output in json.loads(said):
            if output.get('active'):
                mode = output.get('current_mode') or {}
                found[output['name']] = (output.get('transform', 'normal'), f"{mode.get('width')}x{mode.get('height')}")
        return found

    @staticmethod
    def turn(name, transform):
        """As above."""
        return _run('swaymsg', f'output {name} transform {transform}')

    @staticmethod
    def set_mode(name, mode):
        """As above."""
        return _run('swaymsg', f"output {name} mode --custom {mode if '@' not in mode else mode + 'Hz'}")


COMPOSITOR = Sway if 'SWAYSOCK' in os.environ else Cage


def outputs():
    """The outputs that are on; None if the compositor does not say."""
    return COMPOSITOR.outputs()


def arrange(degrees, mode):
    """
    Sees to it that every output is turned clockwise by `degrees` and has `mode` ("1920x1080", "1920x1080@60", or nothing
    for its own): a television that was off and on again has forgotten. Returns what was done, in words.
    """
    said = []
    transform = str(degrees) if degrees else 'normal'
    for name, (turned, current) in (outputs() or {}).items():
        if mode and mode.split('@')[0] != current:
            done = COMPOSITOR.set_mode(name, mode) is not None
            said.append(f'{name} set to {mode}' if done else f'{name} does not take the mode {mode}')
        if transform != turned:
            done = COMPOSITOR.turn(name, transform) is not None
            said.append(f'{name} turned by {degrees}°' if done else f'{name} cannot be turned by {degrees}°')
    return said


def is_empty():
    """Whether the picture is of one colour all over; None if there is none to look at (no television, or one that is off)."""
    try:
        done = subprocess.run(
            ['grim', '-s', '0.1', '-t', 'ppm', '-'], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    header = re.match(rb'P6\s+\d+\s+\d+\s+255\s', done.stdout)
    if not header:
        return None
    pixels = done.stdout[header.end():]
    return pixels == pixels[:3] * (len(pixels) // 3)
