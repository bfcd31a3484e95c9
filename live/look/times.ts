/** Instants as people read them: the same on screens, in the panel, in the guide and in the server. */
export { minutesUntil, timesIn, type Times } from '../../core/index.js';
