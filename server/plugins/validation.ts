/** Compiles a route's schema when the first request for it comes: most of a start would go to routes that nobody asks for. */
import AjvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';
import { isId } from '../../core/index.js';

type Compile = ReturnType<BuildCompilerFromPool>;
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
    formats: { id: isId },
  },
};

const onFirstUse =
  (compile: Compile) =>
  (route: Parameters<Compile>[0]): Validate => {
    let compiled: Validate | undefined;
    const validate: Validate = (data) => {
      compiled ??= compile(route) as Validate;
      const result = compiled(data);
      validate.errors = compiled.errors ?? null;
      return result;
    };
    return validate;
  };

const buildValidator: BuildCompilerFromPool = (schemas) =>
  // Fastify calls a validator and reads its errors; nothing of the rest.
  onFirstUse(build(schemas, options)) as unknown as Compile;

/** Fastify's `schemaController`: its own compiler, put off. */
export const schemasOnFirstUse = { compilersFactory: { buildValidator } };
