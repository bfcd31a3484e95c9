import { defineConfig } from '@playwright/test';
import tests from './playwright.config.js';

/** `npm run screenshots` draws docs/screens and docs/organising anew. */
export default defineConfig({
  ...tests,
  testMatch: ['screenshots.ts', 'panel-pictures.ts'],
  projects: tests.projects!.slice(0, 1),
});
