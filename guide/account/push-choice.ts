import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { AccountElement } from './account-element.js';
import { pushObstacle } from './push.js';
import { shared } from './styles.js';

/** Messages to this device: on, off, with announcements or without, or why not. */
@customElement('push-choice')
export class PushChoice extends AccountElement {
  static override styles = shared;

  protected override render() {
    const { words } = this;
    const { push } = this.house;
    const obstacle = pushObstacle();
    return html`<section aria-labelledby="messages">
      <h3 id="messages">${words.messages}</h3>
      <p>${words.messagesLead}</p>
      ${this.alert} ${obstacle === null ? this.choice() : html`<p>${words.obstacles[obstacle]}</p>`}
      <p role="status">${push.wish ? words.messagesAreOn : null}</p>
    </section>`;
  }

  private choice() {
    const { words } = this;
    const { push } = this.house;
    if (!push.wish) {
      return html`<div class="row">
        ${this.button(words.messagesOn, () => push.turnOn({ announcements: true }), 'first')}
      </div>`;
    }
    return html`<label class="check">
        <input type="checkbox" .checked=${push.wish.announcements} @change=${this.chosen} />
        ${words.announcementsToo}
      </label>
      <div class="row">${this.button(words.messagesOff, () => push.turnOff())}</div>`;
  }

  private chosen({ target }: Event): void {
    const announcements = (target as HTMLInputElement).checked;
    void this.act(() => this.house.push.turnOn({ announcements }));
  }
}
