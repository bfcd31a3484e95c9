/** Spanish: the report. */
import { count } from '../../words/es/count.js';
import type { ReportWords } from './en.js';

export const es: ReportWords = {
  title: 'Informe',
  intro: 'Lo previsto y lo ocurrido, de todo lo que ha empezado.',
  told: (told, all) =>
    `De ${told} de ${count(all, 'sesión', 'sesiones')} se avisó del comienzo; para las demás cuentan las horas esperadas.`,
  nothing: 'Todavía no ha empezado nada.',
  by: 'Por',
  tables: { rooms: 'Salas', speakers: 'Ponentes', sessions: 'Sesiones' },
  columns: {
    room: 'Sala',
    speaker: 'Ponente',
    session: 'Sesión',
    sessions: 'Sesiones',
    onTime: 'Puntuales',
    meanLate: 'Retraso medio',
    mostLate: 'Retraso máximo',
    over: 'Exceso total',
    moved: 'Trasladadas',
    cancelled: 'Canceladas',
    planned: 'Previsto',
    actual: 'Real',
    late: 'Retraso',
    longer: 'Exceso',
  },
  cancelled: 'cancelada',
  minutes: (n) => `${n} min`,
  download: (table) => `Descargar en CSV: ${table}`,
};
