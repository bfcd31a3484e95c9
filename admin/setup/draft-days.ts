import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Day, Programme } from '../../core/index.js';
import { instantOfWall } from '../parts/wall-time.js';
import type { DaySet } from './day-fields.js';
import { withItem } from './draft.js';
import { DraftPart } from './draft-part.js';
import './day-fields.js';

const HOUR = 60 * 60_000;

/** The days of the draft. */
@customElement('draft-days')
export class DraftDays extends DraftPart {
  protected override render(): TemplateResult {
    const { w, programme, wrong } = this;
    const { times } = this.panel;
    return html`<section aria-labelledby="days">
      <h3 id="days">${w.days}</h3>
      <ul class="list">
        ${programme.days.map((day) =>
          this.item(
            `days/${day.date}`,
            times.day(day.date),
            `${times.time(day.start)}–${times.time(day.end)}`,
            wrong.days.has(day.date),
            () =>
              html`<day-fields
                  .panel=${this.panel}
                  .w=${w}
                  .day=${day}
                  ?wrong=${wrong.days.has(day.date)}
                  @day-set=${({ day: next }: DaySet) => {
                    this.change(withItem(programme, 'days', next, day.date), `days/${next.date}`);
                  }}
                ></day-fields>
                ${this.removal('days', day.date)}`,
          ),
        )}
      </ul>
      <button class="button" type="button" @click=${() => this.#addDay(programme)}>${w.addDay}</button>
    </section>`;
  }

  #addDay(programme: Programme): void {
    const { times, now } = this.panel;
    const last = programme.days.at(-1);
    const date = last
      ? new Date(Date.parse(`${last.date}T12:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10)
      : times.date(now);
    const at = (time: string): number | null => instantOfWall(`${date}T${time}`, times);
    const start = at(last ? times.time(last.start) : '09:00') ?? at('12:00')!;
    const length = last ? last.end - last.start : 9 * HOUR;
    const day: Day = { date, start, end: start + length };
    this.change(withItem(programme, 'days', day), `days/${date}`);
  }
}
