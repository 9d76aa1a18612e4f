import { AppError } from '@/contract/errors'
import { mapSecrets } from '@/formats/langflow/strip-secrets'
import { decryptSecret, encryptSecret, SecretUnreadableError } from '@/platform/crypto/encrypt-secret'

/** Begins the stored form of a secret that was typed into a node. Clients get it, and send it back, as it is. */
const prefix = 'sealed:'
const context = (tenant_id: string) => `flow-secret:${tenant_id}`

/**
 * A graph as it is stored: secrets typed into nodes are encrypted for their tenant, so that nobody reads them back.
 * Those that are sealed already stay as they are.
 */
export const sealSecrets = <T>(tenant_id: string, data: T): T =>
  mapSecrets(data, (secret) =>
    secret.startsWith(prefix) ? secret : prefix + encryptSecret(secret, context(tenant_id)),
  )

/** The graph as a run needs it. Throws 400 when a secret was sealed elsewhere and has to be entered again. */
export function openSecrets<T>(tenant_id: string, data: T): T {
  try {
    return mapSecrets(data, (secret) =>
      secret.startsWith(prefix) ? decryptSecret(secret.slice(prefix.length), context(tenant_id)) : secret,
    )
  } catch (error) {
    if (!(error instanceof SecretUnreadableError)) throw error
    throw new AppError('bad_request', 'A secret in a node of this flow cannot be read here', {
      hint: 'It was stored by another installation or for another tenant. Enter it again, or use a variable.',
      cause: error,
    })
  }
}
