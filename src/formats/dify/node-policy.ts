import type { NodePolicy, Problem } from '@/engine/graph'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import type { DifyNode } from './dify-node'
import { listAt, recordAt, textAt } from './dify-parts'

/** Attempts and milliseconds between them that a node may ask for. */
const MAX_RETRIES = 10
const MAX_INTERVAL = 60_000

/** What happens when a Dify node fails, from its `error_strategy`, `default_value` and `retry_config`. */
export function nodePolicy(node: DifyNode): { policy?: NodePolicy; problems: Problem[] } {
  const problems: Problem[] = []
  const on_error = errorStrategy(node, problems)
  const retry = retryOf(node, problems)
  if (on_error.kind === 'fail' && !retry) return { problems }
  return { policy: { on_error, ...(retry ? { retry } : {}) }, problems }
}

function errorStrategy(node: DifyNode, problems: Problem[]): NodePolicy['on_error'] {
  const strategy = node.data.error_strategy
  if (strategy === 'fail-branch') return { kind: 'fail_branch' }
  if (strategy === 'default-value') return { kind: 'default_value', outputs: defaultOutputs(node, problems) }
  if (strategy !== undefined && strategy !== null && strategy !== '' && strategy !== 'none') {
    problems.push(warn(node, 'error_strategy', `handles errors by "${String(strategy)}", which is not known: it fails`))
  }
  return { kind: 'fail' }
}

function defaultOutputs(node: DifyNode, problems: Problem[]): Record<string, JsonValue> {
  const outputs: Record<string, JsonValue> = {}
  for (const item of listAt(node.data, 'default_value')) {
    const key = textAt(item, 'key')
    if (!isRecord(item) || !key || key === '__proto__') continue
    const typed = typedValue(item.value, textAt(item, 'type') ?? 'string')
    outputs[key] = typed ?? toJson(item.value)
    if (typed === undefined) {
      const fault = `has a default for "${key}" that is not of the type ${textAt(item, 'type')}: it is used as it stands`
      problems.push(warn(node, 'default_value', fault))
    }
  }
  return outputs
}

/** Values of forms are often texts whatever their type. Undefined when a value is not of its type. */
function typedValue(value: unknown, type: string): JsonValue | undefined {
  if (type === 'string') return typeof value === 'string' ? value : toJson(value)
  if (type === 'number') {
    if (typeof value === 'number') return value
    return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
      ? Number(value)
      : undefined
  }
  const parsed = typeof value === 'string' ? parseJson(value) : value
  if (type.startsWith('array')) return Array.isArray(parsed) ? toJson(parsed) : undefined
  if (type === 'object') return isRecord(parsed) ? toJson(parsed) : undefined
  return parsed === undefined ? undefined : toJson(parsed)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function retryOf(node: DifyNode, problems: Problem[]): NodePolicy['retry'] {
  const config = recordAt(node.data, 'retry_config')
  if ((config.retry_enabled ?? config.enabled) !== true) return undefined
  const max = whole(config.max_retries, 1)
  const interval_ms = whole(config.retry_interval, 1_000)
  if (max > MAX_RETRIES || interval_ms > MAX_INTERVAL) {
    const fault = `asks for ${max} attempts ${interval_ms} ms apart; at most ${MAX_RETRIES}, ${MAX_INTERVAL} ms apart, are made`
    problems.push(warn(node, 'retry_config', fault))
  }
  return max === 0 ? undefined : { max: Math.min(max, MAX_RETRIES), interval_ms: Math.min(interval_ms, MAX_INTERVAL) }
}

const whole = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value) : otherwise

const warn = (node: DifyNode, field: string, fault: string): Problem => ({
  code: 'invalid_value',
  severity: 'warning',
  message: `"${node.name}" ${fault}.`,
  node_id: node.id,
  field,
})
