/** A TCP proxy on loopback that can swallow everything, as a cut cable does: no reset, no end, just silence. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class LossyProxy {
  private readonly server: Server;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private cutOff = false;

  private constructor(private readonly target: number) {
    this.server = createServer((incoming) => this.join(incoming));
  }

  static async to(target: number): Promise<LossyProxy> {
    const proxy = new LossyProxy(target);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.cutOff = true;
    for (const socket of [...this.pairs].flat()) socket.pause();
  }

  heal(): void {
    this.cutOff = false;
    for (const socket of [...this.pairs].flat()) socket.resume();
  }

  close(): void {
    this.server.close();
    for (const socket of [...this.pairs].flat()) socket.destroy();
  }

  private join(incoming: Socket): void {
    const outgoing = connect(this.target, '127.0.0.1');
    const pair = [incoming, outgoing] as const;
    this.pairs.add(pair);
    for (const [from, to] of [pair, [outgoing, incoming] as const]) {
      from.setNoDelay(true);
      from.on('error', () => undefined);
      from.on('data', (data) => to.write(data));
      from.on('close', () => {
        to.destroy();
        this.pairs.delete(pair);
      });
      if (this.cutOff) from.pause();
    }
  }
}
