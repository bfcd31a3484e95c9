/** People: accounts, tokens, logins, and who may do what. */
export {
  createAccount,
  deleteAccount,
  endAllLogins,
  findAccount,
  listAccounts,
  setPassword,
  setRole,
  verifyPassword,
  type Account,
  type NewAccount,
} from './accounts.js';
export { createFirstAdmin, firstAdminLink } from './first-admin.js';
export { createLogin, endLogin, findLogin, LOGIN_LIFETIME, type Login } from './logins.js';
export { PASSWORD_LENGTH } from './passwords.js';
export { allowed, ROLES, type Action, type Person, type Role } from './permissions.js';
export { LoginThrottle } from './throttle.js';
export { createToken, findToken, listTokens, revokeToken, type NewToken, type Token } from './tokens.js';
