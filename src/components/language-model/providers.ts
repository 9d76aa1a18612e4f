import { compatibleProviders } from './compatible-providers'

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
  /** The address differs from user to user: a flow, or else this variable, has to name it. */
  base_url_variable?: string
  /** How an answer in a JSON Schema can be asked for. Default: the provider promises the schema. */
  structured?: 'schema' | 'object' | 'words'
  /** Model names to suggest; any other can be typed. */
  models: readonly string[]
  /** Embedding models to suggest. */
  embeddings?: readonly string[]
}

export const modelProviders: readonly ModelProvider[] = [
  {
    id: 'openai',
    display_name: 'OpenAI',
    aliases: ['openai', 'open ai'],
    key_variable: 'OPENAI_API_KEY',
    models: ['gpt-5.1', 'gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'gpt-4o-mini'],
    embeddings: ['text-embedding-3-small', 'text-embedding-3-large', 'text-embedding-ada-002'],
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
    embeddings: ['gemini-embedding-001'],
  },
  {
    id: 'ollama',
    display_name: 'Ollama',
    aliases: ['ollama'],
    base_url: 'http://localhost:11434',
    models: ['llama3.3', 'llama3.2', 'qwen3', 'mistral'],
    embeddings: ['nomic-embed-text', 'mxbai-embed-large', 'all-minilm'],
  },
  {
    id: 'lmstudio',
    display_name: 'LM Studio',
    aliases: ['lm studio', 'lm_studio'],
    base_url: 'http://localhost:1234/v1',
    models: [],
  },
  {
    id: 'azure',
    display_name: 'Azure OpenAI',
    aliases: ['azure openai', 'azure_openai', 'azure-openai'],
    key_variable: 'AZURE_OPENAI_API_KEY',
    base_url_variable: 'AZURE_OPENAI_ENDPOINT',
    models: [],
  },
  ...compatibleProviders,
  {
    id: 'openai-compatible',
    display_name: 'OpenAI-compatible',
    aliases: ['openai-compatible', 'openai compatible', 'custom', 'vllm'],
    key_variable: 'OPENAI_COMPATIBLE_API_KEY',
    key_optional: true,
    base_url_variable: 'OPENAI_COMPATIBLE_BASE_URL',
    models: [],
  },
  {
    id: 'offline',
    display_name: 'Offline',
    aliases: ['offline'],
    models: ['offline'],
    embeddings: ['offline'],
  },
]

/** The provider of that id, name or alias, in any case. */
export function findModelProvider(name: string): ModelProvider | undefined {
  const wanted = name.trim().toLowerCase()
  return modelProviders.find((provider) => provider.id === wanted || provider.aliases.includes(wanted))
}
