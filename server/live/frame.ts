/** WebSocket frames that are encoded once and written to many sockets (RFC 6455 5.2). */
import * as ws from 'ws';

const TEXT = 0x1;
const PING = 0x9;

/** One message, ready for the wire. */
export interface Frame {
  /** Header and payload of one whole unmasked text frame. */
  readonly bytes: Buffer;
  readonly payload: Buffer;
}

/** The types of `ws` leave its sender out. */
interface Framing {
  frame(
    data: Buffer,
    options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean },
  ): Buffer[];
}

const { Sender } = ws as unknown as { readonly Sender: Framing };

const encode = (payload: Buffer, opcode: number): Buffer =>
  Buffer.concat(Sender.frame(payload, { fin: true, opcode, mask: false, readOnly: true, rsv1: false }));

/** Encodes a message once, for any number of sockets. */
export function frameOf(text: string): Frame {
  const payload = Buffer.from(text);
  return { bytes: encode(payload, TEXT), payload };
}

/** The question whether anybody is there; every WebSocket answers it by itself. */
export const PING_FRAME: Buffer = encode(Buffer.alloc(0), PING);
