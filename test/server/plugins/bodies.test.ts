/** Over a real socket: what is refused for its size is answered, and the answer arrives. */
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
  await bench.app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => bench.app.close());

it('an answer to a body that is too large waits until the body is out', async () => {
  const { port } = bench.app.server.address() as AddressInfo;
  const size = 3_000_000;
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => (heard += data.toString()));
  socket.write(
    'POST /api/conferences/small/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
      `Authorization: Bearer ${bench.tokens.organiser}\r\nContent-Length: ${size}\r\n\r\n`,
  );
  // In pieces, each waited for: had the server hung up in the middle, the next would fail.
  for (let sent = 0; sent < size; sent += 100_000) {
    await new Promise<void>((done, fail) =>
      socket.write('x'.repeat(100_000), (error) => (error ? fail(error) : setImmediate(done))),
    );
    if (sent < size - 100_000) expect(heard).toBe('');
  }
  await once(socket, 'close');
  expect(heard).toMatch(/^HTTP\/1\.1 413 [\s\S]*"code":"too-large"/);
});
