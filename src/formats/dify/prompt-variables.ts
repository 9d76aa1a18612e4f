import { isRecord } from '@/lib/is-record'
import { listAt, textAt } from './dify-parts'

/** A prompt of an app without a graph, with its `{{name}}` as selectors of the start node's variables. */
export function withSelectors(prompt: string, config: Record<string, unknown>, query: string): string {
  const names = new Set(
    listAt(config, 'user_input_form').flatMap((item) =>
      isRecord(item) ? Object.values(item).flatMap((field) => textAt(field, 'variable') ?? []) : [],
    ),
  )
  return prompt
    .replace(/\{\{([^{}#\s]{1,200})\}\}/g, (whole, name: string) => (names.has(name) ? `{{#start.${name}#}}` : whole))
    .replaceAll('{{#query#}}', query)
}
