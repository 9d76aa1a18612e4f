import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { type ZipEntry, zipStream } from '@/lib/zip-stream'
import { exportName } from './export-name'
import { flowDto, withoutSecrets } from './flow.dto'
import { visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'

/** The given flows as they may leave the house: one by itself, several as a list; secrets are left out. */
export async function downloadFlows(actor: UserActor, input: { flow_ids: string[] }) {
  const where = { id: { in: input.flow_ids }, ...visibleTo(actor) }
  const rows = await flowRepository.list(actor.tenant_id, where, { name: 'asc' })
  const flows = rows.map((row) => withoutSecrets(flowDto(row, null)))
  const [first] = flows
  if (!first) throw notFound('Flow')
  return flows.length === 1 ? first : flows
}

/** Several flows as one zip, a JSON file each, packed as it is read; equal names get a number. */
export const zipFlows = (flows: { name: string }[]) => zipStream(entriesOf(flows))

async function* entriesOf(flows: { name: string }[]): AsyncGenerator<ZipEntry> {
  const names = new Set<string>()
  // Case and spelling do not tell names apart everywhere, and an archive with two alike is not taken back.
  const alike = (name: string) => name.normalize('NFC').toLowerCase()
  for (const flow of flows) {
    const base = exportName(flow.name)
    let name = `${base}.json`
    for (let number = 1; names.has(alike(name)); number += 1) name = `${base} (${number}).json`
    names.add(alike(name))
    yield { name, content: new TextEncoder().encode(JSON.stringify(flow, null, 2)) }
  }
}
