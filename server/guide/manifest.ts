/** What a phone needs to know to take the guide in as an app. */
import { conferenceName, conferencePath, type View } from '../../reading/view.js';

/**
 * @param page the built page, which names the icons.
 * @see https://www.w3.org/TR/appmanifest/
 */
export function appManifest(view: View, page: string): object {
  const name = conferenceName(view);
  const start = conferencePath(view);
  const icons = [...page.matchAll(/sizes="(\d+x\d+)" href="([^"]+\.png)"/g)].map(([, sizes, src]) => ({
    src,
    sizes,
    type: 'image/png',
    purpose: 'any',
  }));
  return {
    id: start,
    name,
    short_name: view.schedule.programme.conference.acronym ?? name,
    lang: view.language,
    start_url: start,
    scope: start,
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons,
  };
}
