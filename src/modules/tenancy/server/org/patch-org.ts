import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import type { orgOps } from '../../contract/org.operations'
import { tenantOfPlace } from '../reached-tenant'
import { assertMayAdmit } from '../role-book'
import { taken } from './add-org'
import { findOrg } from './find-org'
import { orgDto } from './org.dto'
import { orgRepository } from './org.repository'

/** Changes what is given; the place stays. */
export async function patchOrg(actor: UserActor, input: z.infer<typeof orgOps.patch_org.input>) {
  const tenant_id = await tenantOfPlace(actor, 'org', input.org_id, input.tenant_id)
  const { org_id, org_name, org_code, is_enable, note } = input
  const before = await findOrg(tenant_id, org_id)
  // A disabled org gives its members nothing.
  if (is_enable != null && is_enable !== before.is_enable) await assertMayAdmit(actor, tenant_id, 'org', org_id)
  try {
    const after = await orgRepository.change(tenant_id, async (rows) => {
      if (!(await rows.find(org_id))) throw notFound('Org')
      return rows.update(org_id, {
        ...(org_name == null ? {} : { org_name }),
        ...(org_code == null ? {} : { org_code: org_code || null }),
        ...(is_enable == null ? {} : { is_enable }),
        ...(note == null ? {} : { note: note || null }),
        m_uid: actor.user_id,
      })
    })
    if (is_enable != null) forgetActors()
    return orgDto(after)
  } catch (error) {
    throw taken(error, org_name ?? before.org_name, org_code)
  }
}
