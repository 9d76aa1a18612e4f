import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { openSecrets, sealSecrets } from './sealed-secrets'

const tenant = '00000000-0000-4000-8000-00000000000a'
const other = '00000000-0000-4000-8000-00000000000b'
const secret = 'sk-the-heron-keeps-this'
const graph = (value: string, load_from_db = false) => ({
  nodes: [
    {
      id: 'n',
      data: { node: { template: { api_key: { password: true, load_from_db, value }, name: { value: 'x' } } } },
    },
  ],
  edges: [],
})

describe('secrets typed into nodes', () => {
  it('are stored sealed, open for a run, and change nothing else', () => {
    const sealed = sealSecrets(tenant, graph(secret)).data
    expect(JSON.stringify(sealed)).not.toContain(secret)
    expect(openSecrets(tenant, sealed)).toEqual(graph(secret))
  })
  it('stay as they are when a client sends them back', () => {
    const sealed = sealSecrets(tenant, graph(secret)).data
    expect(sealSecrets(tenant, sealed).data).toEqual(sealed)
  })
  it('do not open in another tenant', () => {
    const sealed = sealSecrets(tenant, graph(secret)).data
    expect(() => openSecrets(other, sealed)).toThrow(/cannot be read here/)
  })
  it('leave names of variables and empty fields alone', () => {
    expect(sealSecrets(tenant, graph('OPENAI_API_KEY', true)).data).toEqual(graph('OPENAI_API_KEY', true))
    expect(sealSecrets(tenant, graph('')).data).toEqual(graph(''))
  })
})

describe('a flow that others may see', () => {
  const ask = async (user: TestUser, path: string, body?: object): Promise<string> => {
    const sent = { headers: { 'content-type': 'application/json' }, method: 'POST', body: JSON.stringify(body) }
    const answer = await callStudio(path, { key: user.api_key, ...(body ? sent : {}) })
    expect(answer.status, path).toBeLessThan(300)
    return answer.text()
  }

  it('keeps its sealed secrets from those who may not change it, everywhere (threats 31, 47)', async () => {
    const tenant_id = await makeTenant('sealed')
    const owner = await makeUser(tenant_id, 'owner')
    const member = await makeUser(tenant_id, 'member')
    const data = graph(secret)
    const made = await ask(owner, '/api/v1/flows/', { name: 'Shared', data, access_type: 'RESTRICTED' })
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(made))
    const part = { name: 'Shared part', data, access_type: 'RESTRICTED', is_component: true }
    await ask(owner, '/api/v1/flows/', part)
    const version = await ask(owner, `/api/v1/flows/${id}/versions`, { version: 'v1', note: '' })
    const kept = z.object({ id: z.number() }).parse(JSON.parse(version))
    await ask(owner, `/api/v1/flows/${id}/versions/${kept.id}/publish`, {})
    const places = [
      `/api/v1/flows/${id}`,
      `/api/v1/flows/${id}/versions`,
      `/api/v1/flows/${id}/online`,
      `/api/v1/flows/?get_all=true`,
      `/api/v1/flows/?header_flows=true`,
    ]
    for (const path of places) {
      expect(await ask(owner, path), path).toContain('sealed:')
      const seen = await ask(member, path)
      expect(seen, path).toContain('Shared')
      expect(seen, path).not.toContain('sealed:')
    }
  })
})
