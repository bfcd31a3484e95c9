/** What a sheet has in it. */
import { html, type TemplateResult } from 'lit';
import type { Panel, Sheet } from '../parts/panel.js';
import '../commands/proposal-sheet.js';
import '../board/room-sheet.js';
import '../board/session-sheet.js';
import './shortcut-list.js';

export function sheetContent(sheet: Sheet, panel: Panel): TemplateResult {
  switch (sheet.kind) {
    case 'session':
      return html`<session-sheet .panel=${panel} of=${sheet.session}></session-sheet>`;
    case 'shortcuts':
      return html`<shortcut-list .panel=${panel}></shortcut-list>`;
    case 'room':
      return html`<room-sheet .panel=${panel} of=${sheet.room}></room-sheet>`;
    default:
      return html`<proposal-sheet .panel=${panel} .sheet=${sheet}></proposal-sheet>`;
  }
}
