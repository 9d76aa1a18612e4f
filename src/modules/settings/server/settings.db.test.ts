import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { UserActor } from '@/contract/actor'
import { superuserPrivileges } from '@/contract/privileges'
import { systemDb } from '@/platform/db/system-db'
import { configOps } from '../contract/config.operations'
import { dictionaryOps } from '../contract/dictionary.operations'
import { type SettingKey, settingKeys } from '../contract/product-settings'
import { addConfig } from './add-config'
import { addIndex, patchIndex, removeIndex } from './change-index'
import { addItem, patchItem, removeItem } from './change-item'
import { getConfig } from './get-config'
import { prepareSettings, readSetting } from './index'
import { listProductSettings } from './list-product-settings'
import { patchConfig, resetConfig } from './patch-config'
import { readConfigs } from './read-configs'
import { readIndexes } from './read-indexes'
import { readDictionaryList, readItems } from './read-items'
import { removeConfig } from './remove-config'

const owner: UserActor = {
  kind: 'user',
  user_id: 1,
  username: 'owner',
  tenant_id: '00000000-0000-4000-8000-000000000001',
  is_superuser: true,
  roles: [],
  privileges: superuserPrivileges,
  businesses: new Map(),
  credential: 'session',
  credential_id: 's',
}
const second: UserActor = { ...owner, user_id: 2 }

// What several processes that start together do.
beforeAll(() => Promise.all([prepareSettings(), prepareSettings(), prepareSettings()]))

const idOf = async (key: SettingKey) => {
  const row = await systemDb().config.findUnique({ where: { config_key: key } })
  if (!row) throw new Error(`${key} has no row`)
  return row.id
}
const set = async (key: SettingKey, config_value: string) =>
  patchConfig(owner, { config_id: await idOf(key), config_value })
const configs = (input: object = {}) => readConfigs(configOps.read_configs.input.parse(input))
const newConfig = (config_key: string, config_value = 'x') =>
  addConfig(owner, { config_key, config_name: `Name of ${config_key}`, config_value })

describe("the product's settings", () => {
  it('all have a row, once, and their default until somebody changes them', async () => {
    const settings = await listProductSettings()
    expect(settings.map(({ config_key }) => config_key)).toEqual(settingKeys)
    expect(settings.filter(({ is_changed }) => is_changed)).toEqual([])
    expect(await systemDb().config.count({ where: { config_key: { in: [...settingKeys] } } })).toBe(settingKeys.length)
    expect((await configs({ search: 'signup.open' })).map(({ config_value }) => config_value)).toEqual(['false'])
  })

  it('count at once, and go back to their default', async () => {
    expect(await readSetting('signup.open')).toBe(false)
    const changed = await set('signup.open', 'true')
    expect(changed).toMatchObject({ config_value: 'true', m_uid: 1 })
    expect(await readSetting('signup.open')).toBe(true)
    expect((await listProductSettings()).filter(({ is_changed }) => is_changed)).toMatchObject([
      { config_key: 'signup.open', default_value: 'false' },
    ])
    await resetConfig(second, { config_id: changed.id })
    expect(await readSetting('signup.open')).toBe(false)
    expect((await configs({ search: 'signup.open' }))[0]).toMatchObject({ config_value: 'false', m_uid: 2 })
  })

  it('are seen within a second when another process changes them', async () => {
    expect(await readSetting('public_flows.runs_per_minute')).toBe(30)
    await systemDb().config.update({
      where: { config_key: 'public_flows.runs_per_minute' },
      data: { config_value: '7' },
    })
    await vi.waitFor(async () => expect(await readSetting('public_flows.runs_per_minute')).toBe(7), {
      timeout: 1_500,
      interval: 50,
    })
    await resetConfig(owner, { config_id: await idOf('public_flows.runs_per_minute') })
  })

  it('are what clients are told', async () => {
    await set('events.delivery', 'polling')
    await set('files.max_upload_mb', '12.5')
    await set('projects.default_name', 'First things')
    expect(await getConfig()).toMatchObject({
      event_delivery: 'polling',
      max_file_size_upload: 12,
      default_project_name: 'First things',
      auto_saving_interval: 800,
    })
    for (const key of ['events.delivery', 'files.max_upload_mb', 'projects.default_name'] as const)
      await resetConfig(owner, { config_id: await idOf(key) })
  })

  it.each([
    ['signup.open', 'yes', 'must be true or false'],
    ['files.max_upload_mb', '0', 'must be a number from 0.01 to 100'],
    ['files.max_upload_mb', '1e3', 'must be a number from 0.01 to 100'],
    ['events.delivery', 'pigeon', 'must be one of streaming, direct, polling'],
    ['public_flows.runs_per_minute', '1.5', 'must be a whole number from 1 to 100000'],
    ['public_flows.runs_per_minute', '', 'must be a whole number from 1 to 100000'],
    ['projects.default_name', '   ', 'must not be empty'],
  ] as const)('%s does not take %j and says what it takes', async (key, value, said) => {
    await expect(set(key, value)).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ loc: ['body', 'config_value'], msg: said }],
    })
  })

  it('that were written by somebody who knows other values count as their default', async () => {
    await systemDb().config.update({ where: { config_key: 'events.delivery' }, data: { config_value: 'pigeon' } })
    await vi.waitFor(async () => expect((await listProductSettings())[4]?.config_value).toBe('pigeon'))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await readSetting('events.delivery')).toBe('streaming')
    await resetConfig(owner, { config_id: await idOf('events.delivery') })
  })

  it('stay: they are neither removed nor added again', async () => {
    const config_id = await idOf('signup.open')
    await expect(removeConfig({ config_id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(newConfig('signup.open')).rejects.toMatchObject({ code: 'conflict' })
    expect(await idOf('signup.open')).toBe(config_id)
  })
})

describe("settings of the operator's own", () => {
  it('are added, changed, found, sorted and removed', async () => {
    const first = await newConfig('zoo.heron', 'grey')
    expect(first).toMatchObject({ config_key: 'zoo.heron', note: null, c_uid: 1, m_uid: 1 })
    await newConfig('zoo.otter', '10%_off')
    expect((await configs({ search: 'zoo.', sort_order: 'desc' })).map(({ config_key }) => config_key)).toEqual([
      'zoo.otter',
      'zoo.heron',
    ])
    expect((await configs({ search: '10%_OFF' })).length).toBe(1)
    expect((await configs({ search: '10__o' })).length).toBe(0)
    const config_id = first.id
    expect(await patchConfig(second, { config_id, config_value: '', note: 'a bird', config_name: null })).toMatchObject(
      {
        config_name: 'Name of zoo.heron',
        config_value: '',
        note: 'a bird',
        c_uid: 1,
        m_uid: 2,
      },
    )
    expect(await patchConfig(owner, { config_id, note: null })).toMatchObject({ note: null, config_value: '' })
    await expect(newConfig('zoo.heron')).rejects.toMatchObject({ code: 'conflict' })
    await expect(newConfig('  ')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(resetConfig(owner, { config_id })).rejects.toMatchObject({ code: 'conflict' })
    await removeConfig({ config_id })
    await expect(removeConfig({ config_id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(patchConfig(owner, { config_id, note: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the dictionary', () => {
  const indexes = (input: object = {}) => readIndexes(dictionaryOps.read_indexes.input.parse(input))
  const items = (index_id: number, input: object = {}) =>
    readItems(dictionaryOps.read_items_by_index.input.parse({ index_id, ...input }))
  const newIndex = (config_key: string) =>
    addIndex(owner, { config_key, config_name: '鸟', config_en_name: 'Birds', note: '' })
  const newItem = (index_id: number, config_key: string, key_order = 0) =>
    addItem(owner, {
      index_id,
      config_key,
      config_name: `${config_key} 中`,
      config_en_name: `${config_key} en`,
      config_value: config_key.toUpperCase(),
      note: null,
      key_order,
    })

  it('has the lists that the console uses, once', async () => {
    // Lists that people made stand beside them.
    const ours = ['flow_tag', 'language', 'org_job', 'org_position']
    const keys = (await indexes()).map(({ config_key }) => config_key)
    expect(keys.filter((key) => ours.includes(key))).toEqual(ours)
    const languages = await readDictionaryList({ index_key: 'language' })
    expect(languages[0]).toMatchObject({ config_key: 'en', config_name: '英语', config_en_name: 'English' })
    expect(new Set(languages.map(({ config_key }) => config_key)).size).toBe(languages.length)
  })

  it('gets back a list that is gone at the next start, and leaves what was changed', async () => {
    const [tags] = await indexes({ search: 'flow_tag' })
    if (!tags) throw new Error('no list')
    for (const { config_id } of await items(tags.config_id)) await removeItem({ item_id: config_id })
    await prepareSettings()
    expect(await items(tags.config_id)).toEqual([])
    await removeIndex({ index_id: tags.config_id })
    await prepareSettings()
    expect((await readDictionaryList({ index_key: 'flow_tag' })).length).toBeGreaterThan(3)
  })

  it('keeps items in their order, and keys unique among siblings only', async () => {
    const birds = await newIndex('birds')
    const others = await newIndex('others')
    const heron = await newItem(birds.config_id, 'heron', 1)
    const crane = await newItem(birds.config_id, 'crane', 2)
    expect([heron.key_order, crane.key_order, heron.parent_id]).toEqual([1, 2, birds.config_id])
    await newItem(birds.config_id, 'stork', -5)
    await newItem(others.config_id, 'heron')
    await expect(newItem(birds.config_id, 'heron')).rejects.toMatchObject({ code: 'conflict' })
    const order = async () => (await readDictionaryList({ index_key: 'birds' })).map(({ config_key }) => config_key)
    expect(await order()).toEqual(['stork', 'heron', 'crane'])
    await patchItem(second, { item_id: crane.config_id, key_order: 0 })
    expect(await order()).toEqual(['stork', 'crane', 'heron'])
    expect((await items(birds.config_id)).map(({ config_key }) => config_key)).toEqual(['crane', 'heron', 'stork'])
    expect((await items(birds.config_id, { search: 'HER', sort_by: 'config_value' })).length).toBe(1)
    expect(await patchItem(second, { item_id: heron.config_id, config_value: 'h', note: 'n' })).toMatchObject({
      config_value: 'h',
      note: 'n',
      config_en_name: 'heron en',
      m_uid: 2,
    })
  })

  it('does not remove a list that has items, and says how many', async () => {
    const [birds] = await indexes({ search: 'birds' })
    const index_id = birds?.config_id ?? 0
    await expect(removeIndex({ index_id })).rejects.toMatchObject({
      code: 'conflict',
      message: '"birds" still has 3 items',
      details: { items: 3 },
    })
    for (const { config_id } of await items(index_id)) await removeItem({ item_id: config_id })
    await removeIndex({ index_id })
    await expect(items(index_id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leaves no item without its list when both are changed at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { config_id: index_id } = await newIndex(`race-${round}`)
      await Promise.allSettled([newItem(index_id, 'one'), removeIndex({ index_id }), newItem(index_id, 'two')])
      const left = await systemDb().dictionaryEntry.count({ where: { parent_id: index_id } })
      const list = await systemDb().dictionaryEntry.count({ where: { config_id: index_id } })
      expect(list === 1 || left === 0).toBe(true)
    }
  })

  it('does not take a list for an item, nor an item for a list', async () => {
    const birds = await newIndex('more-birds')
    const heron = await newItem(birds.config_id, 'heron')
    const gone = { code: 'not_found' }
    await expect(patchIndex(owner, { index_id: heron.config_id, note: 'x' })).rejects.toMatchObject(gone)
    await expect(removeIndex({ index_id: heron.config_id })).rejects.toMatchObject(gone)
    await expect(newItem(heron.config_id, 'chick')).rejects.toMatchObject(gone)
    await expect(patchItem(owner, { item_id: birds.config_id, note: 'x' })).rejects.toMatchObject(gone)
    await expect(removeItem({ item_id: birds.config_id })).rejects.toMatchObject(gone)
    await expect(readDictionaryList({ index_key: 'heron' })).rejects.toMatchObject(gone)
    await expect(newIndex('more-birds')).rejects.toMatchObject({ code: 'conflict' })
  })
})
