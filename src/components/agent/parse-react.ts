import { jsonrepair } from 'jsonrepair'
import type { ToolCall, ToolSpec } from '@/engine/ports'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { splitThinking } from '../model-call/split-thinking'

export interface ReactAnswer {
  action?: { name: string; args: ToolCall['args'] }
  final?: string
  /** What is kept of the answer in the conversation. */
  kept: string
}

/**
 * Reads an answer of the text protocol: `Action:` and `Action Input:` lines, or a JSON object with `action` and
 * `action_input`, in a code fence or not. An answer in neither form is the final answer.
 */
export function parseReact(text: string, tools: readonly ToolSpec[]): ReactAnswer {
  const kept = splitThinking(text).answer.trim()
  const blob = blobIn(kept)
  if (blob && /^final[ _]answer$/i.test(blob.action)) return { kept, final: wordsOf(blob.input) }
  if (blob) return { kept, action: { name: blob.action, args: argsOf(blob.input, blob.action, tools) } }
  const final = /(?:^|\n)[\s*#]*Final Answer\**\s*:\**/i.exec(kept)
  const action = /(?:^|\n)[\s*#]*Action\**\s*:\**[ \t]*(.+)/i.exec(kept)
  if (action && (!final || action.index < final.index)) {
    const name = (action[1] ?? '').trim().replaceAll(/^[`"'*[]+|[`"'*\]]+$/g, '')
    const input = /\n[\s*#]*Action Input\**\s*:\**([\s\S]*)/i.exec(kept)?.[1] ?? ''
    return { kept, action: { name, args: argsOf(input, name, tools) } }
  }
  if (final) return { kept, final: kept.slice(final.index + final[0].length).trim() }
  return { kept, final: kept.replace(/^[\s*#]*Thought\**\s*:\**\s*/i, '') }
}

function blobIn(text: string): { action: string; input: unknown } | undefined {
  const open = text.indexOf('{')
  if (open === -1 || !/"action"/.test(text)) return undefined
  const value = read(text.slice(open, text.lastIndexOf('}') + 1 || undefined))
  if (!isRecord(value) || typeof value.action !== 'string') return undefined
  return { action: value.action.trim(), input: value.action_input ?? {} }
}

/** What a tool gets: the object that was written, or the text as its first required value. */
function argsOf(input: unknown, name: string, tools: readonly ToolSpec[]): ToolCall['args'] {
  const given = typeof input === 'string' ? objectIn(input) : input
  if (isRecord(given)) return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, toJson(value)]))
  const { properties, required } = tools.find((tool) => tool.name === name)?.input_schema ?? {}
  const first = Array.isArray(required) && typeof required[0] === 'string' ? required[0] : undefined
  const key = first ?? (isRecord(properties) ? Object.keys(properties)[0] : undefined)
  const text = wordsOf(input)
    .trim()
    .replaceAll(/^["'`]+|["'`]+$/g, '')
  return key === undefined || text === '' ? {} : { [key]: text }
}

function objectIn(text: string): unknown {
  const plain = text.replaceAll(/```[\w-]*/g, '').trim()
  return plain.startsWith('{') ? read(plain) : undefined
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(jsonrepair(text))
    } catch {
      return undefined
    }
  }
}

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
