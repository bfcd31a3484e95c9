/** Asks the server; the only place of the guide that does. */

/** What the server refused, or that it could not be asked. */
export class Refused extends Error {
  constructor(
    /** Of the problem document; `offline` where there was no answer. */
    readonly code: string,
    readonly status: number,
    detail: string,
    /** Seconds, where the server says when to come back. */
    readonly retryAfter?: number,
  ) {
    super(detail);
    this.name = 'Refused';
  }
}

/**
 * Asks for JSON below `/api/attendee`.
 * @throws Refused
 */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/attendee${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      cache: 'no-store',
    });
  } catch {
    throw new Refused('offline', 0, 'The server cannot be reached.');
  }
  const text = await response.text().catch(() => '');
  const answer = parse(text) as { code?: string; detail?: string; retryAfter?: number } | null;
  if (response.ok) return answer as T;
  // Whatever is in between answers in its own words.
  const code = answer?.code ?? (response.status >= 500 ? 'busy' : 'refused');
  throw new Refused(code, response.status, answer?.detail ?? '', answer?.retryAfter);
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether somebody else is to blame than the one who asked: worth another try. */
export const isPassing = ({ code, status }: Refused): boolean => code === 'offline' || status >= 500 || status === 429;
