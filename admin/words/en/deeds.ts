/** English: the button, and what was done. */
import { minutes } from '../minutes.js';

export const deeds = {
  confirm: {
    delay: (n: number) =>
      n === 0 ? 'Back to the plan' : n > 0 ? `Delay to ${minutes(n)} late` : `Bring forward by ${minutes(-n)}`,
    delayBy: (n: number) => (n >= 0 ? `Delay by ${minutes(n)}` : `Start ${minutes(-n)} earlier`),
    extend: (n: number) =>
      n === 0
        ? 'Back to the planned length'
        : n > 0
          ? `Make it ${minutes(n)} longer`
          : `Make it ${minutes(-n)} shorter`,
    delayRoom: (room: string, n: number) => `Delay ${room} to ${minutes(n)} late`,
    delayAll: (n: number) => `All rooms at least ${minutes(n)} late`,
    moveTo: (room: string) => `Move to ${room}`,
    moveAt: (time: string) => `Move to ${time}`,
    moveBoth: (room: string, time: string) => `Move to ${room} at ${time}`,
    swap: 'Swap the two',
    cancel: 'Cancel the session',
    restore: 'Let it take place',
    edit: 'Change the session',
    add: 'Add the session',
    start: 'Say that it starts now',
    end: 'Say that it ends now',
    status: (room: string, status: string) => `Set ${room} to ${status}`,
    announce: 'Put it on the screens',
    withdraw: 'Take it off the screens',
    settings: 'Change the settings',
    note: 'Show it to the speaker',
    editRoom: (room: string) => `Change ${room}`,
    editTrack: 'Change the track',
    undo: 'Undo',
    hold: (time: string) => `Hold it at ${time}`,
    letGo: 'Let it shift again',
    replace: 'Replace the session',
    undoProgramme: 'Take the programme back',
    allClear: 'All clear: take it off the screens',
  },
  done: {
    delay: (title: string, n: number) =>
      n === 0
        ? `Back to the plan: ${title}`
        : n > 0
          ? `${minutes(n)} late: ${title}`
          : `${minutes(-n)} early: ${title}`,
    extend: (title: string, n: number) =>
      n === 0
        ? `Planned length again: ${title}`
        : n > 0
          ? `${minutes(n)} longer: ${title}`
          : `${minutes(-n)} shorter: ${title}`,
    delayRoom: (room: string, n: number) => `${room} runs ${minutes(n)} late`,
    delayAll: (n: number) => `All rooms run at least ${minutes(n)} late`,
    move: (title: string) => `Moved: ${title}`,
    swap: 'Swapped',
    cancel: (title: string) => `Cancelled: ${title}`,
    restore: (title: string) => `Takes place: ${title}`,
    edit: (title: string) => `Changed: ${title}`,
    add: (title: string) => `Added: ${title}`,
    start: (title: string) => `Started: ${title}`,
    end: (title: string) => `Ended: ${title}`,
    status: (room: string, status: string) => `${room}: ${status}`,
    announce: 'On the screens',
    withdraw: 'Taken off the screens',
    settings: 'Settings changed',
    note: 'Told the speaker',
    editRoom: (room: string) => `Changed: ${room}`,
    editTrack: 'Track changed',
    undo: 'Undone',
    programme: 'Programme adopted',
    already: 'It was so already',
    hold: (title: string) => `Held: ${title}`,
    letGo: (title: string) => `Shifts again: ${title}`,
    undoProgramme: 'The programme before holds again',
    allClear: 'All clear',
  },
  undo: 'Undo',
};
