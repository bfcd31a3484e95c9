import { defineConfig } from '@playwright/test';
import tests from './playwright.config.js';

/** `npm run screenshots` draws docs/screens anew. */
export default defineConfig({ ...tests, testMatch: 'screenshots.ts', globalSetup: './support/build.ts' });
