import type { Problem } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import { isConfigMode, listAt, modeOf, recordAt, textAt } from './dify-parts'
import { DIFY_VERSION } from './dify-version'
import { isAsDerived } from './is-as-derived'

/** What of a Dify file, beside its nodes, works otherwise here or not at all: warnings that every report carries. */
export function documentProblems(data: unknown): Problem[] {
  const dify = recordAt(data, 'dify')
  return [
    ...versionProblem(dify.version),
    ...derivedProblem(data),
    ...featureProblems(recordAt(dify, 'model_config'), dify),
    ...dependencyProblem(listAt(dify, 'dependencies')),
  ]
}

function versionProblem(version: unknown): Problem[] {
  if (version === undefined || !isNewer(String(version), DIFY_VERSION)) return []
  return [
    warn(
      `The file is of version ${String(version).slice(0, 40)}; ${DIFY_VERSION} is the newest that is known here.`,
      'What is new in it is kept, but may have no effect.',
    ),
  ]
}

/** Only the first two numbers say what a file may hold. */
function isNewer(version: string, than: string): boolean {
  const [a = [], b = []] = [version, than].map((text) => text.split('.').slice(0, 2).map(Number))
  for (const index of [0, 1]) {
    const [left = 0, right = 0] = [a[index], b[index]]
    if (left !== right) return left > right
  }
  return false
}

function derivedProblem(data: unknown): Problem[] {
  const mode = modeOf(data)
  if (!isConfigMode(mode) || isAsDerived(data)) return []
  const instead = mode === 'completion' ? 'workflow' : 'advanced-chat'
  return [
    warn(
      `This was an app of the mode "${mode}", which has no graph. Its nodes were changed here, so an export is an app of the mode "${instead}".`,
    ),
  ]
}

/** Features by key, in the words of a person; some stand under `features`, some in the settings of older apps. */
const FEATURES: Record<string, string> = {
  speech_to_text: 'Speech to text',
  text_to_speech: 'Text to speech',
  sensitive_word_avoidance: 'Content moderation',
  suggested_questions_after_answer: 'Follow-up questions',
  annotation_reply: 'Annotated replies',
  more_like_this: '"More like this"',
}

function featureProblems(config: Record<string, unknown>, dify: Record<string, unknown>): Problem[] {
  const features = { ...config, ...recordAt(recordAt(dify, 'workflow'), 'features') }
  const on = Object.entries(FEATURES).flatMap(([key, words]) =>
    recordAt(features, key).enabled === true ? [words] : [],
  )
  if (listAt(features, 'external_data_tools').some((tool) => isRecord(tool) && tool.enabled !== false))
    on.push('External data tools')
  return on.map((words) =>
    warn(`${words} is turned on in the file and has no effect here.`, 'It is kept for an export.'),
  )
}

function dependencyProblem(dependencies: readonly unknown[]): Problem[] {
  const names = dependencies.map((item) => {
    const value = recordAt(item, 'value')
    const id =
      textAt(value, 'marketplace_plugin_unique_identifier') ??
      textAt(value, 'github_plugin_unique_identifier') ??
      textAt(value, 'plugin_unique_identifier') ??
      textAt(value, 'repo')
    return (id ?? textAt(item, 'type') ?? 'unnamed').split(':')[0]
  })
  if (names.length === 0) return []
  return [
    warn(
      `The file asks for plugins of Dify: ${[...new Set(names)].slice(0, 10).join(', ')}. Plugins are not installed here.`,
      'Models are called through the providers set up here; what else is missing is said at each node.',
    ),
  ]
}

const warn = (message: string, hint?: string): Problem => ({
  code: 'invalid_graph',
  severity: 'warning',
  message,
  ...(hint ? { hint } : {}),
})
