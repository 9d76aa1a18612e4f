import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const Id = z.int().min(1).max(2_147_483_647)
const index_id = Id.describe('Id of an index')
const item_id = Id.describe('Id of an item')
const Key = text(128).min(1)
const Name = text(64).min(1)
const Note = text(2_000)
const Value = text(20_000)
const Order = z.int().min(-2_147_483_648).max(2_147_483_647)

export const DictionaryEntryRead = z
  .object({
    config_key: z.string(),
    config_name: z.string(),
    config_en_name: z.string(),
    key_order: z.int().default(0),
    parent_id: z.int(),
    config_value: z.string().default(''),
    note: z.string().nullable().default(''),
    config_id: z.int(),
    c_uid: z.int().nullable(),
    m_uid: z.int().nullable(),
    ctime: Timestamp,
    utime: Timestamp,
  })
  .meta({ id: 'DictionaryEntryRead' })

const common = { surface: 'studio', group: 'Dictionary' } as const
const search = text(200).nullish().describe('Part of key, name, English name, value or note, any letter case')
const sort_order = z.enum(['asc', 'desc']).default('asc')

/** Lists that selects are filled from: an index is a list, its items are what can be chosen. */
export const dictionaryOps = {
  read_indexes: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/dictionary/indexes',
    access: 'dictionary:read',
    summary: 'Read the lists',
    input: z.object({
      search,
      sort_by: z.enum(['config_key', 'config_name', 'config_en_name']).default('config_key'),
      sort_order,
    }),
    output: z.array(DictionaryEntryRead),
  }),
  add_index: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/dictionary/indexes',
    access: 'dictionary:create',
    summary: 'Add a list',
    status: 201,
    errors: ['conflict'],
    input: z.object({
      config_key: Key.describe('Unique among the lists; cannot be changed later'),
      config_name: Name,
      config_en_name: Name,
      note: Note.nullable().default(''),
    }),
    output: DictionaryEntryRead,
  }),
  patch_index: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/dictionary/indexes/{index_id}',
    access: 'dictionary:modify',
    summary: 'Change a list',
    description: 'What is left out, or null, stays; a null note is taken away.',
    errors: ['not_found'],
    input: z.object({
      index_id,
      config_name: Name.nullish(),
      config_en_name: Name.nullish(),
      note: Note.nullish(),
    }),
    output: DictionaryEntryRead,
  }),
  remove_index: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/dictionary/indexes/{index_id}',
    access: 'dictionary:delete',
    summary: 'Remove an empty list',
    description: 'A list that has items is a 409, which says how many.',
    status: 204,
    errors: ['not_found', 'conflict'],
    input: z.object({ index_id }),
    output: z.null(),
  }),
  read_items_by_index: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/dictionary/indexes/{index_id}/items',
    access: 'dictionary:read',
    summary: 'Read the items of a list',
    errors: ['not_found'],
    input: z.object({
      index_id,
      search,
      sort_by: z
        .enum(['key_order', 'config_key', 'config_name', 'config_en_name', 'config_value'])
        .default('config_key'),
      sort_order,
    }),
    output: z.array(DictionaryEntryRead),
  }),
  add_item: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/dictionary/indexes/{index_id}/items',
    access: 'dictionary:create',
    summary: 'Add an item to a list',
    status: 201,
    errors: ['not_found', 'conflict'],
    input: z.object({
      index_id,
      config_key: Key.describe('Unique in its list; cannot be changed later'),
      config_name: Name,
      config_en_name: Name,
      key_order: Order.default(0).describe('Place in the list, the lowest first; equal ones by config_key'),
      config_value: Value.min(1),
      note: Note.nullable().default(''),
    }),
    output: DictionaryEntryRead,
  }),
  patch_item: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/dictionary/items/{item_id}',
    access: 'dictionary:modify',
    summary: 'Change an item',
    description: 'What is left out, or null, stays; a null note is taken away.',
    errors: ['not_found'],
    input: z.object({
      item_id,
      config_name: Name.nullish(),
      config_en_name: Name.nullish(),
      key_order: Order.nullish(),
      config_value: Value.min(1).nullish(),
      note: Note.nullish(),
    }),
    output: DictionaryEntryRead,
  }),
  remove_item: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/dictionary/items/{item_id}',
    access: 'dictionary:delete',
    summary: 'Remove an item',
    status: 204,
    errors: ['not_found'],
    input: z.object({ item_id }),
    output: z.null(),
  }),
  read_dictionary_list: operation({
    surface: 'console',
    group: 'Dictionary',
    access: 'dictionary:read',
    summary: 'The items of a list by its key, in their order: what a select offers',
    input: z.object({ index_key: Key }),
    output: z.array(
      z.object({
        config_key: z.string(),
        config_name: z.string(),
        config_en_name: z.string(),
        config_value: z.string(),
      }),
    ),
  }),
}
