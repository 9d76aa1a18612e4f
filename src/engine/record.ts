import { isRecord } from '@/lib/is-record'
import type { FieldDefinition, NodeInputs } from './component'
import { plainValue } from './plain-value'
import type { SuspendRequest } from './suspension'
import { isEmbeddingModel, isModel, isTool } from './value-guards'
import type { JsonValue, Value } from './values'

/** What stands in a record where a secret was. */
export const MASK = '••••'

/** Shorter texts are not searched for: they would blot out ordinary words. */
const MIN_SECRET_LENGTH = 4

/** Makes values recordable: keys are masked, live handles left out, and any secret of this run is blotted out wherever it turns up. */
export class Recorder {
  private readonly secrets = new Set<string>()
  /** The secrets in every form in which they may be written, the longest first: one may be part of another. */
  private forms: string[] = []

  /** From now on this text never appears in a record, nor as part of an address or of JSON. */
  keepSecret(text: string): void {
    if (text.length < MIN_SECRET_LENGTH || this.secrets.has(text)) return
    this.secrets.add(text)
    this.forms = [...new Set([...this.forms, ...writtenForms(text)])].sort((a, b) => b.length - a.length)
  }

  /** What must appear in no record, for a run that goes on elsewhere. */
  kept(): string[] {
    return [...this.secrets]
  }

  text(text: string): string {
    let safe = text
    for (const secret of this.forms) if (safe.includes(secret)) safe = safe.replaceAll(secret, MASK)
    return safe
  }

  inputs(fields: readonly FieldDefinition[], inputs: NodeInputs): Record<string, JsonValue> {
    const record: Record<string, JsonValue> = {}
    for (const field of fields) {
      const value = inputs[field.name]
      if (value === undefined) continue
      if (field.type === 'secret') record[field.name] = value === '' || value === null ? '' : MASK
      else record[field.name] = typeof value === 'object' ? this.json(plainValue(value)) : this.plain(value)
    }
    return record
  }

  outputs(outputs: Record<string, Value>): Record<string, Value> {
    const record: Record<string, Value> = {}
    for (const name of Object.keys(outputs)) {
      const value = outputs[name]
      if (value !== undefined) record[name] = this.value(value)
    }
    return record
  }

  value(value: Value): Value {
    if (typeof value === 'string') return this.secrets.size === 0 ? value : this.text(value)
    if (isModel(value)) {
      const { api_key: _key, ...model } = value.model
      return { kind: 'model', model }
    }
    if (isEmbeddingModel(value)) {
      const { api_key: _key, ...model } = value.model
      return { kind: 'embedding_model', model }
    }
    if (isTool(value)) {
      const { name, description, input_schema } = value
      return { kind: 'tool_description', name, description, input_schema }
    }
    if (Array.isArray(value)) return value.map((item) => this.value(item))
    return this.secrets.size === 0 ? value : this.masked(value)
  }

  record(values: Record<string, JsonValue>): Record<string, JsonValue> {
    return this.secrets.size === 0 ? values : this.masked(values)
  }

  /** What people are asked. */
  request(request: SuspendRequest): SuspendRequest {
    return this.secrets.size === 0 ? request : this.masked(request)
  }

  json(value: JsonValue): JsonValue {
    return this.secrets.size === 0 ? value : this.masked(value)
  }

  private plain(value: string | number | boolean | null): JsonValue {
    return typeof value === 'string' ? this.text(value) : value
  }

  private masked<T>(value: T): T {
    return structuredReplace(value, (text) => this.text(text))
  }
}

/** A copy of a JSON-like value with every text passed through `change`. */
function structuredReplace<T>(value: T, change: (text: string) => string): T
function structuredReplace(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => structuredReplace(item, change))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), structuredReplace(item, change)]))
}

function writtenForms(secret: string): string[] {
  const query = new URLSearchParams([['', secret]]).toString().slice(1)
  return [secret, query, query.replaceAll('+', '%20'), JSON.stringify(secret).slice(1, -1)]
}
