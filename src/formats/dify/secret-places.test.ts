import { describe, expect, it } from 'vitest'
import { mapSecrets, stripSecrets } from '../langflow/strip-secrets'
import { readDifyDocument } from './read-dify-document'
import { app, node } from './testing/app'

const KEY = 'the-heron-keeps-this'
const file = app(
  [
    node('h', 'http-request', {
      authorization: { type: 'api-key', config: { type: 'bearer', api_key: KEY, header: '' } },
      headers: `Accept: text/plain\nAuthorization: Bearer ${KEY}\nX-Api-Key:{{#env.KEY#}}`,
    }),
    node('v', 'http-request', {
      authorization: { type: 'api-key', config: { type: 'bearer', api_key: '{{#env.KEY#}}' } },
    }),
    node('t', 'tool', {
      tool_parameters: { api_key: { type: 'constant', value: KEY }, query: { type: 'mixed', value: 'public' } },
      tool_configurations: { access_token: KEY, max_results: 5, max_token: 9 },
      credentials: { any_name: KEY },
    }),
  ],
  [],
  {
    workflow: {
      environment_variables: [
        { name: 'KEY', value: KEY, value_type: 'secret' },
        { name: 'TOWN', value: 'public', value_type: 'string' },
      ],
    },
  },
)
const { data } = readDifyDocument(file)

describe('secrets of a Dify flow', () => {
  it('are left out of what leaves the house, and nothing else is', () => {
    const stripped = stripSecrets(data)
    expect(JSON.stringify(stripped)).not.toContain(KEY)
    const expected = JSON.parse(JSON.stringify(data).replaceAll(` Bearer ${KEY}`, '').replaceAll(KEY, ''))
    expect(stripped).toEqual(expected)
    expect(JSON.stringify(stripped)).toContain('{{#env.KEY#}}')
  })

  it('can be sealed and opened again', () => {
    const sealed = mapSecrets(data, (secret) => `sealed:${secret.length}`)
    const open = mapSecrets(sealed, (secret) => (secret.startsWith('sealed:') ? KEY : secret))
    expect(open).toEqual(data)
    // Headers are free text: they stay readable to the flow's people, and are left out on the way out.
    expect(JSON.stringify(sealed).split(KEY)).toHaveLength(2)
  })
})
