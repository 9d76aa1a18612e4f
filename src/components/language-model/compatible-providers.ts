import type { ModelProvider } from './providers'

/** Hosted providers that speak OpenAI's language at an address of their own. */
export const compatibleProviders: readonly ModelProvider[] = [
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
  hosted('deepseek', 'DeepSeek', 'https://api.deepseek.com/v1', {
    structured: 'object',
    models: ['deepseek-chat', 'deepseek-reasoner'],
  }),
  hosted('mistral', 'Mistral', 'https://api.mistral.ai/v1', {
    aliases: ['mistralai', 'mistral ai'],
    models: ['mistral-large-latest', 'mistral-small-latest'],
    embeddings: ['mistral-embed'],
  }),
  hosted('xai', 'xAI', 'https://api.x.ai/v1', { aliases: ['x', 'grok'], models: ['grok-4', 'grok-3-mini'] }),
  hosted('moonshot', 'Moonshot', 'https://api.moonshot.cn/v1', {
    aliases: ['kimi'],
    structured: 'object',
    models: ['kimi-k2-0905-preview', 'moonshot-v1-8k'],
  }),
  hosted('siliconflow', 'SiliconFlow', 'https://api.siliconflow.cn/v1', {
    structured: 'object',
    models: ['Qwen/Qwen3-32B', 'deepseek-ai/DeepSeek-V3'],
    embeddings: ['BAAI/bge-m3'],
  }),
  hosted('dashscope', 'Tongyi (DashScope)', 'https://dashscope.aliyuncs.com/compatible-mode/v1', {
    aliases: ['tongyi', 'qwen', 'alibaba'],
    structured: 'object',
    models: ['qwen-max', 'qwen-plus', 'qwen-turbo'],
    embeddings: ['text-embedding-v4'],
  }),
  hosted('zhipu', 'Zhipu AI', 'https://open.bigmodel.cn/api/paas/v4', {
    aliases: ['zhipuai', 'glm', 'z.ai'],
    key_variable: 'ZHIPUAI_API_KEY',
    structured: 'object',
    models: ['glm-4.6', 'glm-4-flash'],
    embeddings: ['embedding-3'],
  }),
  hosted('volcengine', 'Volcengine Ark', 'https://ark.cn-beijing.volces.com/api/v3', {
    aliases: ['volcengine_maas', 'doubao', 'ark'],
    key_variable: 'ARK_API_KEY',
    structured: 'object',
  }),
  hosted('minimax', 'MiniMax', 'https://api.minimaxi.com/v1', { structured: 'words' }),
  hosted('stepfun', 'StepFun', 'https://api.stepfun.com/v1', { structured: 'object' }),
  hosted('cohere', 'Cohere', 'https://api.cohere.ai/compatibility/v1', {
    models: ['command-a-03-2025', 'command-r7b-12-2024'],
    embeddings: ['embed-v4.0'],
  }),
  hosted('together', 'Together AI', 'https://api.together.xyz/v1', {
    aliases: ['togetherai', 'together ai'],
    models: ['meta-llama/Llama-3.3-70B-Instruct-Turbo'],
  }),
  hosted('fireworks', 'Fireworks AI', 'https://api.fireworks.ai/inference/v1', { aliases: ['fireworks ai'] }),
  hosted('nvidia', 'NVIDIA', 'https://integrate.api.nvidia.com/v1', {
    aliases: ['nvidia nim'],
    models: ['meta/llama-3.3-70b-instruct'],
  }),
  hosted('perplexity', 'Perplexity', 'https://api.perplexity.ai', { models: ['sonar', 'sonar-pro'] }),
  hosted('cerebras', 'Cerebras', 'https://api.cerebras.ai/v1', { models: ['llama-3.3-70b'] }),
  hosted('sambanova', 'SambaNova', 'https://api.sambanova.ai/v1', { models: ['Meta-Llama-3.3-70B-Instruct'] }),
  hosted('novita', 'Novita AI', 'https://api.novita.ai/v3/openai', { aliases: ['novita ai'], structured: 'object' }),
  hosted('huggingface', 'Hugging Face', 'https://router.huggingface.co/v1', {
    aliases: ['huggingface_hub', 'hugging face'],
    key_variable: 'HUGGINGFACE_API_KEY',
  }),
]

function hosted(
  id: string,
  display_name: string,
  base_url: string,
  more: Partial<Pick<ModelProvider, 'aliases' | 'key_variable' | 'structured' | 'models' | 'embeddings'>> = {},
): ModelProvider {
  const key_variable = `${id.toUpperCase()}_API_KEY`
  return { id, display_name, base_url, key_variable, models: [], ...more, aliases: [id, ...(more.aliases ?? [])] }
}
