import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { disclosure } from '../parts/disclosure.js';
import { shared } from '../parts/styles.js';
import type { Adoption, Item, ProposedRename, Rename } from '../api/programme.js';
import { SourceElement } from './source-element.js';
import type { SourceWords } from './words/index.js';

/** Sessions of each kind of difference that are named. */
const MOST = 8;

/** Which of the proposed renames are agreed to. */
export class RenamesChosen extends Event {
  constructor(readonly renamed: readonly Rename[]) {
    super('renames-chosen');
  }
}

/** What adopting a programme would do: figures, names, renames to agree to, orphans, what is odd about the file. */
@customElement('programme-diff')
export class ProgrammeDiff extends SourceElement {
  @property({ attribute: false }) adoption!: Adoption;
  /** All renames that were ever proposed here: one that is agreed to is proposed no more. */
  @property({ attribute: false }) proposed: readonly ProposedRename[] = [];
  @property({ attribute: false }) renamed: readonly Rename[] = [];

  static override styles = [
    shared,
    disclosure,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      .figures {
        font-size: 1.375rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      li {
        padding: 6px 0;
        border-top: 1.5px solid var(--line);
        overflow-wrap: anywhere;
        line-height: 1.35;
      }
      label {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 48px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, adoption } = this;
    const { added, removed, changed } = adoption.diff;
    const same = added.length + removed.length + changed.length === 0;
    return html`<p class="figures" role="status">
        ${same ? own.same : own.says(added.length, removed.length, changed.length)}
      </p>
      ${this.#renames()} ${this.#list(own.removed, removed, true)}
      ${this.#list(
        own.changed,
        changed.map((item) => ({ ...item, note: this.#fields(item.fields) })),
        true,
      )}
      ${this.#list(own.added, added, added.length < MOST)}
      ${this.#list(
        own.orphans,
        adoption.orphans.map((session) => this.#named(session)),
        true,
      )}
      ${this.#list(
        own.retired,
        adoption.retired.map(({ session, field }) => ({ ...this.#named(session), note: this.#fact(field) })),
        false,
      )}
      ${this.#warnings()}`;
  }

  #named(session: string): Item {
    return { session, title: this.session(session)?.title ?? session };
  }

  #fields(fields: readonly string[]): string {
    const words = this.own.changedFields;
    const known = (field: string): field is keyof SourceWords['changedFields'] => Object.hasOwn(words, field);
    return [...new Set(fields.map((field) => words[known(field) ? field : 'other']))].join(', ');
  }

  #fact(field: string): string {
    const known: Readonly<Record<string, string>> = this.words.facts;
    return Object.hasOwn(known, field) ? known[field]! : field;
  }

  #list(title: string, items: readonly (Item & { note?: string })[], open: boolean): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<details ?open=${open}>
      <summary>${title} (${items.length})</summary>
      <ul>
        ${items
          .slice(0, MOST)
          .map(
            ({ session, title, note }) =>
              html`<li>
                ${this.say(title) || session}${note ? html` <span class="quiet">· ${note}</span>` : nothing}
              </li>`,
          )}
      </ul>
      ${items.length > MOST ? html`<p class="quiet">${this.words.andMore(items.length - MOST)}</p>` : nothing}
    </details>`;
  }

  #renames(): TemplateResult | typeof nothing {
    const { own, proposed, renamed } = this;
    if (proposed.length === 0) return nothing;
    const agreed = new Set(renamed.map(({ from }) => from));
    return html`<fieldset>
      <legend>${own.renames} (${proposed.length})</legend>
      <p class="quiet">${own.renamesHint}</p>
      <ul>
        ${proposed.map(
          (rename) =>
            html`<li>
              <label>
                <input
                  type="checkbox"
                  ?disabled=${!this.mayAdopt}
                  .checked=${agreed.has(rename.from)}
                  @change=${(event: Event) => this.#agree(rename, (event.target as HTMLInputElement).checked)}
                />
                <span
                  >${this.say(this.session(rename.from)?.title ?? rename.title) || rename.from}
                  ${this.#newTitle(rename)}
                  <span class="quiet">· ${own.alike(Math.round(rename.score * 100))}</span></span
                >
              </label>
            </li>`,
        )}
      </ul>
    </fieldset>`;
  }

  #newTitle({ from, title }: ProposedRename): TemplateResult | typeof nothing {
    const [old, now] = [this.say(this.session(from)?.title), this.say(title)];
    return old === '' || old === now ? nothing : html` → ${now}`;
  }

  #agree({ from, to }: Rename, agreed: boolean): void {
    const others = this.renamed.filter((known) => known.from !== from);
    this.dispatchEvent(new RenamesChosen(agreed ? [...others, { from, to }] : others));
  }

  #warnings(): TemplateResult | typeof nothing {
    const { warnings } = this.adoption;
    if (warnings.length === 0) return nothing;
    return html`<details open>
      <summary>${this.own.warnings(warnings.length)}</summary>
      <ul>
        ${warnings.map(({ message }) => html`<li lang="en">${message}</li>`)}
      </ul>
    </details>`;
  }
}

/** What was proposed so far and what is now, each once; of an agreed one the server speaks no more. */
export function proposedTogether(known: readonly ProposedRename[], now: readonly ProposedRename[]): ProposedRename[] {
  return [...known, ...now.filter(({ from }) => !known.some((other) => other.from === from))];
}
