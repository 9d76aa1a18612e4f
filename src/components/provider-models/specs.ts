/** A component for the models of one provider: how its fields are called in exports old and new. */
export interface ProviderModelSpec {
  type: string
  aliases: readonly string[]
  display_name: string
  icon: string
  /** Id of the provider. */
  provider: string
  model: { name: string; aliases: readonly string[]; default: string }
  base_url?: { name: string; aliases: readonly string[] }
  max_tokens?: { name: string; aliases: readonly string[] }
  key?: { aliases: readonly string[] }
}

export const providerModelSpecs: readonly ProviderModelSpec[] = [
  {
    type: 'OpenAIModel',
    aliases: ['ChatOpenAI', 'OpenAI'],
    display_name: 'OpenAI',
    icon: 'sparkles',
    provider: 'openai',
    model: { name: 'model_name', aliases: [], default: 'gpt-4o-mini' },
    base_url: { name: 'openai_api_base', aliases: ['base_url'] },
    max_tokens: { name: 'max_tokens', aliases: [] },
    key: { aliases: ['openai_api_key'] },
  },
  {
    type: 'AnthropicModel',
    aliases: ['ChatAnthropic'],
    display_name: 'Anthropic',
    icon: 'sparkles',
    provider: 'anthropic',
    model: { name: 'model_name', aliases: ['model'], default: 'claude-sonnet-4-5-20250929' },
    base_url: { name: 'base_url', aliases: ['anthropic_api_url'] },
    max_tokens: { name: 'max_tokens', aliases: [] },
    key: { aliases: ['anthropic_api_key'] },
  },
  {
    type: 'GoogleGenerativeAIModel',
    aliases: ['ChatGoogleGenerativeAI'],
    display_name: 'Google Generative AI',
    icon: 'sparkles',
    provider: 'google',
    model: { name: 'model_name', aliases: ['model'], default: 'gemini-2.5-flash' },
    max_tokens: { name: 'max_output_tokens', aliases: ['max_tokens'] },
    key: { aliases: ['google_api_key'] },
  },
  {
    type: 'OllamaModel',
    aliases: ['ChatOllama', 'ChatOllamaModel'],
    display_name: 'Ollama',
    icon: 'server',
    provider: 'ollama',
    model: { name: 'model_name', aliases: ['model'], default: 'llama3.2' },
    base_url: { name: 'base_url', aliases: [] },
  },
  {
    type: 'GroqModel',
    aliases: ['ChatGroq'],
    display_name: 'Groq',
    icon: 'zap',
    provider: 'groq',
    model: { name: 'model_name', aliases: [], default: 'llama-3.1-8b-instant' },
    base_url: { name: 'base_url', aliases: ['groq_api_base'] },
    max_tokens: { name: 'max_tokens', aliases: [] },
    key: { aliases: ['groq_api_key'] },
  },
  {
    type: 'OpenRouterComponent',
    aliases: [],
    display_name: 'OpenRouter',
    icon: 'route',
    provider: 'openrouter',
    model: { name: 'model_name', aliases: [], default: 'openai/gpt-4o-mini' },
    max_tokens: { name: 'max_tokens', aliases: [] },
    key: { aliases: [] },
  },
]
