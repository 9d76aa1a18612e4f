import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textInput } from '../../read-inputs'
import { plainNamed, readNamed } from '../named-values'

/** Characters that a template may come to. */
const MAX_LENGTH = 400_000

export const templateTransformHandler: Handler = async (inputs, context) => {
  const values = plainNamed(readNamed(inputs.variables, context))
  const output = await context.ports.templates.render(textInput(inputs, 'template'), values, context.signal)
  if (output.length > MAX_LENGTH) {
    throw new EngineError(
      'template_failed',
      `The text of "${context.node_name}" is longer than ${MAX_LENGTH} characters.`,
      {
        hint: 'Shorten what goes into it, or split it into several nodes.',
      },
    )
  }
  return { outputs: { output }, inputs: values }
}
