/** French: the report. */
import { count } from '../../words/fr/count.js';
import type { ReportWords } from './en.js';

export const fr: ReportWords = {
  title: 'Bilan',
  intro: 'Le prévu et le réel, pour tout ce qui a commencé.',
  told: (told, all) =>
    `Pour ${count(told, 'session', 'sessions')} sur ${all}, le début a été signalé ; pour les autres comptent les heures attendues.`,
  nothing: 'Rien n’a encore commencé.',
  by: 'Par',
  tables: { rooms: 'Salles', speakers: 'Intervenants', sessions: 'Sessions' },
  columns: {
    room: 'Salle',
    speaker: 'Intervenant',
    session: 'Session',
    sessions: 'Sessions',
    onTime: 'À l’heure',
    meanLate: 'Retard moyen',
    mostLate: 'Retard maximal',
    over: 'Dépassement total',
    moved: 'Déplacées',
    cancelled: 'Annulées',
    planned: 'Prévu',
    actual: 'Réel',
    late: 'Retard',
    longer: 'Dépassement',
  },
  cancelled: 'annulée',
  minutes: (n) => `${n} min`,
  download: (table) => `Télécharger en CSV : ${table}`,
};
