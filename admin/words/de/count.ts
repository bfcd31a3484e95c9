/** A number and what is counted. */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
