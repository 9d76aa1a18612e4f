/** A component for the embedding models of one provider: how its fields are called in exports old and new. */
export interface EmbeddingModelSpec {
  type: string
  aliases: readonly string[]
  display_name: string
  icon: string
  /** Id of the provider; absent where the node's own field names it. */
  provider?: string
  model: { name: string; aliases: readonly string[]; default: string }
  base_url?: { name: string; aliases: readonly string[] }
  key?: { aliases: readonly string[] }
}

export const embeddingModelSpecs: readonly EmbeddingModelSpec[] = [
  {
    type: 'EmbeddingModel',
    aliases: ['EmbeddingModelComponent'],
    display_name: 'Embedding Model',
    icon: 'binary',
    model: { name: 'model', aliases: ['model_name'], default: 'offline' },
    base_url: { name: 'api_base', aliases: ['base_url', 'ollama_base_url'] },
    key: { aliases: [] },
  },
  {
    type: 'OpenAIEmbeddings',
    aliases: ['OpenAIEmbeddingsComponent'],
    display_name: 'OpenAI Embeddings',
    icon: 'sparkles',
    provider: 'openai',
    model: { name: 'model', aliases: ['model_name'], default: 'text-embedding-3-small' },
    base_url: { name: 'openai_api_base', aliases: ['api_base'] },
    key: { aliases: ['openai_api_key'] },
  },
  {
    type: 'OllamaEmbeddings',
    aliases: [],
    display_name: 'Ollama Embeddings',
    icon: 'server',
    provider: 'ollama',
    model: { name: 'model_name', aliases: ['model'], default: 'nomic-embed-text' },
    base_url: { name: 'base_url', aliases: [] },
  },
  {
    type: 'GoogleGenerativeAIEmbeddings',
    aliases: ['Google Generative AI Embeddings'],
    display_name: 'Google Generative AI Embeddings',
    icon: 'sparkles',
    provider: 'google',
    model: { name: 'model_name', aliases: ['model'], default: 'gemini-embedding-001' },
    key: { aliases: ['google_api_key'] },
  },
  {
    type: 'AzureOpenAIEmbeddings',
    aliases: [],
    display_name: 'Azure OpenAI Embeddings',
    icon: 'cloud',
    provider: 'azure',
    model: { name: 'azure_deployment', aliases: ['model'], default: 'text-embedding-3-small' },
    base_url: { name: 'azure_endpoint', aliases: [] },
    key: { aliases: ['azure_openai_api_key'] },
  },
  {
    type: 'MistralAIEmbeddings',
    aliases: ['MistalAIEmbeddings'],
    display_name: 'MistralAI Embeddings',
    icon: 'wind',
    provider: 'mistral',
    model: { name: 'model', aliases: ['model_name'], default: 'mistral-embed' },
    base_url: { name: 'endpoint', aliases: [] },
    key: { aliases: ['mistral_api_key'] },
  },
  {
    type: 'CohereEmbeddings',
    aliases: [],
    display_name: 'Cohere Embeddings',
    icon: 'sparkles',
    provider: 'cohere',
    model: { name: 'model_name', aliases: ['model'], default: 'embed-v4.0' },
    key: { aliases: ['cohere_api_key'] },
  },
  {
    type: 'NVIDIAEmbeddingsComponent',
    aliases: ['NVIDIAEmbeddings'],
    display_name: 'NVIDIA Embeddings',
    icon: 'cpu',
    provider: 'nvidia',
    model: { name: 'model', aliases: [], default: 'nvidia/nv-embed-v1' },
    base_url: { name: 'base_url', aliases: [] },
    key: { aliases: ['nvidia_api_key'] },
  },
  {
    type: 'LMStudioEmbeddingsComponent',
    aliases: ['LMStudioEmbeddings'],
    display_name: 'LM Studio Embeddings',
    icon: 'server',
    provider: 'lmstudio',
    model: { name: 'model', aliases: [], default: '' },
    base_url: { name: 'base_url', aliases: [] },
  },
]
