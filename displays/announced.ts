import { announcementsAt, inScope, type Announcement, type Place, type Schedule } from '../core/index.js';

/** Announcements at a place; without a clock, the emergencies that were not withdrawn (A2). */
export function announced(schedule: Schedule, place: Place, at: number | null): readonly Announcement[] {
  const holding =
    at === null ? schedule.announcements.filter(({ level }) => level === 'emergency') : announcementsAt(schedule, at);
  return holding.filter((announcement) => inScope(announcement, place));
}
