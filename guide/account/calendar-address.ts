import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AccountElement } from './account-element.js';
import { ask } from './request.js';
import { copyText } from '../sharing.js';
import { shared } from './styles.js';

interface Answer {
  readonly path: string | null;
}

/** The personal calendar: its secret address in three forms, a new one, or none. */
@customElement('calendar-address')
export class CalendarAddress extends AccountElement {
  /** Below the server's address; null for none, undefined while it is not known. */
  @state() private path: string | null | undefined;
  @state() private copied = false;

  static override styles = [shared];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.act(async () => (this.path = (await ask<Answer>('GET', this.route)).path));
  }

  private get route(): string {
    return `/conferences/${encodeURIComponent(this.house.conference)}/calendar`;
  }

  protected override render() {
    const { words, path } = this;
    return html`<section aria-labelledby="calendar">
      <h3 id="calendar">${words.calendar}</h3>
      <p>${words.calendarLead}</p>
      ${this.alert} ${path == null ? null : this.ways(path)}
      ${path === null ? html`<div class="row">${this.button(words.makeCalendar, () => this.renew(), 'first')}</div>` : null}
      <p class="quiet">${words.calendarsAreSlow}</p>
    </section>`;
  }

  private ways(path: string) {
    const { words } = this;
    const webcal = location.origin.replace(/^https?/, 'webcal') + path;
    const conference = `/c/${encodeURIComponent(this.house.conference)}`;
    const qr = `${conference}/qr.svg?to=${encodeURIComponent(path.slice(conference.length))}&scheme=webcal`;
    return html`<div class="row">
        <a class="button first" href=${webcal}>${words.subscribe}</a>
        <a class="button" href=${path} download>${words.download}</a>
        ${this.button(words.copy, () => this.copy(path))}
      </div>
      <p role="status">${this.copied ? words.copied : null}</p>
      <details>
        <summary>${words.calendarQr}</summary>
        <img src=${qr} alt=${words.calendarQr} width="220" height="220" loading="lazy" />
      </details>
      <p class="quiet">${words.calendarSecret}</p>
      <div class="row">
        ${this.button(words.renewCalendar, () => this.renew())}
        ${this.button(words.revokeCalendar, () => this.revoke())}
      </div>`;
  }

  private async renew(): Promise<void> {
    this.path = (await ask<Answer>('POST', this.route)).path;
    this.copied = false;
  }

  private async revoke(): Promise<void> {
    await ask('DELETE', this.route);
    this.path = null;
  }

  private async copy(path: string): Promise<void> {
    await copyText(location.origin + path);
    this.copied = true;
  }
}
