import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { tenantOfPlace } from '../reached-tenant'
import { assertMayAdmit } from '../role-book'
import { heightOf, pathUnder } from '../tree.policy'
import { orgTree, taken } from './add-org'
import { findOrg } from './find-org'
import { columnOf, orgDto, placed } from './org.dto'
import { orgRepository } from './org.repository'

/** Hangs an org with all below it under another one, or on the first level. */
export async function moveOrg(actor: UserActor, input: { org_id: number; parent_org_id: number }) {
  const tenant_id = await tenantOfPlace(actor, 'org', input.org_id)
  const { org_name, parent_org_id } = await findOrg(tenant_id, input.org_id)
  // Members of an org hold the roles of those above it: of those that it leaves no more, of the new ones from now on.
  for (const above of [parent_org_id, input.parent_org_id])
    if (above !== 0) await assertMayAdmit(actor, tenant_id, 'org', above)
  try {
    const after = await orgRepository.change(tenant_id, async (rows) => {
      const before = await rows.find(input.org_id)
      const above = input.parent_org_id === 0 ? undefined : await rows.find(input.parent_org_id)
      if (!before || above === null) throw notFound('Org')
      const below = await rows.below({ [columnOf(before.org_level)]: before.org_id })
      const from = placed(before)
      const to = pathUnder(orgTree, from, above && placed(above), heightOf(from, below.map(placed)))
      await rows.update(before.org_id, { parent_org_id: above?.org_id ?? 0, m_uid: actor.user_id })
      await rows.shift(from.path, to)
      return rows.find(before.org_id)
    })
    forgetActors()
    if (!after) throw notFound('Org')
    return orgDto(after)
  } catch (error) {
    throw taken(error, org_name, undefined)
  }
}
