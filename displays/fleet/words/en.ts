/** What a screen says before it is one. Every other language has the same words, or does not compile. */
export const pairing = {
  title: 'This screen can be paired',
  hint: 'In the panel, open “More”, then “Screens”, and type this code; or scan it with a phone.',
  orChoose: 'Or choose below what it shows, without pairing.',
  noServer: 'Waiting for the server …',
  paired: (name: string) => `“${name}” is paired. It waits for its conference.`,
};
export type PairingWords = typeof pairing;
