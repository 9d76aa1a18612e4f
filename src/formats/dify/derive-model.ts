import { isRecord } from '@/lib/is-record'
import { type ConfigMode, listAt, recordAt, textAt } from './dify-parts'
import { withSelectors } from './prompt-variables'

const QUERY = '{{#sys.query#}}'

/** The model node of a chat or completion app. */
export function deriveModel(mode: ConfigMode, config: Record<string, unknown>, knowledge: boolean) {
  const { mode: model_mode, ...model } = recordAt(config, 'model')
  const conversation = mode === 'chat'
  const query = conversation ? QUERY : '{{#start.query#}}'
  const image = recordAt(recordAt(config, 'file_upload'), 'image')
  const written = writtenPrompt(config, model_mode === 'completion')
  const prompts = written ?? simplePrompt(config, model_mode === 'completion', conversation, knowledge)
  const fill = (text: string) => withSelectors(text, config, query)
  const data = {
    type: 'llm',
    title: 'LLM',
    desc: '',
    model: { ...model, mode: model_mode === 'completion' ? 'completion' : 'chat' },
    prompt_template: Array.isArray(prompts)
      ? prompts.map(({ role, text }) => ({ role, text: fill(text) }))
      : { text: fill(prompts.text) },
    context: knowledge
      ? { enabled: true, variable_selector: ['knowledge', 'result'] }
      : { enabled: false, variable_selector: [] },
    ...(conversation ? { memory: memoryOf(config) } : {}),
    vision: image.enabled
      ? { enabled: true, configs: { detail: image.detail ?? 'high', variable_selector: ['sys', 'files'] } }
      : { enabled: false },
    variables: [],
  }
  return { id: 'llm', data }
}

/** How a conversation goes on: all that was said, then the query. */
export function memoryOf(config: Record<string, unknown>) {
  const roles = recordAt(recordAt(config, 'completion_prompt_config'), 'conversation_histories_role')
  const user = textAt(roles, 'user_prefix')
  const assistant = textAt(roles, 'assistant_prefix')
  return {
    window: { enabled: false, size: 50 },
    query_prompt_template: QUERY,
    ...(user || assistant ? { role_prefix: { user: user ?? '', assistant: assistant ?? '' } } : {}),
  }
}

type Prompts = { role: string; text: string }[] | { text: string }

/** The prompt of an app whose author wrote all of it. */
function writtenPrompt(config: Record<string, unknown>, completion: boolean): Prompts | undefined {
  if (config.prompt_type !== 'advanced') return undefined
  if (completion) {
    const text = textAt(recordAt(recordAt(config, 'completion_prompt_config'), 'prompt'), 'text')
    return text === undefined ? undefined : { text }
  }
  const turns = listAt(recordAt(config, 'chat_prompt_config'), 'prompt').filter(isRecord)
  return turns.length === 0
    ? undefined
    : turns.map((turn) => ({ role: textAt(turn, 'role') ?? 'user', text: textAt(turn, 'text') ?? '' }))
}

function simplePrompt(
  config: Record<string, unknown>,
  completion: boolean,
  conversation: boolean,
  knowledge: boolean,
): Prompts {
  const words = textAt(config, 'pre_prompt') ?? ''
  const text = knowledge
    ? `Answer with what this context says.\n\n<context>\n{{#context#}}\n</context>\n\n${words}`
    : words
  if (completion) return { text: conversation ? `${text}\n\n{{#histories#}}\n\n{{#query#}}` : text }
  // A completion app has no turn of a person: its prompt is all that is said.
  return [{ role: conversation ? 'system' : 'user', text }]
}
