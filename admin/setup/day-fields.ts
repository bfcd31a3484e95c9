import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Day } from '../../core/index.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { instantOfWall } from '../parts/wall-time.js';
import type { SetupWords } from './words/index.js';

/** A day of the draft is to be this. */
export class DaySet extends Event {
  constructor(readonly day: Day) {
    super('day-set');
  }
}

const DAY = 24 * 60 * 60_000;

/** Date, begin and end of a day of the draft; an end that is not after the begin is on the next morning. */
@customElement('day-fields')
export class DayFields extends PanelElement {
  @property({ attribute: false }) w!: SetupWords;
  @property({ attribute: false }) day!: Day;
  @property({ type: Boolean }) wrong = false;
  /** What stands in the fields as long as it makes no day. */
  @state() private typed: { readonly date: string; readonly start: string; readonly end: string } | null = null;

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    const { w, day, panel } = this;
    const { times } = panel;
    const shown = this.typed ?? { date: day.date, start: times.time(day.start), end: times.time(day.end) };
    const wrong = this.wrong || this.typed !== null;
    const field = (name: 'date' | 'start' | 'end', label: string): TemplateResult =>
      html`<label class="field"
        ><span>${label}</span
        ><input
          type=${name === 'date' ? 'date' : 'time'}
          aria-invalid=${wrong ? 'true' : nothing}
          .value=${shown[name]}
          @change=${(event: Event) => this.#set({ ...shown, [name]: (event.target as HTMLInputElement).value })}
      /></label>`;
    return html`<div class="pair">${field('date', w.date)} ${field('start', w.dayStart)} ${field('end', w.dayEnd)}</div>
      ${wrong ? html`<p class="error" role="alert">${w.dayWrong}</p>` : nothing}`;
  }

  #set(shown: { readonly date: string; readonly start: string; readonly end: string }): void {
    const { times } = this.panel;
    const start = instantOfWall(`${shown.date}T${shown.start}`, times);
    const same = instantOfWall(`${shown.date}T${shown.end}`, times);
    if (start === null || same === null) {
      this.typed = shown;
      return;
    }
    const end = same > start ? same : instantOfWall(`${times.date(start + DAY)}T${shown.end}`, times);
    this.typed = end === null ? shown : null;
    if (end !== null) this.dispatchEvent(new DaySet({ date: shown.date, start, end }));
  }
}
