'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { EntryDialog } from './entry-dialog'
import type { EntryRow } from './entry-row'

interface IndexDialogProps {
  /** Undefined makes a new one. */
  index: EntryRow | undefined
  onClose: () => void
  onAdded?: (config_key: string) => void
}

/** A list: its key and its names. */
export function IndexDialog({ index, onClose, onAdded }: IndexDialogProps) {
  const utils = api.useUtils()
  const add = api.settings.add_index.useMutation()
  const patch = api.settings.patch_index.useMutation()
  const [title] = useState(index ? t('dictionary.edit', { key: index.config_key }) : t('dictionary.new_list'))
  return (
    <EntryDialog
      title={title}
      entry={index}
      keyHelp={t('dictionary.list_key_help')}
      onClose={onClose}
      onSave={async ({ config_key, config_name, config_en_name, note }) => {
        const names = { config_name, config_en_name, note }
        if (index) await patch.mutateAsync({ index_id: index.config_id, ...names })
        else await add.mutateAsync({ config_key, ...names })
        await Promise.all([
          utils.settings.read_indexes.invalidate(),
          utils.settings.read_dictionary_list.invalidate({ index_key: config_key }),
        ])
        if (!index) onAdded?.(config_key)
      }}
    />
  )
}
