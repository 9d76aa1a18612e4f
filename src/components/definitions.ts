import type { ComponentDefinition } from '@/engine/component'
import { agent, connectedAgent } from './agent/definition'
import { apiRequest } from './api-request/definition'
import { arxiv } from './arxiv/definition'
import { base64File, parameterInput } from './base64-file/definition'
import { batchRun } from './batch-run/definition'
import { calculator } from './calculator/definition'
import { chatInput } from './chat-input/definition'
import { chatMemory } from './chat-memory/definition'
import { chatOutput } from './chat-output/definition'
import { combineText } from './combine-text/definition'
import { conditionalRouter } from './conditional-router/definition'
import { createData, updateData } from './create-data/definition'
import { createList } from './create-list/definition'
import { currentDate } from './current-date/definition'
import { dataOperations } from './data-operations/definition'
import { dataTools } from './data-tools/definition'
import { dataframeOperations } from './dataframe-operations/definition'
import { flowNodes } from './dify/definitions'
import { doclingExport } from './docling-export/definition'
import { embeddingModels } from './embedding-model/definition'
import { embeddingSimilarity, textEmbedder } from './embedding-similarity/definition'
import { fileComponents } from './file/definition'
import { formBuilder } from './form-builder/definition'
import { getUserId } from './get-user-id/definition'
import { idGenerator } from './id-generator/definition'
import { jsonCleaner, jsonExtractor } from './json-cleaner/definition'
import { knowledgeIngestion, knowledgeRetrieval, storeTool, vectorStore } from './knowledge-store/definition'
import { languageModel } from './language-model/definition'
import { llmChains } from './llm-chain/definition'
import { loop } from './loop/definition'
import { mcpTools } from './mcp-tools/definition'
import { memory } from './memory/definition'
import { note } from './note/definition'
import { parseData } from './parse-data/definition'
import { parser } from './parser/definition'
import { pass } from './pass/definition'
import { prompt } from './prompt/definition'
import { providerModels } from './provider-models/definition'
import { pythonInterpreter } from './python-interpreter/definition'
import { regexExtractor } from './regex-extractor/definition'
import { rssReader } from './rss-reader/definition'
import { runFlow } from './run-flow/definition'
import { saveToFile } from './save-to-file/definition'
import { searchTools } from './search-tools/definition'
import { secretInput } from './secret-input/definition'
import { smartRouter } from './smart-router/definition'
import { recursiveSplitText, splitText } from './split-text/definition'
import { storeMessage } from './store-message/definition'
import { structuredOutput } from './structured-output/definition'
import { textInput } from './text-input/definition'
import { textOutput } from './text-output/definition'
import { messageToData, typeConverter } from './type-converter/definition'
import { url } from './url/definition'
import { webhook } from './webhook/definition'
import { wikipedia } from './wikipedia/definition'
import { youtubeComments } from './youtube-comments/definition'

/** Every component there is, without its handler: safe to send to a browser. In the order of the palette. */
export const definitions: readonly ComponentDefinition[] = [
  chatInput,
  chatOutput,
  textInput,
  textOutput,
  webhook,
  secretInput,
  parameterInput,
  getUserId,
  prompt,
  languageModel,
  ...providerModels,
  ...embeddingModels,
  agent,
  connectedAgent,
  structuredOutput,
  batchRun,
  ...llmChains,
  textEmbedder,
  embeddingSimilarity,
  mcpTools,
  memory,
  storeMessage,
  chatMemory,
  combineText,
  parser,
  splitText,
  recursiveSplitText,
  typeConverter,
  messageToData,
  parseData,
  dataframeOperations,
  dataOperations,
  createData,
  updateData,
  createList,
  ...dataTools,
  regexExtractor,
  jsonCleaner,
  jsonExtractor,
  formBuilder,
  conditionalRouter,
  smartRouter,
  loop,
  runFlow,
  pass,
  ...fileComponents,
  base64File,
  doclingExport,
  saveToFile,
  url,
  apiRequest,
  rssReader,
  youtubeComments,
  knowledgeIngestion,
  knowledgeRetrieval,
  vectorStore,
  storeTool,
  ...searchTools,
  arxiv,
  wikipedia,
  calculator,
  currentDate,
  idGenerator,
  pythonInterpreter,
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
