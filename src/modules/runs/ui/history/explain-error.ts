import type { EngineErrorCode } from '@/engine'
import type { MessageKey } from '@/lib/messages/t'
import { t } from '@/lib/messages/t'

type Explanation = Extract<MessageKey, `explain.${string}`>

/** What helps against each kind of failure when the failure itself does not say. */
const byCode: Record<EngineErrorCode, Explanation> = {
  invalid_flow: 'explain.invalid_flow',
  invalid_input: 'explain.invalid_input',
  unknown_component: 'explain.unknown_component',
  missing_value: 'explain.missing_value',
  node_failed: 'explain.other',
  node_timeout: 'explain.timeout',
  run_timeout: 'explain.timeout',
  model_unauthorized: 'explain.model_unauthorized',
  model_not_found: 'explain.model_not_found',
  model_rate_limited: 'explain.model_rate_limited',
  model_unavailable: 'explain.model_unavailable',
  model_bad_request: 'explain.model_bad',
  model_bad_response: 'explain.model_bad',
  model_stream_cut: 'explain.model_unavailable',
  model_silent: 'explain.model_unavailable',
  model_unknown_provider: 'explain.model_not_found',
  http_blocked: 'explain.http_blocked',
  http_failed: 'explain.http_failed',
  http_timeout: 'explain.http_failed',
  http_too_large: 'explain.file',
  code_failed: 'explain.code',
  code_timeout: 'explain.code',
  code_limit: 'explain.code',
  template_failed: 'explain.code',
  file_missing: 'explain.file',
  file_too_large: 'explain.file',
  file_unreadable: 'explain.file',
  knowledge_missing: 'explain.knowledge',
  knowledge_failed: 'explain.knowledge',
  tool_failed: 'explain.tool',
  flow_missing: 'explain.flow',
  flow_failed: 'explain.flow',
  flow_too_deep: 'explain.limit',
  not_allowed: 'explain.flow',
  agent_limit: 'explain.limit',
  loop_limit: 'explain.limit',
  internal: 'explain.other',
}

const isKnown = (code: string): code is EngineErrorCode => Object.hasOwn(byCode, code)

/** What to do about a failure: what it says itself, else what helps against its kind. */
export const whatToDo = (error: { code: string; hint?: string | undefined }): string =>
  error.hint ?? t(isKnown(error.code) ? byCode[error.code] : 'explain.other')
