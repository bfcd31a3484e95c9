/** What is stored of webhooks: who is told of what, what waits to be told, and what could not be. */
import type { Instant } from '../../core/index.js';

/** What somebody can be told of. */
export const EVENTS = ['change', 'display.away', 'display.back'] as const;
export type EventType = (typeof EVENTS)[number];

export interface WebhookRecord {
  readonly id: string;
  readonly url: string;
  /** `whsec_` and the base64 of the key; it must be at hand to sign, so it is not hashed. */
  readonly secret: string;
  readonly events: readonly EventType[];
  /** Slug; null: all of them. */
  readonly conference: string | null;
  /** Whether it may be on a private, loopback or link-local address. */
  readonly allowPrivate: boolean;
  readonly paused: boolean;
  readonly created: Instant;
  /** When something was last taken there. */
  readonly succeeded?: Instant;
}

/** A message on its way to one address. */
export interface Delivery {
  readonly webhook: string;
  /** `webhook-id`: the same at each attempt. */
  readonly id: string;
  readonly type: EventType | 'test';
  readonly body: string;
  readonly created: Instant;
  /** Attempts that have failed. */
  readonly attempts: number;
  /** When to try next. */
  readonly next: Instant;
  /** What came of the last attempt, in one sentence. */
  readonly error?: string;
  /** It was taken. It stays until `next`, so that another server that hears of the same event late finds it. */
  readonly done?: true;
}

export const WEBHOOKS = 'webhooks';
export const OUTBOX = 'webhook-outbox';
export const DEAD = 'webhook-dead';

export const keyOf = ({ webhook, id }: Pick<Delivery, 'webhook' | 'id'>): string => `${webhook}/${id}`;
