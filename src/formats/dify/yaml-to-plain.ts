import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml'
import { isRecord } from '@/lib/is-record'
import { DifyFormatError } from './dify-format-error'

/** Where something stands in a document. */
export type YamlPath = (string | number)[]

export interface PlainYaml {
  value: unknown
  /** Numbers that are written otherwise than JSON would, so that they can be written so again. */
  spellings: { path: YamlPath; text: string }[]
}

/** Values, and characters of texts, that a document may come to with its aliases filled in. */
const MAX_VALUES = 1_000_000
const MAX_TEXT = 20_000_000

interface Work {
  anchors: Map<string, unknown>
  values: number
  text: number
  spellings: PlainYaml['spellings']
}

/** The JSON value of a parsed document. Its depth was checked before. Throws `DifyFormatError`. */
export function toPlain(contents: Node): PlainYaml {
  const work: Work = { anchors: new Map(), values: 0, text: 0, spellings: [] }
  const value = convert(contents, [], work)
  return { value, spellings: work.spellings }
}

function convert(node: unknown, path: YamlPath, work: Work): unknown {
  if (isAlias(node)) {
    if (!work.anchors.has(node.source)) throw refuse(path, `*${node.source} names nothing that stands before it`)
    const known = work.anchors.get(node.source)
    if (known === OPEN) throw refuse(path, `*${node.source} stands inside of what it names`)
    weigh(known, path, work)
    return known
  }
  if (node === null) return null
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) throw refuse(path, 'there is something unreadable')
  if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) throw refuse(path, `the tag ${node.tag} is not allowed`)
  if (node.anchor) work.anchors.set(node.anchor, OPEN)
  count(path, work)
  const value = isScalar(node)
    ? scalar(node, path, work)
    : isSeq(node)
      ? node.items.map((item, index) => convert(item, [...path, index], work))
      : record(node.items, path, work)
  if (node.anchor) work.anchors.set(node.anchor, value)
  return value
}

const OPEN = Symbol('open')
const PLAIN_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
)

function scalar(node: Scalar, path: YamlPath, work: Work): unknown {
  const { value, source } = node
  if (typeof value === 'string') {
    work.text += value.length
    return value
  }
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refuse(path, `${source ?? 'a value'} cannot be kept`)
  if (source !== undefined && source !== String(value)) work.spellings.push({ path, text: source })
  return value
}

function record(items: readonly Pair[], path: YamlPath, work: Work): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  const own = new Set<string>()
  for (const { key, value } of items) {
    if (!isScalar(key)) throw refuse(path, 'a key is not a text')
    const name = String(key.source ?? key.value)
    if (name === '<<' && key.type === 'PLAIN') {
      for (const part of [convert(value, [...path, name], work)].flat()) {
        if (!isRecord(part)) throw refuse(path, '<< takes over something that has no keys')
        for (const [inherited, item] of Object.entries(part)) merged[inherited] ??= item
      }
      continue
    }
    if (name === '__proto__') throw refuse(path, 'the key "__proto__" is not allowed')
    if (own.has(name)) throw refuse(path, `the key ${JSON.stringify(name.slice(0, 100))} stands there twice`)
    own.add(name)
    work.text += name.length
    merged[name] = convert(value, [...path, name], work)
  }
  return merged
}

/** What an alias brings counts as if it stood there. */
function weigh(value: unknown, path: YamlPath, work: Work): void {
  count(path, work)
  if (typeof value === 'string') work.text += value.length
  else if (Array.isArray(value)) for (const item of value) weigh(item, path, work)
  else if (isRecord(value)) for (const item of Object.values(value)) weigh(item, path, work)
}

function count(path: YamlPath, work: Work): void {
  work.values += 1
  if (work.values <= MAX_VALUES && work.text <= MAX_TEXT) return
  throw new DifyFormatError(
    'too_large',
    `The file is not a flow: its aliases stand for more than it holds (at ${place(path)}).`,
    'Export the app from Dify again and import that.',
  )
}

const place = (path: YamlPath) => (path.length === 0 ? 'the top' : path.slice(0, 8).join('.').slice(0, 200))

const refuse = (path: YamlPath, why: string) =>
  new DifyFormatError('unreadable', `The file cannot be read: at ${place(path)} ${why}.`, 'Correct it there.')
