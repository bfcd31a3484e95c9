import { html, nothing, type TemplateResult } from 'lit';
import type { ScheduledSession } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import { icon } from '../parts/icon.js';
import { isOver, isRunning } from '../parts/minutes.js';
import type { Panel } from '../parts/panel.js';
import { trackLine } from '../parts/track-line.js';

export interface BlockLook {
  /** CSS for where it lies. */
  readonly place: string;
  /** Too narrow for anything but a title's beginning. */
  readonly narrow: boolean;
  /** So wide that its words must follow the scrolling. */
  readonly long: boolean;
  readonly warned: boolean;
  /** Whether the Tab key stops here. */
  readonly stop: boolean;
  readonly open: () => void;
}

/** One session in the grid of rooms over time. */
export function sessionBlock(panel: Panel, session: ScheduledSession, look: BlockLook): TemplateResult {
  const { words, times, languages, now } = panel;
  const cancelled = session.status === 'cancelled';
  const over = isOver(session, now);
  const late = !cancelled && !over && session.lateness > 0 ? session.lateness : 0;
  const longer = !cancelled && !over && session.extension > 0 ? session.extension : 0;
  const state = cancelled ? 'cancelled' : over ? 'over' : isRunning(session, now) ? 'on' : '';
  const title = textIn(session.title, languages);
  const says = [
    `${times.time(session.start)} – ${times.time(session.end)} ${title}`,
    ...session.speakers.map(({ name }) => name),
    ...(cancelled ? [words.cancelled] : []),
    ...(late ? [words.late(late)] : []),
    ...(longer ? [words.over(longer)] : []),
    ...(look.warned ? [words.warning] : []),
  ];
  return html`<button
    class="block ${state} ${look.long ? 'long' : ''}"
    type="button"
    data-session=${session.id}
    tabindex=${look.stop ? '0' : '-1'}
    title=${title}
    aria-label=${says.join(', ')}
    .style=${`${look.place};${trackLine(panel, session)}`}
    @click=${look.open}
  >
    <span class="in">
      ${
        look.narrow
          ? nothing
          : html`<span class="when">
              ${look.warned && !over ? icon('warning') : nothing}${times.time(session.start)}
              ${late ? html`<span class="chip late">+${late}</span>` : nothing}
              ${longer ? html`<span class="chip late">+${longer} →</span>` : nothing}
              ${session.hold ? html`<span class="chip">${words.held}</span>` : nothing}
              ${cancelled ? html`<span class="chip notice">${words.cancelled}</span>` : nothing}
            </span>`
      }
      <span class="title">${title}</span>
    </span>
  </button>`;
}
