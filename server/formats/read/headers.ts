/** What the columns of a table hold, by their headers in English, German, French, Spanish, Portuguese, Italian and Romanian. */
import { FormatError, type Choices, type ImportOptions } from '../format.js';

/** Headers of each field as tools and people write them, the surest first. */
const HEADERS = {
  title:
    'title, titel, session title, talk title, proposal title, vortragstitel, session name, programmpunkt, vortrag, talk, thema, topic, session, subject, summary, betreff, name, was, titre, título, titulo, titolo, titlu, intitulé, conférence, ponencia, sesión, sessão, sessione, sesiune, atividade, actividad, activité, palestra, charla, denumire, event, veranstaltung',
  subtitle: 'subtitle, sub title, untertitel, sous titre, subtítulo, sottotitolo, subtitlu',
  id: 'id, session id, talk id, proposal id, sessionid, nr, nummer, number, no, code, session key, event id, eventid, event key, numéro, código, codice, cod',
  guid: 'guid, uuid',
  abstract:
    'abstract, zusammenfassung, kurzbeschreibung, kurzfassung, short description, teaser, résumé, resumen, resumo, riassunto, rezumat',
  description:
    'description, beschreibung, session description, full description, langbeschreibung, details, inhalt, text, descripción, descrição, descrizione, descriere',
  room: 'room, raum, room name, raumname, saal, location, ort, stage, bühne, hall, halle, venue, where, wo, salle, sala, aula, lieu, lugar, local, luogo, loc, stanza, auditório, auditorio, salón, onde, où, dove, unde',
  track:
    'track, track name, stream, strang, schiene, themenbereich, category, kategorie, parcours, thème, thématique, pista, línea, linea, trilha, eixo, percorso, secțiune, tematica',
  type: 'type, typ, session type, session format, format, kind, art, vortragsart, veranstaltungsart, art der veranstaltung, tipo, format de session, formato, tip, modalidade, session typ',
  date: 'date, datum, start date, startdatum, session date, fecha, data, dată, día, dia',
  start:
    'start, start time, starttime, startzeit, beginn, anfang, begin, session start, starts at, scheduled at, start date time, start date and time, uhrzeit, time, zeit, time slot, zeitslot, slot, starts, from, von, wann, when, heure de début, début, debut, heure, horaire, inicio, hora de inicio, hora inicio, hora, início, hora de início, horário, horario, inizio, ora inizio, ora di inizio, ora, început, ora de început, ora început, quando, cuándo, quand',
  end: 'end, end time, endtime, endzeit, ende, session end, ends at, end date time, bis, to, until, finish, ends, schluss, heure de fin, fin, hora de fin, hora fin, término, termino, fim, hora de término, fine, ora fine, ora di fine, sfârșit, ora de sfârșit',
  endDate: 'end date, enddatum',
  duration:
    'duration, dauer, length, länge, scheduled duration, duration minutes, duration min, dauer minuten, dauer min, dauer in minuten, minutes, minuten, min, duration h, duration hours, dauer h, dauer stunden, dauer in stunden, durée, duree, duración, duracion, duração, duracao, durata',
  day: 'day, tag, jour, giorno, ziua, zi',
  language: 'language, sprache, session language, vortragssprache, lang, langue, idioma, língua, lingua, limba, limbă',
  speakers:
    'speakers, speaker, speaker s, speaker names, speaker name, vortragende, vortragender, vortragende r, referent, referenten, referentin, referentinnen, referent in, referent innen, referierende, sprecher, sprecherin, presenters, presenter, redner, rednerin, persons, person, personen, wer, who, intervenant, intervenants, intervenant e s, orateur, orateurs, orateur rices, conférencier, conférenciers, ponente, ponentes, orador, oradores, palestrante, palestrantes, relatore, relatori, vorbitor, vorbitori, lector, lectori, quem, quién, qui, cine',
  url: 'url, session url, talk url, link, website, webseite, web, lien, enlace, collegamento',
  file: 'file url, file, datei, slides, folien, attachment, anhang, fichier, archivo, arquivo, diapositives, diapositivas',
  status: 'status, state, zustand, état, estado, stato, stare',
  plannedStart: 'planned start, geplanter beginn',
  plannedRoom: 'planned room, geplanter raum',
} as const;

export type Field = keyof typeof HEADERS;
export const FIELDS = Object.keys(HEADERS) as Field[];

/** Rank of each header among those of its field. */
const KNOWN = new Map<string, { readonly field: Field; readonly rank: number }>();
for (const field of FIELDS) HEADERS[field].split(', ').forEach((header, rank) => KNOWN.set(header, { field, rank }));

const plain = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Worse than any header that is listed as it stands. */
const GUESSED = 1_000;

/** What a header says: as listed, or with a word before it ("event_start") or a number behind it ("Speaker 2"). */
function knownAs(cell: string): { readonly field: Field; readonly rank: number } | undefined {
  const header = plain(cell);
  const exact = KNOWN.get(header);
  if (exact) return exact;
  const speaker = KNOWN.get(header.replace(/^co | \d{1,2}$/g, ''));
  const guess =
    speaker?.field === 'speakers' ? speaker : KNOWN.get(header.replace(/^(?:event|session|talk|veranstaltungs?) /, ''));
  return guess && { field: guess.field, rank: guess.rank + GUESSED };
}

export interface Header {
  /** Index of the row that holds it. */
  readonly row: number;
  readonly columns: ReadonlyMap<Field, number>;
  readonly cells: readonly string[];
}

/** Rows above the header, such as the name of the conference. */
const ROWS_ABOVE = 15;

/** The columns of one row taken as the header; where two say the same, the surer one counts. */
function columnsOf(cells: readonly string[]): Map<Field, number> {
  const found = new Map<Field, { readonly index: number; readonly rank: number }>();
  cells.forEach((cell, index) => {
    if (cell.length > 60) return;
    const known = knownAs(cell);
    if (known && known.rank < (found.get(known.field)?.rank ?? Infinity))
      found.set(known.field, { index, rank: known.rank });
  });
  return new Map([...found].map(([field, { index }]) => [field, index]));
}

const says = (columns: ReadonlyMap<Field, number>, field: Field): boolean =>
  columns.has(field) || (field === 'start' && (columns.has('plannedStart') || columns.has('date')));

const NEEDED = ['title', 'start'] as const;

/** The columns that name speakers, the main one first: many tables have one for each. */
export const speakerColumns = ({ columns, cells }: Header): number[] => {
  const main = columns.get('speakers');
  if (main === undefined) return [];
  const others = cells.flatMap((cell, index) =>
    index !== main && /^co\b|\d$/.test(plain(cell)) && knownAs(cell)?.field === 'speakers' ? [index] : [],
  );
  return [main, ...others];
};

/** How much of a header the best of the first rows is; what compares the ways to split a file. */
export function likeness(rows: readonly (readonly string[])[]): number {
  return Math.max(
    0,
    ...rows.slice(0, ROWS_ABOVE).map((cells) => {
      const columns = columnsOf(cells);
      return columns.size + (NEEDED.every((field) => says(columns, field)) ? 100 : 0);
    }),
  );
}

/** The first rows, and those that make a header together, such as "Time" over "from" and "to". */
function candidates(rows: readonly (readonly string[])[]): Pick<Header, 'row' | 'cells'>[] {
  return rows.slice(0, ROWS_ABOVE).flatMap((cells, row) => {
    const below = rows[row + 1] ?? [];
    const words = below.filter((cell) => cell.trim() !== '');
    const isHeader = words.length > 0 && words.every((cell) => cell.length <= 60 && knownAs(cell) !== undefined);
    const width = Math.max(cells.length, below.length);
    const both = Array.from(
      { length: width },
      (_, index) => (below[index]?.trim() ? below[index] : cells[index]) ?? '',
    );
    return [{ row, cells }, ...(isHeader ? [{ row: row + 1, cells: both }] : [])];
  });
}

/**
 * Finds the header among the first rows.
 * @param options `columns` says which header holds a field, for tables whose headers are unknown.
 * @throws FormatError `columns` if title or start cannot be told.
 */
export function headerOf(rows: readonly (readonly string[])[], source: string, options: ImportOptions): Header {
  const named = Object.entries(options.columns ?? {});
  for (const [field] of named)
    if (!FIELDS.includes(field as Field))
      throw new FormatError('columns', `Tables have no field "${field}"; the fields are ${FIELDS.join(', ')}.`);

  let best: Header = { row: 0, columns: new Map(), cells: rows[0] ?? [] };
  let score = -1;
  for (const { cells, row } of candidates(rows)) {
    const columns = columnsOf(cells);
    const headers = cells.map(plain);
    for (const [field, header] of named) {
      const index = headers.indexOf(plain(header));
      if (index < 0) continue;
      for (const [other, taken] of columns) if (taken === index) columns.delete(other);
      columns.set(field as Field, index);
    }
    // One known word may stand in any row; where no more is known, the first row is the header.
    const own = (columns.size > 1 ? columns.size : 0) + (NEEDED.every((field) => says(columns, field)) ? 100 : 0);
    if (own > score) [best, score] = [{ row, columns, cells }, own];
  }

  const headers = best.cells.map(plain);
  const absent = named.find(([, header]) => !headers.includes(plain(header)));
  if (absent)
    throw new FormatError(
      'columns',
      `${source} has no column "${absent[1]}"; ${itHas(best.cells)}.`,
      undefined,
      choicesOf(best, rows),
    );
  const missing = NEEDED.filter((field) => !says(best.columns, field));
  if (missing.length > 0) throw unsure(source, best, rows, missing);
  return best;
}

/** Rows shown to whoever is asked what the columns mean, and characters of a cell. */
const SHOWN_ROWS = 3;
const SHOWN_CELL = 80;
/** A schedule has a few dozen columns; more would only be in the way. */
const SHOWN_COLUMNS = 100;

const shown = (cell: string): string => cell.trim().replace(/\s+/g, ' ').slice(0, SHOWN_CELL);

/** The header with what it was taken for. */
export function choicesOf({ cells, columns, row }: Header, rows: readonly (readonly string[])[]): Choices {
  const filled = rows.slice(row + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return {
    table: {
      headers: cells.slice(0, SHOWN_COLUMNS).map(shown),
      rows: filled.slice(0, SHOWN_ROWS).map((cells) => cells.slice(0, SHOWN_COLUMNS).map(shown)),
      columns: Object.fromEntries([...columns].map(([field, index]) => [field, shown(cells[index] ?? '')])),
    },
  };
}

/** What an importer says whose column of dates has none: "Saturday", "24.10." */
export function undated(source: string, header: Header, rows: readonly (readonly string[])[]): FormatError | undefined {
  for (const field of ['date', 'day'] as const) {
    const index = header.columns.get(field) ?? -1;
    const example = rows.slice(header.row + 1).find((row) => (row[index] ?? '').trim() !== '')?.[index];
    if (example === undefined) continue;
    return new FormatError(
      'columns',
      `${source} has no dates with a year in its column "${shown(header.cells[index]!)}", only such as "${shown(example)}"; write them as YYYY-MM-DD, or name another column with --column date=HEADER.`,
      undefined,
      choicesOf(header, rows),
    );
  }
  return undefined;
}

/** What an importer says that cannot tell the columns: which there are, and which it needs. */
export function unsure(
  source: string,
  header: Header,
  rows: readonly (readonly string[])[],
  missing: readonly string[],
): FormatError {
  const wanted = missing.map((field) => `--column ${field}=HEADER`).join(' ');
  const grid = missing.includes('title') && says(header.columns, 'start');
  const otherwise = grid
    ? ', or, if the columns are rooms, write one row for each session with its room beside it'
    : '';
  return new FormatError(
    'columns',
    `${source} has no column that is known to say the ${missing.join(' and the ')}; ${itHas(header.cells)}: name ${missing.length > 1 ? 'them' : 'it'} with ${wanted}${otherwise}.`,
    undefined,
    choicesOf(header, rows),
  );
}

function itHas(cells: readonly string[]): string {
  const named = cells.map((cell) => cell.trim().replace(/\s+/g, ' ')).filter((cell) => cell !== '');
  const shown = named.slice(0, 30).map((cell) => `"${cell.slice(0, 40)}"`);
  return `its columns are ${shown.join(', ')}${named.length > shown.length ? ' …' : ''}`;
}
