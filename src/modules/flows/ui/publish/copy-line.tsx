import { CopyButton } from '@/ui/copy-button'

/** One line of text under its name, to be copied. */
export function CopyLine({ label, text, prefix }: { label: string; text: string; prefix?: string }) {
  return (
    <div>
      <h4 className="mb-1 font-medium text-xs">{label}</h4>
      <div className="flex items-center gap-1 rounded-md border bg-sunken py-1 pr-1 pl-2.5">
        <code className="min-w-0 flex-1 truncate font-mono text-xs" title={text}>
          {prefix && `${prefix} `}
          {text}
        </code>
        <CopyButton text={text} />
      </div>
    </div>
  )
}
