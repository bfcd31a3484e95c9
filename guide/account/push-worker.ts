/** What the service worker does with messages: shows them, and opens their page when somebody taps one. */

/** What the server sends, ready to be shown. */
interface Message {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
}

/** What is used of a service worker; the library of the browser's types does not have both kinds of scope at once. */
export interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly location: { readonly origin: string };
  readonly clients: {
    matchAll(options: {
      type: 'window';
      includeUncontrolled: boolean;
    }): Promise<
      readonly { readonly url: string; focus(): Promise<unknown>; navigate(url: string): Promise<unknown> }[]
    >;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: string, listener: (event: never) => void): void;
}

type Waiting = { waitUntil(work: Promise<unknown>): void };
type Pushed = Waiting & { readonly data: { json(): unknown } | null };
type Tapped = Waiting & { readonly notification: Notification };

/** Listens for messages; to be called once, while the worker is evaluated. */
export function listenForPush(worker: Worker): void {
  worker.addEventListener('push', (event: Pushed) => {
    const { title, body, url, tag } = event.data!.json() as Message;
    event.waitUntil(
      worker.registration.showNotification(title, { body, tag, icon: '/assets/icon-192.png', data: { url } }),
    );
  });
  worker.addEventListener('notificationclick', (event: Tapped) => {
    event.notification.close();
    const { url } = event.notification.data as Pick<Message, 'url'>;
    event.waitUntil(show(worker, new URL(url, worker.location.origin).href));
  });
}

/** Goes to a page of the guide: in a window that is open already, if there is one. */
async function show({ clients }: Worker, url: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find((each) => each.url === url) ?? windows.find((each) => /\/c\/[^/]+/.test(each.url));
  if (!open) return void (await clients.openWindow(url));
  await open.focus();
  if (open.url !== url) await open.navigate(url).catch(() => clients.openWindow(url));
}
