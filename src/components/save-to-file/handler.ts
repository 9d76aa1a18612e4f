import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { plainValue } from '@/engine/plain-value'
import { textOf } from '@/engine/text-of'
import { isData, isMessage, isTable } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { textInput } from '../read-inputs'
import { toRows } from '../to-rows'
import { csvText } from './csv-text'

const MEDIA: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  csv: 'text/csv',
}

export const saveToFileHandler: Handler = async (inputs, context) => {
  const value = inputs.input ?? ''
  const given = textInput(inputs, 'file_name').split(/[/\\]/).at(-1)?.trim() ?? ''
  if (given === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has no name for its file.`, {
      hint: 'Type one under "File Name".',
    })
  }
  const format = (textInput(inputs, 'file_format') || usual(value)).toLowerCase().replace('markdown', 'md')
  const media_type = MEDIA[format]
  if (!media_type) {
    throw new EngineError('invalid_input', `Files cannot be written as "${format}".`, {
      hint: 'Choose txt, markdown, json or csv.',
    })
  }
  const name = given.toLowerCase().endsWith(`.${format}`) ? given : `${given}.${format}`
  const bytes = new TextEncoder().encode(written(value, format))
  const file = await context.ports.files.write({ name, media_type, bytes })
  const message = newMessage(`The file ${name} was saved.`, context.run, { files: [file.ref] })
  return { outputs: { message, result: message, confirmation: message } }
}

function usual(value: Value): string {
  if (isTable(value)) return 'csv'
  return isData(value) || Array.isArray(value) ? 'json' : 'txt'
}

function written(value: Value, format: string): string {
  if (format === 'csv') return csvText(toRows(value))
  if (format !== 'json') return textOf(value)
  return JSON.stringify(isMessage(value) ? { message: value.text } : plainValue(value), null, 2)
}
