import Elk from 'elkjs/lib/elk.bundled.js'
import { describe, expect, it } from 'vitest'
import { findDefinition } from '@/components/definitions'
import { ElementCache } from '../../view/element-cache'
import { placeFragment, readFragment, takeFragment, writeFragment } from '../clipboard'
import { checkConnection, type PortRef } from '../connection'
import { addElements, connect, moveNodes, removeElements, renameNode, setNoteText } from '../edits'
import { newEdge } from '../new-edge'
import { newNodes } from '../new-node'
import { at } from '../record'
import { readStoredFlow, type StoredFlow } from '../stored-flow'
import { noteText } from '../stored-node'
import { tidy } from '../tidy'
import { findValue } from './find-value'
import { flowVariables, setFlowVariables } from './flow-variables'
import type { Inside } from './new-dify-node'
import { putInside } from './put-inside'
import { dropWiresFrom, setSetting } from './set-setting'
import { valueSources } from './value-sources'

const empty = readStoredFlow({ nodes: [], edges: [], dify: { app: { mode: 'workflow' } } })

function definition(type: string) {
  const found = findDefinition(type)
  if (!found) throw new Error(`no component ${type}`)
  return found
}

function add(flow: StoredFlow, type: string, inside?: { id: string; type: string }): [StoredFlow, string] {
  const nodes = newNodes(definition(type), flow, { x: 30, y: 60 }, inside)
  return [addElements(flow, nodes, []), nodes[0].id]
}

function port(flow: StoredFlow, id: string, side: 'inputs' | 'outputs', name: string): PortRef {
  const cache = new ElementCache()
  cache.nodes(flow, findDefinition, new Set())
  const view = cache.view(id)
  const found = view?.kind === 'component' ? view[side].find((item) => item.name === name) : undefined
  if (view?.kind !== 'component' || !found) throw new Error(`${id} has no port ${name}`)
  return { node: view, port: found }
}

function wire(flow: StoredFlow, from: string, to: string, way = 'source', inside?: Inside): StoredFlow {
  return connect(flow, newEdge(port(flow, from, 'outputs', way), port(flow, to, 'inputs', 'target'), inside), false)
}

/** start → code → iteration (with a template inside) → end */
function sample() {
  const [one, start] = add(empty, 'start')
  const [two, code] = add(one, 'code')
  const [three, loop] = add(two, 'iteration')
  const frame = { id: loop, type: 'iteration' }
  const [four, inner] = add(three, 'template-transform', frame)
  const [five, end] = add(four, 'end')
  const wired = wire(wire(wire(wire(five, start, code), code, loop), `${loop}start`, inner, 'source', frame), loop, end)
  return { flow: wired, start, code, loop, inner, end }
}

describe('steps on the canvas', () => {
  it('are new in the form of Dify, a container with the mark of its turns', () => {
    const { flow, loop, inner } = sample()
    expect(flow.nodes.every(({ id }) => /^\d+(start)?$/.test(id))).toBe(true)
    expect(
      at(
        flow.nodes.find(({ id }) => id === loop),
        'data',
        'start_node_id',
      ),
    ).toBe(`${loop}start`)
    expect(flow.nodes.find(({ id }) => id === inner)).toMatchObject({
      parentId: loop,
      data: { isInIteration: true, iteration_id: loop, type: 'template-transform' },
    })
    expect(flow.edges.at(-1)).toMatchObject({ sourceHandle: 'source', targetHandle: 'target', type: 'custom' })
  })

  it('are joined within a frame, and by no wire that carries no value', () => {
    const { flow, inner, end, code } = sample()
    const across = checkConnection(
      port(flow, inner, 'outputs', 'source'),
      port(flow, end, 'inputs', 'target'),
      flow.edges,
    )
    expect(across).toMatchObject({ ok: false, reason: expect.stringContaining('frame') })
    const mixed = addElements(flow, newNodes(definition('ChatOutput'), flow, { x: 0, y: 0 }), [])
    const output = mixed.nodes.at(-1)?.id ?? ''
    const into = port(mixed, output, 'inputs', 'input_value')
    expect(checkConnection(port(mixed, code, 'outputs', 'source'), into, mixed.edges)).toMatchObject({ ok: false })
    const value = port(mixed, code, 'outputs', 'result')
    expect(checkConnection(value, into, mixed.edges)).toEqual({ ok: true })
    expect(newEdge(value, into).data).toMatchObject({ sourceHandle: { name: 'result' } })
  })

  it('go with their container, whose mark does not go alone', () => {
    const { flow, loop } = sample()
    expect(removeElements(flow, new Set([`${loop}start`]), new Set())).toBe(flow)
    const left = removeElements(flow, new Set([loop]), new Set())
    expect(left.nodes).toHaveLength(flow.nodes.length - 3)
    expect(left.edges).toHaveLength(1)
  })

  it('are copied with what they mention, through text as well', () => {
    const { flow, loop, inner } = sample()
    const named = setSetting(flow, loop, 'output_selector', [inner, 'output'])
    const asked = setSetting(named, inner, 'template', `{{#${loop}.item#}} and {{#elsewhere.text#}}`)
    const fragment = readFragment(writeFragment(takeFragment(asked, new Set([loop]))))
    const copy = placeFragment(fragment ?? { nodes: [], edges: [] }, new Set(flow.nodes.map(({ id }) => id)), {
      x: 5,
      y: 6,
    })
    const [frame, mark, template] = copy.nodes
    expect(frame).toMatchObject({ position: { x: 5, y: 6 }, data: { start_node_id: mark?.id } })
    expect(mark?.parentId).toBe(frame?.id)
    expect(at(frame, 'data', 'output_selector')).toEqual([template?.id, 'output'])
    expect(at(template, 'data', 'template')).toBe(`{{#${frame?.id}.item#}} and {{#elsewhere.text#}}`)
    expect(copy.edges).toMatchObject([{ source: mark?.id, target: template?.id, data: { iteration_id: frame?.id } }])
    expect(flow.nodes.some(({ id }) => id === frame?.id)).toBe(false)
  })

  it('are put into a frame unless wires lead to them', () => {
    const { flow, loop, code } = sample()
    const [more, free] = add(flow, 'llm')
    const moved = moveNodes(more, new Map([[free, { x: 130, y: 160 }]]))
    const frame = { id: loop, type: 'iteration', corner: { x: 100, y: 100 } }
    const inside = putInside(moved, frame, [free, code])
    expect(inside.nodes.find(({ id }) => id === free)).toMatchObject({ parentId: loop, position: { x: 30, y: 60 } })
    expect(inside.nodes.find(({ id }) => id === code)).not.toHaveProperty('parentId')
  })

  it('keep what an edit does not touch', () => {
    const { flow, code } = sample()
    const renamed = renameNode(flow, code, 'Reckon')
    expect(
      at(
        renamed.nodes.find(({ id }) => id === code),
        'data',
        'title',
      ),
    ).toBe('Reckon')
    expect(renamed.nodes.filter((node, index) => node !== flow.nodes[index])).toHaveLength(1)
    const off = setSetting(setSetting(flow, code, 'error_strategy', 'fail-branch'), code, 'error_strategy', undefined)
    expect(
      at(
        off.nodes.find(({ id }) => id === code),
        'data',
      ),
    ).not.toHaveProperty('error_strategy')
  })

  it('lose the wires of a way on that goes', () => {
    const [one, branch] = add(empty, 'if-else')
    const [two, end] = add(one, 'end')
    const wired = wire(wire(two, branch, end, 'true'), branch, end, 'false')
    expect(dropWiresFrom(wired, branch, 'true').edges.map(({ sourceHandle }) => sourceHandle)).toEqual(['false'])
  })

  it('write notes in the form of Dify', () => {
    const note = newNodes(definition('note'), empty, { x: 0, y: 0 })
    const flow = setNoteText(addElements(empty, note, []), note[0].id, 'One\nTwo')
    const [stored] = flow.nodes
    expect(stored?.type).toBe('custom-note')
    expect(stored && noteText(stored)).toBe('One\nTwo')
    expect(JSON.parse(String(at(stored, 'data', 'text')))).toMatchObject({ root: { type: 'root' } })
  })
})

describe('values that a step can read', () => {
  it('are those of steps before it, of the turn around it, and of the whole flow', () => {
    const { flow, code, inner, loop } = sample()
    const known = setFlowVariables(flow, 'environment', [
      { name: 'rate', value_type: 'number', value: 2, description: '', stored: undefined },
    ])
    const { before } = valueSources(known, inner, findDefinition)
    expect(before.map(({ id }) => id)).toEqual([loop, code, 'env', 'sys'])
    expect(findValue([loop, 'item'], before)).toMatchObject({ title: 'Iteration', path: 'item', known: true })
    expect(findValue([code, 'result', 'deep'], before)).toMatchObject({ path: 'result.deep', known: true })
    expect(findValue(['env', 'rate'], before)).toMatchObject({ type: 'number', known: true })
    expect(findValue([code, 'gone'], before).known).toBe(false)
    expect(flowVariables(known, 'environment')[0]?.stored).toMatchObject({ selector: ['env', 'rate'] })
    const { inside } = valueSources(known, loop, findDefinition)
    expect(findValue([inner, 'output'], inside)).toMatchObject({ title: 'Template', type: 'string', known: true })
  })
})

it('tidies what is inside a frame and makes the frame as large as that', async () => {
  const { flow, loop, inner } = sample()
  const cache = new ElementCache()
  const nodes = cache.nodes(flow, findDefinition, new Set())
  const places = await tidy(
    nodes.map((node) => node.data.view),
    flow.edges,
    new Map(nodes.map((node) => [node.id, node.position])),
    new Elk(),
  )
  const frame = places.get(loop)
  const child = places.get(inner)
  expect(child?.x).toBeGreaterThan(places.get(`${loop}start`)?.x ?? Number.NaN)
  expect((child?.x ?? Number.NaN) + 256).toBeLessThan(frame?.size?.width ?? 0)
  expect(frame?.size?.height).toBeGreaterThan(100)
})
