const settingsPages = ['profile', 'api-keys', 'variables', 'model-providers', 'model-prices'] as const
export type SettingsPage = (typeof settingsPages)[number]

/** The page of settings that an address names. */
export const settingsPageOf = (name: string | undefined): SettingsPage | undefined =>
  settingsPages.find((page) => page === name)
