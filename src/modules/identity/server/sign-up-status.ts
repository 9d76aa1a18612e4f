import { signUpRules } from './sign-up-rules'

/** What strangers may know of how accounts come to be. */
export async function signUpStatus() {
  const { open, active } = await signUpRules()
  return { open, active: open && active }
}
