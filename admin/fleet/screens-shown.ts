import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MissingDisplay } from '../../core/index.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { FleetWords } from './words/index.js';

/** How many screens show what was last changed, and which do not. */
@customElement('screens-shown')
export class ScreensShown extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;

  static override styles = [shared];

  protected override render(): TemplateResult | typeof nothing {
    const { w } = this;
    const { presence } = this.panel;
    if (!presence || presence.known === 0) return nothing;
    const { current, known, missing } = presence;
    const left = known - current - missing.length;
    const names = [...missing.map((one) => this.#name(one)), ...(left > 0 ? [`+${left}`] : [])].join(', ');
    return html`<p role="status">
      <b>${current === known ? w.all(known) : w.show(current, known)}</b>
      ${names === '' ? nothing : html`<span>${w.missing(names)}</span>`}
    </p>`;
  }

  #name({ id, name, room, online }: MissingDisplay): string {
    const called =
      name ?? (room && this.panel.schedule.rooms.some((one) => one.id === room) ? this.roomName(room) : room) ?? id;
    return online ? called : `${called} (${this.w.offline})`;
  }
}
