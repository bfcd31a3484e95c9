import { defineConfig } from 'vite';

/** The three web apps, each with its own HTML entry; the server serves `dist/web`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // es2022 breaks Debian's WPE browser for 10 bytes saved.
    target: ['es2021', 'safari15'],
    // The CSP allows no inline code, and a preload helper costs bytes on every screen.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { displays: 'displays/index.html', admin: 'admin/index.html', guide: 'guide/index.html' },
    },
  },
});
