/** `45 min`, `1 h 20 min`, `2 h`: the same in all our languages. */
export function minutes(n: number): string {
  const [hours, rest] = [Math.floor(n / 60), n % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
