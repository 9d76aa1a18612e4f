import { describe, expect, it } from 'vitest'
import { checkConnection, fittingPorts, portKey } from './connection'
import { newEdge } from './new-edge'
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
