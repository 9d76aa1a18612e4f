'use client'

import { isValidElement, memo, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { cn } from './cn'
import { CodeBlock } from './code-block'

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  // A picture from a stranger's server would tell that server who reads: it becomes a link.
  img: ({ src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noopener noreferrer nofollow">
      {alt || 'image'}
    </a>
  ),
  table: ({ children }) => (
    <div className="table-scroll">
      <table>{children}</table>
    </div>
  ),
  pre: ({ children }) => <CodeBlock code={textOf(children).replace(/\n$/, '')} language={languageOf(children)} />,
}

interface MarkdownProps {
  text: string
  className?: string
}

/** Markdown with tables and task lists. Raw HTML is not rendered; links open apart. */
export const Markdown = memo(function Markdown({ text, className }: MarkdownProps) {
  return (
    <div className={cn('prose min-w-0', className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  )
})

interface ElementProps {
  className?: string
  children?: ReactNode
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return isValidElement<ElementProps>(node) ? textOf(node.props.children) : ''
}

function languageOf(node: ReactNode): string | undefined {
  if (!isValidElement<ElementProps>(node)) return undefined
  return /language-([\w+#-]+)/.exec(node.props.className ?? '')?.[1]
}
