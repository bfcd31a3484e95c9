/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';
import type { Rename } from '../../core/index.js';
import { FORMATS } from '../formats/format.js';
import { ROLES, type Role } from '../people/index.js';

export const dataOption = () =>
  new Option('--data <dir>', 'folder of the database (HALLWAY_DATA, else ./data)').argParser(requireText);

export const conferenceOption = () =>
  new Option('--conference <slug>', 'short name of the conference in addresses, such as fosdem-2026')
    .argParser(requireSlug)
    .makeOptionMandatory();

export const roleOption = () => new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory();

export const roomsOption = () =>
  new Option('--rooms <ids>', 'room ids that a helper is assigned to, separated by commas')
    .argParser(roomList)
    .default([], 'none');

/** The format of a file that is read. */
export const formatOption = () =>
  new Option('--format <format>', 'format of the file (default: found by its content)').choices(FORMATS);

/** Where a table keeps what, field by field. */
export const columnOption = () =>
  new Option(
    '--column <field=header>',
    'column of a table that says the title, the start …; may be repeated',
  ).argParser(columnOf);

export interface ColumnFlag {
  readonly column?: Readonly<Record<string, string>>;
}

/** Gaps that become breaks. */
export const breaksOption = () =>
  new Option('--infer-breaks <minutes>', 'make gaps of at least this many minutes breaks').argParser(minutesOf(1, 180));

/** Proposed renames that are accepted. */
export const renamedOption = () =>
  new Option('--renamed <old=new>', 'a proposed rename that is right; may be repeated').argParser(renameOf);

export interface RenamedFlag {
  readonly renamed?: readonly Rename[];
}

export const jsonOption = () => new Option('--json', 'print JSON');

export interface DataFlag {
  readonly data?: string;
}

export interface RoleFlags {
  readonly role: Role;
  readonly rooms: readonly string[];
}

function columnOf(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('Write field=header, such as title=Vortrag.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}

/** Whole minutes in bounds. */
export const minutesOf =
  (least: number, most = 10_080) =>
  (text: string): number => {
    const minutes = Number(text);
    if (/^\d+$/.test(text) && minutes >= least && minutes <= most) return minutes;
    throw new InvalidArgumentError(`Use whole minutes from ${least} to ${most}.`);
  };

function renameOf(text: string, before: readonly Rename[] = []): Rename[] {
  const [from = '', to = '', ...more] = text.split('=');
  if (from === '' || to === '' || more.length > 0) throw new InvalidArgumentError('Write old=new, the two ids.');
  return [...before, { from, to }];
}

function requireText(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It is empty.');
}

function requireSlug(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(text)) return text;
  throw new InvalidArgumentError('Use 1 to 63 small letters, digits and hyphens.');
}

function roomList(text: string): string[] {
  return text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
