/** Who asks, as far as attendees go: a cookie of their own, which opens nothing of an organiser's. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AttendeeRecord } from '../attendees/accounts.js';
import type { AttendeeHouse } from '../attendees/index.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';

export interface AttendeeContext extends RouteContext {
  readonly house: AttendeeHouse;
}

const COOKIE = 'hallway-attendee';
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Only these routes ever see the cookie. */
const PATH = '/api/attendee';

export const attendeeCookie = (request: FastifyRequest): string | undefined => request.cookies[COOKIE];

/** @param expires epoch ms */
export function setAttendeeCookie(request: FastifyRequest, reply: FastifyReply, cookie: string, expires: number): void {
  reply.setCookie(COOKIE, cookie, { ...attributes(request), expires: new Date(expires) });
}

export function clearAttendeeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(COOKIE, attributes(request));
}

const attributes = (request: FastifyRequest) =>
  ({ path: PATH, httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const;

/**
 * The attendee of the cookie; null for nobody. A cookie counts only where it was this site's page that sent it.
 * @throws Refusal `foreign-origin`
 */
export async function attendeeOf(
  request: FastifyRequest,
  { house, publicUrl }: AttendeeContext,
): Promise<AttendeeRecord | null> {
  const cookie = attendeeCookie(request);
  const attendee = cookie === undefined ? null : await house.attendees.find(cookie);
  if (attendee && !SAFE.has(request.method)) requireOwnOrigin(request, publicUrl, 'refuse');
  return attendee;
}

/** @throws Refusal `not-signed-in`, `foreign-origin` */
export async function requireAttendee(request: FastifyRequest, context: AttendeeContext): Promise<AttendeeRecord> {
  const attendee = await attendeeOf(request, context);
  if (attendee) return attendee;
  throw new Refusal(401, 'not-signed-in', 'This needs an attendee’s account; log in on the guide.');
}

/** @param wait ms */
export function tooMany(wait: number): Refusal {
  const seconds = Math.ceil(wait / 1000);
  return new Refusal(429, 'too-many-attempts', `Too many attempts; wait ${seconds} s and try again.`, {
    retryAfter: seconds,
  });
}

/** All routes of attendees wait while displays need the server. */
export const MAY_WAIT = { mayWait: true } as const;
