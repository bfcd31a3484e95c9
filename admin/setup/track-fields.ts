import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Text, TrackFacts } from '../../core/index.js';
import { contrastWords } from '../parts/contrast.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { TextWritten } from '../parts/text-field.js';
import type { SetupWords } from './words/index.js';
import '../parts/text-field.js';

/** Name or colour of a track is to be another. */
export class TrackSet extends Event {
  constructor(readonly facts: { readonly name?: Text | undefined; readonly colour?: string | undefined }) {
    super('track-set');
  }
}

/** A track's name, and its colour with how it can be read on each theme. */
@customElement('track-fields')
export class TrackFields extends PanelElement {
  @property({ attribute: false }) w!: SetupWords;
  @property({ attribute: false }) facts!: TrackFacts;
  @property({ attribute: false }) tags: readonly string[] = ['en'];
  @property({ type: Boolean }) nameless = false;

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    const { w, facts, panel } = this;
    const { colour } = facts;
    return html`<text-field
        label=${w.name}
        error=${this.nameless ? w.nameMissing : ''}
        reader=${panel.languages[0]!}
        .languages=${this.tags}
        .value=${facts.name}
        @text-written=${({ text }: TextWritten) => this.#set({ name: text })}
      ></text-field>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${colour !== undefined}
          @change=${(event: Event) => this.#set({ colour: (event.target as HTMLInputElement).checked ? '#3d7bd9' : undefined })}
        />${w.ownColour}</label
      >
      ${
        colour === undefined
          ? nothing
          : html`<label class="field"
                ><span>${w.colour}</span
                ><input
                  type="color"
                  .value=${colour}
                  @input=${(event: Event) => this.#set({ colour: (event.target as HTMLInputElement).value })}
              /></label>
              <ul class="quiet" aria-live="polite">
                ${contrastWords(colour, w).map((line) => html`<li>${line}</li>`)}
              </ul>`
      }`;
  }

  #set(facts: TrackSet['facts']): void {
    this.dispatchEvent(new TrackSet(facts));
  }
}
