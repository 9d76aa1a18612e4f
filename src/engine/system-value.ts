import type { RunScope } from './component'
import type { ClockPort } from './ports'
import type { Value } from './values'

/** The value of `sys.<name>` in a run. */
export function systemValue(scope: RunScope, clock: ClockPort, name: string): Value | undefined {
  switch (name) {
    case 'query':
      return scope.input_value
    case 'files':
      return scope.attachments ?? []
    case 'conversation_id':
      return scope.session_id
    case 'dialogue_count':
      return scope.dialogue_count ?? 0
    case 'user_id':
      return scope.user_id ?? ''
    case 'app_id':
    case 'workflow_id':
      return scope.flow_id
    case 'workflow_run_id':
      return scope.run_id
    case 'timestamp':
      return Math.floor(clock.now() / 1000)
    default:
      return undefined
  }
}
