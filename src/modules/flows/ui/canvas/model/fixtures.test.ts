import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findDefinition } from '@/components/definitions'
import { ElementCache } from '../view/element-cache'
import { moveNodes } from './edits'
import { at, isRecordList } from './record'
import { readStoredFlow, writeStoredFlow } from './stored-flow'

const folder = new URL('../../../../../../../shared/fixtures/langflow/', import.meta.url)
const here = existsSync(folder)

describe.skipIf(!here)('exported flows (read from ../shared/fixtures when it is there)', () => {
  const files = here ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []

  it.each(files)('%s is shown whole and kept as it is', (file) => {
    const json: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    const flows = at(json, 'flows')
    for (const one of isRecordList(flows) ? flows : [json]) {
      const data = at(one, 'data')
      const flow = readStoredFlow(data)
      if (flow.unreadable.edges.length === 0) expect(writeStoredFlow(flow)).toMatchObject(Object(data))
      const cache = new ElementCache()
      const nodes = cache.nodes(flow, findDefinition, new Set())
      const edges = cache.edges(flow, new Set())
      expect(nodes).toHaveLength(flow.nodes.length)
      for (const edge of edges) {
        const ends = [
          nodes.find(({ id }) => id === edge.source)?.handles?.some(({ id }) => id === edge.sourceHandle),
          nodes.find(({ id }) => id === edge.target)?.handles?.some(({ id }) => id === edge.targetHandle),
        ]
        expect(ends, `${edge.id} ends at ports that are shown`).toEqual([true, true])
      }
      const [first] = flow.nodes
      if (!first) continue
      const moved = moveNodes(flow, new Map([[first.id, { x: -1, y: -2 }]]))
      const again = cache.nodes(moved, findDefinition, new Set())
      expect(again.slice(1).every((node, index) => node === nodes[index + 1])).toBe(true)
      expect(cache.edges(moved, new Set()).every((edge, index) => edge === edges[index])).toBe(true)
    }
  })
})
