/** What the panel asks of the page that it is in. */

/** A server on this very machine is there without any network. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether the machine has the network that it needs to reach the server. */
export const isNetworkThere = (): boolean => navigator.onLine || LOOPBACK.test(location.hostname);

/** The element that has the focus, through all shadow roots. */
export function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}
