/** Which refusals the sources can make: read from their syntax, as no type names them all. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Said {
  readonly code: string;
  /** The class that is thrown, or `problem` for a literal. */
  readonly by: string;
  /** HTTP status, where it stands beside. */
  readonly status: number | null;
  /** Name of Fastify's own error that it is told for. */
  readonly instead: string | null;
  /** Its sentences, what varies as "…". */
  readonly sentences: readonly string[];
}

export interface Refusals {
  readonly said: readonly Said[];
  /** Places whose code is not a literal: they pass on one that is told elsewhere. */
  readonly passedOn: readonly string[];
}

const THROWN: Readonly<
  Record<string, { readonly code: number; readonly status: number | null; readonly text: number }>
> = {
  Refusal: { status: 0, code: 1, text: 2 },
  FormatError: { status: null, code: 0, text: 1 },
  FetchFailure: { status: null, code: 0, text: 1 },
  RuleError: { status: null, code: 0, text: 1 },
};

/** The declaration of a constant that is in sight. */
function constant(name: string, from: ts.Node): ts.Expression | undefined {
  for (let scope: ts.Node | undefined = from; scope; scope = scope.parent) {
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find(
        (each) => ts.isIdentifier(each.name) && each.name.text === name,
      );
      if (found) return found.initializer;
    }
  }
  return undefined;
}

/** All that an expression can say, what varies as "…". */
function textsOf(node: ts.Expression | undefined): string[] {
  if (!node) return ['…'];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return textsOf(node.left).flatMap((left) => textsOf(node.right).map((right) => left + right));
  if (ts.isIdentifier(node)) {
    const value = constant(node.text, node);
    return value ? textsOf(value) : ['…'];
  }
  return ['…'];
}

const literal = (node: ts.Expression | undefined): string[] | null => {
  const texts = textsOf(node);
  return texts.some((text) => text.includes('…')) ? null : texts;
};

/** A problem that is written down as an object: `{ status: 404, code: 'not-found', detail: … }`. */
function problemIn(node: ts.ObjectLiteralExpression): Said | null {
  const field = (name: string): ts.Expression | undefined => {
    for (const property of node.properties) {
      if (property.name?.getText() !== name) continue;
      if (ts.isPropertyAssignment(property)) return property.initializer;
      if (ts.isShorthandPropertyAssignment(property)) return property.name;
    }
    return undefined;
  };
  const code = field('code');
  if (!code || !ts.isStringLiteral(code)) return null;
  const status = Number(field('status')?.getText());
  const name = ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : '';
  return {
    code: code.text,
    by: 'problem',
    status: Number.isNaN(status) ? null : status,
    instead: name.startsWith('FST_') ? name : null,
    sentences: textsOf(field('detail')),
  };
}

function filesOf(folders: readonly string[]): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file.endsWith('.ts'));
}

/** Reads all that `core` and `server` refuse. */
export function refusals(): Refusals {
  const said: Said[] = [];
  const passedOn: string[] = [];
  for (const file of filesOf(['core', 'server'])) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const thrown = (by: string, { arguments: args }: ts.NewExpression): void => {
      const at = THROWN[by]!;
      const codes = literal(args?.[at.code]);
      if (!codes) return void passedOn.push(file);
      const status = at.status === null ? null : Number(args?.[at.status]?.getText());
      for (const code of codes) said.push({ code, by, status, instead: null, sentences: textsOf(args?.[at.text]) });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text in THROWN)
        thrown(node.expression.text, node);
      if (file === 'server/plugins/problems.ts' && ts.isObjectLiteralExpression(node)) {
        const problem = problemIn(node);
        if (problem) said.push(problem);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { said, passedOn };
}

/** What the server says on a socket before it closes it, by code. */
export function socketErrors(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (code: string, sentences: readonly string[]): void => {
    found.set(code, [...new Set([...(found.get(code) ?? []), ...sentences.filter((text) => text !== '…')])]);
  };
  for (const file of filesOf(['core/protocol.ts', 'server/live', 'server/fleet'])) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isInterfaceDeclaration(node) && node.name.text === 'ErrorMessage')
        for (const [, code] of node.getText().matchAll(/'([a-z-]{6,})'/g)) add(code!, []);
      if (
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'refuse'
      )
        for (const code of literal(node.arguments[0]) ?? []) add(code, textsOf(node.arguments[1]));
      if (ts.isObjectLiteralExpression(node)) {
        const problem = problemIn(node);
        if (problem) add(problem.code, problem.sentences);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}
