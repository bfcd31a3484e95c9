/** Small schedule files, written for these tests. */

interface Talk {
  readonly id: number;
  readonly start: string;
  readonly title: string;
  readonly room?: string;
}

export const TALKS: readonly Talk[] = [
  { id: 1, start: '10:00', title: 'Alpha' },
  { id: 2, start: '11:00', title: 'Beta & „Gama”' },
  { id: 3, start: '10:00', title: 'Delta', room: 'Box' },
];

/** A schedule.xml of one day, 24 October 2026. */
export function scheduleXml(talks: readonly Talk[] = TALKS, zone = 'Europe/Bucharest'): string {
  const rooms = [...new Set(talks.map(({ room = 'Aula' }) => room))];
  const event = ({ id, start, title }: Talk, room: string) => `
      <event id="${id}" guid="00000000-0000-4000-8000-00000000000${id}">
        <date>2026-10-24T${start}:00+03:00</date><start>${start}</start><duration>00:45</duration>
        <room>${room}</room><title>${title.replaceAll('&', '&amp;')}</title><type>talk</type>
        <persons><person id="${id}">Person ${id}</person></persons>
      </event>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<schedule>
  <version>1.${talks.length}</version>
  <conference><title>Small</title>${zone && `<time_zone_name>${zone}</time_zone_name>`}</conference>
  <day index="1" date="2026-10-24" start="2026-10-24T09:00:00+03:00" end="2026-10-24T19:00:00+03:00">
    ${rooms
      .map(
        (room) =>
          `<room name="${room}">${talks
            .filter((t) => (t.room ?? 'Aula') === room)
            .map((t) => event(t, room))
            .join('')}</room>`,
      )
      .join('\n')}
  </day>
</schedule>`;
}
