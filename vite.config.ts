import { defineConfig, type Plugin } from 'vite';
import { pageVersions } from './scripts/page-versions.js';
import { shortPrivates } from './scripts/short-privates.js';

/** A lazily loaded view is one file on the same server: Vite's preload helper would be 1.4 kB more on every screen. */
const plainImports: Plugin = {
  name: 'hallway:plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  // Where it would be called there is nothing left to call.
  renderChunk: (code) => ({
    code: code.replaceAll('__vitePreload(() => ', '(').replaceAll(', __VITE_PRELOAD__)', ')'),
    map: null,
  }),
};

/**
 * Styles and markup stand in template literals, which minifiers leave alone: takes out the comments and line breaks of
 * styles, and the indentation of everything. (No string of ours has a line break that means something.)
 */
const tightTemplates: Plugin = {
  name: 'hallway:tight-templates',
  apply: 'build',
  transform(code, id) {
    if (!/\/(displays|admin|guide)\/.*\.ts$/.test(id)) return null;
    const tight = (style: string): string =>
      style
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':')
        .replace(/(?<![\d.])0\./g, '.')
        .replace(/;}/g, '}');
    const tightened = code.replace(/\bcss`[^`]*`/g, tight).replace(/\n\s*/g, '\n');
    // All that stands side by side on screens are boxes: a line break between them is not a space between words.
    const boxed = id.includes('/displays/') ? tightened.replace(/(?<=[>}`])\n(?=[<>$`])/g, '') : tightened;
    return { code: boxed, map: null };
  },
};

/** What the three web apps are built with; `scripts/build-web.ts` builds them. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [
    plainImports,
    shortPrivates,
    tightTemplates,
    pageVersions('displays/index.html', 'displays/worker/display-worker.ts'),
    pageVersions('guide/index.html', 'guide/worker/guide-worker.ts'),
  ],
  build: {
    // es2022 breaks Debian's WPE browser for 10 bytes saved.
    target: ['es2021', 'safari15'],
    // The CSP allows no inline code, and a preload helper with its list of files costs bytes on every screen.
    modulePreload: false,
    assetsInlineLimit: 0,
    // All that an app begins with is one file: it packs better, and no part of it can be missing.
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } } },
  },
});
