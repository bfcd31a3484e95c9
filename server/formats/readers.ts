/** The formats that Hallway reads. To add one, write a reader and add it here; the first that recognises a file reads it. */
import { csv } from './read/csv.js';
import { hallway } from './read/hallway.js';
import { ics } from './read/ics.js';
import { indico } from './read/indico.js';
import { json } from './read/json.js';
import type { Reader } from './read/reader.js';
import { schedule2 } from './read/schedule2.js';
import { sessionize } from './read/sessionize.js';
import { xlsx } from './read/xlsx.js';
import { xml } from './read/xml.js';

export const READERS: readonly Reader[] = [hallway, xml, json, schedule2, ics, sessionize, indico, xlsx, csv];
