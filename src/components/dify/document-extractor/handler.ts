import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { filesIn, isFile } from '@/engine/value-guards'
import type { FileValue } from '@/engine/values'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'

export const documentExtractorHandler: Handler = async (inputs, context) => {
  const { variable_selector } = parseConfig(z.object({ variable_selector: Selector }), inputs, context)
  const value = context.read(variable_selector)
  const record = { variable_selector }
  if (Array.isArray(value)) {
    const text: string[] = []
    for (const file of filesIn(value)) text.push(await textOfFile(file, context))
    return { outputs: { text }, inputs: record }
  }
  if (isFile(value)) return { outputs: { text: await textOfFile(value, context) }, inputs: record }
  throw new EngineError(
    'invalid_input',
    `"${context.node_name}" needs a file, and "${variable_selector.join('.')}" is none.`,
    {
      hint: 'Choose a file or a list of files as its input.',
    },
  )
}

async function textOfFile(file: FileValue, context: NodeContext): Promise<string> {
  const { files, documents } = context.ports
  const bytes = await files.read(file, context.signal)
  return documents.extract({ name: file.name, media_type: file.media_type, bytes }, context.signal)
}
