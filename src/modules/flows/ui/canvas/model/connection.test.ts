import { describe, expect, it } from 'vitest'
import { checkConnection, fittingPorts, portKey } from './connection'
import { newEdge } from './new-edge'
import type { PortView } from './node-view'
import { sampleNode, samplePort, sampleView } from './testing-views'

const input = sampleView(sampleNode('ChatInput', 'in'))
const model = sampleView(sampleNode('LanguageModelComponent', 'model'))
const other = sampleView(sampleNode('LanguageModelComponent', 'other'))
const combine = sampleView(sampleNode('CombineText', 'combine'))
const message = samplePort(input, 'message')
const question = samplePort(model, 'input_value')
const answer = samplePort(model, 'text_output')

describe('checkConnection', () => {
  it('takes what fits', () => {
    expect(checkConnection(message, question, [])).toEqual({ ok: true })
  })

  it('says which types do not fit', () => {
    const check = checkConnection(samplePort(model, 'model_output'), samplePort(other, 'input_value'), [])
    expect(check).toEqual({ ok: false, reason: expect.stringMatching(/gives LanguageModel.*takes Message/) })
  })

  it('refuses a node to itself, a wire twice and a circle', () => {
    expect(checkConnection(answer, question, [])).toMatchObject({ ok: false, reason: /itself/ })
    const first = newEdge(message, question)
    expect(checkConnection(message, question, [first])).toMatchObject({ ok: false, reason: /already/ })
    const back = [newEdge(answer, samplePort(combine, 'text1')), first]
    expect(checkConnection(samplePort(combine, 'combined_text'), question, back)).toMatchObject({
      ok: false,
      reason: /circle/,
    })
  })
})

describe('loops', () => {
  const loop = sampleView(sampleNode('LoopComponent', 'loop'))
  const parse = sampleView(sampleNode('ParserComponent', 'parse'))
  const back = sampleView(sampleNode('MessagetoData', 'back'))
  const [item, again] = [
    { node: loop, port: port(loop.outputs, 'item') },
    { node: loop, port: port(loop.inputs, 'item') },
  ]
  const body = [
    newEdge(item, samplePort(parse, 'input_data')),
    newEdge(samplePort(parse, 'parsed_text'), samplePort(back, 'message')),
  ]
  const closed = [...body, newEdge(samplePort(back, 'data'), again)]

  it('are closed by a wire back into their item, and no other circle is', () => {
    expect(checkConnection(samplePort(back, 'data'), again, body)).toEqual({ ok: true })
    const forward = { node: loop, port: port(loop.inputs, 'data') }
    expect(checkConnection(samplePort(back, 'data'), forward, body)).toMatchObject({ ok: false, reason: /circle/ })
    expect(fittingPorts(samplePort(back, 'data'), 'output', [loop], body)).toEqual(new Set([portKey('loop', 'item')]))
  })

  it('are closed by a wire that names their output, as Langflow writes it', () => {
    expect(newEdge(samplePort(back, 'data'), again)).toMatchObject({
      target: 'loop',
      data: { targetHandle: { dataType: 'LoopComponent', id: 'loop', name: 'item' } },
    })
  })

  it('do not stand in the way of other wires once closed', () => {
    expect(checkConnection(samplePort(parse, 'parsed_text'), samplePort(combine, 'text1'), closed)).toEqual({
      ok: true,
    })
    expect(checkConnection(item, samplePort(combine, 'text1'), closed)).toEqual({ ok: true })
  })
})

function port(ports: readonly PortView[], name: string): PortView {
  const found = ports.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no port ${name}`)
  return found
}

describe('fittingPorts', () => {
  it('agrees with checkConnection on every port', () => {
    const views = [input, model, other, combine]
    const edges = [newEdge(message, question), newEdge(answer, samplePort(combine, 'text1'))]
    for (const from of views.flatMap((node) => node.outputs.map((port) => ({ node, port })))) {
      const fits = fittingPorts(from, 'output', views, edges)
      for (const to of views.flatMap((node) => node.inputs.map((port) => ({ node, port })))) {
        expect(fits.has(portKey(to.node.id, to.port.name))).toBe(checkConnection(from, to, edges).ok)
      }
    }
    for (const to of views.flatMap((node) => node.inputs.map((port) => ({ node, port })))) {
      const fits = fittingPorts(to, 'input', views, edges)
      for (const from of views.flatMap((node) => node.outputs.map((port) => ({ node, port })))) {
        expect(fits.has(portKey(from.node.id, from.port.name))).toBe(checkConnection(from, to, edges).ok)
      }
    }
  })
})
