/** The HTTP API as a page to read, made from its OpenAPI document: no script, nothing from elsewhere. */
import { html, type Html } from '../guide/html.js';
import { typeText, type Schema } from './schema-text.js';

interface Content {
  readonly schema?: Schema;
}
type Contents = Readonly<Record<string, Content>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Contents };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Contents }>>;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

export interface ApiDescription {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** A way to ask, with where it is found. */
interface Way extends Operation {
  readonly method: string;
  readonly path: string;
  readonly anchor: string;
}

const REST = 'other';

function waysOf({ paths = {} }: ApiDescription): Map<string, Way[]> {
  const groups = new Map<string, Way[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const anchor = `${method}${path.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '')}`;
      const tag = operation.tags?.[0] ?? REST;
      const group = groups.get(tag);
      const way = { ...operation, method: method.toUpperCase(), path, anchor };
      if (group) group.push(way);
      else groups.set(tag, [way]);
    }
  }
  return new Map([...groups].sort(([a], [b]) => Number(a === REST) - Number(b === REST) || a.localeCompare(b)));
}

const schemaIn = (content: Contents | undefined): Html | '' => {
  const [found] = Object.entries(content ?? {});
  return found?.[1].schema ? html`<pre><code>${typeText(found[1].schema)}</code></pre>` : '';
};

const parameters = (all: readonly Parameter[]): Html | '' =>
  all.length === 0
    ? ''
    : html`<table>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">In</th>
            <th scope="col">Is</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ name, in: where, required, description, schema }) =>
              html`<tr>
                <th scope="row"><code>${name}${required ? '' : '?'}</code></th>
                <td>${where}</td>
                <td>${description} ${schema === undefined ? '' : html`<code>${typeText(schema)}</code>`}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;

const responses = (all: Operation['responses'] = {}): Html =>
  html`<dl>
    ${Object.entries(all).map(
      ([status, { description, content }]) =>
        html`<dt><code>${status}</code></dt>
          <dd>${description} ${schemaIn(content)}</dd>`,
    )}
  </dl>`;

const way = (of: Way): Html =>
  html`<article id="${of.anchor}">
    <h3><span class="method">${of.method}</span> <code>${of.path}</code></h3>
    <p>${of.summary}${of.description === undefined ? '' : `. ${of.description}`}</p>
    ${of.security === undefined ? '' : html`<p class="who">Asks for ${of.security.flatMap(Object.keys).join(' or ')}.</p>`}
    ${parameters(of.parameters ?? [])}
    ${
      of.requestBody
        ? html`<h4>Body</h4>
            ${schemaIn(of.requestBody.content)}`
        : ''
    }
    <details>
      <summary>Answers</summary>
      ${responses(of.responses)}
    </details>
  </article>`;

/**
 * @param description an OpenAPI document.
 * @param styles address of the page's style sheet.
 */
export function apiPage(description: ApiDescription, styles: string): string {
  const { title, version, description: about } = description.info;
  const groups = [...waysOf(description)];
  const schemas = Object.entries(description.components?.schemas ?? {});
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} ${version}: HTTP API</title>
        <link rel="stylesheet" href="${styles}" />
      </head>
      <body>
        <header>
          <h1>${title} ${version}: HTTP API</h1>
          <p>${about}</p>
          <p>The same for programs: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
        </header>
        <nav aria-label="Ways to ask">
          ${groups.map(
            ([tag, ways]) =>
              html`<h2><a href="#${tag}">${tag}</a></h2>
                <ul>
                  ${ways.map(
                    ({ method, path, anchor }) =>
                      html`<li>
                        <a href="#${anchor}"><span class="method">${method}</span> ${path}</a>
                      </li>`,
                  )}
                </ul>`,
          )}
          ${schemas.length === 0 ? '' : html`<h2><a href="#schemas">schemas</a></h2>`}
        </nav>
        <main>
          ${groups.map(
            ([tag, ways]) =>
              html`<section id="${tag}">
                <h2>${tag}</h2>
                ${ways.map(way)}
              </section>`,
          )}
          ${
            schemas.length === 0
              ? ''
              : html`<section id="schemas">
                  <h2>schemas</h2>
                  ${schemas.map(
                    ([name, schema]) =>
                      html`<article id="schema-${name}">
                        <h3><code>${schema.title ?? name}</code></h3>
                        <pre><code>${typeText(schema)}</code></pre>
                      </article>`,
                  )}
                </section>`
          }
        </main>
      </body>
    </html>`;
  return page.text.trimStart();
}

/** What the page looks like. */
export const API_STYLES = `
:root { color-scheme: light dark; --line: light-dark(#d5dbe1, #333c46); --quiet: light-dark(#55606c, #a5b0bc);
  --raised: light-dark(#f2f5f8, #171d24); --accent: light-dark(#0b57d0, #8ab4ff); }
* { box-sizing: border-box; }
body { display: grid; grid-template: 'header header' auto 'nav main' 1fr / minmax(14rem, 22rem) minmax(0, 1fr);
  gap: 0 2.5rem; max-width: 90rem; margin: 0 auto; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
header { grid-area: header; max-width: 60rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; text-transform: capitalize; }
h3 { margin: 0 0 0.25rem; font-size: 1rem; overflow-wrap: anywhere; }
h4 { margin: 0.75rem 0 0; font-size: 0.875rem; }
a { color: var(--accent); }
nav { grid-area: nav; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding-block-end: 2rem; font-size: 0.8125rem; }
nav h2 { margin: 1.25rem 0 0.25rem; font-size: 0.875rem; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.125rem 0; text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { text-decoration: underline; }
main { grid-area: main; min-width: 0; }
article { padding: 1rem 0; border-block-start: 1px solid var(--line); scroll-margin-top: 1rem; }
article p { margin: 0.25rem 0; }
.method { display: inline-block; min-width: 4.2em; color: var(--quiet); font-weight: 700; font-size: 0.85em; }
.who, dd { color: var(--quiet); }
pre { margin: 0.5rem 0; padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--raised); white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: 0.8125rem; line-height: 1.45; }
table { width: 100%; margin: 0.5rem 0; border-collapse: collapse; font-size: 0.875rem; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td:nth-child(2) { white-space: nowrap; overflow-wrap: normal; }
dl { display: grid; grid-template-columns: 4rem minmax(0, 1fr); margin: 0.5rem 0; font-size: 0.875rem; }
dd { margin: 0 0 0.5rem; }
summary { min-height: 1.5rem; cursor: pointer; }
@media (max-width: 50rem) { body { display: block; padding: 1rem; } nav { position: static; max-height: none; } nav a { padding: 0.3rem 0; } }
`;
