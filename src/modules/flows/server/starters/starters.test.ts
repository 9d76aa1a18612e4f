import { describe, expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { validateGraph } from '@/engine/validate-graph'
import { readFlow } from '@/formats/read-flow'
import { listStarters } from '../list-starters'

describe('starters', () => {
  it.each(listStarters().map((starter) => [starter.name, starter] as const))(
    '%s is a flow without problems',
    (_name, starter) => {
      const { graph, problems, report } = readFlow(starter.data)
      expect(problems).toEqual([])
      expect(validateGraph(graph, registry)).toEqual([])
      expect(report.every((node) => node.support === 'runs')).toBe(true)
    },
  )
})
