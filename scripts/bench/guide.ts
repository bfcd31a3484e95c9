/**
 * The guide with a large conference on a slow phone: a real Chromium, measured over its debugging protocol. What counts
 * is the processor time of the page's main thread, four times, which is what a four times slower phone needs; unlike the
 * clock on the wall it says the same on a busy machine.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession } from 'playwright';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { median, type Bench, type BenchOptions, type Result } from './result.js';

const SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB' } as const;
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Told by the page as soon as what the server wrote, and then what the app wrote, is on the glass. */
function watchBeginning(): void {
  const drawn = (): Promise<void> =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  const whenThere = (selector: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        void drawn().then(resolve);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-ready'] });
    });
  Object.assign(window, {
    drawn,
    read: whenThere('.sessions > .session'),
    taken: whenThere('hallway-guide[data-ready] .session'),
  });
}

/** A page under the debugging protocol alone: a test runner's own scripts would be measured with it. */
class Phone {
  private constructor(
    private readonly session: CDPSession,
    readonly browser: Browser,
    readonly close: () => Promise<void>,
  ) {}

  static async open(browser: Browser): Promise<Phone> {
    const page = await (await browser.newContext(PHONE)).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Page.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchBeginning.toString()})()` });
    return new Phone(session, browser, () => page.context().close());
  }

  async run(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /** Milliseconds that the main thread of the slow phone has worked so far. */
  async worked(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000 * SLOWDOWN;
  }

  async go(url: string): Promise<void> {
    await this.session.send('Page.navigate', { url });
  }

  /** Work of one thing that a reader does, until it is drawn. */
  async costOf(act: () => Promise<unknown>): Promise<number> {
    const before = await this.worked();
    await act();
    await this.run('drawn()');
    return (await this.worked()) - before;
  }

  async key(key: string): Promise<void> {
    const text = key.length === 1 ? key : undefined;
    const code = key === 'Backspace' ? 8 : key.toUpperCase().charCodeAt(0);
    await this.session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key,
      windowsVirtualKeyCode: code,
      ...(text === undefined ? {} : { text }),
    });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
  }

  async wheel(pixels: number): Promise<void> {
    const where = { x: 200, y: 600, deltaX: 0, deltaY: pixels };
    await this.session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...where });
    await this.run('drawn()');
  }
}

const TASK = /RunTask$/;

/** The longest task of any renderer while something is done; tests have one page, so that it is the page's. */
async function longestTask(browser: Browser, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(undefined, { categories: ['toplevel', '__metadata'] });
  await act();
  interface Event {
    readonly name: string;
    readonly ph: string;
    readonly pid: number;
    readonly tid: number;
    readonly tdur?: number;
    readonly args?: { readonly name?: string };
  }
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Event[] };
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = trace.traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && TASK.test(name) && mains.has(`${pid} ${tid}`),
  );
  return (Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000) * SLOWDOWN;
}

async function visit(phone: Phone, url: string) {
  await phone.go('about:blank');
  const before = await phone.worked();
  await phone.go(url);
  await phone.run('read');
  const read = (await phone.worked()) - before;
  await phone.run('taken');
  const taken = (await phone.worked()) - before;
  // Texts are made ready to be searched while nothing else is to be done.
  await phone.run('new Promise((resolve) => setTimeout(resolve, 2500))');
  const scrolling = await longestTask(phone.browser, async () => {
    for (let step = 0; step < 50; step++) await phone.wheel(600);
  });
  await phone.run('scrollTo(0, 0)');
  await phone.run("document.querySelector('input[type=search]').focus()");
  await phone.run('drawn()');
  const keys: number[] = [];
  for (const key of [...'reverse', ...Array<string>(7).fill('Backspace')])
    keys.push(await phone.costOf(() => phone.key(key)));
  await phone.run("document.querySelector('.filters summary').click()");
  await phone.run('drawn()');
  const filters: number[] = [];
  for (const index of [0, 1, 2, 3, 4, 0, 1])
    filters.push(
      await phone.costOf(() => phone.run(`document.querySelectorAll('.filters input[name=track]')[${index}].click()`)),
    );
  return { read, taken, scrolling, key: Math.max(...keys), filter: Math.max(...filters) };
}

/** Milliseconds of each of some answers; what is searched for is not kept ready. */
async function htmlOf(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    await (await fetch(`${url}?q=satellites&lang=${['en', 'de'][round % 2]}`)).text();
    times.push(performance.now() - start);
  }
  return times;
}

async function measure(options: BenchOptions): Promise<Result[]> {
  const data = temporaryFolder();
  const file = join(data, 'conference.json');
  const programme = programmeOf(options);
  writeFileSync(file, programmeBytes(programme));
  hallway(data, 'import', file, '--conference', 'large');
  const server = await startServer(data);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  try {
    const url = `${server.url}/c/large`;
    const start = performance.now();
    await (await fetch(url)).text();
    const cold = performance.now() - start;
    const search = await htmlOf(url);
    const visits: Awaited<ReturnType<typeof visit>>[] = [];
    for (let round = 0; round < 3; round++) {
      const phone = await Phone.open(browser);
      visits.push(await visit(phone, url));
      await phone.close();
    }
    const note = `${programme.sessions.length} sessions, main thread, ${SLOWDOWN}× slower`;
    const figure = (name: string, of: keyof (typeof visits)[number], target?: number): Result => ({
      name: `guide: ${name}`,
      value: median(visits.map((one) => one[of])),
      unit: 'ms',
      ...(target === undefined ? {} : { target }),
      note,
    });
    return [
      figure('first list', 'read', 1000),
      figure('until the app has taken over', 'taken'),
      figure('longest keystroke of a search', 'key', 100),
      figure('longest filter', 'filter', 100),
      figure('longest task while scrolling', 'scrolling', 100),
      { name: 'guide: first HTML in the server', value: cold, unit: 'ms', target: 300 },
      { name: 'guide: HTML of a search', value: Math.max(...search), unit: 'ms', target: 300, note: 'longest of 10' },
    ];
  } finally {
    await browser.close();
    await server.stop('SIGKILL');
  }
}

export const guide: Bench = { name: 'guide', run: measure };
