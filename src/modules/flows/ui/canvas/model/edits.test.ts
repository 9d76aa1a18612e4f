import { describe, expect, it } from 'vitest'
import { findDefinition } from '@/components/definitions'
import { edgePorts } from './edge-ports'
import { addElements, connect, moveNodes, removeElements, renameNode, setNoteColor, setNoteText } from './edits'
import { newEdge } from './new-edge'
import { at } from './record'
import { setField } from './set-field'
import { readStoredFlow, type StoredFlow, writeStoredFlow } from './stored-flow'
import { nodeName, noteColor, noteText, readConfig } from './stored-node'
import { sampleNode, samplePort, sampleView } from './testing-views'

const input = sampleNode('ChatInput', 'in')
const prompt = sampleNode('Prompt', 'prompt')
const model = sampleNode('LanguageModelComponent', 'model')
const wire = newEdge(samplePort(sampleView(input), 'message'), samplePort(sampleView(model), 'input_value'))
const empty = readStoredFlow({ nodes: [], edges: [], viewport: { x: 1, y: 2, zoom: 1 }, extra: [1] })
const flow: StoredFlow = connect(addElements(empty, [input, prompt, model], []), wire, true)

describe('edits', () => {
  it('keep what they do not touch, down to the object', () => {
    const moved = moveNodes(flow, new Map([['in', { x: 9, y: 8 }]]))
    expect(moved.nodes[1]).toBe(flow.nodes[1])
    expect(moved.edges).toBe(flow.edges)
    expect(at(moved.nodes[0], 'position')).toEqual({ x: 9, y: 8 })
    expect(at(moved.nodes[0], 'data')).toBe(input.data)
    expect(writeStoredFlow(moved)).toMatchObject({ viewport: { x: 1, y: 2, zoom: 1 }, extra: [1] })
  })

  it('give the same flow back when nothing changes', () => {
    expect(moveNodes(flow, new Map([['in', { x: 0, y: 0 }]]))).toBe(flow)
    expect(removeElements(flow, new Set(['nobody']), new Set())).toBe(flow)
    expect(addElements(flow, [], [])).toBe(flow)
  })

  it('take wires away with their node', () => {
    const removed = removeElements(flow, new Set(['in']), new Set())
    expect(removed.nodes.map(({ id }) => id)).toEqual(['prompt', 'model'])
    expect(removed.edges).toEqual([])
  })

  it('let a single-valued field keep only its newest wire', () => {
    const other = newEdge(samplePort(sampleView(prompt), 'prompt'), samplePort(sampleView(model), 'input_value'))
    const replaced = connect(flow, other, true)
    expect(replaced.edges).toEqual([other])
    expect(connect(flow, other, false).edges).toHaveLength(2)
    expect(edgePorts(other)).toEqual({ source_port: 'prompt', target_port: 'input_value' })
  })

  it('rename a node, write and colour a note', () => {
    const renamed = renameNode(flow, 'in', 'Question')
    expect(nodeName(renamed.nodes[0] ?? input)).toBe('Question')
    const note = readStoredFlow({ nodes: [sampleNode('note', 'n')], edges: [] })
    const written = setNoteColor(setNoteText(note, 'n', '# Hi'), 'n', 'rose')
    const [first] = written.nodes
    if (!first) throw new Error('The note is gone.')
    expect([noteText(first), noteColor(first)]).toEqual(['# Hi', 'rose'])
  })
})

describe('setField', () => {
  const definition = findDefinition('Prompt')
  const field = definition?.fields.find(({ name }) => name === 'template')
  if (!definition || !field) throw new Error('The prompt component has no template.')
  const set = (before: StoredFlow, value: string) =>
    setField(before, 'prompt', definition, field, { value, isVariable: false })
  const config = (state: StoredFlow) => readConfig(state.nodes[1] ?? prompt)

  it('brings the fields into being that the value names, and takes them away again', () => {
    const named = set(flow, 'Tell {name} about {topic}.')
    expect(Object.keys(config(named))).toEqual(expect.arrayContaining(['template', 'name', 'topic']))
    expect(Object.keys(config(set(named, 'Tell {name}.')))).not.toContain('topic')
  })

  it('keeps foreign keys of the node and of the field', () => {
    const data = { ...prompt, note_to_self: 1, data: { ...Object(prompt.data), mine: true } }
    const before = readStoredFlow({ nodes: [input, data, model], edges: [] })
    const after = set(before, 'x').nodes[1]
    expect(after).toMatchObject({ note_to_self: 1, data: { mine: true } })
  })

  it('changes nothing when the value is the same', () => {
    const once = set(flow, 'x')
    expect(set(once, 'x')).toBe(once)
  })
})
