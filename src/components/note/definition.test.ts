import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('never runs', async () => {
  const { events } = await runNode('note', {})
  expect(events.map((event) => event.type)).toEqual(['run_started', 'run_finished'])
})
