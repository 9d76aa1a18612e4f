import type { MessageValue, Value } from '@/engine'
import { plainValue } from '@/engine/plain-value'
import { textOf } from '@/engine/text-of'
import { isData, isMessage, isTable } from '@/engine/value-guards'

/** What the wire form of a message knows besides the message. */
export interface WireScope {
  flow_id: string
  session_id: string
  tenant_id: string
  /** ISO 8601. */
  timestamp: string
}

/** The display properties that clients of the studio document expect, filled in where a message has none. */
export function messageProperties(properties: unknown) {
  const given = typeof properties === 'object' && properties !== null ? properties : {}
  return {
    text_color: '',
    background_color: '',
    edited: false,
    source: { id: null, display_name: null, source: null },
    icon: '',
    allow_markdown: true,
    positive_feedback: null,
    state: 'complete' as const,
    targets: [],
    ...given,
  }
}

/** A message as events and results carry it: the fields of the document's message. */
export function wireMessage(message: MessageValue, scope: WireScope, state: 'partial' | 'complete' = 'complete') {
  return {
    id: message.id ?? null,
    timestamp: scope.timestamp,
    sender: message.sender,
    sender_name: message.sender_name,
    session_id: message.session_id || scope.session_id,
    context_id: null,
    ip_address: null,
    flow_version: null,
    text: message.text,
    files: message.files,
    error: false,
    edit: false,
    start_time: null,
    end_time: null,
    properties: { ...messageProperties(message.properties), state },
    category: 'message',
    content_blocks: message.properties?.content_blocks ?? [],
    tenant_id: scope.tenant_id,
    flow_id: scope.flow_id,
  }
}

/** One output as `results` has it: messages with their text both at the root and under `data`, as clients read either. */
export function wireResult(value: Value, scope: WireScope): unknown {
  if (isMessage(value)) {
    const message = wireMessage(value, scope)
    return { text_key: 'text', data: message, default_value: '', ...message }
  }
  if (isData(value)) return { text_key: value.text_key ?? 'text', data: value.data, default_value: '' }
  if (isTable(value)) return value.rows
  return plainValue(value)
}

/** One output as `outputs` has it: its content and what kind of content that is. */
export function wireOutput(value: Value): { message: unknown; type: string } {
  if (isMessage(value)) return { message: value.text, type: 'text' }
  if (isData(value)) return { message: value.data, type: 'object' }
  if (isTable(value)) return { message: value.rows, type: 'array' }
  if (typeof value === 'string') return { message: value, type: 'text' }
  return { message: plainValue(value), type: Array.isArray(value) ? 'array' : 'object' }
}

/** What the console and clients show of an output at a glance. */
export function wireArtifact(value: Value) {
  if (isMessage(value))
    return {
      message: value.text,
      sender: value.sender,
      sender_name: value.sender_name,
      files: value.files.map((path) => ({ path })),
      type: 'object',
    }
  return { repr: textOf(value), raw: wireOutput(value).message, type: wireOutput(value).type }
}

/** 1.2 seconds, 340 ms: durations in words. */
export const durationText = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} seconds`
