import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { findRegExp } from '@/lib/find-regexp'
import { textInput } from '../read-inputs'
import { dataListOf } from '../table-of'

export const regexExtractorHandler: Handler = async (inputs, context) => {
  const pattern = textInput(inputs, 'pattern')
  const found = findRegExp(pattern, textInput(inputs, 'input_text'))
  if ('fault' in found) {
    throw new EngineError('invalid_input', `The regular expression "${pattern}" could not be used: ${found.message}.`, {
      hint: found.fault === 'invalid' ? 'Correct the pattern.' : 'Write a simpler pattern, or search a shorter text.',
    })
  }
  const matches = found.matches.map((groups) => (groups.length === 1 ? (groups[0] ?? '') : groups))
  const text = matches.map((match) => (Array.isArray(match) ? match.join(', ') : match)).join('\n')
  return {
    outputs: {
      data: dataListOf(matches.map((match) => ({ match }))),
      text: newMessage(text === '' ? 'No matches found' : text, context.run),
    },
  }
}
