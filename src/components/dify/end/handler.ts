import type { Handler } from '@/engine/component'
import { plainNamed, readNamed } from '../named-values'

export const endHandler: Handler = async (inputs, context) => {
  const outputs = readNamed(inputs.outputs, context)
  return { outputs, inputs: plainNamed(outputs) }
}
