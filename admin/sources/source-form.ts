import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from '../parts/styles.js';
import type { Keeping, Source, SourcePatch } from '../api/programme.js';
import type { KeepingChosen } from './keeping-choice.js';
import { SourceElement } from './source-element.js';
import { isZone } from './zone-question.js';
import './keeping-choice.js';

export class SourceAltered extends Event {
  constructor(readonly patch: SourcePatch) {
    super('source-altered');
  }
}

const SHARES = [0, 0.25, 0.5, 0.75, 0.9] as const;
const GAPS = [0, 10, 15, 20, 30, 45] as const;

/** The settings of a source; its address is for admins. */
@customElement('source-form')
export class SourceForm extends SourceElement {
  @property({ attribute: false }) source!: Source;
  @state() private keeping: Keeping | null = null;
  @state() private error = '';

  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 14px;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 48px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, panel, source } = this;
    const { url, timezone = '', minShare, inferBreaks = 0, allowPrivate } = source;
    const shares = [...new Set([...SHARES, minShare])].sort((a, b) => a - b);
    const gaps = [...new Set([...GAPS, inferBreaks])].sort((a, b) => a - b);
    return html`<form novalidate @submit=${this.#submit}>
      ${
        this.mayAdd
          ? html`<label class="field">
                <span>${own.address}</span>
                <input name="url" type="url" autocomplete="off" autocapitalize="none" .value=${url ?? ''} />
              </label>
              <label class="check">
                <input type="checkbox" name="allowPrivate" ?checked=${allowPrivate} />
                <span>${own.privateLabel}</span>
              </label>`
          : nothing
      }
      <keeping-choice
        .panel=${panel}
        .keeping=${this.keeping ?? source}
        @keeping-chosen=${({ keeping }: KeepingChosen) => (this.keeping = keeping)}
      ></keeping-choice>
      <label class="field">
        <span>${own.minShare}</span>
        <select name="minShare">
          ${shares.map(
            (share) =>
              html`<option value=${share} ?selected=${share === minShare}>
                ${share === 0 ? own.minShareNone : own.percent(Math.round(share * 100))}
              </option>`,
          )}
        </select>
      </label>
      <label class="field">
        <span>${own.zone}</span>
        <input name="timezone" autocomplete="off" spellcheck="false" placeholder=${own.zoneOfFile} .value=${timezone} />
      </label>
      <label class="field">
        <span>${own.gaps}</span>
        <select name="inferBreaks">
          ${gaps.map(
            (n) =>
              html`<option value=${n} ?selected=${n === inferBreaks}>
                ${n === 0 ? own.gapsNone : own.gapsFrom(n)}
              </option>`,
          )}
        </select>
      </label>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <button class="button primary" ?disabled=${!panel.online}>${own.save}</button>
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { own, source } = this;
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const timezone = text('timezone');
    const url = text('url');
    this.error =
      timezone !== '' && !isZone(timezone)
        ? own.zoneUnknown
        : this.mayAdd && !/^https?:\/\/[^/]/i.test(url)
          ? own.addressWrong
          : '';
    if (this.error) return;
    const gap = Number(text('inferBreaks'));
    const { every, apply } = this.keeping ?? source;
    const allowPrivate = form.has('allowPrivate');
    this.dispatchEvent(
      new SourceAltered({
        ...{ every, apply, minShare: Number(text('minShare')) },
        timezone: timezone || null,
        inferBreaks: gap || null,
        // Only admins may name these, so they are named only if they differ; a shown address lacks its password.
        ...(this.mayAdd && url !== source.url && { url }),
        ...(this.mayAdd && allowPrivate !== source.allowPrivate && { allowPrivate }),
      }),
    );
  }
}
