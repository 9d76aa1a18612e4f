import { expect, it } from 'vitest'
import { definitions } from '@/components/definitions'
import { fittingDefinitions, fittingPort, searchDefinitions } from './search-definitions'
import { sampleNode, samplePort, sampleView } from './testing-views'

const names = (search: string) => searchDefinitions(definitions, search).map(({ type }) => type)

it('finds by name before description, by every word, by older names', () => {
  expect(names('')).toEqual(definitions.filter((item) => !item.hidden).map((item) => item.type))
  expect(names('chat')[0]).toMatch(/^Chat/)
  expect(names('CHAT out')).toEqual(['ChatOutput'])
  expect(names('PromptTemplate')).toContain('Prompt')
  expect(names('no such thing')).toEqual([])
})

it('offers only what the pulled wire fits', () => {
  const model = sampleView(sampleNode('LanguageModelComponent', 'm'))
  const { port } = samplePort(model, 'model_output')
  const fitting = fittingDefinitions(definitions, port, 'output')
  expect(fitting.length).toBeGreaterThan(0)
  for (const definition of fitting) {
    const field = definition.fields.find(({ name }) => name === fittingPort(definition, port, 'output'))
    expect(field?.input_types).toContain('LanguageModel')
  }
  expect(fitting.map(({ type }) => type)).not.toContain('ChatInput')
})
