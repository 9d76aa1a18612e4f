import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { orgOps } from '../../contract/org.operations'
import { reachedTenant } from '../reached-tenant'
import { pathUnder, type TreeKind } from '../tree.policy'
import { orgDto, pathColumns, placed } from './org.dto'
import { orgRepository } from './org.repository'

export const orgTree: TreeKind = { one: 'org', levels: 6 }

/** Creates an org under another one, or on the first level. */
export async function addOrg(actor: UserActor, input: z.infer<typeof orgOps.add_org.input>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const { org_name, is_enable } = input
  try {
    return await orgRepository.change(tenant_id, async (rows) => {
      const above = input.parent_org_id ? await rows.find(input.parent_org_id) : undefined
      if (above === null) throw notFound('Org')
      const parent = above && placed(above)
      // Looked at with an id that no org has, before there is one.
      pathUnder(orgTree, { id: 0, name: org_name }, parent, 1)
      const { org_id, org_level } = await rows.create({
        org_name,
        org_code: input.org_code || null,
        org_level: (parent?.path.length ?? 0) + 1,
        parent_org_id: parent?.id ?? 0,
        is_enable,
        note: input.note || null,
        c_uid: actor.user_id,
        m_uid: actor.user_id,
      })
      return orgDto(await rows.update(org_id, { org_level, ...pathColumns([...(parent?.path ?? []), org_id]) }))
    })
  } catch (error) {
    throw taken(error, org_name, input.org_code)
  }
}

/** A clash of names or codes in words; any other fault as it was. */
export function taken(error: unknown, name: string, code: string | null | undefined): unknown {
  if (!isUniqueViolation(error)) return error
  if (isUniqueViolation(error, 'org_code'))
    return new AppError('conflict', `An org with the code "${code}" exists already`, {
      hint: 'Choose another code.',
      issues: [{ loc: ['body', 'org_code'], msg: 'is taken', type: 'conflict' }],
    })
  return new AppError('conflict', `There is an org named "${name}" in this place already`, {
    hint: 'Choose another name.',
    issues: [{ loc: ['body', 'org_name'], msg: 'is taken', type: 'conflict' }],
  })
}
