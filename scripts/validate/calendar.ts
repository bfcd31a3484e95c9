/** What is wrong with a calendar: rules that exporters break, and whether two parsers read the same instants. */
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

export interface Told {
  readonly start: number;
  readonly end: number;
}

const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

/** Seconds are the finest that iCalendar tells. */
const seconds = (at: number): number => Math.floor(at / 1000);

/** The instants of each UID as ical.js reads them, which takes zones from the VTIMEZONEs of the file alone. */
export function readByIcalJs(text: string): Map<string, Told> {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return new Map(
    root.getAllSubcomponents('vevent').map((component) => {
      const { uid, startDate, endDate } = new ICAL.Event(component);
      return [uid, { start: startDate.toJSDate().getTime(), end: endDate.toJSDate().getTime() }];
    }),
  );
}

/** The same by node-ical, which knows zones by their names. */
export function readByNodeIcal(text: string): Map<string, Told> {
  return new Map(
    Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) =>
      entry?.type === 'VEVENT'
        ? [[entry.uid, { start: entry.start.getTime(), end: (entry.end ?? entry.start).getTime() }] as const]
        : [],
    ),
  );
}

/** @param expected instants by UID; both parsers must find these and no others. */
export function faultsOfCalendar(text: string, expected: ReadonlyMap<string, Told>): string[] {
  const faults: string[] = [];
  const lines = text.split('\r\n');
  if (lines.pop() !== '') faults.push('the last line has no end');
  if (lines.some((line) => /[\r\n]/.test(line))) faults.push('a line ends otherwise than by CRLF');
  if (lines.some((line) => Buffer.byteLength(line) > 75)) faults.push('a line has more than 75 octets');
  if (text.includes('\ufffd')) faults.push('a character is cut in two');
  const all = unfolded(text).split('\r\n');
  const valuesOf = (pattern: RegExp): string[] => all.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  const uids = valuesOf(/^UID:(.*)/);
  if (new Set(uids).size !== uids.length) faults.push('a UID occurs twice');
  for (const name of ['DTSTAMP', 'LAST-MODIFIED', 'SEQUENCE', 'STATUS', 'SUMMARY']) {
    if (valuesOf(new RegExp(`^${name}:(.*)`)).length !== uids.length) faults.push(`${name} is not told once of each`);
  }
  const zones = new Set(valuesOf(/^TZID:(.*)/));
  for (const zone of new Set(valuesOf(/;TZID=([^;:]*)/))) {
    if (!zones.has(zone)) faults.push(`no VTIMEZONE for ${zone}`);
  }
  for (const [parser, read] of [
    ['ical.js', readByIcalJs(text)],
    ['node-ical', readByNodeIcal(text)],
  ] as const) {
    if (read.size !== expected.size) faults.push(`${parser} finds ${read.size} of ${expected.size}`);
    for (const [uid, { start, end }] of expected) {
      const found = read.get(uid);
      if (found && seconds(found.start) === seconds(start) && seconds(found.end) === seconds(Math.max(start, end)))
        continue;
      faults.push(`${parser} reads ${uid} otherwise`);
      break;
    }
  }
  return faults;
}
