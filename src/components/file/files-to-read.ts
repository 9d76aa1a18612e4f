import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textOf } from '@/engine/text-of'
import { isData, isFile, isMessage } from '@/engine/value-guards'
import type { FileValue, Value } from '@/engine/values'

/** The files that a node names or is sent; else those that came with the message. Throws `file_missing` for a reference that leads nowhere. */
export async function filesToRead(inputs: NodeInputs, context: NodeContext): Promise<FileValue[]> {
  const named = [...referencesIn(inputs.file_path), ...referencesIn(inputs.path)]
  const given = named.length > 0 ? named : [...(context.run.attachments ?? []), ...context.run.files]
  const files = new Map<string, FileValue>()
  for (const item of given) {
    const file = typeof item === 'string' ? await found(item, context) : item
    files.set(file.ref, file)
  }
  return [...files.values()]
}

function referencesIn(value: Value | undefined): (string | FileValue)[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item))
  if (isFile(value)) return [value]
  if (isMessage(value)) return value.files.length > 0 ? value.files : referencesIn(value.text)
  if (isData(value)) return referencesIn(textOf(String(value.data.file_path ?? '')))
  return textOf(value)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function found(ref: string, context: NodeContext): Promise<FileValue> {
  const file = await context.ports.files.find(ref)
  if (file) return file
  throw new EngineError('file_missing', `"${context.node_name}" names the file "${ref}", which is not there.`, {
    hint: 'Upload it again and choose it in the inspector. Paths of another machine cannot be read.',
  })
}
