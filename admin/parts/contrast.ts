/** Whether a colour can be read on the themes of screens. Pure. */
import { THEMES, type Theme } from '../../core/index.js';
import { contrast, readable } from '../../live/look/colour.js';

/** Grounds of the themes, as live/look/tokens.css has them. */
export const GROUNDS: Readonly<Record<Theme, string>> = { night: '#0b0f14', paper: '#fbfaf7', contrast: '#000000' };

/** Contrast that lines and marks need on their ground (WCAG 2.2, 1.4.11). */
export const LEAST = 3;

interface ContrastWords {
  readonly themes: Readonly<Record<Theme, string>>;
  colourGood(theme: string, ratio: string): string;
  colourChanged(theme: string, ratio: string): string;
}

/** One line a theme: its contrast, and whether screens correct it. */
export function contrastWords(colour: string, words: ContrastWords): string[] {
  return THEMES.map((theme) => {
    const ratio = `${contrast(colour, GROUNDS[theme]).toFixed(1)} : 1`;
    const say =
      readable(colour, GROUNDS[theme], LEAST) === colour.toLowerCase() ? words.colourGood : words.colourChanged;
    return say(words.themes[theme], ratio);
  });
}
