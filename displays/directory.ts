/** What the server has besides the live wire; the only place of the displays that fetches. */
import { namedIn } from './versions.js';

const DISPLAY = '/display';

/** What the server says at a path of its API. */
export async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return (await response.json()) as T;
}

/** Whether the server has a file of a page's version. */
export const isServed = (file: string): Promise<boolean> =>
  fetch(file).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

/** The version of the screens' page that the server has now, past whatever is kept here; null if it does not say. */
export const servedPage = (): Promise<ReturnType<typeof namedIn> | null> =>
  fetch(DISPLAY, { cache: 'no-store', headers: { accept: 'text/html' } }).then(
    async (response) => (response.ok ? namedIn(await response.text()) : null),
    () => null,
  );
