import { pythonRepr } from '@/lib/python-repr'
import { plainValue } from './plain-value'
import { isFile } from './value-guards'
import type { Value } from './values'

/** A value as it stands in an answer: a list as lines that begin with a dash, an object as JSON, a file as a link. */
export function responseText(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((item) => `- ${inList(item)}`).join('\n')
  if (isFile(value)) return `${value.file_type === 'image' ? '!' : ''}[${value.name}](${value.ref})`
  const plain = plainValue(value)
  if (typeof plain === 'string') return plain
  return typeof plain === 'object' ? JSON.stringify(plain, null, 2) : pythonRepr(plain)
}

function inList(item: Value): string {
  const plain = plainValue(item)
  return isFile(item) || typeof plain === 'string' ? responseText(item) : pythonRepr(plain)
}
