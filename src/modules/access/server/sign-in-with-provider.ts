import { AppError } from '@/contract/errors'
import {
  connectedAccountRepository,
  loginSessionRepository,
  noPassword,
  signUpRules,
  startLoginSession,
  takeConnecting,
  userRepository,
} from '@/modules/identity/server'
import { membershipRepository } from '@/modules/tenancy/server'
import { noteForAudit } from '@/platform/audit/audited'
import type { ProviderClaims } from '@/platform/auth/auth-options'
import type { User } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'

/**
 * Signs in somebody whom the provider vouches for. Accounts are known by issuer and subject alone; a name or an e-mail
 * address never leads to an account that exists. Connecting is asked for by who is signed in here already.
 */
export async function signInWithProvider(
  claims: ProviderClaims,
  session_id: string | undefined,
  client: { address: string; user_agent: string },
) {
  const known = await connectedAccountRepository.find(claims.issuer, claims.subject)
  const user = known?.user ?? (await connect(claims, session_id)) ?? (await signUp(claims))
  if (!user.is_active || user.is_locked) throw new AppError('unauthenticated', 'This account cannot sign in')
  const membership = await membershipRepository.first(user.id)
  if (!membership) throw new AppError('unauthenticated', 'You do not belong to an active tenant')
  await userRepository.update(user.id, { last_login_at: new Date() })
  const id = await startLoginSession({ ...client, kind: 'cookie', tenant_id: membership.tenant_id, user_id: user.id })
  noteForAudit({ actor: { user_id: user.id, username: user.username, tenant_id: membership.tenant_id } })
  return { session_id: id, user }
}

/** The account of the browser that asked for a connection a moment ago. */
async function connect({ issuer, subject }: ProviderClaims, session_id: string | undefined): Promise<User | undefined> {
  const session = session_id === undefined ? null : await loginSessionRepository.active(session_id)
  if (!session) return undefined
  const user_id = await takeConnecting(session.id)
  if (user_id === undefined || user_id !== session.user_id) return undefined
  const user = await userRepository.byId(user_id)
  if (!user) return undefined
  await connectedAccountRepository.connect(user.id, issuer, subject)
  return user
}

/** A new account where the installation allows sign-up, under a name that is free. */
async function signUp({ issuer, subject, suggested_name, nickname }: ProviderClaims): Promise<User> {
  const rules = await signUpRules()
  if (!rules.open)
    throw new AppError('forbidden', 'Nobody here is connected to this account', {
      hint: 'Ask for an invitation, sign in with it, and connect the account under Settings → Profile.',
    })
  const base = suggested_name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 50)
  for (let tries = 0; tries < 20; tries += 1) {
    const name = `${base.length < 2 ? 'user' : base}${tries === 0 ? '' : `-${tries + 1}`}`
    try {
      const user = await userRepository.create(
        {
          username: name,
          nickname: nickname.slice(0, 80) || null,
          password_hash: noPassword,
          is_sso: true,
          is_active: rules.active,
        },
        { role_ids: rules.role_ids },
      )
      await connectedAccountRepository.connect(user.id, issuer, subject)
      return user
    } catch (error) {
      if (!isUniqueViolation(error, 'username')) throw error
    }
  }
  throw new AppError('conflict', 'No free user name was found')
}
