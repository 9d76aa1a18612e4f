import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'

const url = 'OPENAI_COMPATIBLE_BASE_URL'
const key = 'OPENAI_COMPATIBLE_API_KEY'
let owner: TestUser
const Row = z.object({ id: z.string(), dropped_secrets: z.array(z.string()).optional() })

async function ask(method: string, path: string, body?: object) {
  const sent = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await callStudio(`/api/v1/variables/${path}`, { key: owner.api_key, method, ...(body ? sent : {}) })
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(300)
  return text === '' || text === 'null' ? undefined : Row.parse(JSON.parse(text))
}
const hasKey = async () => (await systemDb().variable.count({ where: { tenant_id: owner.tenant_id, name: key } })) === 1

describe('the key of a provider whose address is a variable (threat 56)', () => {
  beforeAll(async () => {
    owner = await makeUser(await makeTenant('provider-keys'), 'owner')
  })
  const store = async () => {
    await systemDb().variable.deleteMany({ where: { tenant_id: owner.tenant_id } })
    const made = await ask('POST', '', { name: url, value: 'https://a.example/v1', type: 'Generic' })
    await ask('POST', '', { name: key, value: 'sk-kept' })
    return made?.id ?? ''
  }

  it('stays while the server is the same', async () => {
    const id = await store()
    for (const change of [{ value: 'https://a.example/v2' }, { default_fields: ['base_url'] }, { value: '' }])
      expect((await ask('PATCH', id, change))?.dropped_secrets).toBeUndefined()
    expect(await hasKey()).toBe(true)
  })

  it('goes when the address is changed to another server, renamed or deleted', async () => {
    expect(
      (await ask('PATCH', await store(), { value: 'https://a.example.evil.example/v1' }))?.dropped_secrets,
    ).toEqual([key])
    expect(await hasKey()).toBe(false)
    expect((await ask('PATCH', await store(), { name: 'OTHER' }))?.dropped_secrets).toEqual([key])
    expect(await hasKey()).toBe(false)
    await ask('DELETE', await store())
    expect(await hasKey()).toBe(false)
  })
})
