/**
 * A quarter turn. The layouts of views go by the shape of their window, so the page that is turned needs one of that
 * shape: it runs in a frame, as itself, and the page around it does nothing but turn it.
 */
import type { Rotation } from '../../core/index.js';

const TURNED = 'turned';
export const NEWS = 'hallway-turn';

/** Whether this is the page in the frame. */
export const isTurned = new URLSearchParams(location.search).has(TURNED) && parent !== window;

let frame: HTMLIFrameElement | null = null;
/** By how much this page is turned, in the frame. */
let turned = Number(new URLSearchParams(location.search).get(TURNED));

/**
 * Sees to it that the page is turned by as much as it should be.
 * @param again called in the page around the frame when that is to be looked at anew.
 * @returns whether this page only holds the frame.
 */
export function turnedFrame(rotate: Rotation, again: () => void): boolean {
  if (isTurned) {
    // The page around it reads what is kept, and does what is to be done.
    if (turned !== rotate) top!.postMessage(NEWS, location.origin);
    turned = rotate;
    return false;
  }
  if (rotate === 0 || rotate === 180) {
    frame?.remove();
    frame = null;
    return false;
  }
  if (!frame) {
    frame = document.createElement('iframe');
    addEventListener('message', ({ origin, data }: MessageEvent) => {
      // Not from the frame's own window: a newer version of the page in it is a frame of that.
      if (frame && origin === location.origin && data === NEWS) again();
    });
  }
  const { style } = frame;
  style.cssText =
    'inset: auto; top: 50%; left: 50%; z-index: 0; width: 100vh; height: 100vw; opacity: 1; ' +
    `transform: translate(-50%, -50%) rotate(${rotate}deg)`;
  if (!frame.isConnected) {
    frame.src = `/display?${TURNED}=${rotate}`;
    document.body.append(frame);
  }
  return true;
}
