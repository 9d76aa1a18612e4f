'use client'

import { useId, useState } from 'react'
import { t } from '@/lib/messages/t'
import { CodeBlock } from '@/ui/code-block'
import { SegmentedControl } from '@/ui/segmented-control'
import { Switch } from '@/ui/switch'
import { codeSample, runUrl, type SampleLanguage } from './code-samples'
import { CopyLine } from './copy-line'
import { TryRequest } from './try-request'
import type { FlowAddress } from './way'

const languages: readonly { value: SampleLanguage; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'javascript', label: 'JavaScript' },
  { value: 'python', label: 'Python' },
  { value: 'client', label: t('api.client') },
]

/** How to run this very flow from one's own code. */
export function RestWay({ base_url, flow, flow_id, online }: FlowAddress) {
  const [language, setLanguage] = useState<SampleLanguage>('curl')
  const [wanted, setStream] = useState(false)
  const [chosen, choose] = useState<'online' | 'draft'>()
  const release = chosen ?? (online ? 'online' : 'draft')
  const streamId = useId()
  // The typed client streams by starting a run, and what it starts is the draft.
  const streams = !(language === 'client' && release === 'online')
  const input = { base_url, flow, flow_id, stream: wanted && streams, release }
  return (
    <div className="flex flex-col gap-3">
      <SegmentedControl
        label={t('publish.release')}
        value={release}
        onValueChange={choose}
        options={[
          { value: 'online', label: t('publish.release_online') },
          { value: 'draft', label: t('publish.release_draft') },
        ]}
        className="w-full [&>button]:flex-1 [&>button]:justify-center"
      />
      {release === 'online' && !online && <p className="text-sm text-warn">{t('publish.rest_needs_online')}</p>}
      <CopyLine label={t('api.endpoint')} prefix="POST" text={runUrl(input)} />
      <SegmentedControl
        label={t('api.language')}
        value={language}
        onValueChange={setLanguage}
        options={languages}
        className="w-full [&>button]:flex-1 [&>button]:justify-center [&>button]:px-1"
      />
      <CodeBlock code={codeSample(language, input)} />
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={streamId} className="text-sm">
          {t('api.stream')}
        </label>
        <Switch id={streamId} checked={wanted && streams} disabled={!streams} onCheckedChange={setStream} />
      </div>
      <p className="text-ink-3 text-xs">{t('api.key_hint')}</p>
      <TryRequest
        url={runUrl({ ...input, base_url: '', stream: false })}
        body={(text) => ({ input_value: text, input_type: 'chat', output_type: 'chat' })}
      />
    </div>
  )
}
