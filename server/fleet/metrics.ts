/** What Prometheus is told of each paired display. */
import { Gauge, type Registry } from 'prom-client';
import type { FleetHouse } from './house.js';

/** Looks at the fleet whenever somebody asks. */
export function watchFleet(registry: Registry, house: FleetHouse): void {
  const gauge = (name: string, help: string, labelNames: string[] = ['display', 'name']): Gauge =>
    new Gauge({ name: `hallway_display_${name}`, help, labelNames, registers: [registry] });
  // First, so that the others are set when they are asked.
  const paired: Gauge = new Gauge({
    name: 'hallway_displays_paired',
    help: 'Paired displays, connected or not',
    registers: [registry],
    collect: () => {
      paired.set(house.fleet.list().length);
      for (const one of all) one.reset();
      for (const { id, name, token } of house.fleet.list()) {
        if (token === null) continue;
        const labels = { display: id, name };
        const socket = house.socketOf(id);
        online.set(labels, socket ? 1 : 0);
        const { conference = null, shown = null, status = null } = socket ?? {};
        current.set(labels, conference && shown?.revision === conference.revision ? 1 : 0);
        const at = socket ? null : house.sightings.lastSeen(id);
        if (at !== null) seen.set(labels, at / 1_000);
        for (const { gauge, field, by } of gauges) {
          const value = status?.[field];
          if (value !== undefined) gauge.set(labels, value / by);
        }
      }
    },
  });
  const online = gauge('online', '1 while a paired display is connected');
  const current = gauge('current', '1 while a paired display shows the current revision of its conference');
  const seen = gauge('seen_timestamp_seconds', 'When a paired display was last there');
  const figures = [
    ['memory_bytes', 'Heap of its page', 'memory', 1],
    ['round_trip_seconds', 'From its question to the answer', 'roundTrip', 1_000],
    ['clock_error_seconds', "How far its machine's clock is ahead", 'clockError', 1_000],
    ['uptime_seconds', 'How long its page has run', 'uptime', 1_000],
  ] as const;
  const gauges = figures.map(([name, help, field, by]) => ({ gauge: gauge(name, help), field, by }));
  const all = [online, current, seen, ...gauges.map((one) => one.gauge)];
}
