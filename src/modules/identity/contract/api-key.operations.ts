import { z } from 'zod'
import { Timestamp, text, UserId } from '@/contract/ids'
import { operation } from '@/contract/operation'

const apiKeyFields = {
  id: z.uuid(),
  name: z.string().nullable(),
  user_id: UserId,
  is_active: z.boolean(),
  created_at: Timestamp,
  last_used_at: Timestamp.nullable(),
  total_uses: z.int(),
}

export const ApiKeyRead = z
  .object({ ...apiKeyFields, api_key: z.string().describe('First characters of the key, the rest masked') })
  .meta({ id: 'ApiKeyRead' })

export const ApiKeyCreated = z
  .object({ ...apiKeyFields, api_key: z.string().describe('The whole key; shown this once') })
  .meta({ id: 'ApiKeyCreated' })

const common = { surface: 'studio', group: 'API keys' } as const

export const apiKeyOps = {
  list_api_keys: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/api_key/',
    access: 'api_key:read',
    summary: 'List your API keys',
    input: z.object({}),
    output: z.object({ total_count: z.int(), user_id: UserId, api_keys: z.array(ApiKeyRead) }),
  }),
  create_api_key: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/api_key/',
    access: 'api_key:create',
    summary: 'Create an API key',
    input: z.object({ name: text(80).nullish() }),
    output: ApiKeyCreated,
  }),
  delete_api_key: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/api_key/{api_key_id}',
    access: 'api_key:delete',
    summary: 'Revoke an API key',
    input: z.object({ api_key_id: z.uuid() }),
    output: z.object({ detail: z.string() }),
  }),
}
