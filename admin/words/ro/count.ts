const plural = new Intl.PluralRules('ro');
/** Romanian puts `de` between numbers from 20 on and what is counted. */
export const count = (n: number, one: string, many: string): string => {
  const form = plural.select(n);
  return form === 'one' ? `${n} ${one}` : form === 'few' ? `${n} ${many}` : `${n} de ${many}`;
};
