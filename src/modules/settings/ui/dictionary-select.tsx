'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import type { FieldControlProps } from '@/ui/field'
import { entryName } from './reader-text'

interface DictionarySelectProps extends Partial<FieldControlProps> {
  /** Key of the list. */
  index_key: string
  /** Value of an item; empty for none. */
  value: string
  onValueChange: (value: string) => void
  /** Something may be typed that is not in the list. */
  allowOther?: boolean
  /** Nothing may be chosen. */
  optional?: boolean
  disabled?: boolean
  placeholder?: string
  className?: string
  'aria-label'?: string
}

const NONE = '\u2013'

/** One item of a list of the dictionary, by its name in the reader's language. What is no item (any more) stays as it is. */
export function DictionarySelect(props: DictionarySelectProps) {
  const { index_key, value, onValueChange, allowOther = false, optional = false, ...control } = props
  // Lists may be long: with nothing chosen there is no name to show, and what is on offer is read when it is opened.
  const [opened, setOpened] = useState(false)
  const list = api.settings.read_dictionary_list.useQuery(
    { index_key },
    { staleTime: 60_000, retry: false, enabled: opened || value !== '' },
  )
  const items = (list.data ?? []).map((item) => ({ value: item.config_value, label: entryName(item) }))
  const unknown = value !== '' && !items.some((item) => item.value === value)
  return (
    <Combobox
      {...control}
      onOpen={() => setOpened(true)}
      loading={opened && list.isPending}
      value={value}
      onValueChange={(next) => onValueChange(next === NONE ? '' : next)}
      allowOther={allowOther || list.isError}
      options={[
        ...(optional ? [{ value: NONE, label: t('dictionary.none') }] : []),
        ...(unknown ? [{ value, label: value }] : []),
        ...items,
      ]}
    />
  )
}
