import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { ChatTurn } from '@/engine/ports'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { outputSchema } from '../agent/output-schema'
import { chosenModel } from '../language-model/chosen-model'
import { callModel } from '../model-call/call-model'
import { parseJsonAnswer } from '../model-call/parse-json-answer'
import { textInput } from '../read-inputs'
import { dataOf, tableOf } from '../table-of'

export const structuredOutputHandler: Handler = async (inputs, context) => {
  const row = outputSchema(inputs.output_schema)
  if (!row) {
    throw new EngineError('missing_value', `"${context.node_name}" has no field to fill.`, {
      hint: 'Add at least one row to "Output Schema".',
    })
  }
  const model = await chosenModel({ ...inputs, model: inputs.llm }, context)
  const schema = {
    type: 'object',
    properties: { objects: { type: 'array', items: row } },
    required: ['objects'],
    additionalProperties: false,
  }
  const turns: ChatTurn[] = [
    { role: 'system', content: textInput(inputs, 'system_prompt') },
    { role: 'user', content: textInput(inputs, 'input_value') },
  ]
  const name = textInput(inputs, 'schema_name').replaceAll(/[^\w-]/g, '_') || 'objects'
  const { text } = await callModel(context, { model, turns, response_schema: { name, schema } })
  const objects = objectsOf(parseJsonAnswer(text))
  const [first] = objects
  if (!first) {
    throw new EngineError('model_bad_response', `"${context.node_name}" found nothing of that form in the text.`, {
      hint: 'Say more in the descriptions of the fields, or use another model.',
    })
  }
  const table = tableOf(objects)
  return {
    outputs: {
      structured_output: dataOf(objects.length === 1 ? first : { results: objects }),
      dataframe_output: table,
      structured_output_dataframe: table,
    },
  }
}

/** Models that ignore the wrapping answer with the list or the object itself. */
function objectsOf(value: JsonValue): Record<string, JsonValue | undefined>[] {
  const list = isRecord(value) && Array.isArray(value.objects) ? value.objects : Array.isArray(value) ? value : [value]
  return list.filter((item) => isRecord(item))
}
