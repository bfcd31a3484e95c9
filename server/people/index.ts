/** People: accounts, tokens, logins, and who may do what. */
export {
  accountKey,
  createAccount,
  deleteAccount,
  endAllLogins,
  findAccount,
  listAccounts,
  setEmail,
  setPassword,
  setRole,
  verifyPassword,
  type Account,
  type NewAccount,
} from './accounts.js';
export { createFirstAdmin, firstAdminLink } from './first-admin.js';
export { DEVICE_LIFETIME, KnownDevices, type KnownDevice } from './known-devices.js';
export { listAttempts, logAttempt, LOGIN_KINDS, type LoginAttempt, type LoginKind } from './login-log.js';
export { smtpSender, type Mail, type SendMail } from './mail.js';
export { passwordMail } from './mail-words.js';
export { accountsToMail, createPasswordLink, LINK_LIFETIME, usePasswordLink } from './password-links.js';
export { createLogin, endLogin, findLogin, LOGIN_LIFETIME, type Login } from './logins.js';
export { PASSWORD_LENGTH } from './passwords.js';
export { allowed, ROLES, type Action, type Person, type Role } from './permissions.js';
export { LoginThrottle } from './throttle.js';
export { createToken, findToken, listTokens, revokeToken, type NewToken, type Token } from './tokens.js';
