/** How a page that shows makes room for a newer version of itself. */

/** The field of the message in which an understudy says why it does not take over; empty if it is not a newer version. */
export const SAID = 'hallway-understudy';
export type Said = { readonly [SAID]: string };

/** How long it may take until it shows the screen, ms. */
const PATIENCE = 30_000;

/**
 * Loads the page that the server has now in a frame behind the one that shows. Once it has shown this screen it takes
 * over by itself, and ends this page (`understudy.ts`).
 * @param stage the window of the first page that was loaded: all others are frames of that, side by side.
 * @param version of this page.
 * @returns why it does not take over.
 */
export async function audition(stage: Window, version: string): Promise<string> {
  const frame = stage.document.createElement('iframe');
  const address = new URL(location.href);
  address.searchParams.set('understudy', version);
  frame.src = address.href;
  frame.title = document.title;
  frame.inert = true;
  let end = (): void => {};
  const problem = await new Promise<string>((resolve) => {
    const late = setTimeout(() => {
      // On the stage it is not inert any longer, and this page is over.
      if (frame.inert) resolve(`it showed nothing within ${PATIENCE / 1000} s`);
    }, PATIENCE);
    const hear = ({ source, data }: MessageEvent): void => {
      const said = (data as Partial<Said> | null)?.[SAID];
      if (source === frame.contentWindow && said !== undefined) resolve(said);
    };
    end = () => {
      clearTimeout(late);
      stage.removeEventListener('message', hear);
    };
    stage.addEventListener('message', hear);
    stage.document.body.append(frame);
  });
  end();
  frame.remove();
  return problem;
}
