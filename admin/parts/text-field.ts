import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Text } from '../../core/index.js';
import { shared } from './styles.js';

/** Somebody has written; absent text is nothing at all. */
export class TextWritten extends Event {
  constructor(readonly text: Text | undefined) {
    super('text-written');
  }
}

/** The texts by language, as far as there are any; of one that tells no language, under the first. */
export function textsOf(text: Text | undefined, languages: readonly string[]): Record<string, string> {
  if (text === undefined) return {};
  return typeof text === 'string' ? { [languages[0] ?? 'en']: text } : { ...text };
}

/** One text from those of several languages: plain where only one language is asked for. */
export function textOf(texts: Readonly<Record<string, string>>, languages: readonly string[]): Text | undefined {
  const told = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  if (told.length === 0) return undefined;
  const [[language, text]] = told as [[string, string]];
  return told.length === 1 && languages.length < 2 && language === (languages[0] ?? 'en')
    ? text
    : Object.fromEntries(told);
}

/** A text in each language of the conference. */
@customElement('text-field')
export class TextField extends LitElement {
  @property() label = '';
  @property() hint = '';
  @property() error = '';
  @property({ attribute: false }) value: Text | undefined;
  /** BCP 47 tags in which it is asked for. */
  @property({ attribute: false }) languages: readonly string[] = ['en'];
  /** Tag in which languages are named. */
  @property() reader = 'en';
  @property({ type: Number }) rows = 1;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
    `,
  ];

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  protected override render(): TemplateResult {
    const texts = textsOf(this.value, this.languages);
    const tags = [...new Set([...this.languages, ...Object.keys(texts)])];
    const names = new Intl.DisplayNames([this.reader], { type: 'language', fallback: 'code' });
    return html`${tags.map((tag, index) => {
      const label = tags.length === 1 ? this.label : `${this.label} (${names.of(tag) ?? tag})`;
      const write = (event: Event): void => this.#write(tag, (event.target as HTMLInputElement).value);
      const described = index === 0 && (this.hint || this.error) ? 'about' : nothing;
      const invalid = this.error !== '' && index === 0 ? 'true' : nothing;
      return html`<label class="field">
        <span>${label}</span>
        ${
          this.rows > 1
            ? html`<textarea
                rows=${this.rows}
                lang=${tag}
                aria-describedby=${described}
                aria-invalid=${invalid}
                .value=${texts[tag] ?? ''}
                @input=${write}
              ></textarea>`
            : html`<input
                autocomplete="off"
                lang=${tag}
                aria-describedby=${described}
                aria-invalid=${invalid}
                .value=${texts[tag] ?? ''}
                @input=${write}
              />`
        }
      </label>`;
    })}
    ${
      this.error
        ? html`<p id="about" class="error" role="alert">${this.error}</p>`
        : this.hint
          ? html`<p id="about" class="quiet">${this.hint}</p>`
          : nothing
    }`;
  }

  #write(tag: string, text: string): void {
    const texts = { ...textsOf(this.value, this.languages), [tag]: text };
    this.value = textOf(texts, this.languages);
    this.dispatchEvent(new TextWritten(this.value));
  }
}
