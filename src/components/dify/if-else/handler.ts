import type { Handler } from '@/engine/component'
import { conditionsHold } from '../conditions'
import { parseConfig } from '../parse-config'
import { branchesOf, IfElseConfig } from './branches'

export const ifElseHandler: Handler = async (inputs, context) => {
  const branches = branchesOf(parseConfig(IfElseConfig, inputs, context))
  const taken = branches.find(
    // A case without conditions is one that nobody has filled in yet.
    (branch) => branch.conditions.length > 0 && conditionsHold(branch.conditions, branch.operator, context),
  )
  const selected_case_id = taken?.id ?? 'false'
  return { outputs: { result: taken !== undefined, selected_case_id }, taken: [selected_case_id] }
}
