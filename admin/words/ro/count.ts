import { counting } from '../counting.js';

/** Romanian puts `de` between numbers from 20 on and what is counted. */
export const { count, form } = counting('ro', (rule) => (rule === 'other' ? 'de ' : ''));
