import { plainValue } from '@/engine/plain-value'
import { responseText } from '@/engine/response-text'
import { isFile } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { pythonJson, pythonRepr } from '@/lib/python-repr'
import { templateParts } from './selectors'

type Reader = { read(selector: readonly string[]): Value | undefined }

/** A template with its `{{#selectors#}}` filled in, as it goes to models, services and conditions. */
export function fillText(template: string, reader: Reader): string {
  return fill(template, reader, valueText)
}

/** A template filled in as it is shown to people: lists and objects in Markdown. */
export function fillAnswer(template: string, reader: Reader): string {
  return fill(template, reader, responseText)
}

function fill(template: string, reader: Reader, write: (value: Value | undefined) => string): string {
  if (!template.includes('{{#')) return template
  return templateParts(template)
    .map((part) => ('text' in part ? part.text : write(reader.read(part.selector))))
    .join('')
}

/** A value inside a text: an object as JSON, a list as Python writes it, nothing and empty lists as nothing. */
export function valueText(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (isFile(value)) return value.name
  const plain = plainValue(value)
  if (typeof plain === 'string') return plain
  if (Array.isArray(plain)) return plain.length === 0 ? '' : pythonRepr(plain)
  return typeof plain === 'object' && plain !== null ? pythonJson(plain) : pythonRepr(plain)
}
