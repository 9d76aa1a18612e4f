import type { Value } from '@/engine'
import { asText, at } from './record'

const MAX = 600

/** A value as text for people; structured values as indented JSON. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return value
  const kind = at(value, 'kind')
  if (kind === 'message') return asText(at(value, 'text')) ?? ''
  if (kind === 'data') return JSON.stringify(at(value, 'data'), null, 2)
  if (kind === 'table') return JSON.stringify(at(value, 'rows'), null, 2)
  if (kind === 'model') {
    return [at(value, 'model', 'provider'), at(value, 'model', 'model')].filter(Boolean).join(' · ')
  }
  return JSON.stringify(value, null, 2)
}

/** The beginning of what a node gave. */
export function previewOutputs(outputs: Readonly<Record<string, Value>>): string {
  const [first] = Object.values(outputs)
  if (first === undefined) return ''
  const text = valueText(first)
  return text.length > MAX ? `${text.slice(0, MAX)}…` : text
}
