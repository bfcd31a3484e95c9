/** English comes with the page; its shape is what every other language must fill, part by part. */
import { announce } from './announce.js';
import { board } from './board.js';
import { commands } from './commands.js';
import { deeds } from './deeds.js';
import { frame } from './frame.js';
import { journal } from './journal.js';
import { problems } from './problems.js';
import { programme } from './programme.js';

export const en = { ...frame, ...board, ...commands, ...deeds, ...announce, ...journal, ...programme, ...problems };

export type Words = typeof en;
