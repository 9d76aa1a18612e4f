/** The sign: a wheel in a channel of water. */
export function MillraceMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={className}>
      <circle cx="12" cy="10" r="6.25" stroke="currentColor" strokeWidth="1.75" />
      <path d="M12 3.75v12.5M5.75 10h12.5M7.6 5.6l8.8 8.8M16.4 5.6l-8.8 8.8" stroke="currentColor" strokeWidth="1.25" />
      <path
        d="M2.5 19.25c1.6 0 1.6 1.25 3.2 1.25s1.6-1.25 3.15-1.25c1.6 0 1.6 1.25 3.15 1.25 1.6 0 1.6-1.25 3.2-1.25 1.55 0 1.55 1.25 3.15 1.25 1.55 0 1.55-1.25 3.15-1.25"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  )
}
