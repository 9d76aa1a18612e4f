import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { flagInput, textInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'
import { filesToRead } from './files-to-read'
import { readFile } from './read-file'
import { structuredRows } from './structured-rows'

export const fileHandler: Handler = async (inputs, context) => {
  const files = await filesToRead(inputs, context)
  if (files.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has no file to read.`, {
      hint: 'Upload one in the inspector, or send one along with the message.',
    })
  }
  const rows: { file_path: string; file_name: string; text: string }[] = []
  for (const file of files) {
    try {
      rows.push({ file_path: file.ref, file_name: file.name, text: await readFile(file, context) })
    } catch (error) {
      if (!(error instanceof EngineError) || !flagInput(inputs, 'silent_errors', false)) throw error
      context.log(`${file.name} was left out: ${error.message}`)
    }
  }
  const text = newMessage(rows.map((row) => row.text).join(textInput(inputs, 'separator')), context.run)
  const structured = tableOf(rows.flatMap((row) => structuredRows(row.file_name, row.text) ?? [row]))
  const table = tableOf(rows)
  return {
    outputs: {
      message: text,
      dataframe: table,
      structured_output: structured,
      path: newMessage(files.map((file) => file.ref).join('\n'), context.run),
      data: dataListOf(rows),
      advanced_markdown: text,
      advanced_dataframe: table,
    },
  }
}
