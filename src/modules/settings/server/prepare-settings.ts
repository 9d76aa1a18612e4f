import { productSettings, settingKeys } from '../contract/product-settings'
import { configRepository } from './config.repository'
import { dictionaryRepository } from './dictionary.repository'
import { productLists } from './product-lists'

/** Once per process: rows for the product's settings, and the lists that its console uses, where they are not there. */
export async function prepareSettings(): Promise<void> {
  await configRepository.addMissing(
    settingKeys.map((key) => ({
      config_key: key,
      config_name: productSettings[key].name.en,
      note: productSettings[key].help.en,
    })),
  )
  await dictionaryRepository.addMissingLists(productLists)
}
