import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findDefinition } from '@/components/definitions'
import { readDifyDocument } from '@/formats/dify/read-dify-document'
import { ElementCache } from '../view/element-cache'
import { placeFragment, takeFragment } from './clipboard'
import { parentOf } from './dify/containers'
import { moveNodes } from './edits'
import { at } from './record'
import { readStoredFlow, writeStoredFlow } from './stored-flow'

const folder = new URL('../../../../../../../shared/fixtures/dify/', import.meta.url)
const here = existsSync(folder)
/** Files that are no apps. */
const REFUSED = /not_an_app/

describe.skipIf(!here)('exported apps (read from ../shared/fixtures when it is there)', () => {
  const files = here ? readdirSync(folder).filter((file) => file.endsWith('.yml') && !REFUSED.test(file)) : []

  it.each(files)('%s is shown whole, kept as it is, and copied with its references', (file) => {
    const { data } = readDifyDocument(readFileSync(new URL(file, folder), 'utf8'))
    const flow = readStoredFlow(data)
    expect(writeStoredFlow(flow)).toEqual(data)
    const cache = new ElementCache()
    const nodes = cache.nodes(flow, findDefinition, new Set())
    const edges = cache.edges(flow, new Set())
    expect(nodes).toHaveLength(flow.nodes.length)
    const ids = nodes.map(({ id }) => id)
    for (const node of nodes) {
      if (node.parentId === undefined) continue
      expect(ids.indexOf(node.parentId), 'a frame comes before what is inside').toBeLessThan(ids.indexOf(node.id))
      const frame = nodes.find(({ id }) => id === node.parentId)
      expect(node.position.x + (node.width ?? 0)).toBeLessThanOrEqual(frame?.width ?? 0)
      expect(node.position.y + (node.height ?? 0)).toBeLessThanOrEqual(frame?.height ?? 0)
    }
    for (const edge of edges) {
      const ends = [
        nodes.find(({ id }) => id === edge.source)?.handles?.some(({ id }) => id === edge.sourceHandle),
        nodes.find(({ id }) => id === edge.target)?.handles?.some(({ id }) => id === edge.targetHandle),
      ]
      expect(ends, `${edge.id} ends at ports that are shown`).toEqual([true, true])
    }

    const [first] = flow.nodes
    if (!first) return
    const moved = moveNodes(flow, new Map([[first.id, { x: -1, y: -2 }]]))
    expect(moved.nodes.slice(1)).toEqual(flow.nodes.slice(1))
    const again = cache.nodes(moved, findDefinition, new Set())
    const others = nodes.filter(({ id }) => id !== first.id && id !== parentOf(first))
    expect(others.every((node) => again.includes(node))).toBe(true)

    const all = new Set(flow.nodes.map(({ id }) => id))
    const copy = placeFragment(takeFragment(flow, all), all, { x: 0, y: 0 })
    expect(copy.nodes).toHaveLength(flow.nodes.length)
    expect(copy.edges).toHaveLength(
      flow.edges.filter(({ source, target }) => all.has(source) && all.has(target)).length,
    )
    const text = JSON.stringify(copy.nodes.map((node) => node.data))
    for (const node of flow.nodes) {
      if (node.id.length < 10) continue
      expect(text, `nothing mentions ${String(at(node, 'data', 'title'))} any more`).not.toContain(`#${node.id}.`)
    }
  })
})
