import Elk from 'elkjs/lib/elk.bundled.js'
import { expect, it } from 'vitest'
import { nodeSize } from './geometry'
import { newEdge } from './new-edge'
import { sampleNode, samplePort, sampleView } from './testing-views'
import { tidy } from './tidy'

it('lines nodes up from left to right without overlaps and keeps the corner', async () => {
  const input = sampleView(sampleNode('ChatInput', 'in'))
  const models = ['a', 'b', 'c'].map((id) => sampleView(sampleNode('LanguageModelComponent', id)))
  const edges = models.map((model) => newEdge(samplePort(input, 'message'), samplePort(model, 'input_value')))
  const start = new Map([...models, input].map(({ id }) => [id, { x: 70, y: 30 }]))
  const places = await tidy([...models, input], edges, start, new Elk())
  const boxes = [input, ...models].map((view) => ({
    ...nodeSize(view),
    ...(places.get(view.id) ?? { x: NaN, y: NaN }),
  }))
  expect(Math.min(...boxes.map(({ x }) => x))).toBe(70)
  expect(Math.min(...boxes.map(({ y }) => y))).toBe(30)
  const [first, ...rest] = boxes
  for (const box of rest) expect(box.x).toBeGreaterThan((first?.x ?? NaN) + (first?.width ?? NaN))
  const byHeight = rest.sort((one, other) => one.y - other.y)
  byHeight.slice(1).forEach((box, index) => {
    const above = byHeight[index]
    expect(box.y).toBeGreaterThanOrEqual((above?.y ?? NaN) + (above?.height ?? NaN))
  })
})
