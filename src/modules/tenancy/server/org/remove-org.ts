import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { isReferenceViolation } from '@/platform/db/prisma-errors'
import { assertNothingDepends, countDependants } from '../dependants'
import { tenantOfPlace } from '../reached-tenant'
import { orgRepository } from './org.repository'

/** Deletes an org that nothing depends on. 409 that counts what does. */
export async function removeOrg(
  actor: UserActor,
  { org_id, ...input }: { org_id: number; tenant_id?: string | null | undefined },
) {
  const tenant_id = await tenantOfPlace(actor, 'org', org_id, input.tenant_id)
  const others = await countDependants('org', tenant_id, org_id)
  const removal = () =>
    orgRepository.change(tenant_id, async (rows) => {
      const org = await rows.find(org_id)
      if (!org) throw notFound('Org')
      assertNothingDepends(org.org_name, [
        { kind: 'org', words: ['org below it', 'orgs below it'], count: await rows.childCount(org_id) },
        { kind: 'member', words: ['member', 'members'], count: await rows.memberCount(org_id) },
        ...others,
      ])
      await rows.remove(org_id)
    })
  try {
    await removal()
  } catch (error) {
    // Somebody joined between the look and the end.
    if (!isReferenceViolation(error)) throw error
    await removal()
  }
  forgetActors()
  return null
}
