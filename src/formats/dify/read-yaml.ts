import { Composer, type Document, type ErrorCode, type ParsedNode, Parser } from 'yaml'
import { checkYamlBounds } from './check-yaml-bounds'
import { DifyFormatError } from './dify-format-error'
import { pythonBooleans } from './python-scalars'
import { type PlainYaml, toPlain } from './yaml-to-plain'

/**
 * Reads one YAML or JSON document. Files come from strangers: size, depth, aliases and tags are bounded, and nothing of
 * a tag is ever carried out. Throws `DifyFormatError` within a second.
 */
export function readYaml(text: string): PlainYaml {
  checkYamlBounds(text)
  let parsed: Document.Parsed<ParsedNode> | undefined
  try {
    parsed = compose(text)
  } catch (error) {
    if (error instanceof DifyFormatError) throw error
    throw unreadable('the parser gave up on it')
  }
  const first = parsed?.errors[0] ?? parsed?.warnings[0]
  if (first) throw unreadable(first.message)
  if (!parsed?.contents) throw unreadable('it is empty')
  return toPlain(parsed.contents)
}

/** The first fault ends the work: a file made of nothing but faults would keep the parser busy for seconds. */
function compose(text: string): Document.Parsed<ParsedNode> | undefined {
  const composer = new Composer({
    stringKeys: true,
    // Checked while converting: the parser compares each key with all others.
    uniqueKeys: false,
    resolveKnownTags: false,
    customTags: pythonBooleans,
    logLevel: 'error',
  })
  Object.assign(composer, {
    onError: (source: unknown, code: ErrorCode, message: string) => {
      throw unreadable(`${message}${lineOf(text, source)} (${code})`)
    },
  })
  let found: Document.Parsed<ParsedNode> | undefined
  for (const document of composer.compose(new Parser().parse(text))) {
    if (found) throw unreadable('it holds several documents')
    found = document
  }
  return found
}

function lineOf(text: string, source: unknown): string {
  const at = Array.isArray(source) ? source[0] : offsetOf(source)
  if (typeof at !== 'number') return ''
  let line = 1
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1
  return `, line ${line}`
}

const offsetOf = (source: unknown): unknown =>
  typeof source === 'object' && source !== null && 'offset' in source ? source.offset : source

const unreadable = (why: string) =>
  new DifyFormatError('unreadable', `The file is not readable YAML: ${why}.`, 'Export the app from Dify again.')
