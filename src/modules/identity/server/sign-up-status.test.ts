import { afterEach, expect, it } from 'vitest'
import { provideSignUpRules, signUpRules } from './sign-up-rules'
import { signUpStatus } from './sign-up-status'

const before = signUpRules()
afterEach(() => provideSignUpRules(before))

it('says that sign-up is closed until a setting opens it', async () => {
  expect(await signUpStatus()).toEqual({ open: false, active: false })
})

it('tells strangers nothing but whether they may, and whether they can start at once', async () => {
  provideSignUpRules(async () => ({ open: true, active: true, role_ids: ['viewer'] }))
  expect(await signUpStatus()).toEqual({ open: true, active: true })
  provideSignUpRules(async () => ({ open: false, active: true, role_ids: [] }))
  expect(await signUpStatus()).toEqual({ open: false, active: false })
})
