import type { RunOutput } from '@/engine'
import { textOf } from '@/engine/text-of'

/** What a run says to a client that knows only text: its chat outputs, else all that it gave. */
export function answerText(outputs: readonly RunOutput[]): string {
  const chats = outputs.filter((output) => output.output_type === 'chat')
  return (chats.length > 0 ? chats : outputs).map(outputText).filter(Boolean).join('\n\n')
}

function outputText(output: RunOutput): string {
  const values = Object.values(output.outputs)
  const [only] = values
  if (values.length === 1) return textOf(only)
  return Object.entries(output.outputs)
    .map(([name, value]) => `${name}: ${textOf(value)}`)
    .join('\n')
}
