/** Images of the invented conference, by their hash: what the server would have drawn anew. */

const WORDS: Readonly<Record<string, readonly [title: string, line: string, ground: string, ink: string]>> = {
  sponsor: ['Copper & Quill', 'makes machines that listen', '#f4efe4', '#27313d'],
  call: ['Helpers wanted', 'ask at the desk on floor 1', '#173f3a', '#eaf5ee'],
  map: ['You are on floor 2', 'Box and Studio are past the stairs', '#26314f', '#eef1fb'],
};

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">
  <path fill="#204080" d="M0 0h60v20H20v20h30v20H20v40H0zM90 0h20v80h40v20H90zM180 0l40 60V0h20v100h-20l-40-60v60h-20V0z"/>
</svg>`;

/** The image as SVG; null for a hash that there is not. */
export function imageOf(hash: string): string | null {
  if (hash === 'logo') return LOGO;
  const words = WORDS[hash];
  if (!words) return null;
  const [title, line, ground, ink] = words;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900">
    <rect width="1600" height="900" fill="${ground}"/>
    <g fill="${ink}" font-family="sans-serif" text-anchor="middle">
      <circle cx="800" cy="270" r="110" fill="none" stroke="${ink}" stroke-width="26"/>
      <text x="800" y="560" font-size="150" font-weight="700">${title.replace('&', '&amp;')}</text>
      <text x="800" y="690" font-size="72">${line}</text>
    </g>
  </svg>`;
}
