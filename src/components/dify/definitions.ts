import type { ComponentDefinition } from '@/engine/component'
import { flowAgent } from './agent/definition'
import { answer } from './answer/definition'
import { assigner } from './assigner/definition'
import { code } from './code/definition'
import { documentExtractor } from './document-extractor/definition'
import { end } from './end/definition'
import { httpRequest } from './http-request/definition'
import { humanInput } from './human-input/definition'
import { ifElse } from './if-else/definition'
import { iteration, iterationStart } from './iteration/definition'
import { knowledgeRetrieval } from './knowledge-retrieval/definition'
import { listOperator } from './list-operator/definition'
import { llm } from './llm/definition'
import { loop, loopEnd, loopStart } from './loop/definition'
import { parameterExtractor } from './parameter-extractor/definition'
import { questionClassifier } from './question-classifier/definition'
import { start } from './start/definition'
import { templateTransform } from './template-transform/definition'
import { tool } from './tool/definition'
import { triggerSchedule, triggerWebhook } from './triggers/definition'
import { variableAggregator } from './variable-aggregator/definition'

/** Nodes that are ordered by control wires and read each other by selectors. */
export const flowNodes: readonly ComponentDefinition[] = [
  start,
  end,
  answer,
  llm,
  flowAgent,
  knowledgeRetrieval,
  questionClassifier,
  ifElse,
  iteration,
  iterationStart,
  loop,
  loopStart,
  loopEnd,
  code,
  templateTransform,
  parameterExtractor,
  httpRequest,
  tool,
  variableAggregator,
  assigner,
  listOperator,
  documentExtractor,
  humanInput,
  triggerWebhook,
  triggerSchedule,
]
