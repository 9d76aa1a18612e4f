import { builtInTool } from '@/components/dify/tool/built-in-tools'
import type { GraphNode } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import { listAt, recordAt, textAt } from './dify-parts'

export interface Differences {
  /** Why the node cannot run at all. */
  missing?: string
  differences: string[]
}

/** What a node asks for that its component's fields do not tell: plugins, and things of the installation it came from. */
export function knownDifferences(node: GraphNode): Differences {
  const look = LOOKS[node.type]
  return look ? look(node.config) : { differences: [] }
}

type Look = (config: Record<string, unknown>) => Differences

const LOOKS: Record<string, Look> = {
  tool: (config) => {
    if (isServed(config.provider_type)) return { differences: [] }
    if (builtInTool(textAt(config, 'tool_name') ?? '')) return { differences: [ownTool(toolName(config))] }
    return { missing: `The tool ${toolName(config)} belongs to a plugin of Dify that is not here.`, differences: [] }
  },
  agent: (config) => {
    const differences: string[] = []
    const strategy = textAt(config, 'agent_strategy_name') ?? ''
    if (!STRATEGIES.has(strategy.toLowerCase().replaceAll(/[^a-z]/g, ''))) {
      const from = textAt(config, 'agent_strategy_provider_name')
      const whose = `Its strategy "${strategy}"${from ? ` of ${from}` : ''}`
      differences.push(`${whose} is not here: it works by function calling.`)
    }
    const tools = listAt(recordAt(recordAt(config, 'agent_parameters'), 'tools'), 'value').filter(
      (tool) => isRecord(tool) && tool.enabled !== false && !isServed(tool.type ?? tool.provider_type),
    )
    const [own, foreign] = [true, false].map((here) =>
      tools.filter((tool) => (builtInTool(textAt(tool, 'tool_name') ?? '') !== undefined) === here).map(toolName),
    )
    if (own?.length) differences.push(ownTool(own.slice(0, 5).join(', ')))
    if (foreign?.length)
      differences.push(`It goes without tools of plugins that are not here: ${foreign.slice(0, 5).join(', ')}.`)
    return { differences }
  },
  'knowledge-retrieval': (config) => {
    const differences: string[] = []
    if (listAt(config, 'dataset_ids').length > 0)
      differences.push('Its knowledge bases are those of the installation it came from: choose yours.')
    if (recordAt(config, 'multiple_retrieval_config').reranking_enable === true)
      differences.push('Results are not ranked again by a model.')
    return { differences }
  },
  code: (config) =>
    listAt(config, 'dependencies').length > 0
      ? {
          differences: [
            'Packages are not installed for it: code has the standard library and what the operator put in.',
          ],
        }
      : { differences: [] },
  'http-request': (config) =>
    config.ssl_verify === false ? { differences: ['Certificates are always checked.'] } : { differences: [] },
  'human-input': (config) => {
    const ways = listAt(config, 'delivery_methods').filter((way) => isRecord(way) && way.enabled !== false)
    const others = [...new Set(ways.map((way) => textAt(way, 'type') ?? '').filter((type) => type !== 'webapp'))]
    return others.length > 0
      ? { differences: [`The form is not sent by ${others.join(', ')}: it waits in the console.`] }
      : { differences: [] }
  },
}

/** Letters of the names of the strategies that there are. */
const STRATEGIES = new Set(['functioncalling', 'functioncall', 'react', 'cot'])

/** Tool servers and other flows are here; of plugins only those tools that the product has itself. */
const isServed = (provider_type: unknown) => provider_type === 'mcp' || provider_type === 'workflow'

const ownTool = (names: string) => `In place of ${names} of Dify’s plugins the product’s own tool for the same is used.`

const toolName = (tool: unknown): string => {
  const provider = textAt(tool, 'provider_name') ?? textAt(tool, 'provider_id')
  const name = textAt(tool, 'tool_name') ?? 'without a name'
  return `"${provider ? `${provider}/` : ''}${name}"`
}
