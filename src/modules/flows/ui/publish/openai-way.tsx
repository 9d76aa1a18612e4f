'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { CodeBlock } from '@/ui/code-block'
import { SegmentedControl } from '@/ui/segmented-control'
import { type OpenaiLanguage, openaiSample, openaiUrl } from './code-samples'
import { CopyLine } from './copy-line'
import { TryRequest } from './try-request'
import type { FlowAddress } from './way'

const languages: readonly { value: OpenaiLanguage; label: string }[] = [
  { value: 'javascript', label: 'JavaScript' },
  { value: 'python', label: 'Python' },
  { value: 'curl', label: 'curl' },
]

/** The flow as a model for any client of OpenAI. */
export function OpenaiWay({ base_url, flow }: FlowAddress) {
  const [language, setLanguage] = useState<OpenaiLanguage>('javascript')
  return (
    <div className="flex flex-col gap-3">
      <CopyLine label={t('publish.base_url')} text={openaiUrl(base_url)} />
      <CopyLine label={t('publish.model')} text={flow} />
      <SegmentedControl
        label={t('api.language')}
        value={language}
        onValueChange={setLanguage}
        options={languages}
        className="w-full [&>button]:flex-1 [&>button]:justify-center [&>button]:px-1"
      />
      <CodeBlock code={openaiSample(language, base_url, flow)} />
      <p className="text-ink-3 text-xs">{t('api.key_hint')}</p>
      <TryRequest
        url="/api/v1/chat/completions"
        body={(content) => ({ model: flow, messages: [{ role: 'user', content }] })}
      />
    </div>
  )
}
