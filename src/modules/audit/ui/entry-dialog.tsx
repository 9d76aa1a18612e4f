'use client'

import { Fragment, type ReactNode } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { CopyButton } from '@/ui/copy-button'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { RelativeTime } from '@/ui/relative-time'
import { Skeleton } from '@/ui/skeleton'
import { ChangeTable } from './change-table'
import type { EntryRow } from './entry-row'
import { OutcomeBadge } from './outcome-badge'

interface EntryDialogProps {
  id: number
  /** The entry when the list has it. */
  known: EntryRow | undefined
  whole_installation: boolean
  onClose: () => void
}

/** Everything that the log keeps of one entry. */
export function EntryDialog({ id, known, whole_installation, onClose }: EntryDialogProps) {
  // The page of one entry that ends with it.
  const asked = api.audit.browse_audit_log.useQuery(
    { whole_installation, cursor: id + 1, limit: 1 },
    { enabled: known === undefined, retry: false },
  )
  const entry = known ?? asked.data?.items.find((item) => item.id === id)
  return (
    <Dialog open onOpenChange={onClose} size="lg" title={t('audit.entry', { id })}>
      {entry ? (
        <EntryView entry={entry} />
      ) : asked.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : (
        <ErrorState
          title={t('audit.entry_failed')}
          description={asked.isError ? errorText(asked.error).title : t('audit.entry_gone')}
          onRetry={() => void asked.refetch()}
          retrying={asked.isRefetching}
        />
      )}
    </Dialog>
  )
}

function EntryView({ entry }: { entry: EntryRow }) {
  const { credential, credential_id, changes, details, object_ids } = entry
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm max-sm:grid-cols-[84px_minmax(0,1fr)]">
        <Fact name={t('audit.field_at')}>
          <RelativeTime at={entry.at} />
          <span className="tabular text-ink-3">{` · ${new Date(entry.at).toLocaleString()}`}</span>
        </Fact>
        <Fact name={t('audit.field_who')}>
          {entry.username || t('audit.nobody')}
          {entry.user_id !== null && <span className="text-ink-3">{` · ${entry.user_id}`}</span>}
        </Fact>
        <Fact name={t('audit.field_credential')}>
          {credential === 'session' || credential === 'token' || credential === 'api_key'
            ? t(`audit.credential_${credential}`)
            : t('audit.nothing')}
          {credential_id && (
            <>
              {' '}
              <Id text={credential_id} />
            </>
          )}
        </Fact>
        <Fact name={t('audit.field_operation')}>
          <span className="font-mono text-xs">{entry.operation}</span>
        </Fact>
        <Fact name={t('audit.field_objects')}>
          {entry.object_type ?? t('audit.nothing')}
          {object_ids.slice(0, 20).map((id) => (
            <Fragment key={id}>
              {' '}
              <Id text={id} />
            </Fragment>
          ))}
          {object_ids.length > 20 && (
            <span className="text-ink-3"> {t('audit.more_objects', { count: object_ids.length - 20 })}</span>
          )}
        </Fact>
        <Fact name={t('audit.field_outcome')}>
          <OutcomeBadge entry={entry} />
        </Fact>
        <Fact name={t('audit.field_tenant')}>
          {entry.tenant_id ? <Id text={entry.tenant_id} /> : t('audit.field_tenant_none')}
        </Fact>
        <Fact name={t('audit.field_address')}>{entry.address || t('audit.nothing')}</Fact>
        <Fact name={t('audit.field_agent')}>
          <span className="text-ink-2 text-xs">{entry.user_agent || t('audit.nothing')}</span>
        </Fact>
        <Fact name={t('audit.field_request')}>
          <Id text={entry.request_id} />
        </Fact>
        <Fact name={t('audit.field_hash')}>
          <Id text={entry.hash} />
        </Fact>
      </dl>
      {changes && (
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold text-sm">{t('audit.changes')}</h3>
          <ChangeTable before={changes.before} after={changes.after} />
        </section>
      )}
      {Object.keys(details).length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold text-sm">{t('audit.field_input')}</h3>
          <dl className="grid grid-cols-[minmax(0,180px)_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-lg border p-3 text-xs">
            {Object.entries(details).map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="truncate font-mono text-ink-2" title={name}>
                  {name}
                </dt>
                <dd className="break-words">{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

/** An id, short, with copy. */
function Id({ text }: { text: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-0.5 align-middle">
      <code className="truncate font-mono text-ink-2 text-xs" title={text}>
        {text.length > 20 ? `${text.slice(0, 12)}…` : text}
      </code>
      <CopyButton text={text} />
    </span>
  )
}
