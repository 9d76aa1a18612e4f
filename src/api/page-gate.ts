import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Actor, UserActor } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { ownerRepository } from '@/modules/tenancy/server'
import { readSessionCookie } from '@/platform/auth/session-cookie'

/** Who looks at a page; a credential that is not good counts as none. */
export async function pageActor(): Promise<Actor> {
  const session_id = await readSessionCookie(await headers())
  if (session_id === undefined) return { kind: 'anonymous' }
  return resolveActor({ form: 'session', value: session_id }).catch(() => ({ kind: 'anonymous' }))
}

/** Lets signed-in people through; leads others to set-up or sign-in. */
export async function requireSignIn(): Promise<UserActor> {
  const actor = await pageActor()
  if (actor.kind === 'user') return actor
  redirect((await ownerRepository.exists()) ? '/sign-in' : '/setup')
}

/** Leads people who are signed in already to the console. */
export async function requireSignedOut(): Promise<void> {
  if ((await pageActor()).kind === 'user') redirect('/')
}
