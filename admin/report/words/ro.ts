/** Romanian: the report. */
import { count } from '../../words/ro/count.js';
import type { ReportWords } from './en.js';

export const ro: ReportWords = {
  title: 'Raport',
  intro: 'Ce a fost planificat și ce s-a întâmplat, pentru tot ce a început.',
  told: (told, all) =>
    `Pentru ${told} din ${count(all, 'sesiune', 'sesiuni')} s-a anunțat începutul; pentru celelalte se iau orele așteptate.`,
  nothing: 'Încă nu a început nimic.',
  by: 'După',
  tables: { rooms: 'Săli', speakers: 'Vorbitori', sessions: 'Sesiuni' },
  columns: {
    room: 'Sala',
    speaker: 'Vorbitor',
    session: 'Sesiune',
    sessions: 'Sesiuni',
    onTime: 'La timp',
    meanLate: 'Întârziere, medie',
    mostLate: 'Întârziere, maximă',
    over: 'Depășire, total',
    moved: 'Mutate',
    cancelled: 'Anulate',
    planned: 'Planificat',
    actual: 'Real',
    late: 'Întârziere',
    longer: 'Depășire',
  },
  cancelled: 'anulată',
  minutes: (n) => `${n} min`,
  download: (table) => `Descarcă în CSV: ${table}`,
};
