/** Where a language model can be called. */
export interface ModelProvider {
  /** The name that `ModelRef.provider` carries. */
  id: string
  display_name: string
  /** Other names under which flows know it, in lower case. */
  aliases: readonly string[]
  /** The variable that holds the key when a flow names none. Absent: no key is needed. */
  key_variable?: string
  /** A key may be given but need not be. */
  key_optional?: boolean
  /** Where requests go unless a flow says otherwise; absent where the provider's own library knows. */
  base_url?: string
  /** Model names to suggest; any other can be typed. */
  models: readonly string[]
}

export const modelProviders: readonly ModelProvider[] = [
  {
    id: 'openai',
    display_name: 'OpenAI',
    aliases: ['openai', 'open ai'],
    key_variable: 'OPENAI_API_KEY',
    models: ['gpt-5.1', 'gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'gpt-4o-mini'],
  },
  {
    id: 'anthropic',
    display_name: 'Anthropic',
    aliases: ['anthropic'],
    key_variable: 'ANTHROPIC_API_KEY',
    models: ['claude-opus-4-5-20251101', 'claude-sonnet-4-5-20250929', 'claude-haiku-4-5-20251001'],
  },
  {
    id: 'google',
    display_name: 'Google',
    aliases: ['google', 'google generative ai', 'gemini'],
    key_variable: 'GOOGLE_API_KEY',
    models: ['gemini-3-pro-preview', 'gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.0-flash'],
  },
  {
    id: 'groq',
    display_name: 'Groq',
    aliases: ['groq'],
    key_variable: 'GROQ_API_KEY',
    base_url: 'https://api.groq.com/openai/v1',
    models: ['llama-3.3-70b-versatile', 'llama-3.1-8b-instant', 'openai/gpt-oss-120b'],
  },
  {
    id: 'openrouter',
    display_name: 'OpenRouter',
    aliases: ['openrouter', 'open router'],
    key_variable: 'OPENROUTER_API_KEY',
    base_url: 'https://openrouter.ai/api/v1',
    models: ['openai/gpt-4o-mini', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-flash'],
  },
  {
    id: 'ollama',
    display_name: 'Ollama',
    aliases: ['ollama'],
    base_url: 'http://localhost:11434',
    models: ['llama3.3', 'llama3.2', 'qwen3', 'mistral'],
  },
  {
    id: 'openai-compatible',
    display_name: 'OpenAI-compatible',
    aliases: ['openai-compatible', 'openai compatible', 'custom', 'vllm', 'lm studio'],
    key_variable: 'OPENAI_COMPATIBLE_API_KEY',
    key_optional: true,
    models: [],
  },
  { id: 'offline', display_name: 'Offline', aliases: ['offline'], models: ['offline'] },
]

/** The provider of that id, name or alias, in any case. */
export function findModelProvider(name: string): ModelProvider | undefined {
  const wanted = name.trim().toLowerCase()
  return modelProviders.find((provider) => provider.id === wanted || provider.aliases.includes(wanted))
}
