import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'

/**
 * Flows whose graph, as it is saved or as it is published, names one of the files. A graph is searched for ids once,
 * however many files are asked for. The tenant is in every filter.
 */
const uses = {
  name: 'file_uses',
  text: `SELECT DISTINCT flow.id AS flow_id, flow.name, flow.is_deleted, lower(named.parts[1])::uuid AS file_id
    FROM "Flow" flow
    LEFT JOIN "FlowVersion" version ON version.tenant_id = $1::uuid AND version.flow_id = flow.id
      AND version.flow_version = flow.online_version
    CROSS JOIN LATERAL regexp_matches(
      concat(flow.data::text, ' ', version.data::text),
      '([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})', 'g'
    ) AS named(parts)
    WHERE flow.tenant_id = $1::uuid AND lower(named.parts[1])::uuid = ANY($2::uuid[])
    ORDER BY flow.name, flow.id`,
}

const Rows = z.array(z.object({ flow_id: z.string(), name: z.string(), is_deleted: z.boolean(), file_id: z.string() }))

export const fileUseRepository = {
  /** Which flows of a tenant name which of the files, by the names of the flows. */
  of: async (tenant_id: string, file_ids: string[]) => Rows.parse(await runStatement(uses, [tenant_id, file_ids])),
}
