import { findDefinition } from '@/components/definitions'
import { findModelProvider } from '@/components/language-model/providers'
import { AppError } from '@/contract/errors'
import type { Graph, GraphNode } from '@/engine/graph'
import { addressesIn } from '@/formats/secret-destination'
import { isRecord } from '@/lib/is-record'
import { originOf } from '@/lib/origin-of'

/**
 * Who may run a flow must not learn its keys: a tweak that sends a node to another server is refused with 400 while the key
 * that would go along is one that the caller did not bring, be it typed into the node, a variable, or the provider's own.
 */
export function assertAddressesStay(before: Graph, after: Graph): void {
  const known = new Map(before.nodes.map((node) => [node.id, node]))
  for (const node of after.nodes) {
    const old = known.get(node.id)
    if (!old || old === node || places(old) === places(node) || !keepsKey(old, node)) continue
    throw new AppError(
      'bad_request',
      `A tweak sends "${node.name}" to another address, and its stored key would go along`,
      {
        hint: 'Send the key for that address in the same tweak, or have the address changed in the flow.',
      },
    )
  }
}

/** A provider by its name is reached where it is reached for everybody: only addresses count. */
const places = ({ config }: GraphNode) =>
  addressesIn(config)
    .filter(([name]) => !/provider|agent_llm/i.test(name))
    .map(([name, value]) => `${name}=${originOf(value)}`)
    .sort()
    .join('\n')

function keepsKey(old: GraphNode, node: GraphNode): boolean {
  const definition = findDefinition(node.type)
  const names = (definition?.fields ?? [])
    .filter((field) => field.type === 'secret')
    .flatMap((field) => [field.name, ...(field.aliases ?? [])])
  const brought = names.some(
    (name) => isText(node.config[name]) && node.config[name] !== old.config[name] && !node.variables?.includes(name),
  )
  if (brought) return false
  if (names.some((name) => isText(node.config[name]))) return true
  if (names.length > 0) {
    const provider = addressesIn(node.config).find(([name]) => /^(provider|agent_llm)$/.test(name))?.[1]
    // Without a field for it, the component is for one provider, whose key is used.
    return provider === undefined || findModelProvider(provider)?.key_variable !== undefined
  }
  const { authorization, headers } = node.config
  return (isRecord(authorization) && isRecord(authorization.config)) || holdsSomething(headers)
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const holdsSomething = (value: unknown) => isText(value) || (Array.isArray(value) ? value.length > 0 : isRecord(value))
