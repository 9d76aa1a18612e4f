import type { Component, ComponentRegistry, Handler } from '@/engine/component'
import { agentAsTool } from './agent/agent-as-tool'
import { agentHandler, connectedAgentHandler } from './agent/handler'
import { apiRequestHandler } from './api-request/handler'
import { chatInputHandler } from './chat-input/handler'
import { chatOutputHandler } from './chat-output/handler'
import { combineTextHandler } from './combine-text/handler'
import { conditionalRouterHandler } from './conditional-router/handler'
import { definitions, findDefinition } from './definitions'
import { flowNodeHandlers } from './dify/handlers'
import { embeddingModelHandler } from './embedding-model/handler'
import { embeddingModelSpecs } from './embedding-model/specs'
import { languageModelHandler } from './language-model/handler'
import { mcpToolsHandler, mcpToolsTools } from './mcp-tools/handler'
import { memoryHandler } from './memory/handler'
import { noteHandler } from './note/handler'
import { parserHandler } from './parser/handler'
import { promptHandler } from './prompt/handler'
import { providerModelHandler } from './provider-models/handler'
import { providerModelSpecs } from './provider-models/specs'
import { textInputHandler } from './text-input/handler'
import { textOutputHandler } from './text-output/handler'

const handlers: ReadonlyMap<string, Handler> = new Map([
  ['Agent', agentHandler],
  ['AgentInitializer', connectedAgentHandler],
  ['APIRequest', apiRequestHandler],
  ['ChatInput', chatInputHandler],
  ['ChatOutput', chatOutputHandler],
  ['CombineText', combineTextHandler],
  ['ConditionalRouter', conditionalRouterHandler],
  ['LanguageModelComponent', languageModelHandler],
  ['MCPTools', mcpToolsHandler],
  ['Memory', memoryHandler],
  ['note', noteHandler],
  ['ParserComponent', parserHandler],
  ['Prompt', promptHandler],
  ['TextInput', textInputHandler],
  ['TextOutput', textOutputHandler],
  ...Object.entries(flowNodeHandlers),
  ...embeddingModelSpecs.map((spec): [string, Handler] => [spec.type, embeddingModelHandler(spec)]),
  ...providerModelSpecs.map((spec): [string, Handler] => [spec.type, providerModelHandler(spec)]),
])

/** Components that are more than one tool to an agent, or another than themselves. */
const offers: ReadonlyMap<string, Component['tools']> = new Map([
  ['Agent', agentAsTool],
  ['MCPTools', mcpToolsTools],
])

const components = new Map<string, Component>()
for (const definition of definitions) {
  const handler = handlers.get(definition.type)
  const tools = offers.get(definition.type)
  if (handler) components.set(definition.type, { definition, handler, ...(tools ? { tools } : {}) })
}

/** Every component with its handler, by type or alias. For the server only. */
export const registry: ComponentRegistry = (type) => {
  const definition = findDefinition(type)
  return definition && components.get(definition.type)
}
