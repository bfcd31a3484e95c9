"""What is around the keeper: the page, the server, systemd, this machine's network."""
import http.client
import json
import os
import socket
import ssl
import urllib.parse
import urllib.request

# Answers even if no frame is drawn, so that a stopped page and a television that is off can be told apart. Drawn is
# whatever has a size and is text or image, at any depth: views, the night's clock, frames that took over.
LOOK = """(async () => {
  const frame = await new Promise((done) => {
    setTimeout(done, 2500, false);
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
  });
  const isDrawn = (root) => [...root.querySelectorAll('*')].some((one) => {
    if (one.shadowRoot && isDrawn(one.shadowRoot)) return true;
    if (one.localName === 'iframe') return one.contentDocument !== null && isDrawn(one.contentDocument);
    if (one.clientHeight === 0 && one.getClientRects().length === 0) return false;
    if (['img', 'svg', 'video', 'canvas'].includes(one.localName)) return one.checkVisibility();
    if (['script', 'style', 'noscript', 'title'].includes(one.localName)) return false;
    return [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') && one.checkVisibility();
  });
  const { view } = document.documentElement.dataset;
  return {
    href: location.href,
    ours: document.querySelector('hallway-display') !== null,
    frame,
    // Over a stream there may be nothing to say.
    drawn: view === 'overlay' || isDrawn(document),
    clear: view === 'overlay',
  };
})()"""


def notify(text):
    """Tells systemd, if that is who started this."""
    address = os.environ.get('NOTIFY_SOCKET')
    if address:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notice:
                notice.sendto(text.encode(), address.replace('@', '\0', 1) if address[0] == '@' else address)
        except OSError:
            # The next one is due in seconds.
            pass


def is_there(server):
    """Whether the server is there, and no portal of the Wi-Fi. What it says is not trusted, so neither is it verified."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
    )
    try:
        with opener.open(f'{server}/healthz', timeout=3) as answer:
            return json.loads(answer.read(1000)).get('status') == 'ok'
    except (OSError, http.client.HTTPException, ValueError, AttributeError):
        return False


def own_address(server):
    """This machine's address towards the server, for whoever stands before the screen; empty without a network."""
    parts = urllib.parse.urlsplit(server)
    try:
        for host in (parts.hostname, '192.0.2.1'):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
                try:
                    way.connect((host, parts.port or 80))
                except socket.gaierror:
                    continue
                return way.getsockname()[0]
    except OSError:
        pass
    return ''
