import { describe, expect, it } from 'vitest'
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
    const sealed = sealSecrets(tenant, graph(secret))
    expect(JSON.stringify(sealed)).not.toContain(secret)
    expect(openSecrets(tenant, sealed)).toEqual(graph(secret))
  })
  it('stay as they are when a client sends them back', () => {
    const sealed = sealSecrets(tenant, graph(secret))
    expect(sealSecrets(tenant, sealed)).toEqual(sealed)
  })
  it('do not open in another tenant', () => {
    const sealed = sealSecrets(tenant, graph(secret))
    expect(() => openSecrets(other, sealed)).toThrow(/cannot be read here/)
  })
  it('leave names of variables and empty fields alone', () => {
    expect(sealSecrets(tenant, graph('OPENAI_API_KEY', true))).toEqual(graph('OPENAI_API_KEY', true))
    expect(sealSecrets(tenant, graph(''))).toEqual(graph(''))
  })
})
