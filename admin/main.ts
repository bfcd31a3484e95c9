/** The panel's page: follows the theme that the person's machine asks for, then starts the root element. */
import '../live/look/older-styles.js';
import './hallway-admin.js';

const light = matchMedia('(prefers-color-scheme: light)');
const contrast = matchMedia('(prefers-contrast: more)');

function follow(): void {
  const theme = contrast.matches ? 'contrast' : light.matches ? 'paper' : 'night';
  document.documentElement.dataset['theme'] = theme;
}

follow();
light.addEventListener('change', follow);
contrast.addEventListener('change', follow);
