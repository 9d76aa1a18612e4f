import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { newPasswordLink, noPassword, userRepository } from '@/modules/identity/server'
import { assertMayGive, peopleRepository } from '@/modules/tenancy/server'
import { noteForAudit } from '@/platform/audit/audited'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { memberOps } from '../../contract/member.operations'

/** A new account in the caller's tenant, inactive until its link is used. */
export async function inviteMember(actor: UserActor, input: z.infer<typeof memberOps.invite_member.input>) {
  const { username, nickname, email } = input
  const role_ids = [...new Set(input.role_ids)]
  await assertMayGive(actor, actor.tenant_id, role_ids)
  try {
    const user = await userRepository.create(
      { username, nickname: nickname ?? null, email, password_hash: noPassword, is_active: false },
      { tenant_id: actor.tenant_id, role_ids, by: actor.user_id },
    )
    noteForAudit({ object: { type: 'user', ids: [user.id] } })
    return { uid: user.id, username, ...(await newPasswordLink(user.id, 'invite', actor.user_id)) }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `The user name "${username}" is taken`, {
      hint: 'Choose another one. Somebody who has an account already is let in by an owner of the installation.',
      issues: [{ loc: ['body', 'username'], msg: 'is taken', type: 'conflict' }],
    })
  }
}

/** Another link for a member of the tenant who has not used theirs. 409 once they have. */
export async function renewInvitation(actor: UserActor, input: z.infer<typeof memberOps.renew_invitation.input>) {
  const [uid] = await peopleRepository.members(actor.tenant_id, [input.uid])
  const user = uid === undefined ? undefined : await userRepository.byId(uid)
  if (!user) throw notFound('User')
  if (user.password_hash !== noPassword)
    throw new AppError('conflict', `"${user.username}" has chosen a password already`, {
      hint: 'An owner of the installation makes links for forgotten passwords.',
    })
  return { uid: user.id, username: user.username, ...(await newPasswordLink(user.id, 'invite', actor.user_id)) }
}
