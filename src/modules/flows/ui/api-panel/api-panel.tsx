'use client'

import { useId, useState } from 'react'
import { t } from '@/lib/messages/t'
import { CodeBlock } from '@/ui/code-block'
import { CopyButton } from '@/ui/copy-button'
import { SegmentedControl } from '@/ui/segmented-control'
import { Switch } from '@/ui/switch'
import { codeSample, runUrl, type SampleLanguage } from './code-samples'

interface ApiPanelProps {
  /** Where this installation is reached. */
  baseUrl: string
  flowId: string
  /** The flow's endpoint name, used in the address when it has one. */
  endpointName?: string | null
}

const languages: readonly { value: SampleLanguage; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'javascript', label: 'JavaScript' },
  { value: 'python', label: 'Python' },
  { value: 'client', label: t('api.client') },
]

/** How to run this very flow from one's own code. */
export function ApiPanel({ baseUrl, flowId, endpointName }: ApiPanelProps) {
  const [language, setLanguage] = useState<SampleLanguage>('curl')
  const [stream, setStream] = useState(false)
  const streamId = useId()
  const input = { base_url: baseUrl, flow: endpointName || flowId, flow_id: flowId, stream }
  const url = runUrl(input)
  return (
    <section aria-label={t('api.title')} className="flex flex-col gap-4 p-4">
      <p className="text-ink-2 text-sm">{t('api.intro')}</p>
      <div>
        <h3 className="mb-1 font-medium text-xs">{t('api.endpoint')}</h3>
        <div className="flex items-center gap-1 rounded-md border bg-sunken py-1 pr-1 pl-2.5">
          <code className="min-w-0 flex-1 truncate font-mono text-xs" title={url}>
            POST {url}
          </code>
          <CopyButton text={url} />
        </div>
      </div>
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={streamId} className="text-sm">
          {t('api.stream')}
        </label>
        <Switch id={streamId} checked={stream} onCheckedChange={setStream} />
      </div>
      <SegmentedControl
        label={t('api.language')}
        value={language}
        onValueChange={setLanguage}
        options={languages}
        className="w-full [&>button]:flex-1 [&>button]:justify-center [&>button]:px-1"
      />
      <CodeBlock code={codeSample(language, input)} />
      <p className="text-ink-3 text-xs">{t('api.key_hint')}</p>
    </section>
  )
}
