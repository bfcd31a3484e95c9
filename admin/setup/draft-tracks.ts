import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Track } from '../../core/index.js';
import { told, withItem } from './draft.js';
import { DraftPart } from './draft-part.js';
import type { TrackSet } from './track-fields.js';
import './track-fields.js';

/** The tracks of the draft. */
@customElement('draft-tracks')
export class DraftTracks extends DraftPart {
  protected override render(): TemplateResult {
    const { w, programme, wrong } = this;
    const { tracks } = programme;
    const items = tracks.map((track) =>
      this.item(
        `tracks/${track.id}`,
        this.say(track.name),
        track.colour ?? '',
        wrong.tracks.has(track.id),
        () =>
          html`<track-fields
              .panel=${this.panel}
              .w=${w}
              .facts=${track}
              .tags=${programme.conference.languages}
              ?nameless=${wrong.tracks.has(track.id)}
              @track-set=${({ facts }: TrackSet) => {
                const next = { ...track, ...facts };
                this.change(withItem(programme, 'tracks', told<Track>({ ...next, name: next.name ?? '' } as Track)));
              }}
            ></track-fields>
            ${this.removal('tracks', track.id)}`,
        html`<span class="swatch" .style=${track.colour ? `background: ${track.colour}` : ''}></span>`,
      ),
    );
    return this.list('tracks', w.tracks, items, w.addTrack);
  }
}
