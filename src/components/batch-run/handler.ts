import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textOf } from '@/engine/text-of'
import { toJson } from '@/lib/to-json'
import { inParallel } from '../in-parallel'
import { chosenModel } from '../language-model/chosen-model'
import { callModel } from '../model-call/call-model'
import { flagInput, textInput } from '../read-inputs'
import { tableOf } from '../table-of'
import { toRows } from '../to-rows'

/** Questions on their way at the same time. */
const WIDTH = 8

export const batchRunHandler: Handler = async (inputs, context) => {
  const rows = toRows(inputs.df)
  const column = textInput(inputs, 'column_name')
  if (column !== '' && rows.length > 0 && !rows.some((row) => Object.hasOwn(row, column))) {
    throw new EngineError('invalid_input', `The table has no column "${column}".`, {
      hint: `Its columns are: ${Object.keys(rows[0] ?? {}).join(', ')}.`,
    })
  }
  const model = await chosenModel(inputs, context)
  const system = textInput(inputs, 'system_message')
  const answers = textInput(inputs, 'output_column_name') || 'model_response'
  const results = await inParallel(rows, WIDTH, async (row, batch_index) => {
    const question = textOf(toJson(column === '' ? row : row[column]))
    const { text } = await callModel(context, {
      model,
      turns: [
        ...(system === '' ? [] : [{ role: 'system' as const, content: system }]),
        { role: 'user', content: question },
      ],
    })
    const metadata = {
      has_system_message: system !== '',
      input_length: question.length,
      response_length: text.length,
      processing_status: 'success',
    }
    return {
      ...row,
      [answers]: text,
      batch_index,
      ...(flagInput(inputs, 'enable_metadata', false) ? { metadata } : {}),
    }
  })
  return { outputs: { batch_results: tableOf(results) } }
}
