/** Messages to a phone and stars for a session, on the built server. */
import { createECDH, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { axeOf } from './support/axe.js';
import { expect, PHONE, test, type House } from './support/house.js';

test.use(PHONE);

/** Messages need a secure context; loopback is one. */
const secure = (house: House): string => `${house.url.replace('hallway.test', 'localhost')}/c/forum`;
const openSheet = (page: Page) => page.getByRole('button', { name: 'Account' }).first().click();
const violations = async (page: Page): Promise<string[]> =>
  (await axeOf(page).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);

/** A push service cannot be reached from here: the page subscribes to one in name only; everything else is real. */
async function subscribeInName(page: Page): Promise<void> {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') };
  await page.addInitScript(
    (subscription) => {
      const made = { ...subscription, toJSON: () => subscription };
      Object.assign(PushManager.prototype, {
        subscribe: ({ applicationServerKey }: PushSubscriptionOptionsInit) => {
          if ((applicationServerKey as Uint8Array).length !== 65)
            return Promise.reject(new Error('no key of a server'));
          localStorage.setItem('subscribed', '');
          return Promise.resolve(made);
        },
        getSubscription: () => Promise.resolve(localStorage.getItem('subscribed') === null ? null : made),
      });
    },
    { endpoint: 'https://push.example.org/to/this-phone', keys },
  );
}

test('messages are turned on for what is bookmarked, and off; one is shown, and leads to its session', async ({
  browser,
  house,
}) => {
  const context = await browser.newContext({ ...PHONE, permissions: ['notifications'] });
  const page = await context.newPage();
  await subscribeInName(page);
  const asked: { method: string; body: { endpoint?: string; announcements?: boolean; sessions?: string[] } }[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (new URL(request.url()).pathname.endsWith('/push') && request.method() !== 'GET' && response.ok())
      asked.push({ method: request.method(), body: request.postDataJSON() as object });
  });
  await page.goto(secure(house));
  await expect(page.locator('[data-ready]')).toBeAttached();
  await page.locator('[id="session=clock"] .star').click();
  await openSheet(page);
  await page.getByRole('button', { name: 'Turn messages on' }).click();
  await expect(page.getByText('Messages are on.')).toBeVisible();
  await expect
    .poll(() => asked.at(-1))
    .toMatchObject({
      method: 'PUT',
      body: { endpoint: 'https://push.example.org/to/this-phone', announcements: true, sessions: ['clock'] },
    });
  await page.getByRole('checkbox', { name: /announcements/i }).uncheck();
  await expect.poll(() => asked.at(-1)?.body.announcements).toBe(false);
  expect(await violations(page)).toEqual([]);

  // Loaded anew, the page knows still.
  await page.reload();
  await expect(page.locator('[data-ready]')).toBeAttached();
  await openSheet(page);
  await page.getByRole('button', { name: 'Turn messages off' }).click();
  await expect(page.getByRole('button', { name: 'Turn messages on' })).toBeVisible();
  expect(asked.at(-1)?.method).toBe('DELETE');

  // What the server would send is given to the worker by the browser itself.
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.endsWith('/c/'));
      if (found) resolve(found.registrationId);
    }),
  );
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: JSON.stringify({ title: '15 min late', body: 'At 12:15', url: '/c/forum/sessions/clock', tag: 'clock' }),
  });
  const shown = () =>
    page.evaluate(async () =>
      (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => [
        title,
        body,
        tag,
      ]),
    );
  await expect.poll(shown).toEqual([['15 min late', 'At 12:15', 'clock']]);
  const worker = context.serviceWorkers().find((each) => each.url().includes('guide'))!;
  await worker.evaluate(async () => {
    // What a worker has and a page has not.
    const scope = self as unknown as {
      registration: ServiceWorkerRegistration;
      WindowClient: { prototype: { focus: () => Promise<unknown> } };
      NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
      dispatchEvent(event: Event): boolean;
    };
    // Only a finger may bring a window to the front.
    scope.WindowClient.prototype.focus = () => Promise.resolve();
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification: notification! }));
  });
  await expect(page).toHaveURL(/\/c\/forum\/sessions\/clock$/);
  expect(await shown()).toEqual([]);
  await context.close();
});

test('stars and a line about a session that has begun; the last word counts, and organisers read it', async ({
  page,
  house,
}) => {
  await house.command({ type: 'settings', feedback: true });
  const { sessions } = (await house.ask('/api/conferences/forum/schedule')) as {
    sessions: { id: string; start: string; kind: string }[];
  };
  const begun = sessions.find(({ kind }) => kind === 'talk' || kind === 'keynote')!;
  await page.goto(`${house.url}/c/forum/sessions/${begun.id}`);
  const form = page.locator('feedback-form');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByRole('alert')).toHaveText('Choose one to five stars first.');
  await form.locator('.star').nth(1).click();
  await form.getByRole('textbox').fill('Too   fast for me.');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByRole('status')).not.toBeEmpty();
  expect(await violations(page)).toEqual([]);
  // Again, after a reload, by the keyboard.
  await page.reload();
  await expect(form.locator('.star.on')).toHaveCount(2);
  await expect(form.getByRole('textbox')).toHaveValue('Too fast for me.');
  await form.getByRole('radio', { name: '2 stars' }).press('ArrowRight');
  await expect(form.locator('.star.on')).toHaveCount(3);
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByRole('status')).not.toBeEmpty();
  const said = (await house.ask('/api/conferences/forum/feedback')) as readonly object[];
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ session: begun.id, stars: 3, line: 'Too fast for me.' });
});
