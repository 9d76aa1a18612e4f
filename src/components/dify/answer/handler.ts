import type { Handler } from '@/engine/component'
import { filesIn } from '@/engine/value-guards'
import { textInput } from '../../read-inputs'
import { fillAnswer } from '../fill-text'
import { templateParts } from '../selectors'

export const answerHandler: Handler = async (inputs, context) => {
  const template = textInput(inputs, 'answer')
  const files = templateParts(template).flatMap((part) =>
    'selector' in part ? filesIn(context.read(part.selector)) : [],
  )
  return { outputs: { answer: fillAnswer(template, context), files } }
}
