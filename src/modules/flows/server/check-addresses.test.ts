import { describe, expect, it } from 'vitest'
import { checkAddresses } from './check-addresses'

const node = (type: string, config: Record<string, unknown>) => ({
  nodes: [{ id: 'n', type, name: 'Node', config }],
  edges: [],
})

describe('checkAddresses', () => {
  it.each([
    ['APIRequest', { url_input: 'http://169.254.169.254/latest/meta-data' }],
    ['APIRequest', { url_input: 'http://[::1]:3000/' }],
    ['LanguageModelComponent', { provider: 'OpenAI-compatible', base_url: 'http://127.0.0.1:8000/v1' }],
  ])('warns of %s with %j', (type, config) => {
    expect(checkAddresses(node(type, config))).toMatchObject([{ severity: 'warning', node_id: 'n' }])
  })
  it.each([
    ['APIRequest', { url_input: 'https://api.example.com/v1' }],
    ['APIRequest', { url_input: '' }],
    ['LanguageModelComponent', { provider: 'Offline', base_url: 'http://127.0.0.1:8000' }],
    ['SomethingElse', { url: 'http://127.0.0.1' }],
  ])('is silent about %s with %j', (type, config) => {
    expect(checkAddresses(node(type, config))).toEqual([])
  })
})
