/** English: the report. */
import { count, form } from '../../words/en/count.js';

export const en = {
  title: 'Report',
  intro: 'What was planned against what happened, of everything that has begun.',
  told: (told: number, all: number) =>
    `Of ${told} of ${count(all, 'session', 'sessions')} somebody said when ${form(told, 'it', 'they')} started; for all others the expected times count.`,
  nothing: 'Nothing has begun yet.',
  by: 'By',
  tables: { rooms: 'Rooms', speakers: 'Speakers', sessions: 'Sessions' },
  columns: {
    room: 'Room',
    speaker: 'Speaker',
    session: 'Session',
    sessions: 'Sessions',
    onTime: 'On time',
    meanLate: 'Late, mean',
    mostLate: 'Late, most',
    over: 'Over, in all',
    moved: 'Moved',
    cancelled: 'Cancelled',
    planned: 'Planned',
    actual: 'Actual',
    late: 'Late',
    longer: 'Over',
  },
  cancelled: 'cancelled',
  minutes: (n: number) => `${n} min`,
  download: (table: string) => `Download as CSV: ${table}`,
};
export type ReportWords = typeof en;
