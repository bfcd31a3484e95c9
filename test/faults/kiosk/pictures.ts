/** Pictures of what is on the glass: compared, and kept for the documents. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Machine } from './machine.js';

/** How alike pictures of the same screen are, a minute or a footer apart, of 255. */
export const ALIKE = 4;

/** Where pictures of these tests go when `KIOSK_PICTURES` asks for them. */
export const album = process.env['KIOSK_PICTURES'] ? resolve('docs/kiosk') : null;

/** How alike two pictures are to somebody who squints: mean difference of brightness, 0 to 255. */
export async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((picture) => sharp(picture).resize(96, 54, { fit: 'fill' }).greyscale().raw().toBuffer()),
  );
  return a!.reduce((sum, value, index) => sum + Math.abs(value - b![index]!), 0) / a!.length;
}

/** Writes a picture for the documents, if pictures were asked for. */
export async function keepPicture(name: string, picture: Buffer): Promise<void> {
  if (!album) return;
  mkdirSync(album, { recursive: true });
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const small = sharp(picture).resize({ [width > height ? 'width' : 'height']: 960 });
  writeFileSync(join(album, `${name}.png`), await small.png({ palette: true }).toBuffer());
}

/** Waits until the glass shows (nearly) that; if it does not, both pictures are left to be looked at. @returns what it shows. */
export async function untilAlike(on: Machine, wanted: Buffer, patience = 20_000): Promise<Buffer> {
  let picture: Buffer = Buffer.alloc(0);
  try {
    await expect
      .poll(async () => difference((picture = on.picture()), wanted), { timeout: patience, interval: 250 })
      .toBeLessThan(ALIKE);
  } catch (error) {
    const folder = resolve('test-results/kiosk');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'wanted.png'), wanted);
    writeFileSync(join(folder, 'shown.png'), picture);
    throw new Error(`the glass shows something else; see ${folder}`, { cause: error });
  }
  return picture;
}

/** Waits until there is something on the glass, and stays. @returns it. */
export async function untilStill(on: Machine): Promise<Buffer> {
  let picture = on.picture();
  const change = async (): Promise<number> => {
    const before = picture;
    picture = on.picture();
    const { stdev } = (await sharp(picture).stats()).channels[0]!;
    return stdev < 5 ? Infinity : difference(before, picture);
  };
  await expect.poll(change, { timeout: 40_000, interval: 1_000 }).toBeLessThan(1);
  return picture;
}
