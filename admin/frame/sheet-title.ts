/** What a sheet is called. Pure. */
import type { Panel, Sheet } from '../parts/panel.js';
import { isAlarm, roomTitle } from '../commands/request.js';

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
    case 'shortcuts':
      return words.shortcuts;
    case 'undo':
      return (sheet.programme ? words.undoProgrammeEntry : words.undoEntry)(sheet.revision);
    case 'command': {
      const { type } = sheet.command;
      if (type === 'announce') return words.asOnScreen;
      if (type === 'withdraw')
        return isAlarm(panel, sheet.command.announcement) ? words.allClear : words.confirm.withdraw;
      if (type === 'delay' && sheet.command.hold !== undefined) {
        return sheet.command.hold ? words.actions.hold : words.actions.letGo;
      }
      return type === 'start' || type === 'end' || type === 'restore' ? words.actions[type] : words.whatHappens;
    }
    default:
      return words.actions[sheet.kind];
  }
}
