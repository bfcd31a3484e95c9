import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readJournal, type JournalLine } from '../api/changes.js';
import { kept, tell, type JournalFilter, type JournalItem } from './journal.js';
import './journal-filters.js';
import type { FilterChosen } from './journal-filters.js';
import { factWords } from './journal-words.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';

/** So many entries are shown at a time, newest first. */
const PAGE = 40;
/** Of an entry that touches many sessions so many lines are shown. */
const MOST_FACTS = 6;

/** Who changed what and when, from which old value to which new one, with undo. */
@customElement('journal-view')
export class JournalView extends PanelElement {
  @state() private lines: readonly JournalLine[] = [];
  @state() private filter: JournalFilter = { room: '', person: '', kind: '' };
  @state() private shown = PAGE;
  private items: readonly JournalItem[] = [];
  @state() private failed = false;
  @state() private loaded = false;
  private reading = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        max-width: 820px;
        padding-bottom: 16px;
      }
      .entries > li {
        display: grid;
        grid-template-columns: 3.4em minmax(0, 1fr) auto;
        gap: 4px 14px;
        padding: 14px 0;
        border-top: 1.5px solid var(--line);
      }
      h2 {
        margin: 14px 0 8px;
        font-size: 1.125rem;
      }
      .entries .time {
        font-size: 1.125rem;
        line-height: 1.25;
      }
      .facts {
        display: grid;
        gap: 6px;
        min-width: 0;
        line-height: 1.35;
      }
      .about {
        font-weight: 600;
        overflow-wrap: anywhere;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      .undone .about,
      .undone .change {
        color: var(--quiet);
        text-decoration: line-through;
      }
      .button {
        align-self: start;
      }
      .who {
        grid-column: 2;
        color: var(--quiet);
        font-size: 0.9375rem;
      }
      /* As high as a thumb, in a line that is not. */
      .who a {
        display: inline-flex;
        align-items: center;
        min-width: 48px;
        min-height: 48px;
        margin-block: -14px;
        color: inherit;
      }
      .old {
        width: 100%;
        margin-top: 8px;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('lines')) this.items = tell(this.lines).reverse();
    if (changed.has('panel') || changed.has('lines')) void this.#read();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    if (this.failed && this.items.length === 0)
      return html`<p role="alert">${words.journalFailed} ${words.unreachable}</p>`;
    if (this.loaded && this.items.length === 0) return html`<p class="quiet">${words.journalEmpty}</p>`;
    const items = kept(this.items, this.filter, this.panel.schedule);
    const shown = items.slice(0, this.shown);
    const days = [...new Set(shown.map(({ line }) => this.#day(line)))];
    return html`<journal-filters
        .panel=${this.panel}
        .filter=${this.filter}
        .people=${[...new Set(this.lines.map(({ by }) => by))].filter(Boolean)}
        @filter-chosen=${(event: FilterChosen) => (this.filter = { ...this.filter, ...event.change })}
      ></journal-filters>
      ${this.loaded && items.length === 0 ? html`<p class="quiet" role="status">${words.journalNone}</p>` : nothing}
      ${days.map(
        (day) =>
          html`<h2>${this.panel.times.day(day)}</h2>
            <ol class="entries">
              ${repeat(
                shown.filter(({ line }) => this.#day(line) === day),
                (item) => item.line.revision,
                (item) => this.#entry(item),
              )}
            </ol>`,
      )}
      ${
        items.length > this.shown
          ? html`<button class="button old" type="button" @click=${() => (this.shown += PAGE)}>
              ${words.olderEntries}
            </button>`
          : nothing
      }`;
  }

  #day(line: JournalLine): string {
    return this.panel.times.date(line.at);
  }

  #entry({ line, facts, undoneBy }: JournalItem): TemplateResult {
    const { words, panel } = this;
    const notes = [
      words.entry(line.revision),
      line.by && words.by(line.by),
      undoneBy !== null && words.undone(undoneBy),
      line.change.undoes !== undefined && words.undoOf(line.change.undoes),
    ].filter(Boolean);
    // Taking back a programme is no small thing, and does not look like one.
    const takesProgramme = line.change.programme !== undefined;
    const canUndo = undoneBy === null && (panel.me.role === 'admin' || panel.me.role === 'organiser');
    return html`<li class=${undoneBy === null ? '' : 'undone'}>
      <span class="time">${this.time(line.at)}</span>
      <div class="facts">
        ${facts.slice(0, MOST_FACTS).map((fact) => {
          const { about, what, old, now } = factWords(fact, panel);
          return html`<p>
            ${about ? html`<span class="about">${about}</span>` : nothing}
            <span class="change"
              >${what ? `${what}: ` : ''}${old === undefined ? nothing : html`${old} → `}<b>${now}</b></span
            >
          </p>`;
        })}
        ${facts.length > MOST_FACTS ? html`<p class="quiet">${words.andMore(facts.length - MOST_FACTS)}</p>` : nothing}
      </div>
      ${
        canUndo
          ? html`<button
              class="button"
              type="button"
              aria-label=${takesProgramme ? words.undoProgrammeEntry(line.revision) : words.undoEntry(line.revision)}
              @click=${() => this.open({ kind: 'undo', revision: line.revision, programme: takesProgramme })}
            >
              ${takesProgramme ? words.takeBack : words.undo}
            </button>`
          : nothing
      }
      <p class="who">
        ${notes.join(' · ')} ·
        <a href="#/${panel.conference.slug}/more/screens/${line.revision}">${words.morePages.screens}</a>
      </p>
    </li>`;
  }

  /** Reads what has come since the last line; the live link says when. */
  async #read(): Promise<void> {
    const have = this.lines.at(-1)?.revision ?? 0;
    if (this.reading || (this.loaded && have >= this.panel.revision)) return;
    this.reading = true;
    try {
      const more = await readJournal(this.panel.conference.slug, have);
      this.lines = [...this.lines, ...more];
      this.loaded = true;
      this.failed = false;
    } catch {
      this.failed = true;
    } finally {
      this.reading = false;
    }
  }
}
