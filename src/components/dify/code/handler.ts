import { z } from 'zod'
import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { plainNamed, readNamed } from '../named-values'
import { parseConfig } from '../parse-config'
import { type OutputType, typedOutputs } from './typed-outputs'

const Output: z.ZodType<OutputType> = z.lazy(() =>
  z.object({ type: z.string(), children: z.record(z.string(), Output).nullish() }),
)

const Config = z.object({
  code_language: z.string().catch('python3'),
  code: z.string(),
  outputs: z.record(z.string(), Output).nullish(),
})

export const codeHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const values = plainNamed(readNamed(inputs.variables, context))
  const result = await context.ports.code.run({
    language: config.code_language === 'javascript' ? 'javascript' : 'python',
    code: config.code,
    inputs: values,
    signal: context.signal,
  })
  return { outputs: typedOutputs(asObject(result, context.node_name), config.outputs ?? {}), inputs: values }
}

function asObject(result: JsonValue, name: string): Record<string, unknown> {
  if (isRecord(result)) return result
  throw new EngineError('code_failed', `The function main of "${name}" has to return an object (a dict in Python).`, {
    hint: 'Return the values by the names of the output variables, for example {"result": value}.',
  })
}
