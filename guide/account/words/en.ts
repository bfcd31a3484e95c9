/** The words of accounts, messages and feedback. Every other language has the same ones, or does not compile. */
export const en = {
  title: 'Your account',
  close: 'Close',
  lead: 'Sign up or log in to bookmark your favourites and sync them to your phone or calendar.',
  withPasskey: 'With a passkey',
  passkeyLead:
    'Your fingerprint, face or screen lock instead of a password. There is nothing to remember and nothing to type.',
  signUpByPasskey: 'Sign up with a passkey',
  logInByPasskey: 'Log in with a passkey',
  passkeysNeedHttps:
    'This address has no HTTPS, so passkeys are not possible here. E-mail and password work; choose a password that you use nowhere else.',
  noPasskeys: 'This browser has no passkeys; e-mail and password work.',
  withPassword: 'With e-mail and password',
  email: 'E-mail',
  password: 'Password',
  passwordLength: 'At least 8 characters',
  signUp: 'Sign up',
  logIn: 'Log in',
  nothingElse:
    'Nothing else is asked. Your address is kept only as a fingerprint, and no e-mail is sent: a forgotten password cannot be reset.',

  synced: 'Your bookmarks are the same on all your devices.',
  syncing: 'Your bookmarks are being synced …',
  waiting: 'Not synced yet. Your bookmarks are safe on this device and follow when the server can be reached.',

  calendar: 'Your calendar',
  calendarLead:
    'Your bookmarked sessions as a calendar. It follows what you bookmark later, and every delay, move and cancellation.',
  makeCalendar: 'Get the address',
  subscribe: 'Subscribe',
  download: 'Download',
  copy: 'Copy the address',
  copied: 'Address copied',
  calendarQr: 'QR code to subscribe',
  calendarSecret: 'Whoever has this address can see what you have bookmarked. A new address makes the old one useless.',
  renewCalendar: 'New address',
  revokeCalendar: 'Take it out of use',
  calendarsAreSlow:
    'Calendars ask for news only every few hours, some once a day. What changes during the day is told in the guide at once.',

  messages: 'Messages to this device',
  messagesLead: 'When a bookmarked session is late, moves, is cancelled, or starts in ten minutes.',
  messagesOn: 'Turn messages on',
  messagesOff: 'Turn messages off',
  messagesAreOn: 'Messages are on.',
  announcementsToo: 'Announcements, too',
  obstacles: {
    insecure: 'This address has no HTTPS, so messages are not possible here.',
    unsupported: 'This browser cannot show messages.',
    install: 'Add the guide to the home screen and open it there; then messages are possible.',
    denied: 'Messages are blocked for this site; allow them in the settings of your browser.',
  },

  ways: 'Ways in',
  passwordWay: 'E-mail and password',
  passkeyOf: (date: string) => `Passkey of ${date}`,
  addPasskey: 'Add a passkey',
  remove: 'Remove',
  removeOf: (what: string) => `Remove: ${what}`,
  changePassword: 'Change the password',
  current: 'Current password',
  newPassword: 'New password',
  save: 'Save',
  saved: 'Saved. All other devices are logged out.',

  leave: 'Leave',
  logOut: 'Log out',
  logOutLead: 'Your bookmarks stay on this device, too.',
  export: 'Download my data',
  delete: 'Delete the account',
  deleteLead:
    'Deletes the account and everything kept with it, at once and for good. What you have bookmarked stays on this device.',

  feedback: 'How was it?',
  stars: 'Stars',
  starsOf: (count: number) => (count === 1 ? '1 star' : `${count} stars`),
  line: 'A line, if you like',
  send: 'Send',
  thanks: 'Thank you. You can change it at any time.',
  feedbackPrivate: 'Only the organisers see it, and your name is not with it.',
  chooseStars: 'Choose one to five stars first.',

  /** By code of the refusal. */
  refusals: {
    'wrong-login': 'E-mail address or password is wrong; try again.',
    'email-taken': 'There is an account with this address and another password; log in instead.',
    'invalid-email': 'This is not an e-mail address; it looks like name@example.org.',
    'weak-password': 'The password needs at least 8 characters.',
    'too-many-attempts': 'Too many attempts; wait a minute and try again.',
    busy: 'The server is busy with the screens; try again in ten seconds.',
    offline: 'The server cannot be reached; try again when there is network.',
    'not-signed-in': 'You are logged out; log in again.',
    'invalid-passkey': 'The passkey could not be checked; try again, or use e-mail and password.',
    'unknown-passkey': 'There is no account with this passkey here; sign up first.',
    'last-passkey': 'This is the only way in; add another passkey first.',
    NotAllowedError: 'Nothing was chosen; try again.',
    InvalidStateError: 'This device has a passkey for this account already.',
    'feedback-off': 'Feedback is closed.',
    'not-begun': 'The session has not begun yet.',
    'session-cancelled': 'The session was cancelled.',
  },
  failed: 'That did not work; try again.',
};

export type AccountWords = typeof en;
