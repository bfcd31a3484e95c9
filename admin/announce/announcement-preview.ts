import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { inScope, type Announcement, type Command, type Patch } from '../../core/index.js';
import { textsIn } from '../../live/look/text.js';
import { placeOf } from '../commands/screens.js';
import { scopeWords } from './scope-words.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/screen-frame.js';

/** Languages that an emergency has room for; notes are shown in the screen's own. */
const EMERGENCY_LANGUAGES = 2;
/** Id of an announcement that has none yet. */
const UNNAMED = 'draft';

/** An announcement on the screen of a room that it is for, with what that screen leaves out beneath. */
@customElement('announcement-preview')
export class AnnouncementPreview extends PanelElement {
  @property({ attribute: false }) of!: Extract<Command, { type: 'announce' }> | Announcement;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      figure {
        margin: 0;
        display: grid;
        gap: 8px;
      }
      figcaption {
        display: grid;
        gap: 4px;
        color: var(--quiet);
        font-size: 0.9375rem;
        line-height: 1.35;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { of, words, panel } = this;
    const emergency = of.level === 'emergency';
    const all = textsIn(of.text, panel.schedule.programme.conference.languages, Number.POSITIVE_INFINITY);
    const shown = all.slice(0, emergency ? EMERGENCY_LANGUAGES : 1);
    const where = scopeWords(of.scope ?? {}, panel);
    const until = of.until === undefined ? words.untilWithdrawn : words.untilSays(this.time(of.until));
    return html`<figure>
      <screen-frame
        .panel=${panel}
        .draft=${this.#draft}
        room=${this.#room}
        says=${`${words.asOnScreen}: ${shown.join(' / ')}`}
      ></screen-frame>
      <figcaption>
        <span>${words.levels[of.level]} · ${where} · ${until}</span>
        ${all.slice(shown.length).map((text) => html`<span>${words.inOtherLanguages} ${text}</span>`)}
      </figcaption>
    </figure>`;
  }

  /** Alone on the screen, whatever else is there: it is this one that is looked at. */
  get #draft(): Patch {
    const { of, panel } = this;
    const others = Object.keys(panel.schedule.live.announcements).map((id) => [id, null] as const);
    const id = 'id' in of ? of.id : UNNAMED;
    const announcement: Announcement = {
      id,
      text: of.text,
      level: of.level,
      // What is for single screens only is seen on one that knows nothing of them.
      scope: this.#room === '' ? {} : (of.scope ?? {}),
      from: 'from' in of ? of.from : panel.now,
      ...(of.until === undefined ? {} : { until: of.until }),
    };
    return { announcements: { ...Object.fromEntries(others), [id]: announcement } };
  }

  /** The first room in scope at the moment; the overview has what is in no room's. */
  get #room(): string {
    const { of, panel } = this;
    const { schedule, now } = panel;
    return schedule.rooms.find(({ id }) => inScope({ scope: of.scope ?? {} }, placeOf(schedule, id, now)))?.id ?? '';
  }
}
