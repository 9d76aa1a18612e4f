import { describe, expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { ScriptedTool } from '@/engine/testing/fake-services'
import { nodeContext } from '../testing/node-context'
import { runNode } from '../testing/run-node'
import { mcpToolsTools } from './handler'

const schema = {
  type: 'object',
  properties: {
    url: { type: 'string' },
    limit: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    raw: { type: 'boolean' },
  },
}
const fetchTool: ScriptedTool = {
  name: 'fetch',
  description: 'Fetches.',
  input_schema: schema,
  result: (args) => ({ got: args }),
}
const other: ScriptedTool = { name: 'a.b', description: '', input_schema: { type: 'object' }, result: ['x', { y: 1 }] }
const broken: ScriptedTool = { ...other, name: 'broken', result: new EngineError('tool_failed', 'It is broken.') }
const servers = { web: [fetchTool, other, broken], 'https://m.example/mcp': [other] }

async function run(config: Record<string, unknown>, connected = ['response']) {
  const ports = fakePorts({ tools: servers })
  return { ...(await runNode('MCPTools', config, { ports, connected })), calls: ports.tools.calls }
}

describe('calling one tool', () => {
  it('of a registered server, with arguments in the types of its schema', async () => {
    const { outputs, calls } = await run({
      server: 'web',
      tool: 'fetch',
      arguments: { url: 'https://x', limit: '5' },
      raw: 'True',
    })
    expect(calls).toEqual([{ server: 'web', name: 'fetch', args: { url: 'https://x', limit: 5, raw: true } }])
    expect(outputs.response).toEqual({ kind: 'table', rows: [{ got: { url: 'https://x', limit: 5, raw: true } }] })
  })

  it('as imports write it: the server as an object, arguments as fields, empty ones left out', async () => {
    const noise = { tool_placeholder: 'x', use_cache: true, verify_ssl: true }
    const imported = {
      mcp_server: { name: 'web', config: { command: 'npx' } },
      tool: 'fetch',
      url: 'u',
      limit: '',
      ...noise,
    }
    expect((await run(imported)).calls).toEqual([{ server: 'web', name: 'fetch', args: { url: 'u' } }])
    const address = { mcp_server: { name: 'n', config: { url: 'https://m.example/mcp' } }, tool: 'a.b' }
    const { outputs, calls } = await run(address)
    expect(calls[0]?.server).toBe('https://m.example/mcp')
    expect(outputs.response).toEqual({ kind: 'table', rows: [{ text: 'x' }, { y: 1 }] })
  })

  it('says what is missing or went wrong', async () => {
    expect((await run({ tool: 'fetch' })).error).toMatchObject({
      code: 'missing_value',
      message: '"The node" names no MCP server.',
    })
    expect((await run({ server: 'web' })).error?.message).toBe('"The node" names no tool.')
    expect((await run({}, [])).error).toBeUndefined()
    expect((await run({ server: 'web', tool: 'no' })).error?.hint).toBe('It has: fetch, a.b, broken.')
    expect((await run({ server: 'web', tool: 'broken' })).error?.message).toBe('It is broken.')
    const command = { mcp_server: { name: '', config: { command: 'npx', args: [] } }, tool: 't' }
    expect((await run(command)).error?.hint).toContain('Commands do not run here')
  })
})

describe('as tools of an agent', () => {
  it('offers what is not switched off, under names that models accept', async () => {
    const ports = fakePorts({ tools: servers })
    const context = nodeContext({ ports })
    const tools_metadata = [
      { name: 'broken', status: false },
      { name: 'fetch', status: true },
    ]
    const tools = await mcpToolsTools({ server: 'web', tools_metadata }, context)
    expect(tools.map((tool) => tool.name)).toEqual(['fetch', 'a_b'])
    expect(tools[0]).toMatchObject({ kind: 'tool', description: 'Fetches.', input_schema: schema })
    expect(await tools[1]?.call({}, context.signal)).toEqual(['x', { y: 1 }])
    expect(ports.tools.calls).toEqual([{ server: 'web', name: 'a.b', args: {} }])
  })

  it('sends the headers of the node', async () => {
    const seen: unknown[] = []
    const ports = fakePorts()
    ports.tools.list = async (server) => {
      seen.push(server)
      return []
    }
    await mcpToolsTools(
      { server: 'https://m.example/mcp', headers: [{ key: 'x-key', value: 'k' }] },
      nodeContext({ ports }),
    )
    expect(seen).toEqual([{ url: 'https://m.example/mcp', headers: { 'x-key': 'k' } }])
  })
})
