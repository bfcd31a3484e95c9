"""What hangs on the wall: the outputs of the compositor, how they are turned, and whether anything is on them."""
import re
import subprocess

# A page turns clockwise, as one stands before it; Wayland counts the other way round.
TRANSFORMS = {0: 'normal', 90: '270', 180: '180', 270: '90'}


def _run(*command, patience=10):
    """What a program says; None if it cannot be run, fails or takes too long."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def outputs():
    """The outputs that are on: name → (transform, current mode as "1920x1080")."""
    found = {}
    for block in re.split(r'\n(?=\S)', (_run('wlr-randr') or b'').decode(errors='replace')):
        name = block.split(' ', 1)[0].strip()
        if name and re.search(r'^  Enabled: yes', block, re.M):
            transform = re.search(r'^  Transform: (\S+)', block, re.M)
            mode = re.search(r'(\d+x\d+) px.*current', block)
            found[name] = (transform[1] if transform else 'normal', mode[1] if mode else '')
    return found


def arrange(degrees, mode):
    """
    Sees to it that every output is turned clockwise by `degrees` and has `mode` ("1920x1080", "1920x1080@60", or nothing
    for its own): a television that was off and on again has forgotten. Returns what was changed, in words.
    """
    changed = []
    for name, (transform, current) in outputs().items():
        if transform != TRANSFORMS[degrees]:
            _run('wlr-randr', '--output', name, '--transform', TRANSFORMS[degrees])
            changed.append(f'{name} turned by {degrees}°')
        if mode and mode.split('@')[0] != current:
            wanted = f'{mode}Hz' if '@' in mode else mode
            if _run('wlr-randr', '--output', name, '--mode', wanted) is None:
                _run('wlr-randr', '--output', name, '--custom-mode', wanted)
            changed.append(f'{name} set to {mode}')
    return changed


def is_empty():
    """Whether the picture is of one colour all over; None if there is none to look at (no television, or one that is off)."""
    picture = _run('grim', '-s', '0.1', '-t', 'ppm', '-')
    header = re.match(rb'P6\s+\d+\s+\d+\s+255\s', picture or b'')
    if not header:
        return None
    pixels = picture[header.end():]
    return pixels == pixels[:3] * (len(pixels) // 3)
