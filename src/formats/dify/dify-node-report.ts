import { findDefinition } from '@/components/definitions'
import type { ComponentDefinition } from '@/engine/component'
import { fieldsOf } from '@/engine/fields-of'
import type { GraphNode } from '@/engine/graph'
import type { NodeReport } from '../langflow/node-report'
import { isHarmless } from './harmless-settings'
import { knownDifferences } from './known-differences'

/** What becomes of one node of a Dify flow. What its component cannot do follows from the component's own fields. */
export function difyNodeReport(node: GraphNode): NodeReport {
  const at = { node_id: node.id, name: node.name, component: node.type }
  const definition = findDefinition(node.type)
  if (!definition) {
    const reason = `Nodes of the kind "${node.type}" are not available here. The node is kept as it is; a run that reaches it fails.`
    return { ...at, support: 'kept', reason }
  }
  if (definition.inert) return { ...at, support: 'runs' }
  const { missing, differences } = knownDifferences(node)
  if (missing)
    return { ...at, support: 'kept', reason: `${missing} The node is kept as it is; a run that reaches it fails.` }
  const reasons = [...differences, ...unusedSettings(node, definition)]
  return reasons.length === 0
    ? { ...at, support: 'runs' }
    : { ...at, support: 'runs_with_differences', reason: reasons.join(' ') }
}

function unusedSettings(node: GraphNode, definition: ComponentDefinition): string[] {
  const known = new Set(fieldsOf(definition, node.config).flatMap((field) => [field.name, ...(field.aliases ?? [])]))
  const unused = Object.entries(node.config)
    .filter(([name, value]) => !known.has(name) && !isHarmless(node, name, value))
    .map(([name]) => name)
  if (unused.length === 0) return []
  const more = unused.length > 5 ? ` and ${unused.length - 5} more` : ''
  return [`These settings are not used: ${unused.slice(0, 5).join(', ')}${more}.`]
}
