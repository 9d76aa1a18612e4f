import type { ControlPort } from '@/engine/component'
import { field, flowNode, output } from '../flow-node'
import { branchesOf, IfElseConfig } from './branches'

export const ifElse = flowNode({
  type: 'if-else',
  display_name: 'If / Else',
  description: 'Goes on along the first branch whose conditions hold.',
  icon: 'git-branch',
  category: 'logic',
  fields: [
    field('cases', 'Cases', 'table', { info: 'Branches in order, each with its conditions.', default: [] }),
    field('conditions', 'Conditions', 'table', { advanced: true, info: 'The one branch of older flows.' }),
    field('logical_operator', 'All or any', 'select', { advanced: true, options: ['and', 'or'] }),
  ],
  outputs: [output('result', 'Result', 'Any'), output('selected_case_id', 'Case', 'Any')],
  control_ports: (config) => {
    const parsed = IfElseConfig.safeParse(config)
    const branches = parsed.success ? branchesOf(parsed.data) : []
    return [
      ...branches.map(
        (branch, index): ControlPort => ({ name: branch.id, label: index === 0 ? 'If' : `Else if ${index}` }),
      ),
      { name: 'false', label: 'Else' },
    ]
  },
})
