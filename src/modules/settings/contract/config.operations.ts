import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const Id = z.int().min(1).max(2_147_483_647)
const config_id = Id.describe('Id of a config')
const Value = text(20_000)

export const ConfigRead = z
  .object({
    config_key: z.string(),
    config_name: z.string(),
    config_value: z.string(),
    note: z.string().nullable(),
    id: z.int(),
    c_uid: z.int().nullable(),
    m_uid: z.int().nullable(),
    ctime: Timestamp,
    utime: Timestamp,
  })
  .meta({ id: 'ConfigRead' })

const common = { surface: 'studio', group: 'Configs' } as const

export const configOps = {
  read_configs: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/configs',
    access: 'config:read',
    summary: 'Read the settings of the installation',
    description: "The product's own settings are always among them; those that nobody changed show their default.",
    input: z.object({
      search: text(200).nullish().describe('Part of key, name, value or note, any letter case'),
      sort_by: z.enum(['id', 'config_key', 'config_name', 'config_value']).default('config_key'),
      sort_order: z.enum(['asc', 'desc']).default('asc'),
    }),
    output: z.array(ConfigRead),
  }),
  add_config: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/configs',
    access: 'config:create',
    summary: 'Add a setting of your own',
    status: 201,
    errors: ['conflict'],
    input: z.object({
      config_key: text(128).describe('Unique; cannot be changed later'),
      config_name: text(64),
      config_value: Value,
      note: text(2_000).nullish(),
    }),
    output: ConfigRead,
  }),
  patch_config: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/configs/{config_id}',
    access: 'config:modify',
    summary: 'Change a setting',
    description:
      "What is left out, or null, stays; a null note is taken away. The value of one of the product's own settings is checked, and counts within a second.",
    errors: ['not_found'],
    input: z.object({
      config_id,
      config_name: text(64).nullish(),
      config_value: Value.nullish(),
      note: text(2_000).nullish(),
    }),
    output: ConfigRead,
  }),
  remove_config: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/configs/{config_id}',
    access: 'config:delete',
    summary: 'Remove a setting of your own',
    description: "The product's own settings are a 409: give them another value, or reset them.",
    status: 204,
    errors: ['not_found', 'conflict'],
    input: z.object({ config_id }),
    output: z.null(),
  }),
  list_product_settings: operation({
    surface: 'console',
    group: 'Configs',
    access: 'config:read',
    summary: "The product's own settings with their defaults",
    input: z.object({}),
    output: z.array(
      z.object({
        config_id: z.int(),
        config_key: z.string(),
        config_value: z.string(),
        default_value: z.string(),
        is_changed: z.boolean(),
        m_uid: z.int().nullable(),
        utime: Timestamp,
      }),
    ),
  }),
  reset_config: operation({
    surface: 'console',
    group: 'Configs',
    access: 'config:modify',
    summary: "Give one of the product's own settings its default again",
    input: z.object({ config_id }),
    output: ConfigRead,
  }),
}
