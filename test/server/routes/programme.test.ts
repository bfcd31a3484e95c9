import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { ROWS } from '../../support/conferences.js';
import { programme } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const URL = '/api/conferences/small/programme';
const put = (body: unknown, query = '', headers: Record<string, string> = {}) =>
  bench.ask('organiser', 'PUT', `${URL}${query}`, body, { 'content-type': 'application/octet-stream', ...headers });
const revision = () => bench.conferences.get('small').revision;

const later = JSON.stringify({ ...programme(ROWS.slice(1)), version: '2' });

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<schedule><version>3</version><conference><title>From XML</title><acronym>x</acronym></conference>
<day index="1" date="2026-10-24" start="2026-10-24T06:00:00+02:00" end="2026-10-25T04:00:00+02:00"><room name="Aula">
<event guid="11111111-0000-4000-8000-000000000001" id="1"><date>2026-10-24T10:00:00+02:00</date><start>10:00</start>
<duration>00:45</duration><room>Aula</room><title>Alpha</title><type>talk</type><persons/></event>
</room></day></schedule>`;

describe('adopting a programme', () => {
  it('tells hash, revision and what differs, with titles', async () => {
    const adopted = await put(later);
    expect(adopted.status).toBe(200);
    expect(adopted.json).toMatchObject({
      hash: bench.conferences.get('small').hash,
      revision: 2,
      diff: { added: [], removed: [{ session: 'a', title: 'Alpha' }], changed: [] },
      warnings: [],
      orphans: [],
      retired: [],
    });
  });

  it('takes bytes of any type, and none', async () => {
    for (const type of ['application/json', 'text/xml; charset=utf-8', 'x/y']) {
      const answer = await put(later, '?dryRun=true', { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 200]);
    }
    const untold = await bench.ask('organiser', 'PUT', `${URL}?dryRun`, Buffer.from(later));
    expect([untold.status, untold.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  });

  it('does nothing in a dry run', async () => {
    const told = await put(later, '?dryRun=true');
    expect(told.json).toMatchObject({ revision: 1, diff: { removed: [{ session: 'a' }] } });
    expect(revision()).toBe(1);
  });

  it('takes format, zone and name from the query', async () => {
    await bench.ask('admin', 'POST', '/api/conferences', { slug: 'fresh' });
    const missing = await bench.ask('organiser', 'PUT', '/api/conferences/fresh/programme', XML);
    expect([missing.status, missing.json.code]).toEqual([422, 'missing-timezone']);
    // A conference that was made with a zone, or has sessions, has told it already.
    await bench.ask('admin', 'POST', '/api/conferences', { slug: 'zoned', timezone: 'Europe/Bucharest' });
    const zoned = await bench.ask('organiser', 'PUT', '/api/conferences/zoned/programme', XML.replaceAll('+02:00', ''));
    expect([zoned.status, bench.conferences.get('zoned').timezone]).toEqual([200, 'Europe/Bucharest']);
    expect((await put(XML, '?dryRun=true')).status).toBe(200);
    const adopted = await put(XML, '?timezone=Europe/Berlin&format=xml&name=Named');
    expect(adopted.json.diff.added).toMatchObject([{ title: 'Alpha' }]);
    expect(bench.conferences.get('small').programme.conference).toMatchObject({
      name: 'Named',
      timezone: 'Europe/Berlin',
    });
  });

  it.each(['', '%20'])('?name=%s is no name', async (name) => {
    const refused = await put(later, `?name=${name}`);
    expect([refused.status, refused.json.code, revision()]).toEqual([400, 'invalid-request', 1]);
  });

  it.each([
    ['', 422, 'empty'],
    ['rubbish', 422, 'unknown-format'],
    ['<schedule><day>', 422, 'not-well-formed'],
  ])('%j is refused', async (body, status, code) => {
    const refused = await put(body);
    expect([refused.status, refused.json.code]).toEqual([status, code]);
    expect(revision()).toBe(1);
  });

  it('refuses unknown formats, stale revisions, those who may not, and conferences that there are not', async () => {
    expect((await put(later, '?format=pdf')).json.code).toBe('invalid-request');
    expect((await put(later, '', { 'if-match': '"7"' })).json.code).toBe('stale-revision');
    expect((await bench.ask('helper', 'PUT', URL, later)).json.code).toBe('not-allowed');
    expect((await bench.ask(null, 'PUT', URL, later)).json.code).toBe('not-logged-in');
    const nowhere = await bench.ask('organiser', 'PUT', '/api/conferences/nowhere/programme', later);
    expect(nowhere.json.code).toBe('unknown-conference');
    expect(revision()).toBe(1);
  });

  it('[J3] is safe to repeat with a key', async () => {
    const key = { 'idempotency-key': 'p', 'if-match': '"1"' };
    expect((await put(later, '', key)).json.revision).toBe(2);
    expect((await put(later, '', key)).json.revision).toBe(2);
    expect((await put(XML, '?timezone=UTC', key)).json.code).toBe('key-reused');
  });

  it('refuses a file that is too large', async () => {
    const refused = await put(Buffer.alloc(64 * 1024 * 1024 + 1, 32));
    expect([refused.status, refused.json.code]).toEqual([413, 'too-large']);
  });

  it('says what it took the columns for, and asks where it cannot tell', async () => {
    const table = 'Was,Wann,Raum\nEins,2026-10-24 10:00,Aula\n';
    expect((await put(table, '?dryRun')).json.choices).toEqual({
      table: {
        headers: ['Was', 'Wann', 'Raum'],
        rows: [['Eins', '2026-10-24 10:00', 'Aula']],
        columns: { title: 'Was', start: 'Wann', room: 'Raum' },
      },
    });
    expect((await put(table.replace('Wann', 'Wannwo'), '?dryRun')).json).toMatchObject({
      status: 422,
      code: 'columns',
      choices: { table: { columns: { title: 'Was', room: 'Raum' } } },
    });
    expect((await put(later, '?dryRun')).json).not.toHaveProperty('choices');
  });
});
