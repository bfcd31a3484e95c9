// Compresses the built pages once and as well as it can be done, so that the server never does: it sends .br or .gz where there is one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = 'dist/web/assets';
/** Fonts are compressed already. */
const TEXT = /\.(js|css|svg)$/;
/** Shorter files fit in a packet as they are. */
const WORTH_IT = 1_400;

for (const name of readdirSync(folder).filter((file) => TEXT.test(file))) {
  const file = join(folder, name);
  const bytes = readFileSync(file);
  if (bytes.length < WORTH_IT) continue;
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
