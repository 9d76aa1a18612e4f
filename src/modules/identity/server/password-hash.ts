import { hash, verify } from '@node-rs/argon2'

/** Stands for a password that has not been chosen yet; nothing fits it. */
export const noPassword = 'none'

/** argon2id with the library's defaults (19 MiB, 2 passes), which follow OWASP's advice. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Checks a password. Without a stored hash the same work is done against a decoy, so timing tells nothing. */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const chosen = stored !== undefined && stored !== noPassword
  const matches = await verify(chosen ? stored : await decoy(), password)
  return chosen && matches
}

let decoyHash: Promise<string> | undefined
function decoy(): Promise<string> {
  decoyHash ??= hash('no account has this password')
  return decoyHash
}
