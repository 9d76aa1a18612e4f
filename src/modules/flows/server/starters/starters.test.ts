import { describe, expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { validateGraph } from '@/engine/validate-graph'
import { readLangflowFlow } from '@/formats/langflow/read-langflow-flow'
import { listStarters } from '../list-starters'

describe('starters', () => {
  it.each(listStarters().map((starter) => [starter.name, starter] as const))(
    '%s is a flow without problems',
    (_name, starter) => {
      const { graph, problems, report } = readLangflowFlow({ data: starter.data })
      expect(problems).toEqual([])
      expect(validateGraph(graph, registry)).toEqual([])
      expect(report.every((node) => node.support === 'runs')).toBe(true)
    },
  )
})
