/** What the settings ask the server for of telling others. */
import { ask, at } from '../api/ask.js';

export const EVENTS = ['change', 'display.away', 'display.back'] as const;
export type EventType = (typeof EVENTS)[number];

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly EventType[];
  readonly conference: string | null;
  readonly allowPrivate: boolean;
  readonly paused: boolean;
  readonly waiting: number;
  /** Messages that were given up. */
  readonly dead: number;
}

export interface Alerts {
  /** Minutes; null: nobody is told. */
  readonly after: number | null;
  readonly mail: readonly string[];
}

const one = (id: string): string => `/api/webhooks/${encodeURIComponent(id)}`;

/** Those that are told of a conference. */
export async function listWebhooks(conference: string): Promise<Webhook[]> {
  const all = (await ask('GET', '/api/webhooks')) as Webhook[];
  return all.filter((webhook) => (webhook.conference ?? conference) === conference);
}

/** @returns the secret, which cannot be had again. @throws Problem `invalid-url`, `too-many-webhooks` */
export async function addWebhook(
  wish: Pick<Webhook, 'url' | 'events' | 'conference' | 'allowPrivate'>,
): Promise<string> {
  return ((await ask('POST', '/api/webhooks', { body: wish })) as { secret: string }).secret;
}

export const pauseWebhook = (id: string, paused: boolean): Promise<unknown> =>
  ask('PATCH', one(id), { body: { paused } });
export const removeWebhook = (id: string): Promise<unknown> => ask('DELETE', one(id));
export const testWebhook = (id: string): Promise<unknown> => ask('POST', `${one(id)}/test`);
export const retryWebhook = (id: string): Promise<unknown> => ask('POST', `${one(id)}/dead/retry`);

export const alertsOf = async (conference: string): Promise<Alerts> =>
  (await ask('GET', `${at(conference)}/alerts`)) as Alerts;
export const setAlerts = async (conference: string, alerts: Alerts): Promise<Alerts> =>
  (await ask('PUT', `${at(conference)}/alerts`, { body: alerts })) as Alerts;
