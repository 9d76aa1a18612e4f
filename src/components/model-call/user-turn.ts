import type { NodeContext } from '@/engine/component'
import type { ChatTurn, ContentPart } from '@/engine/ports'
import { textOf } from '@/engine/text-of'
import { isMessage } from '@/engine/value-guards'
import type { Value } from '@/engine/values'

/**
 * What a person says to a model: the text of a value, with the images that a message carries. A file that is not there any
 * more, or that is no image, is named in the log and left out.
 */
export async function userTurn(value: Value | undefined, context: NodeContext): Promise<ChatTurn> {
  const text = textOf(value)
  const refs = isMessage(value) ? value.files : []
  const parts: ContentPart[] = []
  for (const ref of refs) {
    const file = await context.ports.files.find(ref)
    if (!file) context.log(`The file "${ref}" is not there any more: the model was not shown it.`)
    else if (file.file_type === 'image') parts.push({ type: 'file', file })
    else context.log(`The file "${file.name}" is no image: the model was not shown it.`)
  }
  if (parts.length === 0) return { role: 'user', content: text }
  return { role: 'user', content: text === '' ? parts : [{ type: 'text', text }, ...parts] }
}
