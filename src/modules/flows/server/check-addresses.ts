import { findDefinition } from '@/components/definitions'
import type { Graph, Problem } from '@/engine/graph'
import { checkOutboundUrl } from '@/platform/http/guarded-fetch'

/** Fields that hold an address which a run will call. */
const addressFields = new Set(['base_url', 'ollama_base_url', 'url', 'url_input'])

/**
 * Addresses in a graph that a run may not reach, known without connecting. They are warnings: the run itself decides, and
 * the operator may open an address at any time.
 */
export function checkAddresses(graph: Graph): Problem[] {
  return graph.nodes.flatMap((node) =>
    Object.entries(node.config).flatMap(([field, value]): Problem[] => {
      if (!addressFields.has(field) || typeof value !== 'string' || !URL.canParse(value)) return []
      const check = checkOutboundUrl(value)
      if (check.ok || !findDefinition(node.type) || !isUsed(node.config, field)) return []
      return [
        {
          code: 'invalid_value',
          severity: 'warning',
          message: `"${node.name}" calls ${value}, which flows may not reach: ${check.reason}`,
          node_id: node.id,
          field,
        },
      ]
    }),
  )
}

/** A base URL counts only for the providers that are called by it. */
function isUsed(config: Record<string, unknown>, field: string): boolean {
  if (field === 'ollama_base_url') return String(config.provider ?? 'Ollama').toLowerCase() === 'ollama'
  return field !== 'base_url' || config.provider === undefined || config.provider !== 'Offline'
}
