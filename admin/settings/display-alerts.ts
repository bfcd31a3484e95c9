import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { alertsOf, setAlerts, type Alerts } from './webhooks-api.js';
import type { SettingsWords } from './words/index.js';

/** What somebody has typed for minutes: null for nothing, undefined for what is no time. */
function minutesOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const minutes = Number(text);
  return /^\d+$/.test(text) && minutes >= 2 && minutes <= 1440 ? minutes : undefined;
}

/** When a screen is missed, and who is told, for admins. */
@customElement('display-alerts')
export class DisplayAlerts extends PanelElement {
  @property({ attribute: false }) w!: SettingsWords;
  @state() private minutes = '';
  @state() private mail = '';
  @state() private tried = false;
  @state() private saved = false;
  @state() private error = '';

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    void this.#do(() => alertsOf(this.panel.conference.slug));
  }

  protected override render(): TemplateResult {
    const { w } = this;
    const wrong = this.tried && minutesOf(this.minutes) === undefined;
    return html`<section aria-labelledby="alerts">
      <h3 id="alerts">${w.alerts}</h3>
      <form class="form" novalidate @submit=${this.#save} @input=${() => (this.saved = false)}>
        <label class="field"
          ><span>${w.alertsAfter}</span
          ><input
            inputmode="numeric"
            autocomplete="off"
            aria-describedby="about-after"
            aria-invalid=${wrong ? 'true' : nothing}
            .value=${this.minutes}
            @input=${(event: Event) => (this.minutes = (event.target as HTMLInputElement).value)}
        /></label>
        <p id="about-after" class=${wrong ? 'error' : 'quiet'} role=${wrong ? 'alert' : nothing}>
          ${wrong ? w.alertsWrong : w.alertsHint}
        </p>
        <label class="field"
          ><span>${w.alertsMail}</span
          ><input
            inputmode="email"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            .value=${this.mail}
            @input=${(event: Event) => (this.mail = (event.target as HTMLInputElement).value)}
        /></label>
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
        <button class="button" ?disabled=${!this.panel.online}>${w.alertsSave}</button>
        <p class="quiet" role="status">${this.saved ? w.alertsSaved : ''}</p>
      </form>
    </section>`;
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.tried = true;
    const after = minutesOf(this.minutes);
    if (after === undefined) return;
    const mail = this.mail.split(/[\s,;]+/).filter(Boolean);
    this.saved = await this.#do(() => setAlerts(this.panel.conference.slug, { after, mail }));
  };

  async #do(deed: () => Promise<Alerts>): Promise<boolean> {
    this.error = '';
    try {
      const { after, mail } = await deed();
      [this.minutes, this.mail] = [after === null ? '' : String(after), mail.join(', ')];
      return true;
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, this.words) : this.words.unreachable;
      return false;
    }
  }
}
