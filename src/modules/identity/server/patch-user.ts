import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { userOps } from '../contract/user.operations'
import { UserOptins } from '../contract/user.schema'
import { forgetActors } from './actor-cache'
import { nameTaken } from './add-user'
import { hashPassword } from './password-hash'
import { userDto } from './user.dto'
import { userRepository } from './user.repository'

type Input = z.infer<typeof userOps.patch_user.input>

/** Changes the caller's own account, or any for owners of the installation. */
export async function patchUser(actor: UserActor, input: Input) {
  const own = input.user_id === actor.user_id
  if (!own && !actor.is_superuser) throw new AppError('forbidden', 'You may change your own account only')
  assertMayDecide(actor, input, own)
  const before = await userRepository.byId(input.user_id)
  if (!before) throw notFound('User')
  try {
    const after = await userRepository.change(before.id, {
      ...(await columns(input)),
      ...(actor.is_superuser ? decisions(input) : {}),
    })
    if (!after)
      throw new AppError('conflict', 'The installation keeps at least one active owner', {
        hint: 'Make somebody else an owner first.',
      })
    if (input.password != null || losesAccess(input)) await userRepository.endSignIns(before.id)
    forgetActors()
    return userDto(after)
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(input.username ?? '') : error
  }
}

/** What decides who gets in is not for everybody, and nobody shuts themselves out. */
function assertMayDecide(actor: UserActor, input: Input, own: boolean): void {
  if (own && (input.is_active === false || input.is_locked === true || input.is_superuser === false))
    throw new AppError('forbidden', 'You cannot lock yourself out', { hint: 'Ask another owner of the installation.' })
  if (actor.is_superuser) return
  if (input.password != null)
    throw new AppError('bad_request', 'Passwords are not changed here', {
      hint: `Use PATCH /api/v1/users/${actor.user_id}/reset-password.`,
    })
  const decided = (['is_superuser', 'is_active', 'is_locked', 'reset_passwd'] as const).filter(
    (key) => input[key] != null,
  )
  if (decided.length > 0)
    throw new AppError('forbidden', `Only owners of the installation set ${decided.join(', ')}`, {
      hint: 'Leave them out.',
    })
}

async function columns(input: Input) {
  const { username, nickname, mobile, email, profile_image, password } = input
  const optins = input.optins == null ? undefined : UserOptins.safeParse(input.optins)
  if (optins && !optins.success)
    throw new AppError('invalid_input', 'optins holds something that is not known', {
      issues: [
        {
          loc: ['body', 'optins'],
          msg: 'takes github_starred, dialog_dismissed and discord_clicked',
          type: 'value_error',
        },
      ],
    })
  return {
    ...(username == null ? {} : { username }),
    ...(nickname == null ? {} : { nickname }),
    ...(mobile == null ? {} : { mobile }),
    ...(email == null ? {} : { email }),
    ...(profile_image == null ? {} : { profile_image }),
    ...(password == null ? {} : { password_hash: await hashPassword(password) }),
    ...(optins ? { optins: optins.data } : {}),
  }
}

const decisions = ({ is_active, is_superuser, is_locked, reset_passwd }: Input) => ({
  ...(is_active == null ? {} : { is_active }),
  ...(is_superuser == null ? {} : { is_superuser }),
  ...(is_locked == null ? {} : { is_locked }),
  ...(reset_passwd == null ? {} : { reset_passwd }),
})

const losesAccess = ({ is_active, is_locked }: Input) => is_active === false || is_locked === true
