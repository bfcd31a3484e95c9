/** What can be wrong with the store itself. */
export type StoreErrorCode =
  | 'unsupported'
  | 'unwritable'
  | 'locked'
  | 'full'
  | 'foreign'
  | 'corrupt'
  | 'newer'
  | 'missing'
  | 'in-use'
  | 'failed'
  | 'unreachable'
  | 'not-empty';

/** The store cannot be opened, read or written. `message` is one sentence: what, where, what to do. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
