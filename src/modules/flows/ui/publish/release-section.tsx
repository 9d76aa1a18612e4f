'use client'

import { CloudOff, CloudUpload, GitCompareArrows, History } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { definitions } from '@/components/definitions'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Status } from '@/ui/status'
import { indexDefinitions } from '../canvas/model/definition-index'
import { diffFlows } from '../canvas/model/diff/diff-flows'
import { readStoredFlow } from '../canvas/model/stored-flow'
import type { Autosave } from '../editor/use-autosave'
import { KeepVersionDialog } from '../versions/keep-version-dialog'
import { nextLabel } from '../versions/next-label'
import { useVersionActions } from '../versions/use-version-actions'
import { useVersions } from '../versions/use-versions'

interface ReleaseSectionProps {
  flow: Outputs['flows']['read_flow']
  autosave: Autosave
  onCompare: (from: string, to: string | undefined) => void
  onShowVersions: () => void
}

/** What is online, how the draft differs from it, and the buttons that change it. */
export function ReleaseSection({ flow, autosave, onCompare, onShowVersions }: ReleaseSectionProps) {
  const { versions } = useVersions(flow.id)
  const actions = useVersionActions(flow.id, autosave)
  const [publishing, setPublishing] = useState(false)
  const label = flow.is_online ? flow.online_version : null
  const online = api.flows.read_online_flow.useQuery(
    { flow_id: flow.id },
    { enabled: label !== null, staleTime: 60_000, retry: false },
  )
  const count = useChanges(label === null ? undefined : online.data?.data, autosave.document)
  return (
    <section aria-label={t('publish.title')} className="flex flex-col gap-3">
      {label === null ? (
        <div>
          <Status kind="idle">{t('publish.offline_title')}</Status>
          <p className="mt-1 text-ink-2 text-sm">{t('publish.offline_text')}</p>
        </div>
      ) : (
        <div>
          <Status kind="done">{t('publish.online_title', { label })}</Status>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 text-ink-2 text-sm">
            {online.isError ? (
              <span>
                {t('publish.online_failed')}: {errorText(online.error).title}
              </span>
            ) : count === 0 ? (
              t('publish.no_changes')
            ) : count === undefined ? null : (
              <>
                <span>{count === 1 ? t('publish.changes_one') : t('publish.changes', { count })}</span>
                <Button variant="link" onClick={() => onCompare(label, undefined)}>
                  <GitCompareArrows aria-hidden />
                  {t('publish.see_changes')}
                </Button>
              </>
            )}
          </p>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={count === 0} busy={actions.busy} onClick={() => setPublishing(true)}>
          {!actions.busy && <CloudUpload aria-hidden />}
          {t(label === null ? 'publish.publish_draft' : 'publish.publish_changes')}
        </Button>
        {label !== null && (
          <Button
            disabled={actions.busy}
            onClick={() => void actions.unpublish(versions.find((version) => version.flow_version === label))}
          >
            <CloudOff aria-hidden />
            {t('publish.unpublish')}
          </Button>
        )}
        <Button variant="ghost" onClick={onShowVersions}>
          <History aria-hidden />
          {t('publish.older')}
        </Button>
      </div>
      {publishing && (
        <KeepVersionDialog
          suggested={nextLabel(versions.map((version) => version.flow_version))}
          publish
          onKeep={actions.keep}
          onClose={() => setPublishing(false)}
        />
      )}
    </section>
  )
}

/** In how much the draft differs from what is online; undefined while that is not known. Typing does not wait for it. */
function useChanges(online: unknown, document: unknown): number | undefined {
  const draft = useDeferredValue(document)
  const index = useMemo(() => indexDefinitions(definitions), [])
  const before = useMemo(() => (online === undefined ? undefined : readStoredFlow(online)), [online])
  return useMemo(
    () => (before ? diffFlows(before, readStoredFlow(draft), index).count : undefined),
    [before, draft, index],
  )
}
