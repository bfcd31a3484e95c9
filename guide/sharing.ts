/** Passes the address of the page on. */

export const canShare = (): boolean => typeof navigator.share === 'function';

/** Copies a text where browsers hide the clipboard from pages without HTTPS, too. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

/** @returns whether the address was copied, which nobody sees unless they are told. */
export async function share(title: string, url: string): Promise<boolean> {
  if (!canShare()) {
    await copyText(url);
    return true;
  }
  try {
    await navigator.share({ title, url });
  } catch {
    // Somebody thought better of it.
  }
  return false;
}
