import { css, html, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AccountElement } from './account-element.js';
import { phoneNumber } from './hints.js';
import { ask } from './request.js';
import { shared } from './styles.js';

const STARS = [1, 2, 3, 4, 5] as const;
/** Characters of a line, as the server takes it. */
const LONGEST_LINE = 500;

interface Said {
  readonly stars: number;
  readonly line: string;
}

/** Stars and a line about one session. */
@customElement('feedback-form')
export class FeedbackForm extends AccountElement {
  /** Id of the session. */
  @property() session = '';
  @state() private stars = 0;
  @state() private line = '';
  @state() private sent = false;
  @query('form') private form!: HTMLFormElement;

  static override styles = [
    shared,
    css`
      fieldset {
        display: flex;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend,
      input[type='radio'] {
        position: absolute;
        width: 1px;
        height: 1px;
        margin: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .star {
        display: grid;
        place-items: center;
        width: 3rem;
        height: 3rem;
        border-radius: 0.5rem;
        cursor: pointer;
      }
      .star svg {
        width: 2rem;
        height: 2rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linejoin: round;
      }
      .star.on svg {
        fill: currentColor;
      }
      .star:focus-within {
        outline: 3px solid var(--focus);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) void this.load();
  }

  private get route(): string {
    const { conference } = this.house;
    return `/conferences/${encodeURIComponent(conference)}/feedback/${encodeURIComponent(this.session)}`;
  }

  /** With an account its name counts, without one the phone's number. */
  private get phone(): string | undefined {
    return this.house.account.me ? undefined : phoneNumber();
  }

  private async load(): Promise<void> {
    await this.house.ready;
    const { phone, route } = this;
    Object.assign(this, { stars: 0, line: '', sent: false });
    // What was said before is a help, not a must.
    const said = await ask<Said | null>('GET', phone === undefined ? route : `${route}?phone=${phone}`).catch(
      () => null,
    );
    if (said && route === this.route) Object.assign(this, { ...said, sent: true });
  }

  protected override render() {
    const { words } = this;
    return html`<section aria-labelledby="feedback">
      <h2 id="feedback">${words.feedback}</h2>
      <form novalidate @submit=${this.submitted}>
        <fieldset>
          <legend>${words.stars}</legend>
          ${STARS.map((count) => this.star(count))}
        </fieldset>
        <label
          >${words.line}
          <textarea name="line" rows="2" maxlength=${LONGEST_LINE} .value=${this.line} @input=${this.typed}></textarea>
        </label>
        ${this.alert}
        <div class="row">
          <button class="button first" aria-disabled=${this.busy}>${words.send}</button>
          <span role="status">${this.sent ? words.thanks : null}</span>
        </div>
      </form>
      <p class="quiet">${words.feedbackPrivate}</p>
    </section>`;
  }

  private star(count: number) {
    return html`<label class="star ${count <= this.stars ? 'on' : ''}">
      <input
        type="radio"
        name="stars"
        value=${count}
        .checked=${count === this.stars}
        aria-label=${this.words.starsOf(count)}
        @change=${() => this.choose(count)}
      />
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.300l-5.600 2.900 1.100-6.200L3 9.600l6.200-.9z" />
      </svg>
    </label>`;
  }

  private choose(stars: number): void {
    this.stars = stars;
    this.sent = false;
  }

  private typed(event: Event): void {
    this.line = (event.target as HTMLTextAreaElement).value;
    this.sent = false;
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    if (this.stars === 0) {
      this.refusal = this.words.chooseStars;
      this.form.querySelector<HTMLElement>('input')?.focus();
      return;
    }
    const { stars, phone } = this;
    const line = this.line.replace(/\s+/g, ' ').trim();
    void this.act(async () => {
      await ask('PUT', this.route, { stars, ...(line && { line }), ...(phone !== undefined && { phone }) });
      this.sent = true;
    });
  }
}

/** Puts the form into its place on the page of a session. */
export function placeForm(place: Element, facts: Pick<FeedbackForm, 'house' | 'words' | 'session'>): void {
  const known = place.querySelector<FeedbackForm>('feedback-form');
  if (known) return void Object.assign(known, facts);
  const form = document.createElement('feedback-form') as FeedbackForm;
  place.append(Object.assign(form, facts));
}
