/** Another version of this page, which plays this screen unseen before it gets the stage. */

/** The field under which it names its version in its message. */
export const PROVEN = 'hallway-proven';
/** How long it may take until it shows the screen, ms. */
const PATIENCE = 30_000;

/**
 * Loads the page that the server has now in a frame behind this one, until it has shown this screen.
 * @throws if it does not.
 */
export async function perform(version: string): Promise<void> {
  const frame = document.createElement('iframe');
  const address = new URL(location.href);
  address.searchParams.set('understudy', '');
  frame.src = address.href;
  frame.inert = true;
  let end = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`it showed nothing within ${PATIENCE / 1000} s`)), PATIENCE);
      const hear = ({ source, data }: MessageEvent): void => {
        if (source === frame.contentWindow && (data as Record<string, unknown> | null)?.[PROVEN] === version) resolve();
      };
      end = () => {
        clearTimeout(late);
        removeEventListener('message', hear);
      };
      addEventListener('message', hear);
      document.body.append(frame);
    });
  } finally {
    end();
    frame.remove();
  }
}
