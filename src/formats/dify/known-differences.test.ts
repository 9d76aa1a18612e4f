import { describe, expect, it } from 'vitest'
import type { GraphNode } from '@/engine/graph'
import { isHarmless } from './harmless-settings'
import { knownDifferences } from './known-differences'

const node = (type: string, config: Record<string, unknown>): GraphNode => ({ id: 'n', type, name: 'N', config })
const of = (type: string, config: Record<string, unknown>) => {
  const { missing, differences } = knownDifferences(node(type, config))
  return missing ?? differences.join(' ')
}

describe('what a node asks for that is not here', () => {
  it.each([
    [
      'tool',
      { provider_type: 'builtin', provider_name: 'aws', tool_name: 'lambda' },
      /"aws\/lambda" belongs to a plugin/,
    ],
    ['tool', { provider_type: 'api', provider_id: 'pets', tool_name: 'list' }, /"pets\/list"/],
    ['tool', { provider_type: 'builtin', provider_id: 'tavily', tool_name: 'tavily_search' }, /own tool for the same/],
    ['tool', { provider_type: 'mcp', tool_name: 'x' }, /^$/],
    ['tool', { provider_type: 'workflow', tool_name: 'x' }, /^$/],
    [
      'agent',
      { agent_strategy_name: 'TOD', agent_strategy_provider_name: 'me/agent' },
      /strategy "TOD" of me\/agent is not here: it works by function calling/,
    ],
    ['agent', { agent_strategy_name: 'function_calling' }, /^$/],
    ['agent', { agent_strategy_name: 'ReAct' }, /^$/],
    [
      'agent',
      {
        agent_strategy_name: 'FunctionCalling',
        agent_parameters: {
          tools: {
            type: 'constant',
            value: [
              { type: 'builtin', provider_name: 'a', tool_name: 'b' },
              { type: 'builtin', provider_name: 'c', tool_name: 'd', enabled: false },
              { type: 'mcp', provider_name: 'e', tool_name: 'f' },
            ],
          },
        },
      },
      /plugins that are not here: "a\/b"\.$/,
    ],
    ['knowledge-retrieval', { dataset_ids: ['x'] }, /choose yours/],
    ['knowledge-retrieval', { dataset_ids: [] }, /^$/],
    ['code', { dependencies: [{ name: 'numpy' }] }, /Packages are not installed/],
    ['http-request', { ssl_verify: false }, /Certificates/],
    ['http-request', { ssl_verify: true }, /^$/],
    ['human-input', { delivery_methods: [{ type: 'webapp', enabled: true }] }, /^$/],
    ['human-input', { delivery_methods: [{ type: 'email', enabled: true }] }, /not sent by email/],
    ['llm', { anything: 1 }, /^$/],
  ])('%s %j', (type, config, says) => {
    expect(of(type, config)).toMatch(says)
  })
})

describe('settings that no field takes up', () => {
  it('do not matter when they are the canvas’s, left over, empty or off', () => {
    const code = node('code', {})
    expect(isHarmless(code, 'isInLoop', true)).toBe(true)
    expect(isHarmless(code, '_children', ['a'])).toBe(true)
    expect(isHarmless(node('llm', {}), 'variables', [1])).toBe(true)
    expect(isHarmless(code, 'future', { enabled: false, size: 3 })).toBe(true)
    for (const nothing of [null, '', false, [], {}]) expect(isHarmless(code, 'future', nothing)).toBe(true)
  })
  it('matter otherwise', () => {
    expect(isHarmless(node('code', {}), 'variables', [1])).toBe(false)
    expect(isHarmless(node('code', {}), 'future', { enabled: true })).toBe(false)
    expect(isHarmless(node('code', {}), 'future', 3)).toBe(false)
  })
})
