import type { ReactNode } from 'react'

/** The emblem: a hall of columns in a ring, in the colour of the text around it. */
export function Emblem(): ReactNode {
  return (
    <svg className="emblem" viewBox="0 0 60 60" aria-hidden="true">
      <circle cx="30" cy="30" r="28.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="30" cy="30" r="25" fill="none" stroke="currentColor" strokeWidth="1" />
      <path
        d="M14 41h32M17 37.5h26M19 37V27m7.3 10V27m7.4 10V27m7.3 10V27M14 26.5l16-10.5 16 10.5z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinejoin="round"
      />
    </svg>
  )
}
