import { expect, it } from 'vitest'
import { RoleId } from '../../contract/role.schema'
import { roleIdOf } from './role-id-of'

it('makes an id that the server takes', () => {
  expect(roleIdOf('  Night shift (weekend)! ', [])).toBe('night-shift-weekend')
  expect(roleIdOf('Prüfer', [])).toBe('prüfer')
  expect(roleIdOf('a'.repeat(60), [])).toHaveLength(28)
  for (const name of ['Night shift', 'a'.repeat(60), '审核员'])
    expect(RoleId.safeParse(roleIdOf(name, [])).success).toBe(true)
})

it('counts on where an id is taken, and has none for a name without letters', () => {
  expect(roleIdOf('Editor', ['editor', 'editor-2'])).toBe('editor-3')
  expect(roleIdOf('!!!', [])).toBe('')
})
