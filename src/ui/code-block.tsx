import { cn } from './cn'
import { CopyButton } from './copy-button'

interface CodeBlockProps {
  code: string
  /** Shown in the corner, e.g. `bash`. */
  language?: string
  className?: string
}

export function CodeBlock({ code, language, className }: CodeBlockProps) {
  return (
    <div className={cn('flex min-w-0 items-start rounded-lg border bg-sunken', className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto p-3 font-mono text-[12px] leading-[19px]">
        <code>{code}</code>
      </pre>
      <div className="flex shrink-0 items-center gap-1 p-1.5 pl-0">
        {language && <span className="px-1 text-ink-3 text-xs">{language}</span>}
        <CopyButton text={code} />
      </div>
    </div>
  )
}
