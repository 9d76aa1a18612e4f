import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('says the time in a zone', async () => {
  const at = async (timezone: string) => (await runNode('CurrentDate', { timezone })).outputs.current_date
  expect(await at('UTC')).toMatchObject({ text: 'Current date and time in UTC: 2023-11-14 22:13:20' })
  expect(await at('Asia/Tokyo')).toMatchObject({ text: expect.stringContaining('2023-11-15 07:13:20') })
})

it('refuses what is no zone', async () => {
  expect((await runNode('CurrentDate', { timezone: 'Moon' })).error?.message).toBe('"Moon" is not a time zone.')
})
