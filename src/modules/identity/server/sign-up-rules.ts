import { processSingleton } from '@/lib/process-singleton'

export interface SignUpRules {
  /** Whether strangers may make themselves an account. */
  open: boolean
  /** Whether such an account may be used at once; otherwise an owner activates it. */
  active: boolean
  /** Roles of new accounts: where they sign up themselves, in the installation's first tenant. */
  role_ids: readonly string[]
}

const rules = processSingleton('sign-up-rules', () => ({
  read: async (): Promise<SignUpRules> => ({ open: false, active: false, role_ids: [] }),
}))

/** How accounts come to be. Settings live to the right of users, so the composition root says where to read them. */
export const signUpRules = () => rules().read

export function provideSignUpRules(read: () => Promise<SignUpRules>): void {
  rules().read = read
}
