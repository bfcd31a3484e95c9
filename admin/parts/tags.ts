/** `left, stage` → the groups, or sets, that somebody wrote. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim().replace(/\s+/g, ' ').slice(0, 60))
      .filter(Boolean),
  ),
];
