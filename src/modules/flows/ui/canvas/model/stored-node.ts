import { isRecord } from '@/lib/is-record'
import { asDify, difySettings } from './dify/as-dify'
import { readNoteText } from './dify/note-text'
import { asNumber, asText, at, type StoredRecord } from './record'
import type { StoredNode } from './stored-flow'

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

const NOTE_SIZE: Size = { width: 324, height: 200 }
const COLUMNS_WITHOUT_PLACE = 5

export function isNote(node: StoredNode): boolean {
  return node.type === 'noteNode' || node.type === 'custom-note' || at(node, 'data', 'type') === 'note'
}

/** The component's name on the wire; empty when the file does not say. */
export function componentType(node: StoredNode): string {
  return asDify(node)?.type ?? asText(at(node, 'data', 'type')) ?? ''
}

/** What the author called the node. */
export function nodeName(node: StoredNode): string | undefined {
  const dify = asDify(node)
  if (dify) return asText(dify.data.title)?.trim() || undefined
  return asText(at(node, 'data', 'node', 'display_name')) || asText(at(node, 'data', 'display_name')) || undefined
}

/** Where the node stands; nodes whose file gives no place are lined up in a grid. */
export function nodePosition(node: StoredNode, index: number): Point {
  const x = asNumber(at(node, 'position', 'x'))
  const y = asNumber(at(node, 'position', 'y'))
  if (x !== undefined && y !== undefined) return { x, y }
  return { x: (index % COLUMNS_WITHOUT_PLACE) * 340, y: Math.floor(index / COLUMNS_WITHOUT_PLACE) * 260 }
}

/** The stored fields of a node by name. */
export function nodeTemplate(node: StoredNode): StoredRecord {
  const template = at(node, 'data', 'node', 'template')
  return isRecord(template) ? template : {}
}

/** The values of a node's fields by name, as its author left them. */
export function readConfig(node: StoredNode): Record<string, unknown> {
  const dify = asDify(node)
  if (dify) return difySettings(dify.data)
  const config: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(nodeTemplate(node))) {
    if (isRecord(field) && Object.hasOwn(field, 'value')) config[name] = field.value
  }
  return config
}

/** Whether the field's value is the name of a variable. */
export function isVariableName(node: StoredNode, field: string): boolean {
  return at(nodeTemplate(node), field, 'load_from_db') === true
}

export function noteText(node: StoredNode): string {
  const dify = asDify(node)
  if (dify) return readNoteText(dify.data.text)
  return asText(at(node, 'data', 'node', 'description')) ?? ''
}

export function noteColor(node: StoredNode): string {
  const dify = asDify(node)
  if (dify) return asText(dify.data.theme) ?? 'neutral'
  return asText(at(node, 'data', 'node', 'template', 'backgroundColor')) ?? 'neutral'
}

/** A note's size: as resized by hand, else as its file remembers it. */
export function noteSize(node: StoredNode): Size {
  const read = (key: 'width' | 'height') =>
    Math.round(
      asNumber(at(node, key)) ??
        asNumber(at(node, 'measured', key)) ??
        asNumber(at(node, 'style', key)) ??
        NOTE_SIZE[key],
    )
  return { width: read('width'), height: read('height') }
}
