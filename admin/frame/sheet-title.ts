/** What a sheet is called. Pure. */
import type { Panel, Sheet } from '../parts/panel.js';
import { roomTitle } from '../commands/request.js';

export function sheetTitle(sheet: Sheet, panel: Panel): string {
  const { words } = panel;
  switch (sheet.kind) {
    case 'session':
      return roomTitle(panel, panel.schedule.byId.get(sheet.session)?.room);
    case 'room':
      return roomTitle(panel, sheet.room);
    case 'minutes':
      return words.actions.later;
    case 'all-minutes':
      return sheet.room === null ? words.delayAllTitle : words.delayRoomTitle(roomTitle(panel, sheet.room));
    case 'room-status':
      return roomTitle(panel, sheet.room);
    case 'undo':
      return words.undoEntry(sheet.revision);
    case 'command': {
      const { type } = sheet.command;
      if (type === 'announce') return words.asOnScreen;
      if (type === 'withdraw') return words.confirm.withdraw;
      return type === 'start' || type === 'end' || type === 'restore' ? words.actions[type] : words.whatHappens;
    }
    default:
      return words.actions[sheet.kind];
  }
}
