import { isRecord } from '@/lib/is-record'
import { originOf } from '@/lib/origin-of'

/** Names of settings that decide where a node sends what it has. */
const ADDRESS =
  /(^|_)(urls?|uri|api_base|api_type|endpoint|server|servers|host|hostname|domain|address|region|provider\w*|agent_llm|curl\w*|proxy|mcp_server)($|_)/i
/** What describes a field rather than sets it. */
const ABOUT = new Set([
  'options',
  'options_metadata',
  'table_schema',
  'input_types',
  'outputs',
  'metadata',
  'output_schema',
])
const REFERENCE = /\{\{#\s*([^.#{}\s]+)[^{}]*?#\}\}/g

/** Where a node, as it stands in the graph, sends a secret that it holds; empty for a secret of the flow itself. */
export type Destinations = (node: unknown, secret: string) => string

/**
 * Where nodes send their secrets, as texts that change when it may be somewhere else: what kind of node it is, the origins
 * of its addresses, and for an address that comes from other nodes or variables, all that those are set to. Paths are no
 * part of it. A group and what is inside count as one node. An address may be a secret itself, as older exports mark them:
 * `reveal` opens one, given where its own node sends it.
 */
export function destinations(data: unknown, reveal: (address: string, place: string) => string): Destinations {
  const graph = isRecord(data) ? data : {}
  const nodes = new Map(listOf(graph.nodes).map((node) => [String(node.id), node]))
  const wires = listOf(graph.edges)
  const found = new Map<unknown, { place: string; hidden: string[] }>()
  // Asked of nodes that hold secrets alone: most do not.
  const placeOf = (node: unknown) => {
    const known = found.get(node)
    if (known) return known
    if (!isRecord(node)) return { place: '', hidden: [] }
    const id = String(node.id)
    const about = isRecord(node.data) ? node.data : node
    const addresses = addressesIn(about)
    const sources = [
      ...wires
        .filter((wire) => wire.target === id && ADDRESS.test(targetField(wire)))
        .map((wire) => String(wire.source)),
      ...addresses.flatMap(([, value]) => references(value)),
    ]
    const settings = addresses.map(([name, value]) => `${name}=${originOf(value)}`)
    const from = sources.length > 0 ? upstream(sources, nodes, wires, graph) : []
    const place = [`type=${String(about.type || id)}`, ...settings.sort(), ...from].join('\n')
    const made = { place, hidden: hiddenAddresses(about) }
    found.set(node, made)
    return made
  }
  return (node, secret) => {
    const { place, hidden } = placeOf(node)
    if (hidden.includes(secret)) return place
    return [place, ...hidden.map((address) => `hidden=${originOf(reveal(address, place))}`).sort()].join('\n')
  }
}

/** Addresses of a node that are kept as secrets themselves. */
function hiddenAddresses(node: unknown): string[] {
  const found: string[] = []
  const open: unknown[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...next)
    else if (isRecord(next))
      for (const [name, item] of Object.entries(next)) {
        if (isRecord(item) && isSecret(item) && ADDRESS.test(name) && typeof item.value === 'string')
          found.push(item.value)
        else if (typeof item === 'object' && item !== null) open.push(item)
      }
  }
  return found.filter((address) => address !== '')
}

const isSecret = (field: Record<string, unknown>) =>
  field.password === true || field._input_type === 'SecretStrInput' || field.value_type === 'secret'

/** Addresses among the settings of one node, by name; those that are secrets are left out. */
export function addressesIn(settings: unknown): [string, string][] {
  const found: [string, string][] = []
  const open: { name: string; value: unknown }[] = [{ name: '', value: settings }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { name, value } = next
    if (typeof value === 'string') {
      if (value.trim() !== '' && ADDRESS.test(name)) found.push([name, value])
    } else if (Array.isArray(value)) {
      for (const item of value) open.push({ name, value: item })
    } else if (isRecord(value)) {
      // Each sealing of one is another text.
      if (isSecret(value)) continue
      // A row of a table, or a field with its words around it.
      const own = typeof value.key === 'string' ? value.key : name
      for (const [key, item] of Object.entries(value)) {
        if (!ABOUT.has(key)) open.push({ name: key === 'value' ? own : key, value: item })
      }
    }
  }
  return found
}

/** What decides over values that come from these nodes: their settings and those of all before them, in a fixed order. */
function upstream(
  first: readonly string[],
  nodes: ReadonlyMap<string, Record<string, unknown>>,
  wires: readonly Record<string, unknown>[],
  graph: Record<string, unknown>,
): string[] {
  const seen = new Set<string>()
  const open = [...first]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const wire of wires) if (wire.target === id) open.push(String(wire.source))
    open.push(...references(JSON.stringify(nodes.get(id)?.data ?? '')))
  }
  return [...seen].sort().map((id) => {
    // `env`, `conversation` and the like are variables of the flow itself.
    const settings = nodes.has(id) ? settingsOf(nodes.get(id)?.data) : settingsOf(graph.dify)
    return `from ${id}=${settings}`
  })
}

/** Settings as a text; secrets are left out, as each sealing of one is another text. */
function settingsOf(data: unknown): string {
  const found: string[] = []
  const open: { path: string; value: unknown }[] = [{ path: '', value: data }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value } = next
    if (Array.isArray(value))
      for (const [at, item] of value.entries()) open.push({ path: `${path}.${at}`, value: item })
    else if (isRecord(value)) {
      if (isSecret(value)) continue
      for (const [key, item] of Object.entries(value))
        if (!ABOUT.has(key) && !LOOKS.has(key)) open.push({ path: `${path}.${key}`, value: item })
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      found.push(`${path}=${value}`)
    }
  }
  return JSON.stringify(found.sort())
}

const LOOKS = new Set([
  'selected',
  'dragging',
  'measured',
  'position',
  'positionAbsolute',
  'width',
  'height',
  'showNode',
])

const references = (text: string): string[] => [...text.matchAll(REFERENCE)].flatMap(([, id]) => (id ? [id] : []))

/** The field at which a wire ends, as its handle says. */
function targetField(wire: Record<string, unknown>): string {
  const data = isRecord(wire.data) ? wire.data : {}
  const handle = data.targetHandle ?? wire.targetHandle
  if (isRecord(handle)) return String(handle.fieldName ?? '')
  const text = String(handle ?? '')
  return /fieldName[^A-Za-z0-9_]+(\w+)/.exec(text)?.[1] ?? text
}

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : [])
