/** French counts nought in the singular. */
export const count = (n: number, one: string, many: string): string => `${n} ${n < 2 ? one : many}`;
