/** Proof of display as a table for spreadsheets. */
import { rfc3339 } from '../../instants.js';
import type { Proof, Witness } from '../../fleet/proof.js';
import { csvOf } from './csv.js';

/** @param zone IANA zone in which instants are told. */
export function exportProof({ revision, recorded, witnesses }: Proof, zone: string): string {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  const row = ({ number, name, room, after, revision: shown, id }: Witness): string[] =>
    [
      number,
      name,
      room,
      revision,
      rfc3339(recorded, zone),
      after === null ? 'no' : 'yes',
      after === null ? null : rfc3339(recorded + after, zone),
      after,
      shown,
      id,
    ].map(text);
  return csvOf([
    ['Number', 'Name', 'Room', 'Entry', 'Changed', 'Shown', 'Shown At', 'Milliseconds', 'Shown With Entry', 'ID'],
    ...witnesses.map(row),
  ]);
}
