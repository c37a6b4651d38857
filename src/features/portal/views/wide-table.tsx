import type { ReactNode } from 'react'

/**
 * A table that scrolls within its own width, for the keyboard too; `children` are its rows. On a phone its head is gone: each cell says
 * what it is by its `data-label`.
 */
export function WideTable({
  label,
  headings,
  children,
}: {
  label: string
  headings: readonly string[]
  children: ReactNode
}): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="catalogue">
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
