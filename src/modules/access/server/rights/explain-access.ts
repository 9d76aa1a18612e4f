import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { type Privilege, superuserPrivileges } from '@/contract/privileges'
import { userRepository } from '@/modules/identity/server'
import { peopleRepository } from '@/modules/tenancy/server'
import type { explanationOps } from '../../contract/explanation.operations'
import { roleNames } from '../roles/role-names'
import { objectRule } from './object-rules'
import { placeNames } from './place-names'
import { type BoundRights, privilegesOfRole, rightsOf } from './rights.policy'
import { rightsRepository } from './rights.repository'

type Input = z.infer<typeof explanationOps.explain_access.input>
type Answer = z.infer<typeof explanationOps.explain_access.output>

/** The chain of bindings, roles and privileges that lets somebody do something, or does not. */
export async function explainAccess(actor: UserActor, input: Input): Promise<Answer> {
  const { tenant_id } = actor
  const [uid] = await peopleRepository.members(tenant_id, [input.uid])
  const user = uid === undefined ? undefined : await userRepository.byId(uid)
  if (!user) throw notFound('User')
  const person = { uid: user.id, username: user.username, nickname: user.nickname }
  const bound = await rightsRepository.find(tenant_id, user.id)
  const shown = bound ?? (await rightsRepository.ofMember(tenant_id, user.id))
  const decided = await decide(input, tenant_id, person, bound)
  const { without_role } = input
  const other =
    bound && without_role
      ? await decide(input, tenant_id, person, {
          ...bound,
          bindings: bound.bindings.filter(({ role_id }) => role_id !== without_role),
        })
      : undefined
  return {
    ...decided,
    person,
    ways: shown ? await waysOf(input, tenant_id, person, shown, decided.business_id) : [],
    without: other && without_role ? { role_id: without_role, allowed: other.allowed, because: other.because } : null,
  }
}

/** The same decision that requests meet: rights first, then the rules of the object. */
async function decide(
  { privilege, object }: Input,
  tenant_id: string,
  { uid, username }: Answer['person'],
  bound: BoundRights | undefined,
): Promise<Pick<Answer, 'allowed' | 'because' | 'object'> & { business_id: number | undefined }> {
  const rights = bound ? rightsOf(bound) : { roles: [], privileges: new Set<Privilege>(), businesses: new Map() }
  const is_superuser = bound?.is_superuser ?? false
  const asActor: UserActor = {
    kind: 'user',
    user_id: uid,
    username,
    tenant_id,
    is_superuser,
    ...rights,
    credential: 'session',
    credential_id: '',
  }
  const ruling = object ? await objectRule(object.kind)?.(asActor, object.id, privilege) : undefined
  if (object && !ruling) throw notFound('Object')
  const shown = object && ruling ? { ...object, name: ruling.name, rule: ruling.rule } : null
  const business_id = ruling?.business_id
  const say = (allowed: boolean, because: string) => ({ allowed, because, object: shown, business_id })
  if (!bound) return say(false, `${username} cannot enter this tenant: the account is locked or not active`)
  const inBusiness = [...rights.businesses.values()].some((held) => held.privileges.has(privilege))
  if (!rights.privileges.has(privilege) && !inBusiness)
    return say(false, `No role that reaches ${username} holds "${privilege}"`)
  if (ruling && !ruling.allowed) return say(false, ruling.rule)
  if (ruling) return say(true, ruling.rule)
  if (rights.privileges.has(privilege)) return say(true, `${username} holds "${privilege}" in the whole tenant`)
  return say(true, `${username} holds "${privilege}" in single lines of business`)
}

async function waysOf(
  { privilege }: Input,
  tenant_id: string,
  person: Answer['person'],
  bound: BoundRights,
  business_id: number | undefined,
): Promise<Answer['ways']> {
  const [roles, places] = await Promise.all([
    roleNames(tenant_id, [...new Set(bound.bindings.map(({ role_id }) => role_id))]),
    placeNames(tenant_id, bound.bindings),
  ])
  const reaches = (subject_id: number) =>
    business_id === undefined ||
    bound.businesses.some((entry) => entry.bound_in === subject_id && entry.business_id === business_id)
  const ways = bound.bindings.map(({ via, subject_id, role_id }) => {
    const grants = privilegesOfRole(role_id, bound.role_privs).has(privilege)
    const subject_name = via === 'user' ? person.username : (places.get(`${via}:${subject_id}`) ?? `${subject_id}`)
    const counts = grants && (via !== 'business' || reaches(subject_id))
    return { via, subject_id, subject_name, role_id, role_name: roles.get(role_id) ?? role_id, grants, counts }
  })
  if (!bound.is_superuser) return ways
  const grants = superuserPrivileges.has(privilege)
  const owner = {
    subject_id: person.uid,
    subject_name: person.username,
    role_id: null,
    role_name: 'Installation owner',
  }
  return [{ via: 'installation' as const, ...owner, grants, counts: grants }, ...ways]
}
