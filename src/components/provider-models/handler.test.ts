import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const variables = {
  OPENAI_API_KEY: 'k-openai',
  ANTHROPIC_API_KEY: 'k-anthropic',
  GOOGLE_API_KEY: 'k-google',
  GROQ_API_KEY: 'k-groq',
  OPENROUTER_API_KEY: 'k-openrouter',
  AZURE_OPENAI_API_KEY: 'k-azure',
  MISTRAL_API_KEY: 'k-mistral',
}

async function called(type: string, config: Record<string, unknown>) {
  const ports = fakePorts({ variables })
  await runNode(type, { input_value: 'hi', ...config }, { ports })
  return ports.model.requests[0]?.model
}

it.each([
  [
    'OpenAIModel',
    { openai_api_base: 'http://o', max_tokens: 5 },
    { provider: 'openai', model: 'gpt-4o-mini', base_url: 'http://o', max_tokens: 5, api_key: 'k-openai' },
  ],
  [
    'ChatOpenAI',
    { openai_api_key: 'old-key', model_name: 'm' },
    { provider: 'openai', model: 'm', api_key: 'old-key' },
  ],
  [
    'AnthropicModel',
    { model: 'claude-x', anthropic_api_url: 'http://a' },
    { provider: 'anthropic', model: 'claude-x', base_url: 'http://a', api_key: 'k-anthropic' },
  ],
  [
    'GoogleGenerativeAIModel',
    { model: 'gemini-x', max_output_tokens: '9' },
    { provider: 'google', model: 'gemini-x', max_tokens: 9, api_key: 'k-google' },
  ],
  [
    'OllamaModel',
    { model_name: 'phi4', base_url: 'http://l' },
    { provider: 'ollama', model: 'phi4', base_url: 'http://l' },
  ],
  [
    'GroqModel',
    { groq_api_base: 'http://g' },
    { provider: 'groq', model: 'llama-3.1-8b-instant', base_url: 'http://g', api_key: 'k-groq' },
  ],
  [
    'OpenRouterComponent',
    { model_name: 'x/y', temperature: 0.7 },
    {
      provider: 'openrouter',
      model: 'x/y',
      base_url: 'https://openrouter.ai/api/v1',
      temperature: 0.7,
      api_key: 'k-openrouter',
    },
  ],
  [
    'AzureOpenAIModel',
    { azure_endpoint: 'https://me.openai.azure.com', azure_deployment: 'mine' },
    { provider: 'azure', model: 'mine', base_url: 'https://me.openai.azure.com', api_key: 'k-azure' },
  ],
  [
    'MistralModel',
    { model_name: 'm', mistral_api_base: 'http://m' },
    { provider: 'mistral', model: 'm', base_url: 'http://m', api_key: 'k-mistral' },
  ],
  ['LMStudioModel', { model_name: 'm' }, { provider: 'lmstudio', model: 'm', base_url: 'http://localhost:1234/v1' }],
])('%s reads its own field names', async (type, config, expected) => {
  expect(await called(type, config)).toEqual(expected)
})
