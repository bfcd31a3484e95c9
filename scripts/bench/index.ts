// `npm run bench [-- NAME …] [--json] [--schedule FILE]`: figures beside their targets, baselines measured in the same run.
import { parseArgs } from 'node:util';
import { bundle } from './bundle.js';
import { core } from './core.js';
import { crash } from './crash.js';
import { fanout } from './fanout.js';
import { growth } from './growth.js';
import { guide } from './guide.js';
import { importing } from './import.js';
import { tidyUp } from '../../test/support/built-server.js';
import { panel } from './panel.js';
import { readers } from './readers.js';
import { isOk, type Bench, type Result } from './result.js';
import { screen } from './screen.js';
import { slow } from './slow.js';
import { soak } from './soak.js';
import { starting } from './starting.js';
import { storm } from './storm.js';
import { play } from './swarm.js';

const BENCHES: readonly Bench[] = [
  bundle,
  core,
  importing,
  starting,
  guide,
  panel,
  screen,
  fanout(1000),
  fanout(5000),
  storm,
  slow,
  readers,
  growth,
  crash,
  soak,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, schedule: { type: 'string' }, role: { type: 'string' } },
});

function line({ name, value, unit, target, note }: Result, ok: boolean): string {
  const figure = `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`.trim();
  const goal = target === undefined ? '' : `≤ ${target}`;
  return `${name.padEnd(48)} ${figure.padStart(12)} ${goal.padStart(8)} ${target === undefined ? '    ' : ok ? 'ok  ' : 'MISS'} ${note ?? ''}`;
}

if (values.role !== undefined) await play(values.role, positionals);
else {
  const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}; there are ${BENCHES.map(({ name }) => name).join(', ')}.`);
    process.exit(1);
  }
  const results: Result[] = [];
  try {
    for (const bench of BENCHES) {
      if (positionals.length > 0 ? !positionals.includes(bench.name) : bench.onDemand) continue;
      for (const result of await bench.run({ schedule: values.schedule })) {
        results.push(result);
        if (!values.json) console.log(line(result, isOk(result)));
      }
    }
  } finally {
    tidyUp();
  }
  if (values.json)
    console.log(
      JSON.stringify({
        results: results.map((result) => ({ ...result, target: result.target ?? null, ok: isOk(result) })),
      }),
    );
  process.exit(results.every(isOk) ? 0 : 1);
}
