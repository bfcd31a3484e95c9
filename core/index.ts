/** The public face of the core. */
export * from './model.js';
export * from './protocol.js';
export * from './command.js';
export * from './fleet.js';
export { adoptProgramme, type Adoption, type Retired } from './adopt.js';
export {
  bookmarkedSessions,
  mergeBookmarks,
  newerBookmarks,
  NO_BOOKMARKS,
  setBookmark,
  type Bookmark,
  type Bookmarks,
} from './bookmarks.js';
export { announcementsAt, board, boards, inScope, isOn, nextBoundary, type Place } from './boards.js';
export { decide, namedSessions } from './decide.js';
export { diffProgrammes, type ProgrammeDiff } from './diff.js';
export { furnished } from './furnish.js';
export { isId } from './id.js';
export { applyChange, applyPatch, fieldsOf, own, same, type FieldWrite } from './live-state.js';
export { proposeRenames, type ProposedRename, type Rename } from './rename.js';
export { applyMessage, EMPTY_REPLICA, type Replica } from './replica.js';
export { ON_TIME, report, type Report, type ReportLine, type ReportSum } from './report.js';
export { dayOf, emptyProgramme, schedule } from './schedule.js';
export { textIn } from './text.js';
export { minutesUntil, timesIn, type Times } from './times.js';
export { decideUndo, planUndo } from './undo.js';
export { warnings } from './warnings.js';
export { isTellable, tellable } from './years.js';
