/** Numbers with what is counted, by each language's own rules. */
export interface Counting {
  /** A number and what is counted. */
  readonly count: (n: number, one: string, many: string) => string;
  /** The word alone that goes with a number. */
  readonly form: (n: number, one: string, many: string) => string;
}

/** @param between stands between a number and its plural, where the language wants something there. */
export function counting(language: string, between: (rule: Intl.LDMLPluralRule) => string = () => ''): Counting {
  const rules = new Intl.PluralRules(language);
  const form = (n: number, one: string, many: string): string => (rules.select(n) === 'one' ? one : many);
  return { form, count: (n, one, many) => `${n} ${between(rules.select(n))}${form(n, one, many)}` };
}
