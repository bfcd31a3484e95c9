/** The filter form: what it says, and what it must say after the page has moved on. */
import { filterFrom, type Filter } from '../reading/filter.js';

export function filterOf(form: HTMLFormElement): Filter {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') (fields[name] ??= []).push(value);
  return filterFrom(fields);
}

/** Templates set attributes, but what somebody has touched goes by properties. */
export function syncForm(form: HTMLFormElement | null, filter: Filter): void {
  if (!form) return;
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'))
    box.checked = box.hasAttribute('checked');
  for (const select of form.querySelectorAll('select'))
    select.value = select.querySelector<HTMLOptionElement>('option[selected]')?.value ?? '';
  const search = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (search && filterFrom({ q: search.value }).text.trim() !== filter.text.trim()) search.value = filter.text;
}
