import { createHash } from 'node:crypto'
import { AppError } from '@/contract/errors'
import { mapSecrets } from '@/formats/langflow/strip-secrets'
import { destinations } from '@/formats/secret-destination'
import { isRecord } from '@/lib/is-record'
import { decryptSecret, encryptSecret, SecretUnreadableError } from '@/platform/crypto/encrypt-secret'

/** Begins the stored form of a secret that was typed into a node. Clients get it, and send it back, as it is. */
const prefix = 'sealed:'

export interface Sealed<T> {
  data: T
  /** Names of nodes that lost a secret, as it was sealed for another place than the node sends it to now. */
  dropped: string[]
}

/**
 * A graph as it is stored: secrets typed into nodes are encrypted for their tenant and for where their node sends them, so
 * that nobody reads them back, and nobody has them sent elsewhere: sealed ones stay as long as the place is the same, in this
 * flow or in a copy, and are dropped otherwise. `before` is the graph that this one replaces.
 */
export function sealSecrets<T>(tenant_id: string, data: T, before?: unknown): Sealed<T> {
  const places = destinations(data, (address, place) => openedAt(tenant_id, address, place) ?? '')
  const dropped = new Set<string>()
  const known = new Map<string, string[]>()
  if (before !== undefined && before !== null) {
    const then = destinations(before, (address, place) => openedAt(tenant_id, address, place) ?? '')
    mapSecrets(before, (secret, node) => {
      known.set(secret, [...(known.get(secret) ?? []), then(node, secret)])
      return secret
    })
  }
  const sealed = mapSecrets(data, (secret, node) => {
    const place = places(node, secret)
    const seal = (text: string) => prefix + encryptSecret(text, context(tenant_id, place))
    if (!secret.startsWith(prefix)) return seal(secret)
    if (opened(secret, context(tenant_id, place)) !== undefined) return secret
    // Sealed before secrets knew their place: where the stored flow has it is what it was typed for.
    const old = known.get(secret)?.includes(place) ? opened(secret, context(tenant_id, '')) : undefined
    if (old !== undefined) return seal(old)
    dropped.add(nameOf(node))
    return ''
  })
  return { data: sealed, dropped: [...dropped] }
}

/** The graph as a run needs it. Throws 400 when a secret was sealed elsewhere or for another place. */
export function openSecrets<T>(tenant_id: string, data: T): T {
  const places = destinations(data, (address, place) => openedAt(tenant_id, address, place) ?? '')
  return mapSecrets(data, (secret, node) => {
    const text = openedAt(tenant_id, secret, places(node, secret))
    if (text !== undefined) return text
    throw new AppError('bad_request', 'A secret in a node of this flow cannot be read here', {
      hint: `It was stored by another installation, for another tenant, or for another address than "${nameOf(node)}" has now. Enter it again, or use a variable.`,
    })
  })
}

/** Secrets of the flow itself, and those of older releases, are sealed for the tenant alone. */
function context(tenant_id: string, place: string): string {
  const digest = place === '' ? '' : `:${createHash('sha256').update(place).digest('base64url')}`
  return `flow-secret:${tenant_id}${digest}`
}

/** A secret as it was typed, when it was sealed for this place, or by an older release. */
const openedAt = (tenant_id: string, secret: string, place: string): string | undefined =>
  secret.startsWith(prefix)
    ? (opened(secret, context(tenant_id, place)) ?? opened(secret, context(tenant_id, '')))
    : secret

function opened(secret: string, where: string): string | undefined {
  try {
    return decryptSecret(secret.slice(prefix.length), where)
  } catch (error) {
    if (error instanceof SecretUnreadableError) return undefined
    throw error
  }
}

/** What people know the node by. */
function nameOf(node: unknown): string {
  const data = isRecord(node) && isRecord(node.data) ? node.data : {}
  const inner = isRecord(data.node) ? data.node : {}
  const names = [inner.display_name, data.title, data.display_name, data.type, isRecord(node) ? node.id : undefined]
  const name = names.find((item) => typeof item === 'string' && item !== '')
  return typeof name === 'string' ? name.slice(0, 200) : 'the flow'
}
