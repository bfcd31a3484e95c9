/** Every refusal becomes a problem document (RFC 9457), whoever refuses. */
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { RuleError, type RuleCode } from '../../core/index.js';
import { FormatError } from '../formats/format.js';
import { Refusal } from '../refusal.js';
import { StoreError } from '../store/index.js';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly about?: Readonly<Record<string, unknown>>;
}

/** As in RFC 9110. Not from `node:http`, which loads a whole HTTP client when an ES module names it. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

const UNDO_CONFLICTS: ReadonlySet<RuleCode> = new Set(['undo-conflict', 'already-undone']);

function ofRule({ code, message, about }: RuleError): Problem {
  const status = code.startsWith('unknown-') ? 404 : UNDO_CONFLICTS.has(code) ? 409 : 422;
  return { status, code, detail: message, about };
}

/** What Fastify and its plugins refuse, in our words. */
const FASTIFY: Readonly<Record<string, Pick<Problem, 'code' | 'detail'>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too-large', detail: 'The body is larger than this address takes; send less.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    detail: 'The body has a content type that this address does not read; send application/json.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'broken-json',
    detail: 'The body is not JSON; check its brackets and quotes.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'broken-json', detail: 'The body is empty, but JSON was announced; send some.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'broken-request', detail: 'The body is not as long as was announced.' },
  FST_ERR_BAD_URL: { code: 'broken-address', detail: 'The address cannot be read; check its percent signs.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'broken-address', detail: 'A part of the address is too long.' },
};

function ofValidation({ validation = [], validationContext }: FastifyError): Problem {
  const [first] = validation;
  const where = `${validationContext ?? 'request'}${(first?.instancePath ?? '').replaceAll('/', '.')}`;
  if (first?.keyword === 'discriminator') {
    return { status: 400, code: 'unknown-command', detail: 'There is no command of this type; see /api/openapi.json.' };
  }
  const extra = first?.keyword === 'additionalProperties' ? `: "${String(first.params['additionalProperty'])}"` : '';
  return { status: 400, code: 'invalid-request', detail: `${where} ${first?.message ?? 'is wrong'}${extra}.` };
}

/** What becomes of an error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RuleError) return ofRule(error);
  if (error instanceof Refusal)
    return { status: error.status, code: error.code, detail: error.message, about: error.about };
  if (error instanceof FormatError) {
    const { line, choices } = error;
    const about = { ...(line !== undefined && { line }), ...(choices && { choices }) };
    return { status: error.code === 'too-large' ? 413 : 422, code: error.code, detail: error.message, about };
  }
  if (error instanceof StoreError && error.code === 'unreachable') {
    const detail =
      'The server is cut off from its store, so this is not confirmed; screens go on. Try again in a moment, with the same Idempotency-Key if there was one.';
    return { status: 503, code: 'store-unreachable', detail };
  }
  if (error instanceof StoreError && error.code === 'full') {
    const detail = 'The disk of the server is full, so nothing was written; screens go on. Make room and try again.';
    return { status: 507, code: 'store-full', detail };
  }
  if (error instanceof StoreError) {
    return {
      status: 503,
      code: 'store-failed',
      detail: 'The server cannot use its store at the moment, so nothing was written; screens go on. Its log says why.',
    };
  }
  const known = error as Partial<FastifyError>;
  if (known.validation) return ofValidation(known as FastifyError);
  const status = known.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return { status, ...(FASTIFY[known.code ?? ''] ?? { code: 'refused', detail: `${known.message ?? 'Refused'}.` }) };
  }
  return { status: 500, code: 'internal', detail: 'Something went wrong in the server; its log says what.' };
}

const documentOf = ({ status, code, detail, about }: Problem) => ({
  ...about,
  type: `urn:hallway:problem:${code}`,
  title: TITLES[status] ?? 'Refused',
  status,
  detail,
  code,
});

/** For answers to what no route has seen: those of routes say more (security.ts). */
const BARE = { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' } as const;

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (!reply.hasHeader('content-security-policy')) reply.headers(BARE);
  return reply
    .code(problem.status)
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(documentOf(problem));
}

/** Answers an error; what is the server's own fault goes to the log, not to whoever asked. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  return sendProblem(reply, problem);
}

/** Node gives a request that is not even HTTP to nobody but this. */
const BROKEN: Readonly<Record<string, Pick<Problem, 'status' | 'code' | 'detail'>>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'too-large', detail: 'The headers are larger than this server takes.' },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'too-slow',
    detail: 'The request did not arrive in time; send it again.',
  },
};

/** Answers what is not HTTP, then hangs up. */
export function answerBroken(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const otherwise = { status: 400, code: 'broken-request', detail: 'This is not HTTP; check what you have sent.' };
  const problem = BROKEN[error.code ?? ''] ?? otherwise;
  const { status } = problem;
  const body = JSON.stringify(documentOf(problem));
  socket.end(
    `HTTP/1.1 ${status} ${TITLES[status]}\r\ncontent-type: application/problem+json\r\n` +
      Object.entries(BARE)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

export const problems = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler(handleError);
    app.setNotFoundHandler((request, reply) =>
      sendProblem(reply, {
        status: 404,
        code: 'not-found',
        detail: `There is nothing at ${request.method} ${request.url.split('?')[0]!.slice(0, 200)}.`,
      }),
    );
  },
  { name: 'problems' },
);
