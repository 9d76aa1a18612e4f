import { hash, verify } from '@node-rs/argon2'

/** argon2id with the library's defaults (19 MiB, 2 passes), which follow OWASP's advice. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Checks a password. Without a stored hash the same work is done against a decoy, so timing tells nothing. */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy()), password)
  return stored !== undefined && matches
}

let decoyHash: Promise<string> | undefined
function decoy(): Promise<string> {
  decoyHash ??= hash('no account has this password')
  return decoyHash
}
