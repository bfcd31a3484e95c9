import { html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { NOBODYS_ZONE } from '../../core/index.js';
import { shared } from '../parts/styles.js';
import { SourceElement } from './source-element.js';

export class ZoneChosen extends Event {
  constructor(readonly zone: string) {
    super('zone-chosen');
  }
}

const zones = (): readonly string[] => {
  try {
    return Intl.supportedValuesOf('timeZone');
  } catch {
    return [];
  }
};

export function isZone(zone: string): boolean {
  try {
    return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** In which zone the times of a file are. */
@customElement('zone-question')
export class ZoneQuestion extends SourceElement {
  /** What is said already; empty for nothing. */
  @property() zone = '';
  @property() label = '';
  @state() private wrong = false;
  @query('input') private field!: HTMLInputElement;

  static override styles = [shared];

  protected override render(): TemplateResult {
    const { own, wrong } = this;
    const { conference, sessions } = this.panel.schedule.programme;
    const meant = sessions.length > 0 || conference.timezone !== NOBODYS_ZONE;
    const likely = meant ? conference.timezone : Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<form class="field" novalidate @submit=${this.#submit}>
      <label class="field" for="zone"><span>${this.label || own.zoneQuestion}</span></label>
      <input
        id="zone"
        list="zones"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="hint"
        aria-invalid=${wrong}
        .value=${this.zone || likely}
      />
      <datalist id="zones">${zones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <p id="hint" class=${wrong ? 'error' : 'quiet'} role=${wrong ? 'alert' : 'note'}>
        ${wrong ? own.zoneUnknown : own.zoneHint}
      </p>
      <button class="button primary">${own.useZone}</button>
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const zone = this.field.value.trim();
    this.wrong = !isZone(zone);
    if (!this.wrong) this.dispatchEvent(new ZoneChosen(zone));
  }
}
