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
    <div className={cn('group/code relative min-w-0 overflow-hidden rounded-lg border bg-sunken', className)}>
      <div className="absolute top-1.5 right-1.5 flex items-center gap-1 rounded-md bg-sunken">
        {language && <span className="px-1 text-ink-3 text-xs">{language}</span>}
        <CopyButton text={code} />
      </div>
      <pre className="overflow-x-auto p-3 pr-16 font-mono text-[12px] leading-[19px]">
        <code>{code}</code>
      </pre>
    </div>
  )
}
