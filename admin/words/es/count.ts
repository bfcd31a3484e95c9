import { counting } from '../counting.js';

export const { count, form } = counting('es');
