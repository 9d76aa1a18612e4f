import { processSingleton } from '@/lib/process-singleton'

/** Facts that modules further left announce and modules further right act upon. */
export interface DomainEvents {
  flows_deleted: { tenant_id: string; flow_ids: string[] }
  user_deleted: { user_id: number }
}

type Listener<K extends keyof DomainEvents> = (event: DomainEvents[K]) => Promise<void>
type Listeners = { [K in keyof DomainEvents]: Map<string, Listener<K>> }

const listeners = processSingleton<Listeners>('domain-events', () => ({
  flows_deleted: new Map(),
  user_deleted: new Map(),
}))

/** Registers a listener under a name; registering the name again replaces it, so reloads do not add up. */
export function on<K extends keyof DomainEvents>(event: K, name: string, listener: Listener<K>): void {
  const byName: Listeners[K] = listeners()[event]
  byName.set(name, listener)
}

/** Tells every listener and waits for all of them. */
export async function emit<K extends keyof DomainEvents>(event: K, payload: DomainEvents[K]): Promise<void> {
  const byName: Listeners[K] = listeners()[event]
  await Promise.all([...byName.values()].map((listener) => listener(payload)))
}
