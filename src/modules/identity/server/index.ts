/** What other modules may use of identity. */

export { readAccessToken, signAccessToken } from './access-token'
export { forgetActors, knownActors } from './actor-cache'
export { apiKeyRepository } from './api-key.repository'
export { countApiKeyUse } from './api-key-use'
export { checkCredentials } from './check-credentials'
export { endLoginSession } from './log-out'
export { loginSessionRepository } from './login-session.repository'
export { hashPassword } from './password-hash'
export { sessionLife, startLoginSession } from './start-login-session'
export { userDto } from './user.dto'
export { userRepository } from './user.repository'
