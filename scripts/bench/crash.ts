/** kill -9 at random moments under a constant writer: acknowledged changes lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { generateProgramme, randomOf } from './programme.js';
import type { Bench } from './result.js';

const KILLS = 20;

interface Page {
  readonly revision: number;
  readonly changes: readonly {
    readonly revision: number;
    readonly change: { readonly set: { readonly sessions?: Record<string, { readonly delay?: number }> } };
  }[];
}

/** The whole journal, page by page: revision → minutes of its delay. */
async function storedDelays(url: string, headers: Record<string, string>): Promise<Map<number, number | undefined>> {
  const stored = new Map<number, number | undefined>();
  for (let after = 0; ;) {
    const page = (await (await fetch(`${url}?after=${after}`, { headers })).json()) as Page;
    for (const { revision, change } of page.changes) {
      stored.set(revision, Object.values(change.set.sessions ?? {})[0]?.delay);
      after = revision;
    }
    if (after >= page.revision) return stored;
  }
}

export const crash: Bench = {
  name: 'crash',
  async run() {
    const data = temporaryFolder();
    const programme = generateProgramme(7, { sessions: 60, rooms: 6 });
    writeFileSync(join(data, 'conference.json'), programmeBytes(programme));
    hallway(data, 'import', join(data, 'conference.json'), '--conference', 'small');
    const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'bench');
    const random = randomOf(20);
    const acknowledged = new Map<number, number>();
    let lost = 0;
    let port: number | undefined;
    for (let kill = 0; kill <= KILLS; kill++) {
      const server = await startServer(data, port);
      port = server.port;
      const changes = `${server.url}/api/conferences/small/changes`;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const stored = await storedDelays(changes, headers);
      lost = [...acknowledged].filter(([revision, minutes]) => stored.get(revision) !== minutes).length;
      if (kill === KILLS) {
        await server.stop('SIGTERM');
        break;
      }
      let alive = true;
      const die = setTimeout(
        () => {
          alive = false;
          server.process.kill('SIGKILL');
        },
        40 + random() * 300,
      );
      for (let index = 0; alive; index++) {
        const minutes = (index % 50) + 1 + kill * 60;
        const session = programme.sessions[Math.floor(random() * programme.sessions.length)]!.id;
        try {
          const response = await fetch(changes, {
            method: 'POST',
            headers,
            body: JSON.stringify({ type: 'delay', session, minutes }),
          });
          if (response.status === 201)
            acknowledged.set(((await response.json()) as { revision: number }).revision, minutes);
        } catch {
          // The server died under the request: nothing was acknowledged.
        }
      }
      clearTimeout(die);
      await server.stop('SIGKILL');
    }
    return [
      {
        name: `acknowledged changes lost in ${KILLS} × kill -9`,
        value: lost,
        unit: '',
        target: 0,
        note: `${acknowledged.size} acknowledged`,
      },
    ];
  },
};
