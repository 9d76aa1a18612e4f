import type { Handler } from '@/engine/component'
import { flowAgentHandler } from './agent/handler'
import { answerHandler } from './answer/handler'
import { assignerHandler } from './assigner/handler'
import { codeHandler } from './code/handler'
import { documentExtractorHandler } from './document-extractor/handler'
import { endHandler } from './end/handler'
import { httpRequestHandler } from './http-request/handler'
import { humanInputHandler } from './human-input/handler'
import { ifElseHandler } from './if-else/handler'
import { iterationHandler } from './iteration/handler'
import { knowledgeRetrievalHandler } from './knowledge-retrieval/handler'
import { listOperatorHandler } from './list-operator/handler'
import { llmHandler } from './llm/handler'
import { loopHandler } from './loop/handler'
import { parameterExtractorHandler } from './parameter-extractor/handler'
import { questionClassifierHandler } from './question-classifier/handler'
import { leaveLoopHandler, quietHandler } from './quiet-handler'
import { startHandler } from './start/handler'
import { templateTransformHandler } from './template-transform/handler'
import { toolHandler } from './tool/handler'
import { triggerScheduleHandler, triggerWebhookHandler } from './triggers/handler'
import { variableAggregatorHandler } from './variable-aggregator/handler'

/** The work of each flow node, by its type. */
export const flowNodeHandlers: Readonly<Record<string, Handler>> = {
  start: startHandler,
  end: endHandler,
  answer: answerHandler,
  llm: llmHandler,
  agent: flowAgentHandler,
  'knowledge-retrieval': knowledgeRetrievalHandler,
  'question-classifier': questionClassifierHandler,
  'parameter-extractor': parameterExtractorHandler,
  tool: toolHandler,
  'if-else': ifElseHandler,
  iteration: iterationHandler,
  'iteration-start': quietHandler,
  loop: loopHandler,
  'loop-start': quietHandler,
  'loop-end': leaveLoopHandler,
  code: codeHandler,
  'template-transform': templateTransformHandler,
  'http-request': httpRequestHandler,
  'variable-aggregator': variableAggregatorHandler,
  assigner: assignerHandler,
  'list-operator': listOperatorHandler,
  'document-extractor': documentExtractorHandler,
  'human-input': humanInputHandler,
  'trigger-webhook': triggerWebhookHandler,
  'trigger-schedule': triggerScheduleHandler,
}
