import Link from 'next/link'

interface LinkTabsProps {
  label: string
  items: readonly { id: string; label: string; href: string }[]
  active: string
}

/** Parts of a page that have an address each. */
export function LinkTabs({ label, items, active }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="shrink-0 border-b">
      <ul className="flex gap-1 overflow-x-auto">
        {items.map((item) => (
          <li key={item.id} className="shrink-0">
            <Link
              href={item.href}
              aria-current={item.id === active ? 'page' : undefined}
              className="-mb-px flex h-9 items-center border-transparent border-b-2 px-2 text-ink-2 text-sm transition-colors duration-100 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
