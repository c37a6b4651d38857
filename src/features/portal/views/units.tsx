import type { ReactNode } from 'react'
import { Frame, type PageContext } from './frame.tsx'
import { Head } from './lists.tsx'

/** All units by kind. */
export function UnitsPage({
  page,
  groups,
}: {
  page: PageContext
  groups: readonly {
    readonly name: string
    readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
  }[]
}): ReactNode {
  return (
    <Frame page={page} title="部门与学院" crumbs={[{ name: '部门与学院' }]}>
      <h1 className="page-title">部门与学院</h1>
      {groups.map(({ name, units }) => (
        <section key={name} aria-label={name}>
          <Head title={name} />
          <ul className="units">
            {units.map((unit) => (
              <li key={unit.slug}>
                <a href={`/units/${unit.slug}`}>
                  {unit.name}
                  <span className="n">{unit.count} 条</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}
