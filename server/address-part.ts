/** The same everywhere: addresses of the guide are made in browsers as well. */
export { addressPart } from '../reading/markup.js';
