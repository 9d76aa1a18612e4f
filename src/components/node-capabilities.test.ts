import { describe, expect, it } from 'vitest'
import { capabilities } from '@/engine/capabilities'
import { definitions } from './definitions'
import { calledFlows, nodeCapabilities } from './node-capabilities'

const having = (capability: string) =>
  definitions.filter((one) => one.capabilities?.some((own) => own === capability)).map(({ type }) => type)

describe('capabilities of components (threat 4)', () => {
  it('are declared by those that run code, write, or reach other places', () => {
    expect(having('code').sort()).toEqual(['PythonREPLComponent', 'agent', 'code', 'tool'])
    expect(having('network')).toEqual(
      expect.arrayContaining(['APIRequest', 'URLComponent', 'WebSearch', 'WikipediaComponent', 'http-request', 'tool']),
    )
    expect(having('tools').sort()).toEqual(['MCPTools', 'agent', 'tool'])
    expect(having('files').sort()).toEqual(['Directory', 'DoclingRemote', 'File', 'SaveToFile'])
    expect(having('knowledge').sort()).toEqual(['KnowledgeIngestion', 'VectorStore'])
    expect(having('flows').sort()).toEqual(['RunFlow', 'agent', 'tool'])
    expect(capabilities.filter((capability) => having(capability).length === 0)).toEqual([])
  })

  it('are none for what talks to people and to models', () => {
    for (const type of [
      'ChatInput',
      'ChatOutput',
      'LanguageModelComponent',
      'llm',
      'answer',
      'start',
      'Prompt Template',
    ])
      expect(nodeCapabilities({ type, config: {} }), type).toEqual([])
  })

  it('count under every name of a component', () => {
    expect(nodeCapabilities({ type: 'MCPSse', config: {} })).toEqual(['tools'])
    expect(nodeCapabilities({ type: 'SubFlow', config: {} })).toEqual(['flows'])
  })

  it('follow from what a tool or an agent is set to', () => {
    const tool = (provider_type: string, tool_name: string) =>
      nodeCapabilities({ type: 'tool', config: { provider_type, tool_name } })
    expect(tool('builtin', 'current_time')).toEqual([])
    expect(tool('builtin', 'simple_code')).toEqual(['code'])
    expect(tool('builtin', 'tavily_search')).toEqual(['network'])
    expect(tool('mcp', 'current_time')).toEqual(['tools'])
    const tools = {
      type: 'constant',
      value: [
        { enabled: true, type: 'workflow', tool_name: 'Inner' },
        { enabled: true, type: 'builtin', tool_name: 'run_code' },
        { enabled: false, type: 'mcp', tool_name: 'off' },
      ],
    }
    const agent = { type: 'agent', config: { agent_parameters: { tools } } }
    expect(nodeCapabilities(agent)).toEqual(['flows', 'code'])
    expect(calledFlows(agent)).toEqual(['Inner'])
  })
})
