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
    if (isHere(config.provider_type)) return { differences: [] }
    return { missing: `The tool ${toolName(config)} belongs to a plugin of Dify that is not here.`, differences: [] }
  },
  agent: (config) => {
    const strategy = textAt(config, 'agent_strategy_name') ?? ''
    if (!STRATEGIES.has(strategy.toLowerCase().replaceAll(/[^a-z]/g, ''))) {
      const from = textAt(config, 'agent_strategy_provider_name')
      const missing = `Its strategy "${strategy}"${from ? ` of ${from}` : ''} is not here; function calling and ReAct are.`
      return { missing, differences: [] }
    }
    const tools = recordAt(recordAt(config, 'agent_parameters'), 'tools')
    const foreign = listAt(tools, 'value').filter(
      (tool) => isRecord(tool) && tool.enabled !== false && !isHere(tool.type ?? tool.provider_type),
    )
    if (foreign.length === 0) return { differences: [] }
    const names = foreign.slice(0, 5).map(toolName).join(', ')
    return { differences: [`It goes without tools of plugins that are not here: ${names}.`] }
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

/** Tool servers and other flows are here; tools of plugins and of imported API descriptions are not. */
const isHere = (provider_type: unknown) => provider_type === 'mcp' || provider_type === 'workflow'

const toolName = (tool: unknown): string => {
  const provider = textAt(tool, 'provider_name') ?? textAt(tool, 'provider_id')
  const name = textAt(tool, 'tool_name') ?? 'without a name'
  return `"${provider ? `${provider}/` : ''}${name}"`
}
