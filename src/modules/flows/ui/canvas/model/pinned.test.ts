import { describe, expect, it } from 'vitest'
import type { ComponentView, PortView } from './node-view'
import { pinnable } from './pinned'

const port = (name: string, more: Partial<PortView> = {}): PortView => ({
  name,
  label: name,
  types: ['Any'],
  multiple: true,
  wired: false,
  stray: false,
  ...more,
})
const view = (more: Partial<ComponentView> = {}): ComponentView => ({
  kind: 'component',
  family: 'value',
  shape: 'card',
  id: 'a',
  type: 'Prompt',
  title: 'A',
  description: '',
  icon: '',
  definition: undefined,
  summary: undefined,
  inputs: [],
  outputs: [port('output')],
  fields: [],
  ...more,
})
const outputs = { output: 'words' }

describe('pinnable', () => {
  it('is what a node gave', () => {
    expect(pinnable(view(), outputs)).toEqual(outputs)
    expect(pinnable(view(), undefined)).toBeUndefined()
  })

  it('is nothing that holds a model or a tool', () => {
    const model = { kind: 'model' as const, model: { provider: 'openai', model: 'm' } }
    expect(pinnable(view(), { output: model })).toBeUndefined()
    expect(pinnable(view(), { output: 'words', list: [model] })).toBeUndefined()
  })

  it('is nothing of a node that decides between ways, or that stands inside a container', () => {
    const ways = [port('yes', { control: true }), port('no', { control: true })]
    expect(pinnable(view({ family: 'flow', outputs: ways }), outputs)).toBeUndefined()
    expect(pinnable(view({ family: 'flow', outputs: ways.slice(1) }), outputs)).toEqual(outputs)
    expect(pinnable(view({ parent: 'loop' }), outputs)).toBeUndefined()
    expect(pinnable(view({ shape: 'frame' }), outputs)).toBeUndefined()
  })
})
