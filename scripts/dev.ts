// `npm run dev`: server and the three apps from the sources, built anew as they are saved; open pages load themselves anew.
// All of it goes into dist/dev, so that what `npm run build` made stays; the database is that of `npm start`. What is
// written behind it goes to the server: `npm run dev -- --port 9000 --data /tmp/try`.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { context } from 'esbuild';
import { build, type Plugin, type Rollup } from 'vite';
import { kioskScript } from './build-kiosk.ts';
import { serverBuild } from './build-server.ts';
import { APPS, appBuild } from './build-web.ts';

const root = resolve(import.meta.dirname, '..');
/** A package like ours, as far as the server looks for its files. */
const folder = join(root, 'dist/dev');
const web = join(folder, 'dist/web');

/** What open pages do: they ask for a file, as the server knows nothing of all this. */
const RELOAD = `
let known;
setInterval(async () => {
  const answer = await fetch('/dev/turn.txt', { cache: 'no-store' }).catch(() => null);
  const turn = answer?.ok ? await answer.text() : known;
  if (known === undefined || known === turn) return void (known = turn);
  known = turn;
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) await one.unregister();
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  location.reload();
}, 400);
`;

/** Puts the reload into each page, as a file: the policy of pages takes no inline script. */
const reloading = (app: (typeof APPS)[number]): Plugin => ({
  name: 'hallway:reloading',
  buildStart() {
    // Service workers are built beside the pages, where Vite does not see them.
    for (const workers of [`${app}/worker`, 'live/worker'].filter((each) => app !== 'admin' && existsSync(each)))
      for (const name of readdirSync(join(root, workers))) this.addWatchFile(join(root, workers, name));
  },
  transformIndexHtml: () => [{ tag: 'script', attrs: { type: 'module', src: '/dev/reload.js' }, injectTo: 'head' }],
});

const log = (text: string): void => console.log(`dev: ${text}`);

let server: ChildProcess | undefined;
let stopping = false;
/** What is to be done one after the other. */
let queue: Promise<unknown> = Promise.resolve();
let turn = 0;

/** Stops the server in good order. */
async function stop(): Promise<void> {
  const running = server;
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const ended = new Promise((done) => running.once('exit', done));
  running.kill('SIGTERM');
  await ended;
}

/** Starts the server anew, then tells open pages. */
async function restart(): Promise<void> {
  await stop();
  if (stopping) return;
  writeFileSync(join(web, 'kiosk.sh'), kioskScript());
  // Its ready line is for whoever looks, and for knowing when pages may ask for it.
  server = spawn(process.execPath, [join(folder, 'dist/hallway.js'), 'serve', '--demo', ...process.argv.slice(2)], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  await new Promise<void>((ready) => {
    server!.stdout!.on('data', (text: Buffer) => {
      process.stdout.write(text);
      ready();
    });
    server!.once('exit', (code) => {
      if (code) log('the server has ended; it is started anew at the next change.');
      ready();
    });
  });
  writeFileSync(join(web, 'dev/turn.txt'), String(++turn));
}

/** Many files that are saved at once are one turn. */
let planned: NodeJS.Timeout | undefined;
function plan(why: string): void {
  clearTimeout(planned);
  planned = setTimeout(() => {
    log(why);
    queue = queue.then(restart).catch((error: unknown) => log(String(error)));
  }, 150);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(web, 'dev'), { recursive: true });
for (const name of ['package.json', 'data']) symlinkSync(join(root, name), join(folder, name));
writeFileSync(join(web, 'dev/reload.js'), RELOAD);

let built = 0;
/** The server starts once there is something of everything. */
const ready = (what: string): void => {
  built++;
  if (built > APPS.length) plan(built === APPS.length + 1 ? 'everything is built.' : `${what} is built anew.`);
};

const watchers: Rollup.RollupWatcher[] = [];
for (const app of APPS) {
  const { build: how, ...rest } = appBuild(web, app);
  const watcher = (await build({
    ...rest,
    clearScreen: false,
    plugins: [reloading(app)],
    build: { ...how, emptyOutDir: false, minify: false, reportCompressedSize: false, watch: {} },
  })) as Rollup.RollupWatcher;
  watchers.push(watcher);
  await new Promise<void>((first) => {
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') void event.result.close().then(() => ready(app));
      if (event.code === 'ERROR') log(`${app} cannot be built: ${event.error.message}`);
      if (event.code === 'END' || event.code === 'ERROR') first();
    });
  });
}

const bundle = await context({
  ...serverBuild(join(folder, 'dist')),
  // Of a build that fails esbuild would take away what the one before has left.
  write: false,
  plugins: [
    {
      name: 'hallway:restart',
      setup: ({ onEnd }) =>
        onEnd(({ errors, outputFiles = [] }) => {
          if (errors.length > 0) return;
          for (const { path, contents } of outputFiles) {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, contents);
          }
          ready('server');
        }),
    },
  ],
});
await bundle.watch();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopping = true;
    clearTimeout(planned);
    void queue
      .then(() => Promise.all([stop(), bundle.dispose(), ...watchers.map((watcher) => watcher.close())]))
      .then(() => process.exit());
  });
