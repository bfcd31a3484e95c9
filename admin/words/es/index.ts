/** Spanish, all parts. */
import type { Words } from '../en/index.js';
import { announce } from './announce.js';
import { board } from './board.js';
import { commands } from './commands.js';
import { deeds } from './deeds.js';
import { frame } from './frame.js';
import { journal } from './journal.js';
import { problems } from './problems.js';
import { programme } from './programme.js';

export const es: Words = {
  ...frame,
  ...board,
  ...commands,
  ...deeds,
  ...announce,
  ...journal,
  ...programme,
  ...problems,
};
