/** Whether this device's clock is set to the conference's zone. Pure. */
import { MINUTE, type Instant } from '../../core/index.js';

/** Minutes that clocks in a zone are ahead of UTC at an instant. */
function offset(zone: string, at: Instant): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)!.value);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((there - Math.floor(at / MINUTE) * MINUTE) / MINUTE);
}

/** Minutes that clocks in `here` are ahead of those in `there` at an instant; names that differ may mean the same clocks. */
export const zoneDifference = (there: string, here: string, at: Instant): number =>
  offset(here, at) - offset(there, at);
