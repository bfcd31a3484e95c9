import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { report, type Report, type ReportLine, type ReportSum, type Schedule } from '../../core/index.js';
import { at } from '../api/ask.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import { reportWords, type ReportWords } from './words/index.js';

const TABLES = ['rooms', 'speakers', 'sessions'] as const;
type Table = (typeof TABLES)[number];

/** Planned against actual, by room, speaker and session. Computed here from the schedule, with the server's own code. */
@customElement('report-page')
export class ReportPage extends WordedPage<ReportWords> {
  @state() private table: Table = 'rooms';
  private made: { readonly schedule: Schedule; readonly minute: number; readonly report: Report } | null = null;

  static override styles = [
    shared,
    pageStyles,
    pageFrame,
    css`
      :host {
        max-width: 1100px;
      }
      th,
      td {
        padding: 10px 12px 10px 0;
        border-top: 1.5px solid var(--line);
        text-align: end;
        vertical-align: top;
        white-space: nowrap;
      }
      th:first-child,
      td:first-child {
        position: sticky;
        inset-inline-start: 0;
        background: var(--ground);
        text-align: start;
        white-space: normal;
        min-width: 130px;
        max-width: 380px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected override wordsIn(language: Language): Promise<ReportWords> {
    return reportWords(language);
  }

  get #report(): Report {
    const { schedule, now } = this.panel;
    const minute = Math.floor(now / 60_000);
    if (this.made?.schedule !== schedule || this.made.minute !== minute)
      this.made = { schedule, minute, report: report(schedule, now) };
    return this.made.report;
  }

  protected override page(w: ReportWords): TemplateResult {
    const { panel, table } = this;
    const { lines, rooms, speakers } = this.#report;
    const held = lines.filter(({ session }) => session.status !== 'cancelled');
    const told = held.filter(({ startTold }) => startTold).length;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.title}</h2>
      <p>${w.intro} ${held.length > 0 ? w.told(told, held.length) : nothing}</p>
      ${
        lines.length === 0
          ? html`<p class="quiet">${w.nothing}</p>`
          : html`<div class="steps" role="group" aria-label=${w.by}>
                ${TABLES.map(
                  (one) =>
                    html`<button
                      class="button"
                      type="button"
                      aria-pressed=${one === table}
                      @click=${() => (this.table = one)}
                    >
                      ${w.tables[one]}
                    </button>`,
                )}
              </div>
              <div class="scroll" tabindex="0" role="region" aria-label=${w.tables[table]}>
                ${
                  table === 'sessions'
                    ? this.#sessions(w, lines)
                    : table === 'rooms'
                      ? this.#sums(w, w.columns.room, rooms, ({ id }) => this.roomName(id))
                      : this.#sums(w, w.columns.speaker, speakers, ({ name }) => name)
                }
              </div>
              <a class="button" download href="${at(panel.conference.slug)}/report.csv?by=${table}"
                >${w.download(w.tables[table])}</a
              >`
      }`;
  }

  #sums<T extends ReportSum>(
    w: ReportWords,
    head: string,
    sums: readonly T[],
    name: (sum: T) => string,
  ): TemplateResult {
    const { columns: c, minutes } = w;
    return html`<table>
      <thead>
        <tr>
          ${[head, c.sessions, c.onTime, c.meanLate, c.mostLate, c.over, c.moved, c.cancelled].map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sums.map((sum) => {
          const { sessions, onTime, meanLate, mostLate, over, moved, cancelled } = sum;
          const cells = [sessions, onTime, minutes(meanLate), minutes(mostLate), minutes(over), moved, cancelled];
          return html`<tr>
            <th scope="row">${name(sum)}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #sessions(w: ReportWords, lines: readonly ReportLine[]): TemplateResult {
    const { columns: c, minutes } = w;
    const { times } = this.panel;
    return html`<table>
      <thead>
        <tr>
          ${[c.session, c.room, c.planned, c.actual, c.late, c.longer].map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(({ session, startLate, over }) => {
          const { plannedStart, plannedEnd, start, end } = session;
          const off = session.status === 'cancelled';
          const planned = `${times.weekday(session.day)} ${times.time(plannedStart)}–${plannedEnd === undefined ? '' : times.time(plannedEnd)}`;
          return html`<tr>
            <th scope="row">${this.say(session.title)}</th>
            <td>${this.roomName(session.room)}</td>
            <td>${planned}</td>
            <td>${off ? w.cancelled : `${times.time(start)}–${times.time(end)}`}</td>
            <td>${off ? '' : minutes(startLate)}</td>
            <td>${off || over === null ? '' : minutes(over)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }
}
