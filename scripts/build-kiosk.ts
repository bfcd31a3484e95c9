// Puts the parts of the kiosk into the one file that machines fetch (`/kiosk.sh`): they stay files of their own here, where
// they are read, linted and tested.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const MAIN = 'kiosk.sh';
const END = 'END_OF_PART';
/** In the source a part is a file beside the script. */
const BESIDE = /^part\(\) \{.*\}$/m;

/** The file that is served, but for the address of the server. */
export function kioskScript(folder = join(root, 'displays/kiosk')): string {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const main = text(MAIN);
  if (!BESIDE.test(main)) throw new Error(`${MAIN} has no line for its parts.`);
  const cases = readdirSync(folder)
    .filter((name) => name !== MAIN && !name.startsWith('__'))
    .sort()
    .map((name) => {
      const content = text(name);
      if (!content.endsWith('\n') || content.split('\n').includes(END)) throw new Error(`${name} cannot be put in.`);
      return `  ${name}) cat <<'${END}' ;;\n${content}${END}\n`;
    });
  const part = `part() {\n  case $1 in\n${cases.join('')}  *) fail "there is no part $1." ;;\n  esac\n}`;
  return main.replace(BESIDE, () => part);
}

if (import.meta.main) writeFileSync(join(root, 'dist/web/kiosk.sh'), kioskScript());
