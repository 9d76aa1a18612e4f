import type { Handler, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textOf } from '@/engine/text-of'
import { toJson } from '@/lib/to-json'
import { numberInput, textInput, textsInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'
import { toRows } from '../to-rows'
import { type SplitOptions, splitPieces, splitRecursively } from './split-pieces'

const KEEP: Readonly<Record<string, SplitOptions['keep']>> = { true: 'start', start: 'start', end: 'end' }

export const splitTextHandler: Handler = async (inputs) => {
  const separator = unescaped(textInput(inputs, 'separator'))
  const keep = KEEP[textInput(inputs, 'keep_separator').toLowerCase()] ?? 'no'
  const rows = pieceRows(inputs, inputs.data_inputs, (text, sizes) => splitPieces(text, separator, { ...sizes, keep }))
  return { outputs: { dataframe: tableOf(rows), chunks: dataListOf(rows) } }
}

export const recursiveSplitTextHandler: Handler = async (inputs) => {
  const given = textsInput(inputs, 'separators').map(unescaped)
  const separators = given.length > 0 ? given : ['\n\n', '\n', ' ', '']
  const rows = pieceRows(inputs, inputs.data_input, (text, sizes) =>
    splitRecursively(text, separators, { ...sizes, keep: 'start' }),
  )
  return { outputs: { data: dataListOf(rows), dataframe: tableOf(rows), chunks: dataListOf(rows) } }
}

/** One row a piece: its text and what else stood in the row that it was cut from. */
function pieceRows(
  inputs: NodeInputs,
  value: NodeInputs[string],
  split: (text: string, sizes: { size: number; overlap: number }) => string[],
): Record<string, unknown>[] {
  const size = numberInput(inputs, 'chunk_size') ?? 1000
  const overlap = numberInput(inputs, 'chunk_overlap') ?? 0
  if (overlap > size) {
    throw new EngineError('invalid_input', `The overlap (${overlap}) is larger than the size of a piece (${size}).`, {
      hint: 'Make "Chunk Overlap" smaller.',
    })
  }
  const key = textInput(inputs, 'text_key') || 'text'
  return toRows(value).flatMap((row) => {
    const { [key]: text, ...rest } = row
    const whole = typeof text === 'string' ? text : text === undefined ? '' : textOf(toJson(text))
    return split(whole, { size, overlap }).map((piece) => ({ ...rest, [key]: piece }))
  })
}

/** Exports keep `\n` as two characters. */
function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\r', '\r')
}
