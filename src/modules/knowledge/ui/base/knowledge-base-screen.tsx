'use client'

import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useHoldsIn } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { Tabs } from '@/ui/tabs'
import { DocumentsTab } from './documents-tab'
import { SearchTab } from './search-tab'
import { SettingsTab } from './settings-tab'

/** One knowledge base: its documents, a test bench for searches, its settings. */
export function KnowledgeBaseScreen({ knowledge_base_id }: { knowledge_base_id: string }) {
  const [tab, setTab] = useAddressValue('tab')
  const holdsIn = useHoldsIn()
  const base = api.knowledge.read_knowledge_base.useQuery(
    { knowledge_base_id },
    { refetchInterval: ({ state }) => ((state.data?.pending_count ?? 0) > 0 ? 1_500 : false) },
  )
  const mayChange = ({ business_id }: { business_id: number }) => holdsIn('knowledge:modify', business_id)
  return (
    <ConsoleFrame
      active="knowledge"
      crumbs={[{ label: t('section.knowledge'), href: '/knowledge' }, { label: base.data?.name ?? '…' }]}
    >
      {base.isPending ? (
        <div className="mx-auto flex w-full max-w-[1200px] flex-col gap-4 p-6">
          <Skeleton className="h-7 w-60" />
          <Skeleton className="h-64 rounded-lg" />
        </div>
      ) : base.isError ? (
        <ErrorState
          title={t('knowledge.base_failed')}
          description={errorText(base.error).title}
          onRetry={() => void base.refetch()}
          retrying={base.isRefetching}
        />
      ) : (
        <div className="mx-auto flex h-full w-full max-w-[1200px] flex-col px-1 pt-4 md:px-3 md:pt-6">
          <header className="px-3 pb-3">
            <h1 className="break-words font-semibold text-xl tracking-[-0.01em]">{base.data.name}</h1>
            {base.data.description && <p className="mt-0.5 text-ink-2 text-sm">{base.data.description}</p>}
          </header>
          <Tabs
            label={t('knowledge.tabs')}
            className="flex-1"
            contentClassName="flex flex-col overflow-y-auto"
            value={tab === '' || (tab === 'settings' && !mayChange(base.data)) ? 'documents' : tab}
            onValueChange={(next) => setTab(next === 'documents' ? '' : next)}
            items={[
              {
                value: 'documents',
                label: t('knowledge.tab_documents'),
                content: <DocumentsTab base={base.data} may_change={mayChange(base.data)} />,
              },
              { value: 'search', label: t('knowledge.tab_search'), content: <SearchTab base={base.data} /> },
              // The form begins with what is stored; another base is another form.
              ...(mayChange(base.data)
                ? [
                    {
                      value: 'settings',
                      label: t('knowledge.tab_settings'),
                      content: <SettingsTab key={base.data.id} base={base.data} />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </ConsoleFrame>
  )
}
