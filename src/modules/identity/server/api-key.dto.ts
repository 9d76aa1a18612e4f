import type { ApiKey } from '@/platform/db/generated/client'

/** A key as it may be listed: its first characters only. */
export const apiKeyDto = (key: ApiKey) => ({ ...shared(key), api_key: `${key.prefix}${'•'.repeat(8)}` })

/** The one time that the whole key is shown. */
export const createdApiKeyDto = (key: ApiKey, api_key: string) => ({ ...shared(key), api_key })

const shared = (key: ApiKey) => ({
  id: key.id,
  name: key.name,
  user_id: key.user_id,
  is_active: key.revoked_at === null,
  created_at: key.create_at.toISOString(),
  last_used_at: key.last_used_at?.toISOString() ?? null,
  total_uses: key.total_uses,
})
