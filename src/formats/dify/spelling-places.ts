import { isRecord } from '@/lib/is-record'
import { idOf } from './dify-node'
import { listAt, recordAt } from './dify-parts'
import type { PlainYaml, YamlPath } from './yaml-to-plain'

const GRAPH = ['workflow', 'graph']

/**
 * Spellings by place. Nodes and edges are named by id, so that they are found again when others were added or removed:
 * `["nodes","17","data","timeout"]`; everything else by its path in the file.
 */
export function placesOf(document: unknown, spellings: PlainYaml['spellings']): Record<string, string> {
  const graph = recordAt(recordAt(document, 'workflow'), 'graph')
  return Object.fromEntries(
    spellings.flatMap(({ path, text }) => {
      const list = path[2]
      const inGraph = path[0] === GRAPH[0] && path[1] === GRAPH[1] && (list === 'nodes' || list === 'edges')
      if (!inGraph) return [[JSON.stringify(['file', ...path]), text]]
      const item = listAt(graph, String(list))[Number(path[3])]
      const id = isRecord(item) ? idOf(item.id) : undefined
      return id === undefined ? [] : [[JSON.stringify([list, id, ...path.slice(4)]), text]]
    }),
  )
}

/** Where those places are in a document that is about to be written. */
export function spellingsAt(document: unknown, places: unknown): PlainYaml['spellings'] {
  if (!isRecord(places)) return []
  const graph = recordAt(recordAt(document, 'workflow'), 'graph')
  const at = new Map(
    ['nodes', 'edges'].flatMap((list) =>
      listAt(graph, list).map((item, index) => [
        JSON.stringify([list, isRecord(item) ? idOf(item.id) : undefined]),
        index,
      ]),
    ),
  )
  return Object.entries(places).flatMap(([place, text]) => {
    const [list, id, ...rest] = pathOf(place)
    if (typeof text !== 'string' || list === undefined || id === undefined) return []
    if (list === 'file') return [{ path: [id, ...rest], text }]
    const index = at.get(JSON.stringify([list, id]))
    return typeof index === 'number' ? [{ path: [...GRAPH, list, index, ...rest], text }] : []
  })
}

function pathOf(place: string): YamlPath {
  try {
    const parts: unknown = JSON.parse(place)
    return Array.isArray(parts) ? parts.filter((part) => typeof part === 'string' || typeof part === 'number') : []
  } catch {
    return []
  }
}
