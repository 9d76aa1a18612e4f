'use client'

import { ListTree, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import type { EntryRow } from './entry-row'
import { IndexDialog } from './index-dialog'
import { IndexList } from './index-list'
import { ItemsPane } from './items-pane'

/** Lists that fill selects: the lists at the left, the items of one at the right. */
export function DictionaryScreen() {
  const router = useRouter()
  const [chosen] = useAddressValue('list')
  // What was searched for in one list is not looked for in another.
  const choose = (key: string) =>
    router.replace(key ? `/admin/dictionary?list=${encodeURIComponent(key)}` : '/admin/dictionary', { scroll: false })
  const [adding, setAdding] = useState(false)
  const can = useCan()
  const indexes = api.settings.read_indexes.useQuery({})
  const rows = indexes.data ?? []
  // The first one is shown until another is chosen.
  const current: EntryRow | undefined = rows.find(({ config_key }) => config_key === chosen) ?? rows[0]
  const add = can('dictionary:create') && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('dictionary.new_list')}
    </Button>
  )
  return (
    <AdminFrame section="dictionary" actions={rows.length > 0 && add}>
      {indexes.isPending ? (
        <div className="flex gap-4 max-md:flex-col" aria-hidden>
          <Skeleton className="h-72 rounded-lg md:w-[220px]" />
          <Skeleton className="h-72 flex-1 rounded-lg" />
        </div>
      ) : indexes.isError ? (
        <ErrorState
          title={t('dictionary.failed')}
          description={errorText(indexes.error).title}
          onRetry={() => void indexes.refetch()}
          retrying={indexes.isRefetching}
        />
      ) : current === undefined ? (
        <EmptyState
          icon={ListTree}
          title={t('dictionary.empty_title')}
          description={t('dictionary.empty_text')}
          action={add}
        />
      ) : (
        <div className="flex min-h-0 flex-1 gap-4 max-md:flex-col md:gap-6">
          <IndexList indexes={rows} current={current.config_key} onChoose={choose} />
          <ItemsPane key={current.config_id} index={current} onDeleted={() => choose('')} />
        </div>
      )}
      {adding && <IndexDialog index={undefined} onClose={() => setAdding(false)} onAdded={choose} />}
    </AdminFrame>
  )
}
