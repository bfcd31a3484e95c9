/** The HTTP API as a page: all of it is there, and nothing that the policy forbids. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeText } from '../../../server/plugins/schema-text.js';
import { appBench, type AppBench } from '../../support/app.js';

let bench: AppBench;
let page = '';
beforeAll(async () => {
  bench = await appBench();
  page = (await bench.ask(null, 'GET', '/api/docs')).text;
});
afterAll(() => bench.app.close());

describe('/api/docs', () => {
  it('has every way to ask, with its summary, and a link to it', async () => {
    const { paths } = (await bench.ask(null, 'GET', '/api/openapi.json')).json as {
      paths: Record<string, Record<string, { summary?: string }>>;
    };
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        expect(page).toContain(`<span class="method">${method.toUpperCase()}</span> <code>${path}</code>`);
      }
    }
    const [anchors, links] = [/id="([^"]+)"/g, /href="#([^"]+)"/g].map((pattern) =>
      [...page.matchAll(pattern)].map(([, name]) => name!),
    );
    expect(new Set(anchors).size).toBe(anchors!.length);
    expect(links!.filter((link) => !anchors!.includes(link))).toEqual([]);
    expect(page).toContain('delay');
  });

  it('needs no script, no inline style and nothing from elsewhere', async () => {
    expect(page).not.toMatch(/<script|<style|style=|(?:src|href)="(?:https?:)?\/\//);
    const styles = await bench.ask(null, 'GET', '/api/docs.css');
    expect([styles.status, styles.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });
});

describe('a schema as text', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', format: 'id' }, 'id'],
    [{ type: ['string', 'null'] }, 'text | null'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ type: 'array', items: { type: 'integer', minimum: 1 } }, 'list of integer 1 to …'],
    [
      {
        type: 'object',
        required: ['minutes'],
        properties: { minutes: { type: 'integer', minimum: -5, maximum: 5 }, hold: { type: 'boolean' } },
      },
      '{ minutes: integer -5 to 5, hold?: boolean }',
    ],
    [{ type: 'object', additionalProperties: { type: 'string' } }, '{ [name]: text }'],
    [{ anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Text' }] }, 'text | Text'],
    [{}, 'anything'],
  ])('%j', (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });
});
