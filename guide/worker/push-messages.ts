/** What the service worker does with messages: shows them, and opens their page when somebody taps one. */

declare const self: ServiceWorkerGlobalScope;

/** What the server sends, ready to be shown. */
interface Message {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
}

/** Listens for messages; to be called once, while the worker is evaluated. */
export function listenForMessages(): void {
  self.addEventListener('push', (event) => {
    const { title, body, url, tag } = event.data!.json() as Message;
    event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { url } = event.notification.data as Pick<Message, 'url'>;
    event.waitUntil(show(new URL(url, self.location.origin).href));
  });
}

/** Goes to a page of the guide: in a window that is open already, if there is one. */
async function show(url: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find((each) => each.url === url) ?? windows.find((each) => /\/c\/[^/]+/.test(each.url));
  if (!open) return void (await self.clients.openWindow(url));
  await open.focus();
  if (open.url !== url) await open.navigate(url).catch(() => self.clients.openWindow(url));
}
