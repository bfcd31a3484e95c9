/** Compiles a route's schema when the first request for it comes: most of a start would go to routes that nobody asks for. */
import AjvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';
import type { FastifyInstance } from 'fastify';
import type { FastifyRouteSchemaDef } from 'fastify/types/schema.js';
import { isId } from '../../core/index.js';

type Compile = ReturnType<BuildCompilerFromPool>;
type Route = FastifyRouteSchemaDef<Parameters<Compile>[0]>;
/** What Fastify needs of a validator of Ajv. */
interface Validate {
  (data: unknown): boolean | Promise<unknown>;
  errors?: ReturnType<Compile>['errors'];
}

const build = AjvCompiler();

const options: Parameters<BuildCompilerFromPool>[1] = {
  // What is not as described is refused, never bent into shape.
  customOptions: {
    removeAdditional: false,
    coerceTypes: false,
    useDefaults: false,
    discriminator: true,
    // Half of the time that compiling takes would go to shorter code that runs no faster.
    code: { optimize: false },
    formats: { id: isId },
  },
};

/** How long after somebody came by what they will want is made ready, ms: what they asked for first goes first. */
const SOON = 250;

/** Fastify's own compiler, put off. */
export class SchemasOnFirstUse {
  readonly #waiting = new Map<string, () => void>();

  /** Fastify's `schemaController`. */
  readonly controller = {
    compilersFactory: {
      buildValidator: ((schemas) => {
        const compile = build(schemas, options);
        // Fastify calls a validator and reads its errors; nothing of the rest.
        return ((route: Route) => this.#onFirstUse(compile, route)) as unknown as Compile;
      }) satisfies BuildCompilerFromPool,
    },
  };

  /**
   * Has the body of a route described soon after somebody with a login or a token came by, lest their first tap wait for it.
   * @param route such as `POST /api/accounts`.
   */
  prepare(app: FastifyInstance, route: string): void {
    let timer: NodeJS.Timeout | undefined;
    app.addHook('onRequest', (request, _reply, done) => {
      const { cookie, authorization } = request.headers;
      if (cookie !== undefined || authorization !== undefined)
        timer ??= setTimeout(() => this.#waiting.get(`${route} body`)?.(), SOON).unref();
      done();
    });
    app.addHook('preClose', async () => clearTimeout(timer));
  }

  #onFirstUse(compile: Compile, route: Route): Validate {
    let compiled: Validate | undefined;
    const ready = (): Validate => (compiled ??= compile(route as Parameters<Compile>[0]) as Validate);
    this.#waiting.set(`${route.method} ${route.url} ${route.httpPart}`, ready);
    const validate: Validate = (data) => {
      const described = ready();
      const result = described(data);
      validate.errors = described.errors ?? null;
      return result;
    };
    return validate;
  }
}
