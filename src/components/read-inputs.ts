import type { NodeInputs } from '@/engine/component'
import { textOf } from '@/engine/text-of'
import { isRecord } from '@/lib/is-record'

/** A field as text; the empty text when nothing is there. */
export function textInput(inputs: NodeInputs, name: string): string {
  return textOf(inputs[name])
}

/** A field as a finite number, or undefined. */
export function numberInput(inputs: NodeInputs, name: string): number | undefined {
  const text = textOf(inputs[name]).trim()
  const value = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** A switch; `otherwise` when it was never set. */
export function flagInput(inputs: NodeInputs, name: string, otherwise: boolean): boolean {
  const value = inputs[name]
  return typeof value === 'boolean' ? value : otherwise
}

/** A field as a list of texts, without empty ones. */
export function textsInput(inputs: NodeInputs, name: string): string[] {
  const value = inputs[name]
  const list = Array.isArray(value) ? value.map((item) => textOf(item)) : [textOf(value)]
  return list.filter((text) => text !== '')
}

/** A choice, also where exports keep it as a list of the chosen objects; the empty text when nothing is chosen. */
export function choiceInput(inputs: NodeInputs, name: string): string {
  const value = inputs[name]
  const first = Array.isArray(value) ? value[0] : value
  return isRecord(first) && typeof first.name === 'string' ? first.name : textOf(first)
}
