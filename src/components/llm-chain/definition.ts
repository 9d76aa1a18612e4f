import type { ComponentDefinition, FieldDefinition } from '@/engine/component'

/** Chains of older flows: a prompt, a model, and what was said before. */
interface ChainSpec {
  type: string
  aliases: readonly string[]
  display_name: string
  /** Used when no prompt is connected. */
  template: string
  differs?: string
}

const ownPrompt = 'Its prompt is worded differently here.'

const specs: readonly ChainSpec[] = [
  {
    type: 'LLMChain',
    aliases: ['LLMChainComponent', 'PromptRunner'],
    display_name: 'LLM Chain',
    template: '{input}',
  },
  {
    type: 'ConversationChain',
    aliases: [],
    display_name: 'Conversation Chain',
    template: 'Go on with this conversation. If you do not know something, say so.\n\n{history}\nHuman: {input}\nAI:',
    differs: ownPrompt,
  },
  {
    type: 'TimeTravelGuideChain',
    aliases: [],
    display_name: 'Time Travel Guide',
    template:
      'You are a creative guide for travellers in time. Someone names a period of the past or the future; suggest the best events, sights and people to experience there, with what they need to know.\n\n{history}\nHuman: {input}\nAI:',
    differs: ownPrompt,
  },
]

function fieldsOf(template: string): FieldDefinition[] {
  return [
    {
      name: 'llm',
      aliases: ['model'],
      display_name: 'Language Model',
      type: 'handle',
      info: 'The model that is asked.',
      required: true,
      input_types: ['LanguageModel'],
    },
    {
      name: 'prompt',
      display_name: 'Prompt',
      type: 'handle',
      info: 'A prompt. Variables that are still open get the history and the input.',
      input_types: ['Message'],
    },
    {
      name: 'template',
      display_name: 'Template',
      type: 'multiline',
      info: 'Used without a connected prompt. {history} and {input} stand for what was said before and now.',
      default: template,
      advanced: true,
    },
    {
      name: 'memory',
      display_name: 'Memory',
      type: 'handle',
      info: 'What was said before.',
      list: true,
      input_types: ['Data'],
    },
    {
      name: 'input_value',
      aliases: ['text'],
      display_name: 'Input',
      type: 'multiline',
      info: 'What the person says.',
      default: '',
      input_types: ['Message'],
    },
  ]
}

export const llmChains: readonly ComponentDefinition[] = specs.map(
  ({ type, aliases, display_name, template, differs }) => ({
    type,
    aliases,
    display_name,
    description: 'Fills a prompt in and asks a model.',
    icon: 'link',
    category: 'models',
    hidden: true,
    ...(differs ? { differs } : {}),
    input_type: 'chat',
    output_type: 'chat',
    fields: fieldsOf(template),
    outputs: [{ name: 'text', display_name: 'Text', types: ['Message'] }],
  }),
)
