/** WPE WebKit, the browser of cheap screens, by plain WebDriver: Playwright cannot drive Debian's. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** One cog with one window. */
export class Wpe {
  private constructor(
    private readonly driver: ChildProcess,
    private readonly session: string,
  ) {}

  static async start(): Promise<Wpe> {
    const port = await freePort();
    const driver = spawn('WPEWebDriver', [`--port=${port}`], { stdio: 'ignore' });
    const url = `http://127.0.0.1:${port}`;
    const end = Date.now() + 20_000;
    for (;;) {
      const ready = await fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) break;
      if (Date.now() > end) throw new Error('WPEWebDriver does not answer.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { sessionId } = (await post(`${url}/session`, {
      capabilities: {
        alwaysMatch: {
          'wpe:browserOptions': { binary: '/usr/bin/cog', args: ['--automation', '--platform=headless'] },
        },
      },
    })) as { sessionId: string };
    return new Wpe(driver, `${url}/session/${sessionId}`);
  }

  async goto(url: string): Promise<void> {
    await post(`${this.session}/url`, { url });
  }

  /** All that a screen says, through the shadow roots. */
  async text(): Promise<string> {
    const script = `const said = (node) => [...node.childNodes].map((child) => child.nodeType === 3 ? child.data
      : child.nodeName === 'STYLE' ? '' : (child.shadowRoot ? said(child.shadowRoot) : '') + said(child)).join(' ');
      return said(document.body).replace(/\\s+/g, ' ');`;
    return this.execute(script);
  }

  /** How an element right below the root is styled. */
  styleOf(element: string, property: string): Promise<string> {
    return this.execute(`const root = document.querySelector('hallway-display').shadowRoot;
      return getComputedStyle(root.querySelector('${element}')).getPropertyValue('${property}');`);
  }

  private async execute(script: string): Promise<string> {
    return String(await post(`${this.session}/execute/sync`, { script, args: [] }));
  }

  async stop(): Promise<void> {
    await fetch(this.session, { method: 'DELETE' }).catch(() => undefined);
    const ended = once(this.driver, 'exit');
    this.driver.kill('SIGTERM');
    await ended;
  }
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
  return value;
}
