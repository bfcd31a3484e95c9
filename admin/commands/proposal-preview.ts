import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Announcement, Command } from '../../core/index.js';
import type { Answer } from '../api/changes.js';
import { difference, summarise, type EffectLine } from './effects.js';
import { editLines } from './edit-words.js';
import { effectWords, problemWords, warningWords } from './effect-words.js';
import { icon } from '../parts/icon.js';
import { PanelElement } from '../parts/panel-element.js';
import type { ProposalState } from './proposal.js';
import { namedIn, type Request } from './request.js';
import { shared } from '../parts/styles.js';
import { screensConcerned } from './screens.js';
import '../announce/announcement-preview.js';
import '../parts/screen-frame.js';
import './screens-changing.js';

/** Of a change of half the programme the first lines are enough to judge. */
const MOST = 12;

/** What the server says will happen: times old → new, what breaks absorb, warnings; or why it cannot be. */
@customElement('proposal-preview')
export class ProposalPreview extends PanelElement {
  @property({ attribute: false }) state!: ProposalState<Answer>;
  @property({ attribute: false }) request: Request | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      h3 {
        font-size: 0.9375rem;
        font-weight: 600;
        color: var(--quiet);
      }
      .lines li {
        display: grid;
        grid-template-columns: minmax(7.2em, auto) 1fr;
        gap: 0 14px;
        padding: 9px 0;
        border-top: 1.5px solid var(--line);
      }
      .edits .was {
        white-space: normal;
      }
      .lines .at {
        display: grid;
        align-content: start;
        font-size: 1.0625rem;
        line-height: 1.35;
      }
      .lines .title {
        font-weight: 500;
        line-height: 1.3;
        overflow-wrap: anywhere;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      .lines .named .title {
        -webkit-line-clamp: 1;
      }
      .lines .what {
        color: var(--quiet);
        font-size: 0.9375rem;
      }
      .lines .named .title {
        font-weight: 700;
      }
      .box {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 10px;
        align-items: start;
        padding: 12px 14px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        line-height: 1.35;
      }
      .box.warning {
        border-color: var(--late-text);
      }
      .box.warning svg,
      .box.warning b {
        color: var(--late-text);
      }
      .gone {
        margin-top: 6px;
      }
      .stale {
        opacity: 0.5;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { state, words } = this;
    if (!this.panel.online || state.step === 'offline') return this.#offline();
    switch (state.step) {
      case 'choosing':
        return nothing;
      case 'checking':
        return state.before ? html`<div class="stale">${this.#answer(state.before, null)}</div>` : nothing;
      case 'refused':
        return html`<p class="box warning" role="alert">
          ${icon('warning')}<span>${problemWords(state.problem, words)}</span>
        </p>`;
      case 'unsure':
        return html`<p class="box warning" role="alert">${icon('warning')}<span>${words.unsure}</span></p>
          ${this.#answer(state.answer, null)}`;
      case 'ready':
        return this.#answer(state.answer, state.before);
      case 'sending':
      case 'done':
        return this.#answer(state.answer, null);
    }
  }

  #offline(): TemplateResult {
    const { words } = this;
    return html`<p class="box warning" role="alert">${icon('offline')}<span>${words.offlineKept}</span></p>
      ${
        this.panel.online
          ? html`<button class="button" type="button" @click=${() => this.dispatchEvent(new Event('again'))}>
              ${words.tryAgain}
            </button>`
          : nothing
      }`;
  }

  #answer(answer: Answer, before: Answer | null): TemplateResult {
    const { words, request } = this;
    const named = request ? namedIn(request) : [];
    const { lines, absorbing, unmoved } = summarise(answer.effects, named, this.panel.schedule);
    // What stays is read from the schedule here, which must be the one that the answer is about.
    const known = answer.revision === this.panel.revision ? unmoved : [];
    const differing = before ? difference(before.effects, answer.effects) : new Set<string>();
    const changing = lines.filter((line) => line.kinds.length > 0);
    const rooms = new Set(changing.map((line) => (line.to ?? line.from)?.room));
    return html`${before ? this.#meanwhile(before, answer, differing) : nothing}
    ${answer.programme === undefined ? nothing : this.#programme(answer, lines)} ${this.#screens(answer)}
    ${
      answer.changes && changing.length > 0
        ? html`<h3>${words.whatHappens}: ${words.shifting(changing.length)}</h3>
            <ol class="lines">
              ${changing.slice(0, MOST).map((line) => this.#line(line, named.includes(line.session), rooms.size > 1, differing))}
            </ol>
            ${changing.length > MOST ? html`<p class="quiet">${words.andMore(changing.length - MOST)}</p>` : nothing}`
        : this.#still(answer)
    }
    ${absorbing.map((line) => html`<p>${words.absorbs(this.say(line.title), -line.length)}</p>`)}
    ${known.map((next) => {
      const tell = next.onTime ? words.onTimeFrom : words.unmovedFrom;
      return html`<p>${tell(this.time(next.start), this.say(next.title), this.roomName(next.room))}</p>`;
    })}
    ${answer.changes ? this.#changing(answer) : nothing}
    ${answer.warnings.map(
      (warning) =>
        html`<p class="box warning">
          ${icon('warning')}<span><b>${words.warning}:</b> ${warningWords(warning, this.panel)}</span>
        </p>`,
    )}`;
  }

  /** An undo of a whole programme is told as what it is. */
  #programme(answer: Answer, lines: readonly EffectLine[]): TemplateResult {
    const { words } = this;
    const kind = (wanted: EffectLine['kinds'][number]): number =>
      lines.filter(({ kinds }) => kinds[0] === wanted).length;
    const [added, removed] = [kind('added'), kind('removed')];
    const changed = lines.filter(({ kinds }) => kinds.length > 0).length - added - removed;
    return html`<div class="box warning" role="alert">
      ${icon('warning')}
      <p>
        <b>${words.undoProgramme}</b>
        ${answer.programme === null ? words.undoProgrammeNone : words.undoProgrammeSays(added, removed, changed)}
      </p>
    </div>`;
  }

  /** Which screens say something else at once: those of the rooms concerned, or of an announcement's scope. */
  #changing(answer: Answer): TemplateResult | typeof nothing {
    // The schedule here must be the one that the answer is about, else it says what has long been shown.
    if (answer.revision !== this.panel.revision) return nothing;
    // Announcements are seen on a screen already, and what a programme brings is more than a patch.
    const command = this.request && 'command' in this.request ? this.request.command : null;
    const told = Object.keys(answer.announcements).length > 0 || command?.type === 'note';
    const seen = told || answer.programme !== undefined;
    const { rooms, single, overviews } = screensConcerned(answer, this.request, this.panel.schedule, this.panel.now);
    return html`<screens-changing
      .panel=${this.panel}
      .draft=${seen ? null : (answer.set ?? null)}
      .rooms=${rooms}
      .single=${single}
      ?overviews=${overviews}
    ></screens-changing>`;
  }

  /** What to say where no session changes; what screens show instead speaks for itself. */
  #still(answer: Answer): TemplateResult | typeof nothing {
    const { request, words } = this;
    if (!answer.changes) return html`<p class="quiet">${words.nothingChanges}</p>`;
    if (request && 'command' in request && request.command.type === 'edit') return this.#edited(request.command);
    const shown =
      request && 'command' in request && ['announce', 'withdraw', 'room-status', 'note'].includes(request.command.type);
    const told = Object.keys(answer.announcements).length > 0;
    return shown || told ? nothing : html`<p class="quiet">${words.noSessionChanges}</p>`;
  }

  /** An edit changes words, not times: each old → new. */
  #edited(command: Extract<Command, { type: 'edit' }>): TemplateResult {
    return html`<h3>${this.words.whatHappens}</h3>
      <ol class="lines edits">
        ${editLines(command, this.panel).map(
          ({ what, old, now }) =>
            html`<li>
              <span class="what">${what}</span>
              <p>${old ? html`<s class="was">${old}</s> → ` : nothing}<b>${now}</b></p>
            </li>`,
        )}
      </ol>`;
  }

  /** Somebody else was quicker: what that makes of this proposal. */
  #meanwhile(before: Answer, answer: Answer, differing: ReadonlySet<string>): TemplateResult {
    const { words } = this;
    const gone = before.effects.filter((effect) => !answer.effects.some((other) => other.session === effect.session));
    return html`<div class="box warning" role="alert">
      ${icon('warning')}
      <div>
        <p>${differing.size > 0 ? words.changedMeanwhile : words.changedSame}</p>
        ${
          gone.length > 0
            ? html`<p class="gone">${words.noLonger(gone.map((effect) => this.say(effect.title)).join(', '))}</p>`
            : nothing
        }
      </div>
    </div>`;
  }

  #line(line: EffectLine, named: boolean, inRooms: boolean, differing: ReadonlySet<string>): TemplateResult {
    const { words } = this;
    const moved = line.kinds.includes('moved');
    const room = inRooms && !moved ? `${this.roomName((line.to ?? line.from)?.room)} · ` : '';
    return html`<li class=${named ? 'named' : ''}>
      <span class="at">${this.#at(line)}</span>
      <div>
        <p class="title">${this.say(line.title)}</p>
        <p class="what">
          ${room}${effectWords(line, words, (id) => this.roomName(id))}
          ${differing.has(line.session) ? html`<span class="chip">${words.changedMark}</span>` : nothing}
        </p>
      </div>
    </li>`;
  }

  /** Old time struck through, new one beside it; of a session that only lasts longer, the ends. */
  #at({ from, to, start, end }: EffectLine): TemplateResult {
    const gone = to === null || to.status === 'cancelled';
    const side = (gone ? from : to) ?? to!;
    const untouched = from !== null && to !== null && start === 0 && end === 0;
    if (untouched || !from || gone) {
      const span = html`${this.time(side.start)}&nbsp;–&nbsp;${this.time(side.end)}`;
      return gone ? html`<s class="was">${span}</s>` : html`<span class="time">${span}</span>`;
    }
    if (start === 0) {
      return html`<span><span class="time">${this.time(to.start)}&nbsp;–</span></span
        ><span><s class="was">${this.time(from.end)}</s> <span class="time">${this.time(to.end)}</span></span>`;
    }
    return html`<span
      ><s class="was">${this.time(from.start)}</s> <span class="time">${this.time(to.start)}</span></span
    >`;
  }

  #announcement(id: string): Announcement | undefined {
    return this.panel.schedule.announcements.find((announcement) => announcement.id === id);
  }

  /** Announcements that an undo brings back to the screens, or takes off. */
  #undone(answer: Answer): TemplateResult {
    const { words, panel } = this;
    return html`${Object.entries(answer.announcements).map(([id, after]) => {
      const off = after === null || after.until !== undefined;
      const of = after ?? this.#announcement(id);
      if (!of) return nothing;
      return html`<h3>${off ? words.confirm.withdraw : words.onScreensNow}</h3>
        <announcement-preview .panel=${panel} .of=${of}></announcement-preview>`;
    })}`;
  }

  /** What the screens will show of it, where that is more than times. */
  #screens(answer: Answer): TemplateResult | typeof nothing {
    const { request, words } = this;
    if (!request) return nothing;
    if ('undo' in request) return this.#undone(answer);
    const { command } = request;
    const announcement = command.type === 'withdraw' ? this.#announcement(command.announcement) : command;
    if (announcement && 'level' in announcement) {
      return html`<announcement-preview .panel=${this.panel} .of=${announcement}></announcement-preview>`;
    }
    if (command.type === 'note') return this.#timer(command.room, answer);
    if (command.type !== 'room-status') return nothing;
    const overflow = command.overflow ? this.roomName(command.overflow) : '';
    const says = { full: words.fullChip(overflow), closed: words.closedChip, open: '' }[command.status];
    return html`<p>
      ${words.screensWillSay(this.roomName(command.room))}
      ${says ? html`<span class="chip notice">${says}</span>` : words.statusOpenSays}
    </p>`;
  }

  /** What the speaker will read. */
  #timer(room: string, answer: Answer): TemplateResult {
    const search = new URLSearchParams({ conference: this.panel.conference.slug, view: 'timer', room });
    return html`<screen-frame
      .panel=${this.panel}
      .search=${search}
      .draft=${answer.set ?? {}}
      says=${this.words.asOnScreen}
    ></screen-frame>`;
  }
}
