'use client'

import { useMemo, useState } from 'react'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Combobox } from '@/ui/combobox'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { pathTo } from '@/ui/tree/tree-rows'
import type { PlaceRow } from './place-row'

/** More are found by typing. */
const SHOWN = 50
const TOP = '0'

interface MoveDialogProps {
  items: readonly PlaceRow[]
  place: PlaceRow
  levels: number
  onMove: (id: number, parent_id: number) => Promise<unknown>
  onClose: () => void
}

/** Moving without a pointer: the new place is found by typing. */
export function MoveDialog({ items, place, levels, onMove, onClose }: MoveDialogProps) {
  const [parent, setParent] = useState('')
  const [search, setSearch] = useState('')
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const targets = useMemo(() => {
    const byId = new Map(items.map((item) => [item.id, item]))
    return items.flatMap((item) => {
      const path = pathTo(byId, item.id)
      if (path.length >= levels || path.some(({ id }) => id === place.id) || item.id === place.parent_id) return []
      return [{ value: String(item.id), label: path.map(({ name }) => name).join(' / ') }]
    })
  }, [items, place, levels])
  const options = [...(place.parent_id === 0 ? [] : [{ value: TOP, label: t('places.top') }]), ...targets].filter(
    ({ value, label }) => value === parent || label.toLowerCase().includes(search.trim().toLowerCase()),
  )

  async function submit() {
    const moved = await attempt(async () => {
      await onMove(place.id, Number(parent))
      return true
    })
    if (moved) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('places.move_title', { name: place.name })}
      description={t('places.move_text')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={parent === ''} busy={busy} onClick={() => void submit()}>
            {t('places.move_action')}
          </Button>
        </>
      }
    >
      <Field label={t('places.move_to')} error={problem} required>
        {(control) => (
          <Combobox
            {...control}
            value={parent}
            onValueChange={(value) => {
              setParent(value)
              setProblem(undefined)
            }}
            onSearch={setSearch}
            options={options.slice(0, SHOWN)}
          />
        )}
      </Field>
    </Dialog>
  )
}
