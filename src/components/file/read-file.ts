import type { NodeContext } from '@/engine/component'
import type { FileValue } from '@/engine/values'

/** The text of a file. Throws `file_missing`, `file_too_large` or `file_unreadable`. */
export async function readFile(file: FileValue, context: NodeContext): Promise<string> {
  const bytes = await context.ports.files.read(file, context.signal)
  return context.ports.documents.extract({ name: file.name, media_type: file.media_type, bytes }, context.signal)
}
