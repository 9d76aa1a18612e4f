import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { textOf } from '@/engine/text-of'
import { isMessage } from '@/engine/value-guards'
import { matchRegExp } from '@/lib/match-regexp'
import { flagInput, textInput } from '../read-inputs'

export const conditionalRouterHandler: Handler = async (inputs, context) => {
  const operator = textInput(inputs, 'operator')
  const holds = compare(
    textInput(inputs, 'input_text'),
    operator,
    textInput(inputs, 'match_text'),
    flagInput(inputs, 'case_sensitive', true),
  )
  const way = holds ? 'true_result' : 'false_result'
  const candidates = [inputs[holds ? 'true_case_message' : 'false_case_message'], inputs.message, inputs.input_text]
  const passed = candidates.find((value) => value !== undefined && value !== '')
  const message = isMessage(passed) ? passed : newMessage(textOf(passed), context.run)
  return { outputs: { [way]: message }, taken: [way] }
}

function compare(input: string, operator: string, match: string, caseSensitive: boolean): boolean {
  const [text, pattern] = caseSensitive ? [input, match] : [input.toLowerCase(), match.toLowerCase()]
  switch (operator) {
    case 'equals':
      return text === pattern
    case 'not equals':
      return text !== pattern
    case 'contains':
      return text.includes(pattern)
    case 'starts with':
      return text.startsWith(pattern)
    case 'ends with':
      return text.endsWith(pattern)
    case 'regex':
      return matchesPattern(input, match, caseSensitive)
    case 'less than':
    case 'less than or equal':
    case 'greater than':
    case 'greater than or equal':
      return compareNumbers(input, operator, match)
    default:
      throw new EngineError('invalid_input', `The operator "${operator}" is not known.`, {
        hint: 'Choose one of the operators in the inspector.',
      })
  }
}

function matchesPattern(text: string, pattern: string, caseSensitive: boolean): boolean {
  const found = matchRegExp(pattern, text, !caseSensitive)
  if ('matches' in found) return found.matches
  throw new EngineError('invalid_input', `The regular expression "${pattern}" could not be used: ${found.message}.`, {
    hint: found.fault === 'invalid' ? 'Correct the pattern under "Match Text".' : 'Write a simpler pattern.',
  })
}

function compareNumbers(input: string, operator: string, match: string): boolean {
  const [left, right] = [toNumber(input), toNumber(match)]
  switch (operator) {
    case 'less than':
      return left < right
    case 'less than or equal':
      return left <= right
    case 'greater than':
      return left > right
    default:
      return left >= right
  }
}

/** What is no number compares as neither less nor greater. */
function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
