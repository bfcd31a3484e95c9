/**
 * A request that is refused for a reason that is not a rule of the schedule (those are `RuleError`): the state
 * is unchanged. `message` is one sentence: what, where, what to do. `status` is the HTTP status it becomes.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** Stable, kebab-case: for people's languages, scripts and tests. */
    readonly code: string,
    message: string,
    /** More members of the problem document, such as `revision` with `stale-revision`. */
    readonly about: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
