/** German: the report. */
import { count } from '../../words/de/count.js';
import type { ReportWords } from './en.js';

export const de: ReportWords = {
  title: 'Bericht',
  intro: 'Was geplant war und was geschah, von allem, was begonnen hat.',
  told: (told, all) =>
    `Von ${told} von ${count(all, 'Session', 'Sessions')} wurde der Beginn gemeldet; für die anderen zählen die erwarteten Zeiten.`,
  nothing: 'Noch hat nichts begonnen.',
  by: 'Nach',
  tables: { rooms: 'Räume', speakers: 'Vortragende', sessions: 'Sessions' },
  columns: {
    room: 'Raum',
    speaker: 'Vortragende',
    session: 'Session',
    sessions: 'Sessions',
    onTime: 'Pünktlich',
    meanLate: 'Spät, Mittel',
    mostLate: 'Spät, höchstens',
    over: 'Überzogen',
    moved: 'Verlegt',
    cancelled: 'Abgesagt',
    planned: 'Geplant',
    actual: 'Tatsächlich',
    late: 'Spät',
    longer: 'Überzogen',
  },
  cancelled: 'abgesagt',
  minutes: (n) => `${n} min`,
  download: (table) => `Als CSV herunterladen: ${table}`,
};
