import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CommandType, ScheduledSession } from '../../core/index.js';
import { icon } from '../parts/icon.js';
import { isRunning } from '../parts/minutes.js';
import { may, type Sheet } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/session-facts.js';

interface Action {
  readonly label: string;
  readonly sheet: Sheet;
  readonly needs: CommandType;
}

/** Everything that can be done to one session. */
@customElement('session-sheet')
export class SessionSheet extends PanelElement {
  /** Session id. */
  @property() of = '';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 6px 20px calc(20px + env(safe-area-inset-bottom));
      }
      .facts {
        margin-bottom: 8px;
      }
      .steps {
        margin: 14px 0;
      }
      .action {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        width: 100%;
        min-height: 56px;
        padding: 10px 0;
        border: 0;
        border-top: 1.5px solid var(--line);
        background: none;
        font-size: 1.125rem;
        font-weight: 600;
        text-align: start;
        cursor: pointer;
      }
      .action svg {
        flex: none;
        color: var(--quiet);
      }
      .track {
        font-size: 0.9375rem;
        font-weight: 600;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const session = this.session(this.of);
    if (!session) return html`<p>${this.words.problems['unknown-session']}</p>`;
    const track = this.panel.schedule.programme.tracks.find(({ id }) => id === session.track);
    const place = [this.panel.times.day(session.day), this.say(track?.name)].filter(Boolean).join(' · ');
    return html`<p class="label">${place}</p>
      <session-facts class="facts" .panel=${this.panel} .of=${session} size="large" whole></session-facts>
      ${this.#steps(session)}
      <ul>
        ${this.#actions(session)
          .filter(({ needs }) => may(this.panel, needs, session.room))
          .map(
            ({ label, sheet }) =>
              html`<li>
                <button class="action" type="button" @click=${() => this.open(sheet)}>
                  ${label} ${icon('chevron')}
                </button>
              </li>`,
          )}
      </ul>`;
  }

  #steps(session: ScheduledSession): TemplateResult | typeof nothing {
    if (session.status === 'cancelled' || !may(this.panel, 'delay', session.room)) return nothing;
    return html`<div class="steps" role="group" aria-label=${this.words.actions.later}>
      ${[5, 10, 15].map(
        (step) =>
          html`<button
            class="button"
            type="button"
            @click=${() => this.open({ kind: 'minutes', session: session.id, step })}
          >
            <span aria-hidden="true">+${step}</span><span class="visually-hidden">${this.words.plusMinutes(step)}</span>
          </button>`,
      )}
      <button
        class="button"
        type="button"
        aria-label=${this.words.otherMinutes}
        @click=${() => this.open({ kind: 'minutes', session: session.id, step: null })}
      >
        <span aria-hidden="true">± …</span>
      </button>
    </div>`;
  }

  #actions(session: ScheduledSession): Action[] {
    const { actions } = this.words;
    const { id } = session;
    const command = (type: 'start' | 'end' | 'restore', label: string): Action => ({
      label,
      needs: type,
      sheet: { kind: 'command', command: { type, session: id } },
    });
    if (session.status === 'cancelled') {
      return [
        command('restore', actions.restore),
        { label: actions.replace, needs: 'add', sheet: { kind: 'replace', session: id } },
      ];
    }
    const list: Action[] = [];
    if (session.started === undefined && session.ended === undefined) list.push(command('start', actions.start));
    if (isRunning(session, this.panel.now)) list.push(command('end', actions.end));
    if (session.status === 'planned' && session.room !== undefined) {
      const hold = !session.hold;
      const command = { type: 'delay', session: id, minutes: session.delay, hold } as const;
      list.push({ label: hold ? actions.hold : actions.letGo, needs: 'move', sheet: { kind: 'command', command } });
    }
    list.push({ label: actions.move, needs: 'move', sheet: { kind: 'move', session: id } });
    if (session.status === 'planned' && session.room !== undefined) {
      list.push({ label: actions.swap, needs: 'swap', sheet: { kind: 'swap', session: id } });
    }
    list.push({ label: actions.edit, needs: 'edit', sheet: { kind: 'edit', session: id } });
    list.push({ label: actions.replace, needs: 'add', sheet: { kind: 'replace', session: id } });
    list.push({ label: actions.cancel, needs: 'cancel', sheet: { kind: 'cancel', session: id } });
    return list;
  }
}
