import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textInput } from '../read-inputs'
import { dataOf } from '../table-of'
import { evaluateArithmetic } from './evaluate-arithmetic'

/** An expression that cannot be worked out gives data with `error`: whoever asked, often a model, can then mend it. */
export const calculatorHandler: Handler = async (inputs, context) => {
  const expression = textInput(inputs, 'expression').trim()
  try {
    const result = dataOf({ result: shortNumber(evaluateArithmetic(expression)) })
    return { outputs: { result, api_run_model: result } }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    context.log(error.message)
    const failed = dataOf({ error: error.message, input: expression })
    return { outputs: { result: failed, api_run_model: failed } }
  }
}

/** At most six digits after the point, none of them a zero at the end. */
function shortNumber(value: number): string {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(6)
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text
}
