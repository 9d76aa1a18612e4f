import { describe, expect, it } from 'vitest'
import { canConnect } from '@/engine/can-connect'
import { coerceField } from '@/engine/coerce-field'
import { definitions, findDefinition } from './definitions'
import { registry } from './registry'

describe('the catalogue', () => {
  it('has a handler for every definition, under its type and its aliases', () => {
    for (const definition of definitions) {
      for (const name of [definition.type, ...(definition.aliases ?? [])]) {
        expect(registry(name)?.definition).toBe(definition)
        expect(findDefinition(name)).toBe(definition)
      }
    }
    expect(registry('constructor')).toBeUndefined()
  })

  it('uses each name once', () => {
    const names = definitions.flatMap((definition) => [definition.type, ...(definition.aliases ?? [])])
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(definitions.map((definition) => [definition.type, definition] as const))(
    '%s is consistent',
    (_type, definition) => {
      const names = definition.fields.flatMap((field) => [field.name, ...(field.aliases ?? [])])
      expect(new Set(names).size).toBe(names.length)
      for (const field of definition.fields) {
        expect(coerceField(field, field.default)).not.toHaveProperty('fault')
        if (field.show_when) expect(names).toContain(field.show_when.field)
        if (field.type === 'select' && field.default) expect(field.options).toContain(field.default)
      }
    },
  )

  it('connects what belongs together and nothing else', () => {
    const output = (type: string, name: string) =>
      findDefinition(type)?.outputs.find((port) => port.name === name) ?? { types: [] }
    const field = (type: string, name: string) => findDefinition(type)?.fields.find((port) => port.name === name) ?? {}
    expect(canConnect(output('ChatInput', 'message'), field('LanguageModelComponent', 'input_value'))).toBe(true)
    expect(canConnect(output('LanguageModelComponent', 'model_output'), field('ChatOutput', 'input_value'))).toBe(false)
    expect(canConnect(output('Memory', 'dataframe'), field('ParserComponent', 'input_data'))).toBe(true)
    expect(canConnect(output('ChatInput', 'message'), field('ParserComponent', 'input_data'))).toBe(false)
    expect(canConnect(output('ChatInput', 'message'), field('LanguageModelComponent', 'temperature'))).toBe(false)
  })
})
