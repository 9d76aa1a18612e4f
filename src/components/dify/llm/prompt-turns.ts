import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { ChatTurn } from '@/engine/ports'
import { isRecord } from '@/lib/is-record'
import { fillText, valueText } from '../fill-text'
import { type MemoryConfig, memoryTurns } from '../model/memory-turns'
import { plainNamed, readNamed } from '../named-values'
import { OptionalSelector } from '../selectors'

const Prompt = z.object({
  role: z.string().catch('user'),
  text: z.string().nullish(),
  edition_type: z.string().nullish(),
  jinja2_text: z.string().nullish(),
})

/** One prompt for models that complete a text, several for those that chat. */
export const PromptTemplate = z.union([z.array(Prompt), Prompt])

export const ContextConfig = z
  .object({ enabled: z.boolean().catch(false), variable_selector: OptionalSelector })
  .nullish()
  .catch(null)

export interface PromptConfig {
  prompts: z.infer<typeof PromptTemplate>
  context: z.infer<typeof ContextConfig>
  memory: z.infer<typeof MemoryConfig>
  jinja_variables: unknown
}

/** What the model is told: the prompts filled in, and with memory the conversation before and the question. */
export async function promptTurns(config: PromptConfig, context: NodeContext): Promise<ChatTurn[]> {
  const knowledge = contextText(config.context, context)
  const write = (prompt: z.infer<typeof Prompt>, histories: string) =>
    promptText(prompt, { knowledge, histories }, config.jinja_variables, context)
  const history = await memoryTurns(config.memory, context)
  if (!Array.isArray(config.prompts)) {
    const told = history.map((turn) => `${prefix(turn.role, config)}: ${String(turn.content)}`).join('\n')
    return [{ role: 'user', content: await write(config.prompts, told) }]
  }
  const turns: ChatTurn[] = []
  for (const prompt of config.prompts) {
    const content = await write(prompt, '')
    if (content.trim() !== '') turns.push({ role: roleOf(prompt.role), content })
  }
  if (config.memory) {
    const question = fillText(config.memory.query_prompt_template || '{{#sys.query#}}', context)
    turns.push(...history)
    if (question.trim() !== '') turns.push({ role: 'user', content: question })
  }
  if (turns.length > 0) return turns
  throw new EngineError(
    'missing_value',
    `"${context.node_name}" has nothing to say to the model: its prompts are empty.`,
    {
      hint: 'Write a prompt, or connect what the prompt refers to.',
    },
  )
}

function prefix(role: string, { memory }: PromptConfig): string {
  const names = memory?.role_prefix
  return role === 'user' ? names?.user || 'Human' : names?.assistant || 'Assistant'
}

function roleOf(role: string): 'system' | 'user' | 'assistant' {
  return role === 'system' || role === 'assistant' ? role : 'user'
}

async function promptText(
  prompt: z.infer<typeof Prompt>,
  given: { knowledge: string; histories: string },
  jinja_variables: unknown,
  context: NodeContext,
): Promise<string> {
  if (prompt.edition_type === 'jinja2') {
    const values = { ...plainNamed(readNamed(jinja_variables, context)), context: given.knowledge }
    // What it gives is not filled in again: placeholders in it are the words of whoever wrote the values.
    return context.ports.templates.render(prompt.jinja2_text ?? prompt.text ?? '', values, context.signal)
  }
  // Knowledge may hold braces of its own, so it goes in after everything else.
  return fillText(prompt.text ?? '', context)
    .replaceAll('{{#histories#}}', () => given.histories)
    .replaceAll('{{#context#}}', () => given.knowledge)
}

/** The text of what a retrieval gave: the content of each hit, or the value as it is. */
function contextText(config: PromptConfig['context'], context: NodeContext): string {
  if (!config?.enabled || !config.variable_selector) return ''
  const value = context.read(config.variable_selector)
  const plain = plainValue(value)
  if (!Array.isArray(plain)) return valueText(value)
  return plain
    .map((item) => (isRecord(item) && typeof item.content === 'string' ? item.content : valueText(item)))
    .join('\n')
}
