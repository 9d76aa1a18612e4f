import { z } from 'zod'

export const FlowId = z.uuid().describe('Id of a flow')
export const ProjectId = z.uuid().describe('Id of a project')
export const RunId = z.uuid().describe('Id of a run (called job in builds)')
export const UserId = z.int().min(1).max(2_147_483_647).describe('Id of a user')
export const MessageId = z.int().min(1).max(2_147_483_647).describe('Id of a message')

/** A date on the wire: ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime({ offset: true })

/** NUL cannot be stored in Postgres text, so no string of ours may hold one. */
export const noNul = (value: string) => !value.includes('\u0000')

/** A bounded string without NUL. `max` counts UTF-16 units. */
export const text = (max: number) => z.string().max(max).refine(noNul, { message: 'must not contain NUL characters' })
