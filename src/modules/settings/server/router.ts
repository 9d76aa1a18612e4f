import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { configOps } from '../contract/config.operations'
import { dictionaryOps } from '../contract/dictionary.operations'
import { installationOps } from '../contract/installation.operations'
import { addConfig } from './add-config'
import { addIndex, patchIndex, removeIndex } from './change-index'
import { addItem, patchItem, removeItem } from './change-item'
import { getConfig } from './get-config'
import { getVersion } from './get-version'
import { healthCheck } from './health-check'
import { listProductSettings } from './list-product-settings'
import { patchConfig, resetConfig } from './patch-config'
import { readConfigs } from './read-configs'
import { readIndexes } from './read-indexes'
import { readDictionaryList, readItems } from './read-items'
import { removeConfig } from './remove-config'

const configs = configOps
const lists = dictionaryOps

export const settingsRouter = router({
  health: procedure(installationOps.health).query(() => ({ status: 'ok' })),
  health_check: procedure(installationOps.health_check).query(() => healthCheck()),
  get_version: procedure(installationOps.get_version).query(() => getVersion()),
  get_config: procedure(installationOps.get_config).query(() => getConfig()),
  read_configs: procedure(configs.read_configs).query(({ input }) => readConfigs(input)),
  add_config: procedure(configs.add_config).mutation(({ ctx, input }) => addConfig(ctx.actor, input)),
  patch_config: procedure(configs.patch_config).mutation(({ ctx, input }) => patchConfig(ctx.actor, input)),
  remove_config: procedure(configs.remove_config).mutation(({ input }) => removeConfig(input)),
  list_product_settings: procedure(configs.list_product_settings).query(() => listProductSettings()),
  reset_config: procedure(configs.reset_config).mutation(({ ctx, input }) => resetConfig(ctx.actor, input)),
  read_indexes: procedure(lists.read_indexes).query(({ input }) => readIndexes(input)),
  add_index: procedure(lists.add_index).mutation(({ ctx, input }) => addIndex(ctx.actor, input)),
  patch_index: procedure(lists.patch_index).mutation(({ ctx, input }) => patchIndex(ctx.actor, input)),
  remove_index: procedure(lists.remove_index).mutation(({ input }) => removeIndex(input)),
  read_items_by_index: procedure(lists.read_items_by_index).query(({ input }) => readItems(input)),
  add_item: procedure(lists.add_item).mutation(({ ctx, input }) => addItem(ctx.actor, input)),
  patch_item: procedure(lists.patch_item).mutation(({ ctx, input }) => patchItem(ctx.actor, input)),
  remove_item: procedure(lists.remove_item).mutation(({ input }) => removeItem(input)),
  read_dictionary_list: procedure(lists.read_dictionary_list).query(({ input }) => readDictionaryList(input)),
})
