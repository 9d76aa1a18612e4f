import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { emit } from '@/platform/events/domain-events'
import { forgetActors } from './actor-cache'
import { countOwned } from './owned.repository'
import { userRepository } from './user.repository'

/** Deletes an account that owns nothing any more, with its keys and sign-ins. What it did stays in the records. */
export async function deleteUser(actor: UserActor, input: { user_id: number }) {
  if (input.user_id === actor.user_id)
    throw new AppError('bad_request', 'You cannot delete your own account', {
      hint: 'Ask another owner of the installation.',
    })
  const user = await userRepository.byId(input.user_id)
  if (!user) throw notFound('User')
  const owned = (await countOwned(user.id)).filter(({ count }) => count > 0)
  if (owned.length > 0)
    throw new AppError('conflict', `"${user.username}" still owns ${inWords(owned)}`, {
      hint: 'Move or delete these first, or lock the account: that keeps everything.',
      details: { owned: Object.fromEntries(owned.map(({ kind, count }) => [kind, count])) },
    })
  if (!(await userRepository.remove(user.id)))
    throw new AppError('conflict', 'The installation keeps at least one active owner', {
      hint: 'Make somebody else an owner first.',
    })
  await emit('user_deleted', { user_id: user.id })
  forgetActors()
  return { detail: 'User deleted' }
}

const inWords = (owned: { kind: string; count: number }[]) =>
  owned.map(({ kind, count }) => `${count} ${count === 1 ? kind : `${kind}s`}`).join(', ')
