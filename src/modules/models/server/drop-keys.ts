import { modelProviders } from '@/components/language-model/providers'
import type { UserActor } from '@/contract/actor'
import { originOf } from '@/lib/origin-of'
import { noteForAudit } from '@/platform/audit/audited'
import { decryptSecret } from '@/platform/crypto/encrypt-secret'
import type { Variable } from '@/platform/db/generated/client'
import { variableContext } from './variable.dto'
import { variableRepository } from './variable.repository'

/**
 * A variable that says where a provider is reached is changed, renamed or deleted: the key stored for that provider was meant
 * for the server before, so it goes. Nobody who may change an address, not read a key, gets the key that way. Gives the names
 * of variables that were dropped. `after` is what the variable is from now on; undefined when it is gone.
 */
export async function dropKeysOf(
  actor: UserActor,
  before: Variable,
  after: { name: string; value: string } | undefined,
) {
  const { tenant_id } = actor
  const providers = modelProviders.filter((provider) => provider.base_url_variable === before.name)
  if (providers.length === 0) return []
  const was = decryptSecret(before.encrypted_value, variableContext(tenant_id, before.id))
  if (after?.name === before.name && originOf(after.value || was) === originOf(was)) return []
  const dropped: string[] = []
  for (const { key_variable } of providers) {
    const key = key_variable === undefined ? null : await variableRepository.byName(tenant_id, key_variable)
    if (key && (await variableRepository.remove(tenant_id, key.id))) dropped.push(key.name)
  }
  if (dropped.length > 0) noteForAudit({ after: { name: after?.name ?? null, dropped_names: dropped } })
  return dropped
}
