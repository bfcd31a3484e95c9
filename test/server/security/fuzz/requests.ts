/** Requests made from the API's own description: valid ones, bent ones, hostile ones. */
import { programmeBytes } from '../../../../server/formats/index.js';
import { imported, ROWS } from '../../../support/conferences.js';
import { programme } from '../../../support/programme.js';
import type { Chance } from '../../../support/chance.js';
import { bent, fitting, HOSTILE, nasty, type Schema } from './values.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Operation extends Described {
  readonly method: string;
  readonly path: string;
}

export interface Wanted {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** Pages and feeds that the description leaves out, with parameters of their own. */
const HIDDEN = [
  '/',
  '/c/{conference}',
  '/c/{conference}/sessions/{session}',
  '/c/{conference}/rooms/{room}',
  '/display',
  '/admin',
];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Paths = Readonly<Record<string, Partial<Record<(typeof METHODS)[number], Described>>>>;

export function operationsOf(description: unknown): Operation[] {
  const { paths } = description as { paths: Paths };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const found = methods[method];
      return found ? [{ ...found, method: method.toUpperCase(), path }] : [];
    }),
  );
  const hidden = HIDDEN.map((path) => ({
    method: 'GET',
    path,
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      in: 'path' as const,
      schema: { type: 'string' },
    })),
  }));
  return [...described, ...hidden];
}

const PROGRAMME = Buffer.from(programmeBytes(imported(programme(ROWS)).programme));

/** Bodies that the description calls bytes. */
const FILES: readonly (string | Buffer)[] = [
  PROGRAMME,
  PROGRAMME,
  '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><schedule><title>&b;</title></schedule>',
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261024T100000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR',
  'title,room,start,end\n=cmd,Aula,2026-10-24 10:00,2026-10-24 11:00\n',
  '{"schedule":{"conference":{"days":[{"__proto__":{"x":1}}]}}}',
  '\u0000\u0001\u0002',
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><script>alert(1)</script></svg>',
];

/** @param how 0 as it should be, 1 bent in one place, 2 hostile everywhere. */
export function requestFor(operation: Operation, how: 0 | 1 | 2, chance: Chance): Wanted {
  const { parameters = [], requestBody, path } = operation;
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let url = path;
  // One place is bent: the body where there is one, else a parameter.
  const bentParameter =
    how === 1 && (!requestBody || chance.next() < 0.3) ? chance.pick([...parameters, undefined]) : undefined;
  for (const parameter of parameters) {
    const { name, schema } = parameter;
    const wild = how === 2 ? chance.next() < 0.5 : parameter === bentParameter;
    const value = wild ? textOf(nasty(chance)) : String(fitting(schema, chance, name === 'id' ? meantBy(path) : name));
    if (parameter.in === 'path') url = url.replace(`{${name}}`, () => escaped(value, wild, chance));
    else if (parameter.in === 'query' && (parameter.required || wild || chance.next() < 0.3)) query.append(name, value);
    else if (parameter.in === 'header' && (wild || chance.next() < 0.05))
      headers[name] = value.replaceAll(/[^\x20-\x7e]/g, '?');
  }
  if (how === 2 && chance.next() < 0.3) query.append(chance.pick(HOSTILE), textOf(nasty(chance)));
  const asked = query.size > 0 ? `${url}?${query.toString()}` : url;
  const content = Object.entries(requestBody?.content ?? {})[0];
  if (!content) return { operation, url: asked, headers };
  const isFile = /programme|images/.test(path) && !content[1].schema.properties && !content[1].schema.anyOf;
  if (isFile) {
    headers['content-type'] = chance.pick(['application/octet-stream', 'text/xml', 'image/svg+xml']);
    return { operation, url: asked, headers, payload: how === 0 ? FILES[0]! : chance.pick(FILES) };
  }
  const value = fitting(content[1].schema, chance);
  headers['content-type'] = 'application/json';
  return { operation, url: asked, headers, payload: bodyOf(value, how, chance) };
}

function bodyOf(value: unknown, how: 0 | 1 | 2, chance: Chance): string {
  if (how === 0) return JSON.stringify(value);
  if (how === 1) return JSON.stringify(bent(value, chance));
  switch (chance.below(5)) {
    case 0:
      return JSON.stringify(value).slice(0, -1 - chance.below(5));
    case 1:
      return JSON.stringify(value).replace('{', '{"__proto__":{"admin":true},');
    case 2:
      return '['.repeat(20_000);
    case 3:
      return `{"type":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_001)}`;
    default:
      return JSON.stringify(bent(bent(bent(value, chance), chance), chance));
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What an `id` in a path is the id of. */
const meantBy = (path: string): string => /\/(session|speaker|room|track)s\//.exec(path)?.[1] ?? 'id';

/** What is hostile comes escaped, and now and then as it is. */
function escaped(value: string, wild: boolean, chance: Chance): string {
  if (wild && chance.next() < 0.3) return value.replaceAll(/[\s\u0000-\u001f?#\ud800-\udfff]/g, '') || '%';
  return encodeURIComponent(value.replaceAll(/[\ud800-\udfff]/g, '\ufffd'));
}
