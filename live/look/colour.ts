/** Track colours come from anywhere; on a theme they must be readable. Contrast as in WCAG 2.2, 1.4.3. */

type Rgb = readonly [number, number, number];

/** Parses `#rgb` and `#rrggbb`; null for anything else. */
export function parseColour(colour: string): Rgb | null {
  const long = colour.trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  if (!/^#[0-9a-f]{6}$/i.test(long)) return null;
  const value = Number.parseInt(long.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const hex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Contrast of two colours, 1 to 21; 1 if either cannot be read. */
export function contrast(a: string, b: string): number {
  const [x, y] = [parseColour(a), parseColour(b)];
  return x && y ? contrastOf(x, y) : 1;
}

/**
 * The colour, moved towards white on a dark ground or black on a light one in the smallest steps that make it readable.
 * @param least contrast wanted against the ground, such as 4.5.
 * @returns `#rrggbb`, or null if the colour cannot be read.
 */
export function readable(colour: string, ground: string, least: number): string | null {
  const [wanted, under] = [parseColour(colour), parseColour(ground)];
  if (!wanted || !under) return null;
  const towards = luminance(under) < 0.18 ? 255 : 0;
  for (let step = 0; step < 50; step++) {
    const mixed = wanted.map((part) => part + ((towards - part) * step) / 50) as unknown as Rgb;
    // What is shown is rounded, so what is rounded must pass.
    if (contrastOf(parseColour(hex(mixed))!, under) >= least) return hex(mixed);
  }
  return towards === 255 ? '#ffffff' : '#000000';
}
