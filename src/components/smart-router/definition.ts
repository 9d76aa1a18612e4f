import type { ComponentDefinition, OutputDefinition } from '@/engine/component'
import { isRecord } from '@/lib/is-record'

export const ELSE = 'default_result'

/** The outputs that rows of routes stand for, in order. */
export function routeOutput(index: number): string {
  return `category_${index + 1}_result`
}

export const smartRouter: ComponentDefinition = {
  type: 'SmartRouter',
  display_name: 'Smart Router',
  description: 'Has a model choose which of several ways a text goes.',
  icon: 'split',
  category: 'logic',
  fields: [
    {
      name: 'model',
      aliases: ['llm'],
      display_name: 'Language Model',
      type: 'handle',
      info: 'The model that chooses.',
      required: true,
      input_types: ['LanguageModel'],
    },
    {
      name: 'api_key',
      display_name: 'API Key',
      type: 'secret',
      info: 'For a model that is chosen here instead of connected. Empty means the key stored for its provider.',
      load_from_db: true,
      advanced: true,
    },
    {
      name: 'input_text',
      display_name: 'Input',
      type: 'multiline',
      info: 'The text that is judged.',
      required: true,
      input_types: ['Message'],
    },
    {
      name: 'routes',
      display_name: 'Routes',
      type: 'table',
      info: 'The ways: route_category, route_description, and output_value for what goes on instead of the text.',
      default: [
        { route_category: 'Positive', route_description: 'Positive feedback', output_value: '' },
        { route_category: 'Negative', route_description: 'Negative feedback', output_value: '' },
      ],
    },
    {
      name: 'message',
      display_name: 'Override Output',
      type: 'multiline',
      info: 'What goes on, whichever way is taken. Empty means the text itself, or the value of its route.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'enable_else_output',
      display_name: 'Include Else Output',
      type: 'boolean',
      info: 'A way for texts that fit no route. Without it such a text goes nowhere.',
      default: false,
    },
    {
      name: 'custom_prompt',
      display_name: 'Additional Instructions',
      type: 'multiline',
      info: '{input_text} and {routes} stand for the text and the names of the routes.',
      default: '',
      advanced: true,
    },
  ],
  outputs: [],
  dynamic_outputs: ({ routes, enable_else_output }) => [
    ...routeNames(routes ?? smartRouter.fields.find((field) => field.name === 'routes')?.default).map(
      (name, index): OutputDefinition => ({
        name: routeOutput(index),
        display_name: name,
        types: ['Message'],
        branch_group: 'route',
      }),
    ),
    ...(enable_else_output === true
      ? [{ name: ELSE, display_name: 'Else', types: ['Message' as const], branch_group: 'route' }]
      : []),
  ],
}

function routeNames(routes: unknown): string[] {
  const rows: unknown[] = Array.isArray(routes) ? routes : []
  return rows.map((row, index) =>
    isRecord(row) && typeof row.route_category === 'string' && row.route_category !== ''
      ? row.route_category
      : `Category ${index + 1}`,
  )
}
