import type { ComponentDefinition } from '@/engine/component'
import { agent, connectedAgent } from './agent/definition'
import { apiRequest } from './api-request/definition'
import { chatInput } from './chat-input/definition'
import { chatOutput } from './chat-output/definition'
import { combineText } from './combine-text/definition'
import { conditionalRouter } from './conditional-router/definition'
import { flowNodes } from './dify/definitions'
import { embeddingModels } from './embedding-model/definition'
import { languageModel } from './language-model/definition'
import { mcpTools } from './mcp-tools/definition'
import { memory } from './memory/definition'
import { note } from './note/definition'
import { parser } from './parser/definition'
import { prompt } from './prompt/definition'
import { providerModels } from './provider-models/definition'
import { textInput } from './text-input/definition'
import { textOutput } from './text-output/definition'

/** Every component there is, without its handler: safe to send to a browser. In the order of the palette. */
export const definitions: readonly ComponentDefinition[] = [
  chatInput,
  chatOutput,
  textInput,
  textOutput,
  prompt,
  languageModel,
  ...providerModels,
  ...embeddingModels,
  agent,
  connectedAgent,
  mcpTools,
  memory,
  combineText,
  conditionalRouter,
  parser,
  apiRequest,
  ...flowNodes,
  note,
]

const byName = new Map(
  definitions.flatMap((definition) =>
    [definition.type, ...(definition.aliases ?? [])].map((name) => [name, definition]),
  ),
)

/** The definition of that type or alias. */
export function findDefinition(type: string): ComponentDefinition | undefined {
  return byName.get(type)
}
