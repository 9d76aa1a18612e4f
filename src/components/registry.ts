import type { Component, ComponentRegistry, Handler } from '@/engine/component'
import { agentAsTool } from './agent/agent-as-tool'
import { agentHandler, connectedAgentHandler } from './agent/handler'
import { apiRequestHandler } from './api-request/handler'
import { arxivHandler } from './arxiv/handler'
import { base64FileHandler, parameterInputHandler } from './base64-file/handler'
import { batchRunHandler } from './batch-run/handler'
import { calculatorHandler } from './calculator/handler'
import { chatInputHandler } from './chat-input/handler'
import { chatMemoryHandler } from './chat-memory/handler'
import { chatOutputHandler } from './chat-output/handler'
import { combineTextHandler } from './combine-text/handler'
import { conditionalRouterHandler } from './conditional-router/handler'
import { createDataHandler, updateDataHandler } from './create-data/handler'
import { createListHandler } from './create-list/handler'
import { currentDateHandler } from './current-date/handler'
import { dataOperationsHandler } from './data-operations/handler'
import { dataToolHandlers } from './data-tools/handlers'
import { dataframeOperationsHandler } from './dataframe-operations/handler'
import { definitions, findDefinition } from './definitions'
import { flowNodeHandlers } from './dify/handlers'
import { doclingExportHandler } from './docling-export/handler'
import { embeddingModelHandler } from './embedding-model/handler'
import { embeddingModelSpecs } from './embedding-model/specs'
import { embeddingSimilarityHandler, textEmbedderHandler } from './embedding-similarity/handler'
import { fileComponents } from './file/definition'
import { fileHandler } from './file/handler'
import { formBuilderHandler } from './form-builder/handler'
import { getUserIdHandler } from './get-user-id/handler'
import { idGeneratorHandler } from './id-generator/handler'
import { jsonCleanerHandler, jsonExtractorHandler } from './json-cleaner/handler'
import {
  knowledgeIngestionHandler,
  knowledgeRetrievalHandler,
  storeToolHandler,
  storeTools,
  vectorStoreHandler,
} from './knowledge-store/handlers'
import { languageModelHandler } from './language-model/handler'
import { llmChains } from './llm-chain/definition'
import { llmChainHandler } from './llm-chain/handler'
import { loopHandler } from './loop/handler'
import { mcpToolsHandler, mcpToolsTools } from './mcp-tools/handler'
import { memoryHandler } from './memory/handler'
import { noteHandler } from './note/handler'
import { parseDataHandler } from './parse-data/handler'
import { parserHandler } from './parser/handler'
import { passHandler } from './pass/handler'
import { promptHandler } from './prompt/handler'
import { providerModelHandler } from './provider-models/handler'
import { providerModelSpecs } from './provider-models/specs'
import { pythonInterpreterHandler } from './python-interpreter/handler'
import { regexExtractorHandler } from './regex-extractor/handler'
import { rssReaderHandler } from './rss-reader/handler'
import { runFlowHandler, runFlowTools } from './run-flow/handler'
import { saveToFileHandler } from './save-to-file/handler'
import { searchToolHandler } from './search-tools/handler'
import { searchToolSpecs } from './search-tools/specs'
import { secretInputHandler } from './secret-input/handler'
import { smartRouterHandler } from './smart-router/handler'
import { recursiveSplitTextHandler, splitTextHandler } from './split-text/handler'
import { storeMessageHandler } from './store-message/handler'
import { structuredOutputHandler } from './structured-output/handler'
import { textInputHandler } from './text-input/handler'
import { textOutputHandler } from './text-output/handler'
import { messageToDataHandler, typeConverterHandler } from './type-converter/handler'
import { urlHandler } from './url/handler'
import { webhookHandler } from './webhook/handler'
import { wikipediaHandler } from './wikipedia/handler'
import { youtubeCommentsHandler } from './youtube-comments/handler'

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
  ['AdvancedDynamicFormBuilder', formBuilderHandler],
  ['ArXivComponent', arxivHandler],
  ['AstraDBToolComponent', storeToolHandler],
  ['BatchRunComponent', batchRunHandler],
  ['CalculatorComponent', calculatorHandler],
  ['ConversationBufferMemory', chatMemoryHandler],
  ['CreateData', createDataHandler],
  ['CreateList', createListHandler],
  ['CurrentDate', currentDateHandler],
  ['DataFrameOperations', dataframeOperationsHandler],
  ['DataOperations', dataOperationsHandler],
  ['EmbeddingSimilarityComponent', embeddingSimilarityHandler],
  ['ExportDoclingDocument', doclingExportHandler],
  ['GetUserID', getUserIdHandler],
  ['IDGenerator', idGeneratorHandler],
  ['JSONCleaner', jsonCleanerHandler],
  ['KnowledgeIngestion', knowledgeIngestionHandler],
  ['KnowledgeRetrieval', knowledgeRetrievalHandler],
  ['LLMJsonExtractor', jsonExtractorHandler],
  ['LoopComponent', loopHandler],
  ['MessagetoData', messageToDataHandler],
  ['ParameterInput', parameterInputHandler],
  ['ParseData', parseDataHandler],
  ['Pass', passHandler],
  ['PythonREPLComponent', pythonInterpreterHandler],
  ['RSSReaderSimple', rssReaderHandler],
  ['RecursiveCharacterTextSplitter', recursiveSplitTextHandler],
  ['RegexExtractorComponent', regexExtractorHandler],
  ['RunFlow', runFlowHandler],
  ['SaveToFile', saveToFileHandler],
  ['SecretInput', secretInputHandler],
  ['SmartRouter', smartRouterHandler],
  ['SplitText', splitTextHandler],
  ['StoreMessage', storeMessageHandler],
  ['StructuredOutput', structuredOutputHandler],
  ['TextEmbedderComponent', textEmbedderHandler],
  ['TypeConverterComponent', typeConverterHandler],
  ['URLComponent', urlHandler],
  ['UpdateData', updateDataHandler],
  ['VectorStore', vectorStoreHandler],
  ['Webhook', webhookHandler],
  ['WikipediaComponent', wikipediaHandler],
  ['YouTubeCommentsComponent', youtubeCommentsHandler],
  ['base64 File', base64FileHandler],
  ...Object.entries(dataToolHandlers),
  ...Object.entries(flowNodeHandlers),
  ...fileComponents.map(({ type }): [string, Handler] => [type, fileHandler]),
  ...llmChains.map(({ type }): [string, Handler] => [type, llmChainHandler]),
  ...searchToolSpecs.map((spec): [string, Handler] => [spec.type, searchToolHandler(spec)]),
  ...embeddingModelSpecs.map((spec): [string, Handler] => [spec.type, embeddingModelHandler(spec)]),
  ...providerModelSpecs.map((spec): [string, Handler] => [spec.type, providerModelHandler(spec)]),
])

/** Components that are more than one tool to an agent, or another than themselves. */
const offers: ReadonlyMap<string, Component['tools']> = new Map([
  ['Agent', agentAsTool],
  ['MCPTools', mcpToolsTools],
  ['RunFlow', runFlowTools],
  ['AstraDBToolComponent', storeTools],
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
