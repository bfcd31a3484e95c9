/**
 * Images that organisers upload. What is kept is drawn anew from the pixels of what came, so that nothing else that a
 * file may carry (scripts of an SVG, places in a photograph's metadata, a second file behind the first) is ever served.
 */
import type { Picture } from '../../core/index.js';
import { Refusal } from '../refusal.js';
import type { Store } from '../store/ports.js';

/** The largest file that is taken, bytes. */
export const LARGEST_IMAGE = 16 * 1024 * 1024;
/** A picture of more pixels is a bomb, or a mistake. */
const MOST_PIXELS = 100_000_000;
/** Screens have no more, pixels. */
const LARGEST_SIDE = 3840;
/** Drawings without a size of their own are drawn at this density, dots per inch. */
const DENSITY = 288;

const COLLECTION = 'images';
const FORMATS: ReadonlySet<string | undefined> = new Set(['jpeg', 'png', 'webp', 'gif', 'svg', 'avif', 'heif', 'tiff']);

/** An image that a conference has. */
export type KeptImage = Pick<Picture, 'hash' | 'width' | 'height'>;

export class Images {
  constructor(private readonly store: Pick<Store, 'blobs' | 'records'>) {}

  /**
   * Keeps an image, drawn anew as WebP of at most 3840 pixels a side.
   * @param conference id (not slug) of the conference.
   * @throws Refusal `invalid-image`
   */
  async add(conference: string, file: Uint8Array): Promise<Picture> {
    const { bytes, width, height } = await redraw(file);
    const hash = await this.store.blobs.put(bytes);
    await this.keep(conference, { hash, width, height });
    return { hash, width, height };
  }

  /** All images of a conference. */
  async list(conference: string): Promise<KeptImage[]> {
    const all = await this.store.records.list<Pick<KeptImage, 'width' | 'height'>>(COLLECTION);
    return all.flatMap(({ key, value: { width, height } }) => {
      const [owner, hash] = key.split('/');
      return owner === conference && hash !== undefined ? [{ hash, width, height }] : [];
    });
  }

  /** Keeps an image whose bytes the store has already. */
  async keep(conference: string, { hash, width, height }: KeptImage): Promise<void> {
    await this.store.records.put(COLLECTION, `${conference}/${hash}`, { width, height });
  }

  /** The bytes (WebP) of an image that this conference has. */
  async get(conference: string, hash: string): Promise<Uint8Array | null> {
    const known = await this.store.records.get(COLLECTION, `${conference}/${hash}`);
    return known ? this.store.blobs.get(hash) : null;
  }

  /** Forgets the images of a conference that is no more; their bytes stay, as those of programmes do. */
  async forget(conference: string): Promise<void> {
    for (const { key } of await this.store.records.list(COLLECTION)) {
      if (key.startsWith(`${conference}/`)) await this.store.records.delete(COLLECTION, key);
    }
  }
}

async function redraw(file: Uint8Array): Promise<{ bytes: Uint8Array; width: number; height: number }> {
  // Loaded when it is needed: it is large, and most servers are given a dozen images in their life.
  const { default: sharp } = await import('sharp');
  try {
    const options = { limitInputPixels: MOST_PIXELS, density: DENSITY, failOn: 'error' } as const;
    const { format } = await sharp(file, options).metadata();
    if (!FORMATS.has(format)) throw new Error('another kind of file');
    const { data, info } = await sharp(file, options)
      .rotate()
      .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90, alphaQuality: 100 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    throw new Refusal(
      400,
      'invalid-image',
      'This is no image that can be read; use PNG, JPEG, WebP, GIF, AVIF or SVG, of at most 100 million pixels.',
    );
  }
}
