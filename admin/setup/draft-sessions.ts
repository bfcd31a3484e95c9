import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dayOf, type Day, type Programme, type Session } from '../../core/index.js';
import { freshId, withItem } from './draft.js';
import { DraftPart } from './draft-part.js';
import type { SessionSet } from './session-fields.js';
import './session-fields.js';

const HOUR = 60 * 60_000;

/** The sessions of the draft, day by day. */
@customElement('draft-sessions')
export class DraftSessions extends DraftPart {
  /** Date of the day that is shown. */
  @state() private day = '';

  protected override render(): TemplateResult {
    const { w, programme, wrong } = this;
    const { days } = programme;
    const { times } = this.panel;
    const day = days.find(({ date }) => date === this.day) ?? days[0];
    if (!day)
      return html`<section>
        <h3>${w.sessions}</h3>
        <p class="quiet">${w.needDay}</p>
      </section>`;
    const sessions = programme.sessions.filter(({ start }) => dayOf(days, start) === day);
    const roomOf = (id: string | undefined): string =>
      this.say(programme.rooms.find((room) => room.id === id)?.name) || w.wholeHouse;
    return html`<section aria-labelledby="sessions">
      <h3 id="sessions">${w.sessions}</h3>
      ${
        days.length > 1
          ? html`<label class="field"
              ><span>${w.day}</span
              ><select @change=${(event: Event) => (this.day = (event.target as HTMLSelectElement).value)}>
                ${days.map(({ date }) => html`<option value=${date} ?selected=${date === day.date}>${times.day(date)}</option>`)}
              </select></label
            >`
          : nothing
      }
      ${sessions.length === 0 ? html`<p class="quiet">${w.noSessions}</p>` : nothing}
      <ul class="list">
        ${sessions.map((session) =>
          this.item(
            `sessions/${session.id}`,
            this.say(session.title),
            `${times.time(session.start)}${session.end === undefined ? '' : `–${times.time(session.end)}`} · ${roomOf(session.room)} · ${w.kinds[session.kind]}`,
            wrong.sessions.has(session.id),
            () =>
              html`<session-fields
                  .panel=${this.panel}
                  .w=${w}
                  .session_=${session}
                  .programme=${programme}
                  @session-set=${({ session: next }: SessionSet) => {
                    this.change(withItem(programme, 'sessions', next));
                    this.day = dayOf(days, next.start)?.date ?? '';
                  }}
                ></session-fields>
                ${this.removal('sessions', session.id)}`,
          ),
        )}
      </ul>
      <div class="row">
        <button class="button" type="button" @click=${() => this.#addSession(programme, day, false)}>
          ${w.addSession}
        </button>
        <button class="button" type="button" @click=${() => this.#addSession(programme, day, true)}>
          ${w.addBreak}
        </button>
      </div>
    </section>`;
  }

  /** A new one begins where the last one of the day ends. */
  #addSession(programme: Programme, day: Day, isBreak: boolean): void {
    const ids = programme.sessions.map(({ id }) => id);
    const last = programme.sessions.filter(({ start }) => dayOf(programme.days, start) === day).at(-1);
    const start = Math.min(last?.end ?? last?.start ?? day.start, day.end - HOUR / 2);
    const room = isBreak ? undefined : (last?.room ?? programme.rooms[0]?.id);
    const session: Session = {
      id: freshId(isBreak ? 'break' : 'session', ids),
      title: isBreak ? this.w.kinds.break : '',
      kind: isBreak ? 'break' : 'talk',
      start,
      end: start + (isBreak ? HOUR / 2 : HOUR),
      speakers: [],
      ...(room !== undefined && { room }),
    };
    this.change(withItem(programme, 'sessions', session), `sessions/${session.id}`);
  }
}
