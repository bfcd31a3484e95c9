import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import {
  addWebhook,
  EVENTS,
  listWebhooks,
  pauseWebhook,
  removeWebhook,
  retryWebhook,
  testWebhook,
  type EventType,
  type Webhook,
} from './webhooks-api.js';
import type { SettingsWords } from './words/index.js';

/** Other programs that are told of this conference, for admins. */
@customElement('webhook-list')
export class WebhookList extends PanelElement {
  @property({ attribute: false }) w!: SettingsWords;
  @state() private webhooks: readonly Webhook[] = [];
  @state() private adding = false;
  @state() private url = '';
  @state() private events: readonly EventType[] = EVENTS;
  @state() private allowPrivate = false;
  @state() private secret = '';
  @state() private error = '';
  /** Id of the one that a second tap removes. */
  @state() private sure = '';

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    void this.#do(async () => undefined);
  }

  protected override render(): TemplateResult {
    const { w, webhooks } = this;
    return html`<section aria-labelledby="webhooks">
      <h3 id="webhooks">${w.webhooks}</h3>
      <p class="quiet">${w.webhooksHint}</p>
      <ul class="list">
        ${webhooks.map((webhook) => this.#line(webhook))}
      </ul>
      ${
        this.secret
          ? html`<div class="form">
              <p role="status">${w.webhookSecret}</p>
              <code class="secret">${this.secret}</code>
            </div>`
          : nothing
      }
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      ${
        this.adding
          ? this.#form()
          : html`<button class="button" type="button" @click=${() => (this.adding = true)}>${w.webhookAdd}</button>`
      }
    </section>`;
  }

  #line({ id, url, events, paused, waiting, dead }: Webhook): TemplateResult {
    const { w } = this;
    const told = events.map((event) => w.webhookEvents[event]).join(', ');
    const state = [told, paused ? w.webhookPaused : '', waiting ? w.webhookWaiting(waiting) : ''];
    const button = (label: string, deed: () => Promise<unknown>): TemplateResult =>
      html`<button class="button" type="button" aria-label="${label}: ${url}" @click=${() => this.#do(deed)}>
        ${label}
      </button>`;
    return html`<li>
      <div class="line">
        <span class="grow"><b>${url}</b><span class="quiet">${state.filter(Boolean).join(' · ')}</span></span>
      </div>
      ${dead ? html`<p class="error">${w.webhookDead(dead)}</p>` : nothing}
      <div class="line">
        ${button(w.webhookTest, () => testWebhook(id))}
        ${dead ? button(w.webhookRetry, () => retryWebhook(id)) : nothing}
        ${button(paused ? w.webhookResume : w.webhookPause, () => pauseWebhook(id, !paused))}
        <button
          class="button danger"
          type="button"
          aria-label="${this.sure === id ? w.webhookSure : w.webhookRemove}: ${url}"
          @click=${() => (this.sure === id ? this.#do(() => removeWebhook(id)) : (this.sure = id))}
        >
          ${this.sure === id ? w.webhookSure : w.webhookRemove}
        </button>
      </div>
    </li>`;
  }

  #form(): TemplateResult {
    const { w } = this;
    return html`<form class="form" novalidate @submit=${this.#add}>
      <label class="field"
        ><span>${w.webhookUrl}</span
        ><input
          type="url"
          inputmode="url"
          autocomplete="off"
          .value=${this.url}
          @input=${(event: Event) => (this.url = (event.target as HTMLInputElement).value)}
      /></label>
      ${EVENTS.map(
        (name) =>
          html`<label class="check"
            ><input
              type="checkbox"
              .checked=${this.events.includes(name)}
              @change=${(event: Event) => this.#choose(name, (event.target as HTMLInputElement).checked)}
            />${w.webhookEvents[name]}</label
          >`,
      )}
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.allowPrivate}
          @change=${(event: Event) => (this.allowPrivate = (event.target as HTMLInputElement).checked)}
        />${w.webhookPrivate}</label
      >
      <button class="button primary" ?disabled=${!this.panel.online || this.events.length === 0}>
        ${w.webhookAdd}
      </button>
    </form>`;
  }

  #choose(name: EventType, wanted: boolean): void {
    this.events = EVENTS.filter((each) => (each === name ? wanted : this.events.includes(each)));
  }

  readonly #add = (event: Event): Promise<void> => {
    event.preventDefault();
    const { url, events, allowPrivate } = this;
    return this.#do(async () => {
      this.secret = await addWebhook({ url, events, allowPrivate, conference: this.panel.conference.slug });
      [this.adding, this.url] = [false, ''];
    });
  };

  /** Does something, and shows what has become of it. */
  async #do(deed: () => Promise<unknown>): Promise<void> {
    this.error = '';
    try {
      await deed();
      this.sure = '';
      this.webhooks = await listWebhooks(this.panel.conference.slug);
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, this.words) : this.words.unreachable;
    }
  }
}
