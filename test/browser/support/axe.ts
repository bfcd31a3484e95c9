import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Axe for a page without frames of others: then it needs no second page to put its findings together, a second each time. */
export const axeOf = (page: Page): AxeBuilder => new AxeBuilder({ page: page as never }).setLegacyMode();
