import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { isRecord } from '@/lib/is-record'
import { parseJsonAnswer } from '../model-call/parse-json-answer'
import { flagInput, textInput } from '../read-inputs'
import { dataListOf, dataOf } from '../table-of'
import { toRows } from '../to-rows'

export const jsonCleanerHandler: Handler = async (inputs, context) => {
  let text = textInput(inputs, 'json_str')
  if (flagInput(inputs, 'remove_control_chars', false)) text = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
  if (flagInput(inputs, 'normalize_unicode', false)) text = text.normalize('NFC')
  return { outputs: { output: newMessage(JSON.stringify(parseJsonAnswer(text)), context.run) } }
}

export const jsonExtractorHandler: Handler = async (inputs) => {
  const value = parseJsonAnswer(textInput(inputs, 'message'))
  return { outputs: { data: isRecord(value) ? dataOf(value) : dataListOf(toRows(value)) } }
}
