import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { fillAnswer, fillText } from './fill-text'

const values: Record<string, Value> = {
  'a.text': 'words',
  'a.list': ['x', 1, true],
  'a.object': { k: [1, 'v'] },
  'a.none': null,
  'a.empty': [],
  'a.number': 1.5,
  'sys.query': 'question',
}
const reader = { read: (selector: readonly string[]) => values[selector.join('.')] }

describe('placeholders', () => {
  it('are filled in as models and services get them', () => {
    expect(fillText('{{#a.text#}}|{{#a.list#}}|{{#a.object#}}|{{#a.none#}}|{{#a.empty#}}|{{#a.number#}}', reader)).toBe(
      'words|[\'x\', 1, True]|{"k": [1, "v"]}|||1.5',
    )
  })

  it('are filled in as people read them', () => {
    expect(fillAnswer('{{#a.list#}}', reader)).toBe('- x\n- 1\n- True')
    expect(fillAnswer('{{#a.object#}}', reader)).toBe('{\n  "k": [\n    1,\n    "v"\n  ]\n}')
  })

  it('name the run’s own values under the start node too, and stay nothing when nothing is there', () => {
    expect(fillText('{{#sys.query#}} {{#start.sys.query#}} {{#gone.text#}}.', reader)).toBe('question question .')
  })

  it('inside values are not filled in again', () => {
    const tricky = { read: () => '{{#sys.query#}}' }
    expect(fillText('{{#a.text#}}', tricky)).toBe('{{#sys.query#}}')
  })

  it('leave other braces alone', () => {
    expect(fillText('{{ jinja }} {#comment#} {{#}} {{##}}', reader)).toBe('{{ jinja }} {#comment#} {{#}} {{##}}')
  })
})
