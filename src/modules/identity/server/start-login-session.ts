import { randomUUID } from 'node:crypto'
import { hashToken } from '@/platform/crypto/token'
import { loginSessionRepository } from './login-session.repository'

const days = 24 * 60 * 60 * 1000
/** Life of a browser's sign-in and of a refresh token. */
export const sessionLife = { cookie: 30 * days, token: 7 * days }

interface NewSession {
  tenant_id: string
  user_id: number
  kind: 'cookie' | 'token'
  user_agent: string
  address: string
  /** For `token`: what the client has to show to go on after an hour. */
  refresh_secret?: string
}

/** Records a sign-in and gives its id. */
export async function startLoginSession(session: NewSession): Promise<string> {
  const { refresh_secret, ...row } = session
  const id = randomUUID()
  await loginSessionRepository.create({
    id,
    ...row,
    user_agent: row.user_agent.slice(0, 300),
    ...(refresh_secret ? { refresh_token_hash: hashToken(refresh_secret) } : {}),
    expires_at: new Date(Date.now() + sessionLife[row.kind]),
  })
  return id
}
