/** What the server has besides the live wire; the only place of the displays that fetches. */

/** What the server says at a path of its API. */
export async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return (await response.json()) as T;
}

/** Asks the server to do something. @throws if it does not. */
export async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
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

/** The address of a display. */
export const displayUrl = (query: Readonly<Record<string, string>>): string =>
  `/display?${new URLSearchParams(query).toString()}`;
