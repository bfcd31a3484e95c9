/** Where an announcement is shown, in words. Pure. */
import type { Scope, Text } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import type { Panel } from '../parts/panel.js';

/** `Aula, Box`, `Systems`, `2 single screens`, or the words for everywhere. */
export function scopeWords(scope: Scope, { words, schedule, languages }: Panel): string {
  const name = (list: readonly { readonly id: string; readonly name: Text }[], id: string): string =>
    textIn(list.find((item) => item.id === id)?.name ?? id, languages);
  const places = [
    ...(scope.rooms ?? []).map((id) => name(schedule.rooms, id)),
    ...(scope.tracks ?? []).map((id) => name(schedule.programme.tracks, id)),
    ...(scope.displays?.length ? [words.singleScreens(scope.displays.length)] : []),
  ];
  return places.length === 0 ? words.scopeAll : places.join(', ');
}
